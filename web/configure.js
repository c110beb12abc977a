// The page on which a clinic's settings are made: what is typed is held against what fits by the
// checker of the widget, and becomes a preview and texts to paste. Nothing is kept, nothing is sent.
import start, { check } from "./{{report}}";

{{settings}}

const at = (id) => document.getElementById(id);
const data = JSON.parse(at("cf-data").textContent);
const form = at("cf-form");
const frame = at("cf-preview-frame");
const here = new URL("../", import.meta.url).href;
const origin = new URL(here).origin;

// What is filled in, as a configuration; a field that is empty is left out of it.
function written() {
  const whole = {};
  for (const [path, { kind, list }] of Object.entries(data.fields)) {
    const inputs = [...form.querySelectorAll(`[name="${path}"]`)];
    const ticked = inputs.filter((it) => it.checked).map((it) => it.value);
    const text = inputs[0].value;
    const value = list ? ticked : kind === "boolean" ? ticked.length > 0
      : kind === "number" ? (text === "" ? text : Number(text)) : text;
    if (value === "" || value === false || value.length === 0) continue;
    const [object, key] = path.split(".");
    if (key) (whole[object] ??= {})[key] = value;
    else whole[object] = value;
  }
  return whole;
}

// Each problem and notice to its own field; whether there is no problem.
function tell(lines) {
  for (const place of form.querySelectorAll(".cf-problem, .cf-notice")) place.textContent = "";
  for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  let holds = true;
  for (const [kind, path, , said] of lines) {
    const field = path.replace(/\[\d+\]$/, "");
    const place = at(`cf-${kind}-${field}`);
    holds &&= kind !== "problem";
    if (!place) continue;
    place.textContent = (kind === "problem" ? data.words.fits : data.words.used) + said;
    if (kind === "problem") for (const input of form.querySelectorAll(`[name="${field}"]`)) input.ariaInvalid = "true";
  }
  at("cf-state").textContent = holds ? data.words.holds : data.words.errors;
  return holds;
}

const quoted = (text) => text.replaceAll("&", "&amp;").replaceAll("'", "&#39;").replaceAll("<", "&lt;");

// An address with its JSON in a form that no attribute and no address can mistake.
const behind = (json) => encodeURIComponent(json).replaceAll("'", "%27");

function element(json, config) {
  if (!data.element) return { text: data.words.element_missing, policy: "" };
  const lang = config.languages?.length === 1 ? ` lang="${config.languages[0]}"` : "";
  const inside = data.fallback[config.languages?.[0] ?? "en"][config.region ?? ""];
  return {
    text: `<ketamine-outlook${lang} config='${quoted(json)}'>\n${inside}\n</ketamine-outlook>\n`
      + `<script type="module" src="${here}embed/ketamine-outlook.js" integrity="${data.element}" crossorigin="anonymous"></script>`,
    policy: `script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin}; img-src 'self' data:`,
  };
}

function framed(json) {
  return {
    text: `<iframe data-ketamine-outlook title="${quoted(document.title)}" width="100%" height="700" loading="lazy" referrerpolicy="no-referrer" src="${here}embed/frame.html${json === "{}" ? "" : `#${behind(json)}`}"></iframe>\n`
      + `<script src="${here}embed/frame-host.js" integrity="${data.host}" crossorigin="anonymous" defer></script>`,
    policy: `frame-src ${origin}; script-src ${origin}`,
  };
}

function wordpress(config) {
  const pairs = Object.entries(data.fields).filter(([path]) => !path.startsWith("kiosk.")).flatMap(([path]) => {
    const value = path.split(".").reduce((value, key) => value?.[key], config);
    return value === undefined ? [] : [[path.replace(".", "_"), [value].flat().join(" ")]];
  });
  const fit = pairs.filter(([, value]) => !/["[\]\n]/.test(value));
  const text = `[ketamine_outlook${fit.map(([name, value]) => ` ${name}="${value}"`).join("")}]`;
  return { text, note: fit.length < pairs.length ? data.words.wordpress_brackets : "" };
}

function kiosk(config) {
  // The one sequence that could end the element early.
  const json = JSON.stringify(config, null, 2).replaceAll("<", "\\u003c");
  return { text: `<script type="application/json" id="ko-config">\n${json}\n</script>` };
}

function write(config) {
  const { kiosk: _, ...site } = config;
  const json = JSON.stringify(site);
  const made = { element: element(json, site), frame: framed(json), wordpress: wordpress(config), kiosk: kiosk(config) };
  for (const [name, { text, policy, note }] of Object.entries(made)) {
    at(`cf-${name}`).textContent = text;
    const beside = { [`cf-${name}-policy`]: policy, [`cf-${name}-note`]: note };
    for (const [id, said] of Object.entries(beside)) if (at(id)) at(id).textContent = said ?? "";
  }
}

// The frame reads what stands behind the #, and loads again when that changes.
let waiting;
function preview(config) {
  clearTimeout(waiting);
  const { kiosk: _, ...site } = config;
  const address = `${here}embed/frame.html#${behind(JSON.stringify(site))}`;
  // Not for every letter of a word.
  waiting = setTimeout(() => frame.contentWindow.location.replace(address), 600);
}

function changed() {
  const config = written();
  const lines = check(settings(config)).split("\n").filter(Boolean).map((line) => line.split("\t"));
  if (!tell(lines)) return;
  write(config);
  preview(config);
}

async function copy({ target }) {
  const button = target.closest("[data-copy]");
  if (!button) return;
  const from = at(button.dataset.copy);
  const status = button.nextElementSibling;
  try {
    await navigator.clipboard.writeText(from.textContent);
    status.textContent = data.words.copied;
  } catch {
    getSelection().selectAllChildren(from);
    status.textContent = data.words.by_hand;
  }
}

form.addEventListener("submit", (event) => event.preventDefault());
start({ module_or_path: new URL("./{{report_wasm}}", import.meta.url) }).then(() => {
  form.addEventListener("input", changed);
  document.addEventListener("click", copy);
  changed();
  document.documentElement.dataset.ready = "";
}).catch((error) => {
  console.error(error);
  at("cf-state").textContent = data.words.failed;
});
