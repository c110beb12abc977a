// Loads the widget and hands it the page. Whatever fails here, the static answer stays.

function fail(reason, error) {
  console.error("ketamine-outlook:", reason, error);
  dispatchEvent(new CustomEvent("ko-failed", { detail: reason }));
}

// A promise that says of its failure what it stood for.
function part(reason, promise) {
  return promise.catch((error) => { throw { reason, error }; });
}

async function fetched(name) {
  // As the page asked for it before: WebKit loads it twice in any other way.
  const response = await fetch(new URL(name, import.meta.url), { mode: "no-cors", credentials: "include" });
  if (!response.ok) throw new Error(name + ": status " + response.status);
  return response;
}

async function boot() {
  if (typeof WebAssembly !== "object") throw { reason: "no-webassembly" };
  // All three at once; the page has asked for them already.
  const [bindings, wasm, words] = await Promise.all([
    part("script", import("./{{bindings}}")),
    part("wasm", fetched("{{wasm}}")),
    part("words", fetched("{{words}}").then((response) => response.text())),
  ]);
  await part("wasm", bindings.default({ module_or_path: wasm }));
  // A trap leaves the widget without a sound state: say so rather than stand still.
  addEventListener("error", ({ error }) => {
    if (error instanceof WebAssembly.RuntimeError) fail("crashed", error);
  });
  await part("start", (async () => bindings.start(words))());
  document.getElementById("ko-status").hidden = true;
}

boot().catch((thrown) => fail(thrown.reason ?? "script", thrown.error ?? thrown));
