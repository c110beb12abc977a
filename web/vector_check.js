// Compares the answers of this wasm with the test vectors. Part of the page's self-check and of the
// kiosk's script.

// Ends a part of an outlook, in the numbers of the widget's `self_check`.
const END = 4294967295;

// The parts of an outlook, each as one text.
function splitParts(numbers) {
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

function matches(check, [, answers, ...expected]) {
  const found = splitParts(check(answers));
  const ranges = expected.pop();
  return found.length >= 5
    && expected.every((part, at) => !part || part.join() === found[at])
    && (ranges === null || (typeof ranges === "number" ? ranges === found.length - 5
      : ranges.map((it) => it.join()).join(";") === found.slice(5).join(";")));
}

// Wrong vectors: one with a finding too few, one with a finding too many, one with a changed figure.
// If one of them matches, the check itself is broken.
function damagedVectors(vectors) {
  const copy = (row) => JSON.parse(JSON.stringify(row));
  const finding = copy(vectors.find((row) => row[5]?.length));
  finding[5].pop();
  const more = copy(vectors.find((row) => row[5]));
  more[5].push(0);
  const figure = copy(vectors.find((row) => row[7]?.length));
  figure[7][0][4] += 1;
  return [finding, more, figure];
}

// `check` is the widget's `self_check`, `data` the file of the vectors. Returns the edition, the build,
// the number of vectors, the places of those that differ, whether all damaged ones were detected, and
// the milliseconds it took.
function checkVectors(check, data) {
  const { edition, build, vectors } = data;
  const started = performance.now();
  const wrong = vectors.filter((row) => !matches(check, row)).map(([place]) => place);
  const noticed = damagedVectors(vectors).every((row) => !matches(check, row));
  return { edition, build, count: vectors.length, wrong, noticed, ms: performance.now() - started };
}
