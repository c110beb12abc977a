// The self-check of the page: compares the widget's answers with the test vectors in this browser.
// Everything it needs is loaded before a person answers; the check itself makes no request.
import { VECTORS } from "./build.js";
import { checkVectors } from "./vector_check.js";

/** @typedef {Record<"title" | "intro" | "button" | "good" | "bad" | "about" | "decimal", string>} Words */

/**
 * The result as two sentences.
 * @param {ReturnType<typeof checkVectors>} result
 * @param {Words} words
 */
function describe({ edition, build, count, wrong, noticed, ms }, words) {
  const fill = (/** @type {string} */ text, /** @type {Record<string, unknown>} */ parts) =>
    text.replace(/\{(\w+)\}/g, (_, name) => String(parts[name]));
  const seconds = (ms / 1000).toFixed(2).replace(".", words.decimal);
  const passed = noticed && wrong.length === 0;
  return [
    fill(passed ? words.good : words.bad, { count, wrong: noticed ? wrong.length : count }),
    fill(words.about, { edition, build, seconds }),
  ];
}

/**
 * Adds the check to the end of the page's general answer, in the language of the page.
 * @param {import("./vector_check.js").Check} check
 */
export async function ready(check) {
  const data = await (await fetch(new URL(VECTORS, import.meta.url))).json();
  const make = (/** @type {string} */ name, /** @type {string} */ text) =>
    Object.assign(document.createElement(name), { textContent: text });
  const section = make("section", "");
  section.id = "ko-check";
  const draw = () => {
    const code = document.documentElement.lang;
    const lang = data.words[code] ? code : Object.keys(data.words)[0];
    /** @type {Words} */
    const words = data.words[lang];
    const button = make("button", words.button);
    Object.assign(button, { type: "button", className: "ko-quiet ko-quiet-edge" });
    const status = make("div", "");
    status.setAttribute("role", "status");
    button.onclick = () => {
      const result = checkVectors(check, data);
      const { count, wrong, noticed, ms } = result;
      Object.assign(status.dataset, { count, wrong: noticed ? wrong.length : count, ms: Math.round(ms) });
      status.replaceChildren(...describe(result, words).map((text) => make("p", text)));
      if (wrong.length) console.error("ketamine-outlook: self-check", wrong);
    };
    section.lang = lang;
    section.replaceChildren(make("h3", words.title), make("p", words.intro), button, status);
  };
  draw();
  new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["lang"] });
  document.querySelector("#ko-general .ko-static")?.append(section);
}
