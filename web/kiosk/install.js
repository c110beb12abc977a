// An installed kiosk looks for a newer build between visits. A complete one then takes over.
import { WORKER } from "../build.js";

let isStale = false;
/** @type {() => boolean} */
let isBetween = () => false;

function reloadIfStale() {
  if (isStale && isBetween()) location.reload();
}

export async function update() {
  if (!WORKER || !navigator.serviceWorker) return;
  reloadIfStale();
  const registration = await navigator.serviceWorker.getRegistration();
  if (isBetween()) registration?.waiting?.postMessage("now");
  registration?.update().catch(() => {});
}

/**
 * Keeps the kiosk on this device.
 * @param {typeof isBetween} between Whether nobody's visit is under way.
 */
export async function install(between) {
  isBetween = between;
  if (!WORKER || !navigator.serviceWorker) return;
  const workers = navigator.serviceWorker;
  const first = !workers.controller;
  workers.addEventListener("controllerchange", () => {
    isStale = !first;
    reloadIfStale();
  });
  // Not in every browser, and so not in TypeScript.
  const { trustedTypes } = /** @type {any} */ (globalThis);
  const policy = trustedTypes?.createPolicy("kiosk", { createScriptURL: () => WORKER });
  const registration = await workers.register(policy?.createScriptURL("") ?? WORKER, { updateViaCache: "none" });
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && workers.controller && isBetween()) worker.postMessage("now");
    });
  });
  await update();
}
