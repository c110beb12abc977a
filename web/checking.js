// Holds the answers of this very wasm against what must come out. Joined into the page's self-check and
// into the kiosk's script.

const END = 4294967295;

// The parts of an outlook, each as one text.
function parts(numbers) {
  const out = [];
  let part = [];
  for (const number of numbers) {
    if (number === END) {
      out.push(part.join());
      part = [];
    } else {
      part.push(number);
    }
  }
  return out;
}

function holds(check, [, given, ...told]) {
  const found = parts(check(given));
  const ranges = told.pop();
  return found.length >= 5
    && told.every((part, at) => !part || part.join() === found[at])
    && (ranges === null || (typeof ranges === "number" ? ranges === found.length - 5
      : ranges.map((it) => it.join()).join(";") === found.slice(5).join(";")));
}

// A vector with one finding too many, and one with a figure moved: both must be noticed, or the
// check itself is broken.
function damaged(vectors) {
  const copy = (row) => JSON.parse(JSON.stringify(row));
  const finding = copy(vectors.find((row) => row[5]?.length));
  finding[5].pop();
  const more = copy(vectors.find((row) => row[5]));
  more[5].push(0);
  const figure = copy(vectors.find((row) => row[7]?.length));
  figure[7][0][4] += 1;
  return [finding, more, figure];
}

// `check` is the widget's own `self_check`, `part` the text of the vectors. Gives edition, build,
// how many vectors were held, the places of those that do not hold, whether wrong ones were
// noticed, and the milliseconds it took.
function run(check, part) {
  const { edition, build, vectors } = part;
  const started = performance.now();
  const wrong = vectors.filter((row) => !holds(check, row)).map(([place]) => place);
  const noticed = damaged(vectors).every((row) => !holds(check, row));
  return { edition, build, count: vectors.length, wrong, noticed, ms: performance.now() - started };
}
