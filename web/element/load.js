// The files of the element, each loaded once for all elements of a page.

// Written so that a bundler finds every file.
const FILES_HERE = {
  wasm: [new URL("./{{wasm}}", import.meta.url), "{{wasm_integrity}}"],
  packs: [
{{packs}}
  ],
};

// An error with one of the reasons in docs/embed.md.
class ReasonedError extends Error {
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}

// Calls an async function once and keeps its promise; after a rejection the next call tries again.
function once(make) {
  let made;
  return (...args) => made ??= make(...args).catch((error) => { made = undefined; throw error; });
}

// The bytes of a file of this build. A failure is diagnosed with a second request.
async function loadBytes([{ href }, integrity], type) {
  try {
    const response = await fetch(href, { integrity });
    if (response.ok) return checkType(href, type, response.headers.get("content-type"), await response.arrayBuffer());
  } catch {
    // Diagnosed below.
  }
  const request = await requestAgain(href);
  const reason = await failureOf(href, request);
  if (reason) throw new ReasonedError(reason, href);
  const found = request.getResponseHeader("content-type");
  // Only a secure context can compute a digest.
  const digest = await crypto.subtle?.digest("SHA-256", request.response);
  if (digest && integrity !== "sha256-" + btoa(String.fromCharCode(...new Uint8Array(digest)))) {
    throw new ReasonedError(found?.startsWith(type) ? "other-build" : "wrong-type", `${href} is ${found}`);
  }
  return checkType(href, type, found, request.response);
}

// Problems of the server that do not stop the widget, by file.
const notices = new Map();

// Notes a wrong media type, and returns the bytes.
function checkType(href, type, found, bytes) {
  if (!found?.startsWith(type)) {
    notices.set(href, new ReasonedError("wrong-type", `${href} is ${found}, not ${type}; it works all the same`));
  }
  return bytes;
}

const loadPack = async (file) => localizeDates(new TextDecoder().decode(await loadBytes(file, "text/plain")));
const catalogsOf = (packs) => ({ packs, codes: packs.map(codeOf) });

// The first language, to which the others fall back.
const loadFirst = once(async () => catalogsOf([await loadPack(FILES_HERE.packs[0])]));

// All languages, the first one first. Another one that does not load is left out.
const loadAll = once(async () => {
  const [, ...files] = FILES_HERE.packs;
  const [{ packs }, ...others] = await Promise.all([loadFirst(), ...files.map((file) => loadPack(file).catch(() => ""))]);
  return catalogsOf([...packs, ...others.filter(Boolean)]);
});

// The error that ended the wasm. After it the wasm is in an invalid state and is not called again.
let trapped;

function guarded(exports) {
  const guard = (it) => (...args) => {
    try {
      return it(...args);
    } catch (error) {
      trapped ??= new ReasonedError("panic", String(error));
      failAll(trapped);
      throw error;
    }
  };
  return Object.fromEntries(Object.entries(exports).map(([name, it]) =>
    [name, typeof it === "function" ? guard(it) : it]));
}

const bindings = {{bindings}};

const loadWasm = once(async () => {
  const bytes = await loadBytes(FILES_HERE.wasm, "application/wasm");
  try {
    await bindings.init({ module_or_path: bytes });
  } catch (error) {
    throw trapped ?? new ReasonedError("other-build", String(error));
  }
});

// Gives the wasm the catalogs, if they hold more languages than it has.
let known = 0;
function setCatalogs(catalogs) {
  if (catalogs.packs.length > known) bindings.Widget.set_catalogs(catalogs.packs.join(""));
  known = Math.max(known, catalogs.packs.length);
  return catalogs;
}

// Loads what a widget in this language needs. The first language does not wait for the others.
async function load(lang) {
  const reason = unsupported();
  if (reason) throw new ReasonedError(reason, "the questions cannot run here");
  const first = !bestLanguage(lang, FILES_HERE.packs.map(([, , code]) => code));
  const [catalogs] = await Promise.all([first && known < 2 ? loadFirst() : loadAll(), loadWasm()]);
  if (trapped) throw trapped;
  return setCatalogs(catalogs);
}

// The outlook of answers, as `cargo xtask evaluate` writes it for a line.
export async function evaluate(answers) {
  const reason = unsupported();
  if (reason) throw new ReasonedError(reason, "the engine cannot run here");
  await loadWasm();
  return JSON.parse(bindings.evaluate(answers));
}

// Once for all elements, after everything is loaded.
const warmUpOnce = once((place, clinic) => warmUp(bindings.Widget, place, clinic).catch(console.warn));
