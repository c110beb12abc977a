// The configuration page for clinics: the widget's own checker validates the form, and the settings become
// a preview and texts to paste. Nothing is stored or sent.
import start, { check_settings } from "./bindings.js";
import { WASM } from "./build.js";

/** @typedef {import("./configuration.js").Configuration} Configuration */
/** @typedef {{ text: string, policy?: string, note?: string }} Output What to paste, and what to know of it. */

/**
 * What the build wrote into the page: the fields with their types, words, hashes, and the content of the element by
 * language and region.
 * @typedef {{
 *   fields: Record<string, { kind: string, list: boolean }>,
 *   words: Record<string, string>,
 *   fallback: Record<string, Record<string, string>>,
 *   element: string | null,
 *   host: string,
 * }} Data
 */

const find = (/** @type {string} */ id) => document.getElementById(id);
const at = (/** @type {string} */ id) => /** @type {HTMLElement} */ (find(id));
/** @type {Data} */
const data = JSON.parse(at("cf-data").textContent ?? "");
const form = at("cf-form");
const frame = /** @type {HTMLIFrameElement} */ (at("cf-preview-frame"));
const here = new URL("../", import.meta.url).href;
const origin = new URL(here).origin;

/**
 * The inputs of a field.
 * @param {string} path
 * @returns {HTMLInputElement[]}
 */
const inputsOf = (path) => [...form.querySelectorAll(`[name="${path}"]`)].map((it) => /** @type {any} */ (it));

/**
 * The value of a field as it is in the form.
 * @param {string} path
 */
function formValue(path) {
  const { kind, list } = data.fields[path];
  const inputs = inputsOf(path);
  const ticked = inputs.filter((it) => it.checked).map((it) => it.value);
  const [{ value: text }] = inputs;
  if (list) return ticked;
  if (kind === "boolean") return ticked.length > 0;
  return kind === "number" && text !== "" ? Number(text) : text;
}

/** The form as a configuration, without its empty fields. */
function readForm() {
  /** @type {Record<string, any>} */
  const config = {};
  for (const path of Object.keys(data.fields)) {
    const value = formValue(path);
    if (value === "" || value === false || (Array.isArray(value) && value.length === 0)) continue;
    const [object, key] = path.split(".");
    if (key) config[object] = { ...config[object], [key]: value };
    else config[object] = value;
  }
  return /** @type {Configuration} */ (config);
}

/**
 * Shows each problem and notice at its field. Returns whether there is no problem.
 * @param {string[][]} lines
 */
function showProblems(lines) {
  for (const place of form.querySelectorAll(".cf-problem, .cf-notice")) place.textContent = "";
  for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  let valid = true;
  for (const [kind, path, , text] of lines) {
    const field = path.replace(/\[\d+\]$/, "");
    const place = find(`cf-${kind}-${field}`);
    valid &&= kind !== "problem";
    if (!place) continue;
    place.textContent = (kind === "problem" ? data.words.fits : data.words.used) + text;
    if (kind === "problem") for (const input of inputsOf(field)) input.ariaInvalid = "true";
  }
  at("cf-state").textContent = valid ? data.words.holds : data.words.errors;
  return valid;
}

const quoted = (/** @type {string} */ text) =>
  text.replaceAll("&", "&amp;").replaceAll("'", "&#39;").replaceAll("<", "&lt;");

// JSON, escaped for the fragment of an address inside an attribute.
const fragment = (/** @type {string} */ json) => encodeURIComponent(json).replaceAll("'", "%27");

/**
 * @param {string} json
 * @param {Configuration} config
 * @returns {Output}
 */
function elementCode(json, config) {
  if (!data.element) return { text: data.words.element_missing, policy: "" };
  const lang = config.languages?.length === 1 ? ` lang="${config.languages[0]}"` : "";
  const inside = data.fallback[config.languages?.[0] ?? "en"][config.region ?? ""];
  return {
    text:
      `<ketamine-outlook${lang} config='${quoted(json)}'>\n${inside}\n</ketamine-outlook>\n` +
      `<script type="module" src="${here}embed/ketamine-outlook.js" integrity="${data.element}" crossorigin="anonymous"></script>`,
    policy: `script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin}; img-src 'self' data:`,
  };
}

/**
 * @param {string} json
 * @returns {Output}
 */
function frameCode(json) {
  return {
    text:
      `<iframe data-ketamine-outlook title="${quoted(document.title)}" width="100%" height="700" loading="lazy" referrerpolicy="no-referrer" src="${here}embed/frame.html${json === "{}" ? "" : `#${fragment(json)}`}"></iframe>\n` +
      `<script src="${here}embed/frame-host.js" integrity="${data.host}" crossorigin="anonymous" defer></script>`,
    policy: `frame-src ${origin}; script-src ${origin}`,
  };
}

/**
 * @param {Configuration} config
 * @returns {Output}
 */
function wordpressCode(config) {
  const pairs = Object.entries(data.fields)
    .filter(([path]) => !path.startsWith("kiosk."))
    .flatMap(([path]) => {
      /** @type {any} */
      const all = config;
      const value = path.split(".").reduce((value, key) => value?.[key], all);
      return value === undefined ? [] : [[path.replace(".", "_"), [value].flat().join(" ")]];
    });
  const fit = pairs.filter(([, value]) => !/["[\]\n]/.test(value));
  const text = `[ketamine_outlook${fit.map(([name, value]) => ` ${name}="${value}"`).join("")}]`;
  return { text, note: fit.length < pairs.length ? data.words.wordpress_brackets : "" };
}

/**
 * @param {Configuration} config
 * @returns {Output}
 */
function kioskCode(config) {
  // "<" could end the element early.
  const json = JSON.stringify(config, null, 2).replaceAll("<", "\\u003c");
  return { text: `<script type="application/json" id="ko-config">\n${json}\n</script>` };
}

/** @param {Configuration} config */
function showCode(config) {
  const { kiosk: _, ...site } = config;
  const json = JSON.stringify(site);
  const outputs = {
    element: elementCode(json, site),
    frame: frameCode(json),
    wordpress: wordpressCode(config),
    kiosk: kioskCode(config),
  };
  for (const [name, { text, policy, note }] of Object.entries(outputs)) {
    at(`cf-${name}`).textContent = text;
    const notes = { [`cf-${name}-policy`]: policy, [`cf-${name}-note`]: note };
    for (const [id, text] of Object.entries(notes)) {
      const place = find(id);
      if (place) place.textContent = text ?? "";
    }
  }
}

// The frame reads its settings behind the #, and reloads when they change.
/** @type {number | undefined} */
let waiting;
/** @param {Configuration} config */
function preview(config) {
  clearTimeout(waiting);
  const { kiosk: _, ...site } = config;
  const address = `${here}embed/frame.html#${fragment(JSON.stringify(site))}`;
  // Debounced while a person types.
  waiting = setTimeout(() => frame.contentWindow?.location.replace(address), 600);
}

function changed() {
  const config = readForm();
  const lines = check_settings(config).map((line) => line.split("\t"));
  if (!showProblems(lines)) return;
  showCode(config);
  preview(config);
}

/** @param {Event} event */
async function copy({ target }) {
  const button = target instanceof Element && target.closest("[data-copy]");
  const status = button ? button.nextElementSibling : null;
  if (!button || !status) return;
  const from = at(button.getAttribute("data-copy") ?? "");
  try {
    await navigator.clipboard.writeText(from.textContent ?? "");
    status.textContent = data.words.copied;
  } catch {
    getSelection()?.selectAllChildren(from);
    status.textContent = data.words.by_hand;
  }
}

form.addEventListener("submit", (event) => event.preventDefault());
start({ module_or_path: WASM.url })
  .then(() => {
    form.addEventListener("input", changed);
    document.addEventListener("click", copy);
    changed();
    document.documentElement.dataset.ready = "";
  })
  .catch((error) => {
    console.error(error);
    at("cf-state").textContent = data.words.failed;
  });
