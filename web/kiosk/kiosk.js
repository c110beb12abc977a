// Runs a kiosk: unpacks the data in the page, starts an instance of the widget, and after each visit starts
// another one. Everything that outlives a visit is here: listeners, the timer, the wake lock. A failure leads
// to the start screen, or to the general answer in the page.
import { WORKER } from "../build.js";
import { makeSheet } from "../element/shadow.js";
import { checkVectors } from "../vector_check.js";
import { install, update } from "./install.js";
import { Instance } from "./instance.js";

// The style sheet hides every button where this script does not run.
document.documentElement.dataset.runs = "";

// After more failures within a minute the kiosk shows the general answer for a while.
const FAILURES = 3;
const MINUTE = 60_000;

const place = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @type {WebAssembly.Module} */
let module;
/** @type {CSSStyleSheet} */
let sheet;
/** @type {{ packs: string[], config: string }} */
let given;
/** @type {HTMLElement} */
let original;
/** @type {Instance | undefined} */
let running;
/** @type {number[]} */
let failures = [];

// The general answer is between visits, too.
const isBetween = () => running?.isBetween ?? true;

/**
 * @param {boolean} erased
 * @param {boolean} failed
 */
function begin(erased, failed) {
  // A new element for every instance: the listeners on the old one are gone with it.
  const host = /** @type {HTMLElement} */ (original.cloneNode());
  place("ketamine-outlook").replaceWith(host);
  running = new Instance(host, sheet, module, given, { erased, failed }, crashed);
  place("ko-general").hidden = true;
  scrollTo(0, 0);
}

/** @param {boolean} destroy */
function end(destroy) {
  const ended = running;
  running = undefined;
  ended?.end(destroy);
}

/**
 * Starts a new instance. The old one is hidden at once, and ends after its current call has returned.
 * @param {boolean} erased
 * @param {boolean} failed
 */
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

/**
 * Ends the questions: shows the general answer, and why.
 * @param {string} reason
 * @param {unknown} error
 */
function fail(reason, error) {
  console.error("ketamine-outlook:", reason, error);
  end(false);
  delete document.documentElement.dataset.runs;
  const root = /** @type {HTMLElement} */ (original.cloneNode(true));
  const screen = /** @type {HTMLElement} */ (root.querySelector("[data-screen]"));
  const failed = place("ko-failed");
  screen.dataset.screen = "error";
  for (const button of root.querySelectorAll("button, .ko-bar")) button.remove();
  place("ketamine-outlook").replaceWith(root);
  failed.dataset.reason = reason;
  failed.hidden = false;
  place("ko-general").hidden = false;
  // Tries again later, but only where the page is sure to load again.
  const loadsAgain = location.protocol === "file:" || navigator.serviceWorker?.controller;
  if (loadsAgain) setTimeout(() => location.reload(), 5 * MINUTE);
}

/**
 * An instance has failed: hides it at once, and restarts after the current call has returned. A failure while it
 * starts is reported by the caller.
 * @param {unknown} error
 */
function crashed(error) {
  if (!running) return;
  place("ketamine-outlook").hidden = true;
  setTimeout(restart, 0, error);
}

/** @param {unknown} error */
function restart(error) {
  const now = performance.now();
  failures = [...failures.filter((then) => now - then < MINUTE), now];
  console.error("ketamine-outlook: broke", error);
  if (failures.length > FAILURES) fail("crashed", error);
  else renew(false, true);
}

/**
 * The text of a file beside the page; "{}" if the server does not answer in time.
 * @param {string} name
 */
async function fetchText(name) {
  const response = await fetch(name, { signal: AbortSignal.timeout?.(5_000) }).catch(() => undefined);
  return response?.ok ? response.text() : "{}";
}

/** @param {string} id */
async function unpacked(id) {
  const packed = Uint8Array.from(atob(place(id).textContent ?? ""), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")));
}

/** Compares the test vectors with the answers of the current instance. */
async function check() {
  const instance = running;
  if (!instance) return;
  let [count, wrong] = [0, 0];
  try {
    const found = checkVectors(instance.check, await (await unpacked("ko-vectors")).json());
    count = found.count;
    wrong = found.noticed ? found.wrong.length : count;
  } catch (error) {
    console.error("ketamine-outlook: check", error);
  }
  if (running === instance) instance.kiosk.checked(count, wrong);
}

const keepAwake = () => navigator.wakeLock?.request("screen").catch(() => {});

document.addEventListener("DOMContentLoaded", async () => {
  const start = place("ketamine-outlook");
  original = /** @type {HTMLElement} */ (start.cloneNode(true));
  let pressed = false;
  start.addEventListener("click", ({ target }) => {
    pressed ||= target instanceof Element && target.closest("[data-action=start]") !== null;
  });
  try {
    if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
    const [words, wasm] = await Promise.all(["ko-words", "ko-wasm"].map(unpacked));
    // One language after the other; behind a line is what its variants say in its place. The codes differ, on
    // the second line.
    const packs = (await words.text()).split("\v").flatMap((language) => {
      const lines = language.split("\n").map((line) => line.split("\f"));
      return lines[1].map((_, at) => lines.map((line) => line[at] || line[0]).join("\n"));
    });
    // The clinic's settings as JSON: in the page of the single file, in a file beside an installed kiosk.
    given = { packs, config: WORKER ? await fetchText("config.json") : (place("ko-config").textContent ?? "") };
    module = await WebAssembly.compile(await wasm.arrayBuffer());
    sheet = makeSheet(document.querySelector("style")?.textContent ?? "");
    begin(false, false);
    for (const message of running?.kiosk.problems() ?? []) console.warn("ketamine-outlook: config:", message);
  } catch (error) {
    fail("load", error);
    return;
  }
  if (pressed) running?.press();
  addEventListener("ko-erase", () => renew(true, false));
  addEventListener("ko-renew", () => renew(false, false));
  addEventListener("ko-check", check);
  // A page that is left erases the visit; one that comes back starts anew.
  addEventListener("pagehide", () => {
    place("ketamine-outlook").hidden = true;
    end(true);
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) renew(false, false);
  });
  for (const type of ["pointerdown", "touchmove", "wheel", "keydown", "input"]) {
    document.addEventListener(type, () => running?.kiosk.activity(), { capture: true, passive: true });
  }
  // Not on the start screen, which a script scrolls.
  document.addEventListener("scroll", () => isBetween() || running?.kiosk.activity(), true);
  setInterval(() => running?.kiosk.tick(), 1_000);
  document.addEventListener("visibilitychange", () => {
    running?.kiosk.tick();
    keepAwake();
  });
  for (const type of ["contextmenu", "dragstart", "copy", "cut"]) {
    document.addEventListener(type, (event) => event.preventDefault());
  }
  keepAwake();
  install(isBetween).catch((error) => console.warn("ketamine-outlook: not installed", error));
});
