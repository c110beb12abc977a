// The self-screening page: it holds the element, and follows its language and its screen.
import * as bindings from "./bindings.js";
import { SELF_CHECK } from "./build.js";
import { define } from "./element/element.js";
import { languageOf } from "./element/language_packs.js";

const page = document.documentElement;
// The general answer is in the language of the static page.
const { lang: first, dir: firstDir } = page;
const { title: firstTitle } = document;
const host = /** @type {HTMLElement} */ (document.getElementById("ketamine-outlook"));
const general = /** @type {HTMLElement} */ (document.getElementById("ko-general"));
/** @type {NodeListOf<HTMLElement>} */
const links = document.querySelectorAll(".ko-answer-link");

/** @param {HTMLElement} root */
function follow(root) {
  const app = /** @type {HTMLElement | null} */ (root.firstElementChild);
  // Yew has not drawn yet.
  if (!app) return;
  const { lang, dir } = app;
  general.hidden = languageOf(lang) !== first || !app.querySelector("[data-question=condition]");
  const isUrgent = app.querySelector("[data-screen=urgent]");
  for (const link of links) link.hidden = link.lang !== lang || isUrgent !== null;
  // The clinic's accent and the size of text. Set again, the same would cost every step its style.
  const { style } = document.body;
  if (style.cssText !== root.style.cssText) style.cssText = root.style.cssText;
  if (page.lang === lang) return;
  Object.assign(page, { lang, dir });
  document.title = root.dataset.title ?? firstTitle;
}

/** @type {MutationObserver | undefined} */
let changes;
host.addEventListener("ko-ready", () => {
  // The early press is taken over; the widget handles those from now on.
  self.onclick = null;
  const root = /** @type {HTMLElement} */ (host.shadowRoot?.querySelector(".ko"));
  changes?.disconnect();
  // A new page is another child of the widget's element, or another page in the same form. The observer
  // of the element is older and is called first.
  changes = new MutationObserver(() => follow(root));
  changes.observe(root, { childList: true, subtree: true, attributeFilter: ["lang", "data-page", "style"] });
  follow(root);
  /** @type {HTMLElement} */ (document.getElementById("ko-status")).hidden = true;
});
host.addEventListener("ko-error", (event) => {
  if (!(event instanceof CustomEvent) || !event.detail.fatal) return;
  changes?.disconnect();
  // What the page then shows is in its own language.
  Object.assign(page, { lang: first, dir: firstDir });
  document.title = firstTitle;
});
// The last request: none follows an answer.
const check = () => import(SELF_CHECK).then(({ ready }) => ready(bindings.self_check)).catch(console.warn);
host.addEventListener("ko-ready", check, { once: true });
define();
