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
  const response = await fetch(new URL(name, import.meta.url));
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
  // Copying and saving come last, and all at once: no request of theirs follows an answer.
  const taking = Promise.all([
    import("./{{take_along}}"), fetched("{{report_wasm}}"), import("./{{report}}"),
  ]).then(([script, wasm]) => script.ready(wasm, words));
  taking.catch(console.warn);
  document.getElementById("ketamine-outlook").addEventListener("click", ({ target }) => {
    const button = target.closest("[data-visit] button");
    const status = button?.parentNode.nextElementSibling;
    if (button) taking.then((take) => take(button, status))
      .catch(() => { status.textContent = status.dataset.failed; });
  });
}

boot().catch((thrown) => fail(thrown.reason ?? "script", thrown.error ?? thrown));
