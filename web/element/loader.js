// The files of the widget, each loaded once for all elements of a page.
import startWasm, * as bindings from "../bindings.js";
import { PACKS, WASM } from "../build.js";
import { integrityOf } from "../integrity.js";
import { trapped } from "./guard.js";
import { bestLanguage, codeOf, localizeDates } from "./language_packs.js";
import { failureOf, ReasonedError, requestAgain, unsupported } from "./load_diagnostics.js";

/** @typedef {import("../build.js").BuildFile} BuildFile */
/** @typedef {{ packs: string[], codes: string[] }} Catalogs */

/**
 * Calls an async function once and keeps its promise; after a rejection the next call tries again.
 * @template T
 * @param {() => Promise<T>} make
 * @returns {() => Promise<T>}
 */
function once(make) {
  /** @type {Promise<T> | undefined} */
  let made;
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

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
 * @param {BuildFile} file
 * @param {RequestPriority} [priority]
 */
async function loadPack(file, priority) {
  const response = await loadFile(file, "text/plain", priority);
  return localizeDates(await response.text());
}

/**
 * @param {string[]} packs
 * @returns {Catalogs}
 */
const catalogsOf = (packs) => ({ packs, codes: packs.map(codeOf) });

// The first language, to which the others fall back.
const loadFirst = once(async () => catalogsOf([await loadPack(PACKS[0])]));

/** All languages, the first one first. Another one that does not load is left out. */
export const loadAll = once(async () => {
  const others = PACKS.slice(1).map((file) => loadPack(file, "low").catch(() => ""));
  const [{ packs }, ...loaded] = await Promise.all([loadFirst(), ...others]);
  return catalogsOf([...packs, ...loaded.filter(Boolean)]);
});

const loadWasm = once(async () => {
  const response = await loadFile(WASM, "application/wasm");
  try {
    await startWasm({ module_or_path: response });
  } catch (error) {
    throw trapped ?? new ReasonedError("other-build", String(error));
  }
});

let known = 0;

/**
 * Gives the wasm the catalogs, if they hold more languages than it has.
 * @param {Catalogs} catalogs
 */
export function setCatalogs(catalogs) {
  try {
    if (catalogs.packs.length > known) bindings.Widget.set_catalogs(catalogs.packs.join(""));
  } catch (error) {
    throw trapped ?? new ReasonedError("other-build", String(error));
  }
  known = Math.max(known, catalogs.packs.length);
  return catalogs;
}

/**
 * Loads what a widget in this language needs. The first language does not wait for the others: they are
 * requested once the wasm has arrived, so that they do not hold it up, and before any answer is taken.
 * @param {string} lang
 */
export async function load(lang) {
  const reason = unsupported();
  if (reason) throw new ReasonedError(reason, "the questions cannot run here");
  const codes = PACKS.map(({ code }) => code);
  const isFirst = !bestLanguage(lang, codes) && known < 2;
  const wasm = loadWasm();
  // What nobody waits for here is waited for later.
  if (isFirst) wasm.then(loadAll).catch(() => {});
  const [catalogs] = await Promise.all([isFirst ? loadFirst() : loadAll(), wasm]);
  if (trapped) throw trapped;
  return setCatalogs(catalogs);
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
