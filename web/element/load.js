// What the element loads, each file once for all elements of a page.

// Written so that a bundler finds every file.
const FILES_HERE = {
  wasm: [new URL("./{{wasm}}", import.meta.url), "{{wasm_integrity}}"],
  report: [new URL("./{{report_wasm}}", import.meta.url), "{{report_integrity}}"],
  aids: [new URL("./{{aids}}", import.meta.url), "{{aids_integrity}}"],
  packs: [
{{packs}}
  ],
};

// What went wrong, by a reason of docs/embed.md.
class Trouble extends Error {
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}

function once(make) {
  let made;
  return (...given) => made ??= make(...given).catch((error) => { made = undefined; throw error; });
}

// The bytes of a file of this very build.
async function obtained([{ href }, integrity], type) {
  try {
    const response = await fetch(href, { integrity });
    if (response.ok) return noted(href, type, response.headers.get("content-type"), await response.arrayBuffer());
  } catch {
    // Named below.
  }
  const request = await asked(href);
  const reason = await missing(href, request);
  if (reason) throw new Trouble(reason, href);
  const found = request.getResponseHeader("content-type");
  // Only a page that came safely has the means to compare.
  const digest = await crypto.subtle?.digest("SHA-256", request.response);
  if (digest && integrity !== "sha256-" + btoa(String.fromCharCode(...new Uint8Array(digest)))) {
    throw new Trouble(found?.startsWith(type) ? "other-build" : "wrong-type", `${href} is ${found}`);
  }
  return noted(href, type, found, request.response);
}

// What works all the same and yet should be put right on the server.
const notices = new Map();

function noted(href, type, found, bytes) {
  if (!found?.startsWith(type)) {
    notices.set(href, new Trouble("wrong-type", `${href} is ${found}, not ${type}; it works all the same`));
  }
  return bytes;
}

const text = async (file) => dated(new TextDecoder().decode(await obtained(file, "text/plain")));
const spoken = (packs) => ({ packs, codes: packs.map(codeOf) });

// The language to fall back on, alone.
const first = once(async () => spoken([await text(FILES_HERE.packs[0])]));

// All languages, that one first; another that cannot be had is left out.
const words = once(async () => {
  const [, ...files] = FILES_HERE.packs;
  const [{ packs }, ...others] = await Promise.all([first(), ...files.map((file) => text(file).catch(() => ""))]);
  return spoken([...packs, ...others.filter(Boolean)]);
});

// After an error that left the wasm in its middle nothing of it may run again.
let trapped;

function guarded(exports) {
  const guard = (it) => (...given) => {
    try {
      return it(...given);
    } catch (error) {
      trapped ??= new Trouble("panic", String(error));
      panic(trapped);
      throw error;
    }
  };
  return Object.fromEntries(Object.entries(exports).map(([name, it]) =>
    [name, typeof it === "function" ? guard(it) : it]));
}

const bindings = {{bindings}};

const wasm = once(async () => {
  const bytes = await obtained(FILES_HERE.wasm, "application/wasm");
  try {
    await bindings.init({ module_or_path: bytes });
  } catch (error) {
    throw trapped ?? new Trouble("other-build", String(error));
  }
});

// Languages for the wasm, where they are more than it knows.
let known = 0;
function teach(parts) {
  if (parts.packs.length > known) bindings.Widget.teach(parts.packs.join(""));
  known = Math.max(known, parts.packs.length);
  return parts;
}

// What a widget in this language needs; who reads the first one waits for no other.
async function load(lang) {
  const reason = unable();
  if (reason) throw new Trouble(reason, "the questions cannot run here");
  const alone = !chosen(lang, FILES_HERE.packs.map(([, , code]) => code));
  const [parts] = await Promise.all([alone && known < 2 ? first() : words(), wasm()]);
  if (trapped) throw trapped;
  return teach(parts);
}

const ready = {{take_along}};

// What copies, saves and evaluates: a second wasm, which comes once the widget is in charge.
const taking = once(async () => {
  const [bytes, { packs, codes }] =
    await Promise.all([obtained(FILES_HERE.report, "application/wasm"), words()]);
  return ready(bytes, Object.fromEntries(packs.map((pack, at) => [codes[at], pack])));
});

// Terms explained and what else makes it easier. Their code stands in here, since no browser checks a
// script that is imported later against a hash of ours; their words come as a file like any other.
const TERMS = {{terms}};
const COMFORT = {{comfort}};
const easing = once(async () => {
  const texts = JSON.parse(new TextDecoder().decode(await obtained(FILES_HERE.aids, "application/json")));
  return { terms: TERMS(texts), comfort: COMFORT(texts) };
});

// The outlook of answers, as `cargo xtask evaluate` gives it for a line.
export async function evaluate(answers) {
  const reason = unable();
  if (reason) throw new Trouble(reason, "the engine cannot run here");
  return (await taking()).evaluate(answers);
}

// Once for all elements, and after all that is loaded.
const rehearsing = once((place, clinic) => taking().catch(() => {})
  .then(() => rehearse(bindings.Widget, place, clinic)).catch(console.warn));
