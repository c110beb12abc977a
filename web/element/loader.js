// The files of the widget, each loaded once for all elements of a page.
import startWasm, * as bindings from "../bindings.js";
import { PACKS, WASM } from "../build.js";
import { integrityOf } from "../integrity.js";
import { trapped } from "./guard.js";
import { codeOf, wantedCodes } from "./language_packs.js";
import { failureOf, ReasonedError, requestAgain, unsupported } from "./load_diagnostics.js";

/** @typedef {import("../build.js").BuildFile} BuildFile */
/** @typedef {{ packs: string[], codes: string[] }} Catalogs */

/**
 * Problems of the server that do not stop the widget, by file.
 * @type {Map<string, ReasonedError>}
 */
export const notices = new Map();

/**
 * A file of this build. A failure is diagnosed with a second request.
 * @param {BuildFile} file
 * @param {string} type
 * @param {RequestPriority} [priority]
 */
async function loadFile({ url: { href }, integrity }, type, priority) {
  try {
    // The page preloads its files in this mode: WebKit would load them twice in another one.
    const mode = integrity ? { integrity } : /** @type {const} */ ({ mode: "no-cors", credentials: "include" });
    const response = await fetch(href, { ...mode, priority });
    if (response.ok && !response.bodyUsed) return checkType(href, type, response);
  } catch {
    // Diagnosed below.
  }
  const request = await requestAgain(href);
  const reason = await failureOf(href, request);
  if (reason) throw new ReasonedError(reason, href);
  const found = request.getResponseHeader("content-type") ?? "";
  const actual = integrity && (await integrityOf(request.response));
  if (actual && integrity !== actual) {
    throw new ReasonedError(found.startsWith(type) ? "other-build" : "wrong-type", `${href} is ${found}`);
  }
  return checkType(href, type, new Response(request.response, { headers: { "content-type": found } }));
}

/**
 * Notes a wrong media type.
 * @param {string} href
 * @param {string} type
 * @param {Response} response
 */
function checkType(href, type, response) {
  const found = response.headers.get("content-type");
  if (!found?.startsWith(type)) {
    notices.set(href, new ReasonedError("wrong-type", `${href} is ${found}, not ${type}; it works all the same`));
  }
  return response;
}

/**
 * Requests of packs, by language code.
 * @type {Map<string, Promise<string>>}
 */
const requests = new Map();

/**
 * @param {string} code
 * @param {RequestPriority} [priority]
 */
function loadPack(code, priority) {
  const known = requests.get(code);
  if (known) return known;
  const file = /** @type {BuildFile} */ (PACKS.find((pack) => pack.code === code));
  const request = loadFile(file, "text/plain", priority).then((response) => response.text());
  requests.set(code, request);
  return request;
}

/**
 * The best language for a tag; where that does not load, the first one there is.
 * @param {string} lang
 */
async function loadBest(lang) {
  const [best, first] = [wantedCodes(lang)[0], PACKS[0].code];
  try {
    return await loadPack(best).catch(() => loadPack(first));
  } catch (error) {
    // The next start asks again.
    for (const code of [best, first]) requests.delete(code);
    throw error;
  }
}

/**
 * Every language. One that does not load is left out.
 * @param {string} lang
 */
const loadEach = (lang) => Promise.all(wantedCodes(lang).map((code) => loadPack(code, "low").catch(() => "")));

/** @type {Promise<void> | undefined} */
let wasm;

async function startOnce() {
  const response = await loadFile(WASM, "application/wasm");
  try {
    await startWasm({ module_or_path: response });
  } catch (error) {
    throw trapped ?? new ReasonedError("other-build", String(error));
  }
}

/** Loads the wasm once; after a failure the next call tries again. */
function loadWasm() {
  wasm ??= startOnce().catch((error) => {
    wasm = undefined;
    throw error;
  });
  return wasm;
}

/**
 * What the wasm has.
 * @type {Catalogs}
 */
let catalogs = { packs: [], codes: [] };

/**
 * Gives the wasm the packs that it does not have yet, after those that it has.
 * @param {string[]} loaded
 */
function addPacks(loaded) {
  const packs = [...new Set([...catalogs.packs, ...loaded])];
  try {
    if (packs.length > catalogs.packs.length) bindings.Widget.set_catalogs(packs.join(""));
  } catch (error) {
    throw trapped ?? new ReasonedError("other-build", String(error));
  }
  catalogs = { packs, codes: packs.map(codeOf) };
  return catalogs;
}

/**
 * Adds the other languages.
 * @param {string} lang
 */
export const loadOthers = async (lang) => addPacks((await loadEach(lang)).filter(Boolean));

/**
 * Loads what a widget in this language needs. It does not wait for the other languages: they are requested once
 * the wasm has arrived, so that they do not hold it up, and before any answer is taken.
 * @param {string} lang
 */
export async function load(lang) {
  const reason = unsupported();
  if (reason) throw new ReasonedError(reason, "the questions cannot run here");
  const started = loadWasm();
  started.then(() => loadEach(lang)).catch(() => {});
  const [pack] = await Promise.all([loadBest(lang), started]);
  if (trapped) throw trapped;
  return addPacks([pack]);
}

/**
 * The outlook of answers, as `cargo xtask evaluate` writes it for a line.
 * @param {unknown} answers
 */
export async function evaluate(answers) {
  const reason = unsupported();
  if (reason) throw new ReasonedError(reason, "the engine cannot run here");
  await loadWasm();
  return JSON.parse(bindings.evaluate(answers));
}
