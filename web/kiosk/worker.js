// The service worker of an installed kiosk: it serves the kiosk without a network. It caches the files of
// one build, each with its hash. A build is installed as a whole or not at all, and a damaged file is
// never served.
import { BUILD, CACHED, HELP } from "../build.js";
import { integrityOf } from "../integrity.js";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const NAME = `ketamine-outlook-${BUILD}`;
const CONFIG = "config.json";

/**
 * A file from the network; rejects if the server does not answer within `seconds`.
 * @param {string} name
 * @param {number} seconds
 */
async function fresh(name, seconds) {
  const response = await fetch(name, {
    integrity: CACHED[name],
    cache: "no-store",
    signal: AbortSignal.timeout?.(seconds * 1e3),
  });
  if (!response.ok) throw name;
  return response;
}

async function install() {
  const cache = await caches.open(NAME);
  const names = Object.keys(CACHED);
  const all = await Promise.all(names.map((name) => fresh(name, 60)));
  await Promise.all(names.map((name, at) => cache.put(name, all[at])));
  await config();
}

/**
 * A cached file. A damaged one is fetched again, if the server still has it with the same hash.
 * @param {string} name
 */
async function intact(name) {
  const cache = await caches.open(NAME);
  const response = await cache.match(name);
  const bytes = (await response?.clone().arrayBuffer()) ?? new ArrayBuffer();
  if (response && CACHED[name] === (await integrityOf(bytes))) return response;
  const again = await fresh(name, 9);
  await cache.put(name, again.clone()).catch(() => {});
  return again;
}

// The clinic's settings are not part of a build: the newest version, also across builds. A response that is
// not JSON is the login page of a captive network.
async function config() {
  const cache = await caches.open(NAME);
  let found = (await cache.match(CONFIG)) ?? (await caches.match(CONFIG));
  try {
    const response = await fresh(CONFIG, 3);
    await response.clone().json();
    found = response;
  } catch {}
  if (found) await cache.put(CONFIG, found.clone()).catch(() => {});
  return found ?? new Response("{}");
}

async function tidy() {
  const old = (/** @type {string} */ name) => name !== NAME && name.startsWith("ketamine-outlook-");
  await Promise.all((await caches.keys()).filter(old).map((name) => caches.delete(name)));
}

async function installed() {
  try {
    await install();
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

const help = () => new Response(HELP, { headers: { "Content-Type": "text/html" } });

worker.addEventListener("install", (event) => event.waitUntil(installed()));
worker.addEventListener("activate", (event) => event.waitUntil(tidy()));
worker.addEventListener("message", ({ data }) => {
  if (data === "now") worker.skipWaiting();
});
worker.addEventListener("fetch", (event) => {
  const { url, mode } = event.request;
  const name = mode === "navigate" ? "./" : url.slice(worker.registration.scope.length);
  if (name === CONFIG) event.respondWith(config());
  else if (name in CACHED) event.respondWith(intact(name).catch(help));
});
