// Holds the widget's own answers against what must come out, in this very browser. What it needs is
// here before anyone answers; a check asks the network for nothing.

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
  return found.length >= 4
    && told.every((part, at) => !part || part.join() === found[at])
    && (ranges === null || (typeof ranges === "number" ? ranges === found.length - 4
      : ranges.map((it) => it.join()).join(";") === found.slice(4).join(";")));
}

// A vector with one finding too many, and one with a figure moved: both must be noticed, or the
// check itself is broken.
function damaged(vectors) {
  const copy = (row) => JSON.parse(JSON.stringify(row));
  const finding = copy(vectors.find((row) => row[4]?.length));
  finding[4].pop();
  const more = copy(vectors.find((row) => row[4]));
  more[4].push(0);
  const figure = copy(vectors.find((row) => row[6]?.length));
  figure[6][0][4] += 1;
  return [finding, more, figure];
}

// `check` is the widget's own `self_check`, `part` the text of the vectors. Gives edition, build,
// how many vectors were held, the places of those that do not hold, whether wrong ones were
// noticed, and the milliseconds it took.
export function run(check, part) {
  const { edition, build, vectors } = part;
  const started = performance.now();
  const wrong = vectors.filter((row) => !holds(check, row)).map(([place]) => place);
  const noticed = damaged(vectors).every((row) => !holds(check, row));
  return { edition, build, count: vectors.length, wrong, noticed, ms: performance.now() - started };
}

// What came of it, in words.
export function told(result, words) {
  const { edition, build, count, wrong, noticed, ms } = result;
  const fill = (text, parts) => text.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
  const seconds = (ms / 1000).toFixed(2).replace(".", words.decimal);
  const good = noticed && wrong.length === 0;
  return [
    fill(good ? words.good : words.bad, { count, wrong: noticed ? wrong.length : count }),
    fill(words.about, { edition, build, seconds }),
  ];
}

// Puts the check at the end of the page's general answer, in the language of the page.
export async function ready(check) {
  const part = await (await fetch(new URL("./{{vectors}}", import.meta.url))).json();
  const make = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const section = make("section", "");
  section.id = "ko-check";
  const draw = () => {
    const code = document.documentElement.lang;
    const lang = part.words[code] ? code : Object.keys(part.words)[0];
    const words = part.words[lang];
    const button = make("button", words.button);
    Object.assign(button, { type: "button", className: "ko-quiet ko-quiet-edge" });
    const status = make("div", "");
    status.setAttribute("role", "status");
    button.onclick = () => {
      const result = run(check, part);
      status.dataset.count = result.count;
      status.dataset.wrong = result.noticed ? result.wrong.length : result.count;
      status.dataset.ms = Math.round(result.ms);
      status.replaceChildren(...told(result, words).map((text) => make("p", text)));
      if (result.wrong.length) console.error("ketamine-outlook: self-check", result.wrong);
    };
    section.lang = lang;
    section.replaceChildren(make("h3", words.title), make("p", words.intro), button, status);
  };
  draw();
  new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["lang"] });
  document.querySelector("#ko-general .ko-static").append(section);
}
