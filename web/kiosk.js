// Runs a kiosk: unpacks the data in the page, starts an instance of the widget, and after each visit
// overwrites its memory and starts another one. Everything that outlives a visit is here: listeners, the
// timer, the wake lock. A failure leads to the start screen, or to the general answer in the page.
"use strict";
// The style sheet hides every button where this script does not run.
document.documentElement.dataset.runs = "";
// The bindings of one instance, and `close`, which ends it. An instance whose memory is overwritten must not
// be called again, by a pending callback or by a finalizer. An instance that threw is in an invalid state: it
// ends as well, and `onFailure` is called, since some browsers hide errors from a page opened from a disk.
function bind(onFailure) {
const FinalizationRegistry = undefined;
let ended = false;
const guarded = (it) => (...all) => {
  if (ended) return [];
  try {
    return it(...all);
  } catch (error) {
    ended = true;
    onFailure(error);
    throw error;
  }
};
const WebAssembly = {
  Module: self.WebAssembly.Module,
  Instance: function (module, imports) {
    const { exports } = new self.WebAssembly.Instance(module, imports);
    const guard = ([name, it]) => [name, typeof it === "function" ? guarded(it) : it];
    return { exports: Object.fromEntries(Object.entries(exports).map(guard)) };
  },
};
{{bindings}}
return { bindings: wasm_bindgen, close: () => { ended = true; } };
}

const BUILD = "{{build}}";
// The file name of the service worker of an installed kiosk; empty in the single file.
const WORKER = "{{worker}}";
// After more failures within a minute the kiosk shows the general answer for a while.
const FAILURES = 3;
const MINUTE = 60_000;

const place = (id) => document.getElementById(id);
let module, packs, config, original, running;
let failures = [];

function begin(erased, failed) {
  // A new element for every instance: the listeners on the old one are gone with it.
  const root = original.cloneNode(false);
  place("ketamine-outlook").replaceWith(root);
  const { bindings, close } = bind(crashed);
  const { memory } = bindings.initSync({ module });
  const codes = packs.map((pack) => pack.split("\n")[1]);
  const chosen = navigator.languages.map((tag) => codes.indexOf(tag.split("-")[0])).find((at) => at >= 0);
  const kiosk = new bindings.KioskWidget(root, packs.join(""), chosen ?? 0, BUILD, config, erased, failed);
  running = { kiosk, memory, close, check: bindings.self_check };
  place("ko-general").hidden = true;
  scrollTo(0, 0);
  // Yew draws in a later task.
  if (erased) setTimeout(() => root.querySelector("h1")?.focus());
}

// Ends the instance and erases its memory and its elements; `destroy` is false after a failure.
function end(destroy) {
  if (!running) return;
  const { kiosk, memory, close } = running;
  // All texts and elements are separated, so that a reference to one of them keeps nothing else.
  const root = place("ketamine-outlook");
  const elements = root.querySelectorAll("*");
  const texts = [];
  for (const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT); walk.nextNode();) texts.push(walk.currentNode);
  running = undefined;
  try {
    if (destroy) kiosk.destroy();
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

// Starts a new instance. The old one is hidden at once, and ends after its current call has returned.
function renew(erased, failed) {
  place("ketamine-outlook").hidden = true;
  setTimeout(() => {
    try {
      end(!failed);
      begin(erased, failed);
    } catch (error) {
      fail("start", error);
    }
    update();
  });
}

// Ends the questions: shows the general answer, and why.
function fail(reason, error) {
  console.error("ketamine-outlook:", reason, error);
  end(false);
  delete document.documentElement.dataset.runs;
  const root = original.cloneNode(true);
  const screen = root.querySelector("[data-screen]");
  const failed = place("ko-failed");
  screen.dataset.screen = "error";
  for (const button of root.querySelectorAll("button, .ko-bar")) button.remove();
  place("ketamine-outlook").replaceWith(root);
  failed.dataset.reason = reason;
  failed.hidden = false;
  place("ko-general").hidden = false;
  // Tries again later, but only where the page is sure to load again.
  if (location.protocol === "file:" || navigator.serviceWorker?.controller) setTimeout(() => location.reload(), 5 * MINUTE);
}

// An instance has failed: hides it at once, and restarts after the current call has returned. A failure
// while it starts is reported by the caller.
function crashed(error) {
  if (!running) return;
  place("ketamine-outlook").hidden = true;
  setTimeout(restart, 0, error);
}

function restart(error) {
  const now = performance.now();
  failures = [...failures.filter((then) => now - then < MINUTE), now];
  console.error("ketamine-outlook: broke", error);
  if (failures.length > FAILURES) fail("crashed", error);
  else renew(false, true);
}

// The text of a file beside the page; "{}" if the server does not answer in time.
async function fetchText(name) {
  const response = await fetch(name, { signal: AbortSignal.timeout?.(5_000) }).catch(() => {});
  return response?.ok ? response.text() : "{}";
}

{{vector_check}}
// Compares the test vectors with the answers of the current instance.
async function check() {
  const { kiosk, check } = running;
  let found = { count: 0, wrong: [] };
  try {
    found = checkVectors(check, await (await unpacked("ko-vectors")).json());
  } catch (error) {
    console.error("ketamine-outlook: check", error);
  }
  if (running?.kiosk === kiosk) kiosk.checked(found.count, found.noticed ? found.wrong.length : found.count);
}

async function unpacked(id) {
  const packed = Uint8Array.from(atob(place(id).textContent), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")));
}

// An installed kiosk looks for a newer build between visits. A complete one then takes over.
let stale = false;
const between = () => document.querySelector("[data-screen=attract], [data-screen=error]");
function reloadIfStale() {
  if (stale && between()) location.reload();
}
async function update() {
  if (!WORKER || !navigator.serviceWorker) return;
  reloadIfStale();
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
    reloadIfStale();
  });
  const policy = self.trustedTypes?.createPolicy("kiosk", { createScriptURL: () => WORKER });
  const registration = await workers.register(policy?.createScriptURL("") ?? WORKER, { updateViaCache: "none" });
  const ready = ({ target }) => {
    if (target.state === "installed" && workers.controller && between()) target.postMessage("now");
  };
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", ready));
  await update();
}

const keepAwake = () => navigator.wakeLock?.request("screen").catch(() => {});

document.addEventListener("DOMContentLoaded", async () => {
  original = place("ketamine-outlook").cloneNode(true);
  let pressed = false;
  place("ketamine-outlook").addEventListener("click", ({ target }) => {
    pressed ||= Boolean(target.closest("[data-action=start]"));
  });
  try {
    if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
    const [words, wasm] = await Promise.all(["ko-words", "ko-wasm"].map(unpacked));
    // The packs, with a form feed on a line of its own between them.
    packs = (await words.text()).split("\f\n");
    // The clinic's settings as JSON: in the page of the single file, in a file beside an installed kiosk.
    config = WORKER ? await fetchText("config.json") : place("ko-config").textContent;
    module = await WebAssembly.compile(await wasm.arrayBuffer());
    begin(false, false);
    for (const message of running.kiosk.problems()) console.warn("ketamine-outlook: config:", message);
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
  // A page that is left erases the visit; one that comes back starts anew.
  addEventListener("pagehide", () => { place("ketamine-outlook").hidden = true; end(true); });
  addEventListener("pageshow", ({ persisted }) => { if (persisted) renew(false, false); });
  for (const type of ["pointerdown", "touchmove", "wheel", "keydown", "input"])
    document.addEventListener(type, () => running?.kiosk.activity(), { capture: true, passive: true });
  // Not on the start screen, which a script scrolls.
  document.addEventListener("scroll", () => between() || running?.kiosk.activity(), true);
  setInterval(() => running?.kiosk.tick(), 1_000);
  document.addEventListener("visibilitychange", () => {
    running?.kiosk.tick();
    keepAwake();
  });
  for (const type of ["contextmenu", "dragstart", "copy", "cut"])
    document.addEventListener(type, (event) => event.preventDefault());
  keepAwake();
  install().catch((error) => console.warn("ketamine-outlook: not installed", error));
});
