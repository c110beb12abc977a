// Serves an installed kiosk without a network. It keeps exactly the files of one build, each by its
// hash: a build is taken as a whole or not at all, and what is damaged is never served.
const NAME = "ketamine-outlook-{{build}}";
const FILES = {{files}};
const CONFIG = "config.json";
// What is left where even the page cannot be had.
const HELP = {{help}};

async function fresh(name) {
  const response = await fetch(name, { integrity: FILES[name], cache: "no-store" });
  if (!response.ok) throw new Error(name);
  return response;
}

async function fill() {
  const cache = await caches.open(NAME);
  const names = Object.keys(FILES);
  const all = await Promise.all(names.map(fresh));
  await Promise.all(names.map((name, at) => cache.put(name, all[at])));
  await config();
}

// What is damaged is fetched again, if that is still of this build.
async function whole(name) {
  const cache = await caches.open(NAME);
  const response = await cache.match(name);
  const bytes = (await response?.clone().arrayBuffer()) ?? new ArrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  if (FILES[name] === "sha256-" + btoa(String.fromCharCode(...digest))) return response;
  const again = await fresh(name);
  await cache.put(name, again.clone());
  return again;
}

// The clinic's settings are no part of a build: the newest that can be had.
async function config() {
  const cache = await caches.open(NAME);
  const response = await fetch(CONFIG, { cache: "no-store" }).catch(() => {});
  if (!response?.ok) return (await cache.match(CONFIG)) ?? new Response("{}");
  await cache.put(CONFIG, response.clone());
  return response;
}

async function drop(old) {
  await Promise.all((await caches.keys()).filter(old).map((name) => caches.delete(name)));
}

addEventListener("install", (event) => event.waitUntil(fill().catch(async (error) => {
  await drop((name) => name === NAME);
  throw error;
})));
addEventListener("activate", (event) => event.waitUntil(drop((name) => name !== NAME && name.startsWith("ketamine-outlook-"))));
addEventListener("message", ({ data }) => { if (data === "now") skipWaiting(); });
addEventListener("fetch", (event) => {
  const { url, mode } = event.request;
  const name = mode === "navigate" ? "./" : url.slice(registration.scope.length);
  if (name === CONFIG) event.respondWith(config());
  else if (name in FILES) event.respondWith(whole(name).catch(() => new Response(HELP, { headers: { "Content-Type": "text/html" } })));
});
