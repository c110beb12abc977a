// Runs a kiosk: unpacks what stands in the page, starts an instance of the widget, and after each
// visit overwrites all of its memory and starts another. What has to outlive a visit is held here:
// ears, the beat of the clock, the light of the screen. Whatever fails ends at the start screen, or at
// the answer that stands in the page without any script.
"use strict";
// Without this script there is nothing to press: then nothing shows that could be.
document.documentElement.dataset.runs = "";
// The bindings of one instance, and the end of it: nothing may call one whose memory has been
// overwritten, neither what it had put off nor what would clear it away. One that threw stands half-way
// through something, so nothing goes on with it either, and `broken` is told: not every browser tells a
// page that was opened from a disk.
function bound(broken) {
const FinalizationRegistry = undefined;
let ended = false;
const guarded = (given) => (...all) => {
  if (ended) return [];
  try {
    return given(...all);
  } catch (error) {
    ended = true;
    broken(error);
    throw error;
  }
};
const WebAssembly = {
  Module: self.WebAssembly.Module,
  Instance: function (module, imports) {
    const { exports } = new self.WebAssembly.Instance(module, imports);
    const own = ([name, given]) => [name, typeof given === "function" ? guarded(given) : given];
    return { exports: Object.fromEntries(Object.entries(exports).map(own)) };
  },
};
{{bindings}}
return { bindings: wasm_bindgen, close: () => { ended = true; } };
}

const BUILD = "{{build}}";
// The name of the worker beside an installed kiosk; a single file has none.
const WORKER = "{{worker}}";
// So many breaks within a minute, and the questions stay away for a while.
const BREAKS = 3;
const MINUTE = 60_000;

const place = (id) => document.getElementById(id);
let module, packs, config, still, running;
let breaks = [];

function begin(erased, broke) {
  // A new place for every instance: what was heard on the old one is gone with it.
  const root = still.cloneNode(false);
  place("ketamine-outlook").replaceWith(root);
  const { bindings, close } = bound(broken);
  const { memory } = bindings.initSync({ module });
  const codes = packs.map((pack) => pack.split("\n")[1]);
  const chosen = navigator.languages.map((tag) => codes.indexOf(tag.split("-")[0])).find((at) => at >= 0);
  const kiosk = new bindings.Running(root, packs.join(""), chosen ?? 0, BUILD, config, erased, broke);
  running = { kiosk, memory, close, check: bindings.self_check };
  place("ko-general").hidden = true;
  scrollTo(0, 0);
  // Drawn a turn later.
  if (erased) setTimeout(() => root.querySelector("h1")?.focus());
}

function end(sound) {
  if (!running) return;
  const { kiosk, memory, close } = running;
  // Taken apart, so that whoever still holds one element holds that and nothing more.
  const root = place("ketamine-outlook");
  const elements = root.querySelectorAll("*");
  const texts = [];
  for (const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT); walk.nextNode();) texts.push(walk.currentNode);
  running = undefined;
  try {
    // One that broke cannot be asked to do anything.
    if (sound) kiosk.end();
  } catch (error) {
    console.error("ketamine-outlook: end", error);
  }
  close();
  new Uint8Array(memory.buffer).fill(0);
  for (const text of texts) text.data = "";
  for (const element of elements) {
    element.replaceChildren();
    for (const name of element.getAttributeNames()) element.removeAttribute(name);
  }
}

// A new instance; the old one is out of sight at once, and ends when it has let go.
function renew(erased, broke) {
  place("ketamine-outlook").hidden = true;
  setTimeout(() => {
    try {
      end(!broke);
      begin(erased, broke);
    } catch (error) {
      fail("start", error);
    }
    update();
  });
}

function fail(reason, error) {
  console.error("ketamine-outlook:", reason, error);
  end(false);
  delete document.documentElement.dataset.runs;
  const root = still.cloneNode(true);
  const screen = root.querySelector("[data-screen]");
  const failed = place("ko-failed");
  screen.dataset.screen = "error";
  for (const button of root.querySelectorAll("button, .ko-bar")) button.remove();
  place("ketamine-outlook").replaceWith(root);
  failed.dataset.reason = reason;
  failed.hidden = false;
  place("ko-general").hidden = false;
  // It may be over by then; a page that cannot be had again would leave nothing.
  if (location.protocol === "file:" || navigator.serviceWorker?.controller) setTimeout(() => location.reload(), 5 * MINUTE);
}

// Out of sight at once, and seen to when what was under way has come to its end. One that never began is
// its caller's to tell of.
function broken(error) {
  if (!running) return;
  place("ketamine-outlook").hidden = true;
  setTimeout(broke, 0, error);
}

function broke(error) {
  const now = performance.now();
  breaks = [...breaks.filter((then) => now - then < MINUTE), now];
  console.error("ketamine-outlook: broke", error);
  if (breaks.length > BREAKS) fail("crashed", error);
  else renew(false, true);
}

{{settings}}
// They stand in the single file, and beside an installed kiosk. Those that cannot be read are handed on
// as what no settings are, so that every screen says so at its foot.
async function configured() {
  try {
    return settings(JSON.parse(WORKER ? await beside("config.json") : place("ko-config").textContent));
  } catch (error) {
    console.warn("ketamine-outlook: settings", error);
    return "?";
  }
}

// Nobody waits for a server that says nothing.
async function beside(name) {
  const response = await fetch(name, { signal: AbortSignal.timeout?.(5_000) }).catch(() => {});
  return response?.ok ? response.text() : "{}";
}

{{checking}}
// Holds the cases against the answers of the instance that asks for it.
async function check() {
  const { kiosk, check } = running;
  let found = { count: 0, wrong: [] };
  try {
    found = run(check, await (await unpacked("ko-vectors")).json());
  } catch (error) {
    console.error("ketamine-outlook: check", error);
  }
  if (running?.kiosk === kiosk) kiosk.checked(found.count, found.noticed ? found.wrong.length : found.count);
}

async function unpacked(id) {
  const packed = Uint8Array.from(atob(place(id).textContent), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")));
}

// Between visits an installed kiosk looks for a newer build; one that is whole takes over then.
let stale = false;
const between = () => document.querySelector("[data-screen=attract], [data-screen=error]");
function turn() {
  if (stale && between()) location.reload();
}
async function update() {
  if (!WORKER || !navigator.serviceWorker) return;
  turn();
  const registration = await navigator.serviceWorker.getRegistration();
  if (between()) registration?.waiting?.postMessage("now");
  registration?.update().catch(() => {});
}
async function install() {
  if (!WORKER || !navigator.serviceWorker) return;
  const workers = navigator.serviceWorker;
  const first = !workers.controller;
  workers.addEventListener("controllerchange", () => {
    stale = !first;
    turn();
  });
  const own = self.trustedTypes?.createPolicy("kiosk", { createScriptURL: () => WORKER });
  const registration = await workers.register(own?.createScriptURL("") ?? WORKER, { updateViaCache: "none" });
  const ready = ({ target }) => {
    if (target.state === "installed" && workers.controller && between()) target.postMessage("now");
  };
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", ready));
  await update();
}

const light = () => navigator.wakeLock?.request("screen").catch(() => {});

document.addEventListener("DOMContentLoaded", async () => {
  still = place("ketamine-outlook").cloneNode(true);
  let pressed = false;
  place("ketamine-outlook").addEventListener("click", ({ target }) => {
    pressed ||= Boolean(target.closest("[data-action=start]"));
  });
  try {
    if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
    const [words, wasm] = await Promise.all(["ko-words", "ko-wasm"].map(unpacked));
    // Packs follow each other; a line of its own parts them.
    packs = (await words.text()).split("\f\n");
    config = await configured();
    module = await WebAssembly.compile(await wasm.arrayBuffer());
    begin(false, false);
  } catch (error) {
    fail("load", error);
    return;
  }
  if (pressed) document.querySelector("[data-action=start]").click();
  addEventListener("ko-erase", () => renew(true, false));
  addEventListener("ko-renew", () => renew(false, false));
  addEventListener("ko-check", check);
  addEventListener("click", ({ target }) => {
    if (target.closest("[data-action=print]")) print();
  });
  // A page that is left keeps nothing, and one that comes back begins anew.
  addEventListener("pagehide", () => { place("ketamine-outlook").hidden = true; end(true); });
  addEventListener("pageshow", ({ persisted }) => { if (persisted) renew(false, false); });
  for (const sign of ["pointerdown", "touchmove", "wheel", "keydown", "input"])
    document.addEventListener(sign, () => running?.kiosk.touched(), { capture: true, passive: true });
  // The start screen scrolls by itself.
  document.addEventListener("scroll", () => between() || running?.kiosk.touched(), true);
  setInterval(() => running?.kiosk.beat(), 1_000);
  document.addEventListener("visibilitychange", () => {
    running?.kiosk.beat();
    light();
  });
  for (const sign of ["contextmenu", "dragstart", "copy", "cut"])
    document.addEventListener(sign, (event) => event.preventDefault());
  light();
  install().catch((error) => console.warn("ketamine-outlook: not installed", error));
});
