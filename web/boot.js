// Loads the widget and mounts it in the page. If anything fails, the static answer stays.

{{language_packs}}

// Shows the failure on the page at once, and logs its cause. The diagnostics are loaded only now.
async function fail(reason, error, name) {
  dispatchEvent(new CustomEvent("ko-failed", { detail: reason }));
  const cause = import("./{{load_diagnostics}}").then((it) => it.cause(name && new URL(name, import.meta.url).href));
  console.error("ketamine-outlook:", reason, await cause.catch(() => {}), error);
}

// Adds a reason and the name of the file to a rejection.
function required(reason, promise, name) {
  return promise.catch((error) => { throw { reason, error, name }; });
}

async function fetched(name) {
  // The same mode as the preload of the page: WebKit would load the file twice otherwise.
  const response = await fetch(new URL(name, import.meta.url), { mode: "no-cors", credentials: "include" });
  if (!response.ok) throw new Error(name + ": status " + response.status);
  return response;
}

async function loadPack(name) {
  return localizeDates(await (await fetched(name)).text());
}

{{warm_up}}

async function boot() {
  if (typeof WebAssembly !== "object") throw { reason: "no-webassembly" };
  // All at once; the page has preloaded most of them.
  const [bindings, wasm, ...all] = await Promise.all([
    required("script", import("./{{bindings}}"), "./{{bindings}}"),
    required("wasm", fetched("{{wasm}}"), "{{wasm}}"),
    // The first language is required; another one that does not load is left out.
    ...{{packs}}.map((name, at) => at ? loadPack(name).catch(() => "") : required("words", loadPack(name), name)),
  ]);
  await required("wasm", bindings.default({ module_or_path: wasm }));
  // After a trap the state of the widget is invalid: show the failure.
  addEventListener("error", ({ error }) => {
    if (error instanceof WebAssembly.RuntimeError) fail("crashed", error);
  });
  const root = document.getElementById("ketamine-outlook");
  // The clinic's settings as JSON. The widget reads them, and reports what it leaves out.
  const clinic = document.getElementById("ko-config")?.textContent;
  const packs = all.filter(Boolean);
  const codes = packs.map(codeOf);
  const place = bestLanguage(root.lang, codes);
  const widget = await required("start", (async () => {
    bindings.Widget.set_catalogs(packs.join(""));
    return new bindings.Widget(root, place, clinic);
  })());
  // The early press is taken over; the widget handles those from now on.
  self.onclick = null;
  // Title and language of the document belong to the page; the widget does not change them.
  const page = document.documentElement;
  const general = document.getElementById("ko-general");
  const follow = () => {
    const app = root.firstElementChild;
    const { lang, dir } = app;
    const { screen } = app.querySelector("[data-screen]").dataset;
    // The general answer is in the first language. It is shown below the first question and on an error.
    general.hidden = lang !== codes[0] || screen !== "error" && !app.querySelector("[data-question=condition]");
    for (const link of document.querySelectorAll(".ko-answer-link")) link.hidden = link.lang !== lang || screen === "urgent";
    if (page.lang === lang) return;
    Object.assign(page, { lang, dir });
    document.title = packs[codes.indexOf(lang)].split("\n")[{{title}}];
  };
  // A page change is another child of the widget's element, or another question in the same form. After a
  // failure the static page comes back.
  new MutationObserver(follow)
    .observe(root, { childList: true, subtree: true, attributeFilter: ["lang", "data-question"] });
  follow();
  document.getElementById("ko-status").hidden = true;
  for (const message of widget.problems()) {
    console.warn("ketamine-outlook: config:", message);
    dispatchEvent(new CustomEvent("ko-error", { detail: { reason: "config", message } }));
  }
  const notice = widget.notice();
  if (notice) console.warn("ketamine-outlook: config:", notice);
  // Optional parts next: none of their requests follows an answer.
  warmUp(bindings.Widget, place, clinic).catch(console.warn);
  import("./{{self_check}}").then(({ ready }) => ready(bindings.self_check)).catch(console.warn);
  root.addEventListener("click", ({ target }) => {
    if (target.closest("[data-action=print]")) print();
  });
}

boot().catch((thrown) => fail(thrown.reason ?? "script", thrown.error ?? thrown, thrown.name));
