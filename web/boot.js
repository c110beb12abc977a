// Loads the widget and hands it the page. Whatever fails here, the static answer stays.

{{loading}}

// Says it on the page at once, and to whoever looks after it why: what finds that out is loaded only now.
async function fail(reason, error, name) {
  dispatchEvent(new CustomEvent("ko-failed", { detail: reason }));
  const told = import("./{{trouble}}").then(({ cause }) => cause(name && new URL(name, import.meta.url).href));
  console.error("ketamine-outlook:", reason, await told.catch(() => {}), error);
}

// A promise that says of its failure what it stood for.
function part(reason, promise, name) {
  return promise.catch((error) => { throw { reason, error, name }; });
}

async function fetched(name) {
  // As the page asked for it before: WebKit loads it twice in any other way.
  const response = await fetch(new URL(name, import.meta.url), { mode: "no-cors", credentials: "include" });
  if (!response.ok) throw new Error(name + ": status " + response.status);
  return response;
}

async function words(name) {
  return dated(await (await fetched(name)).text());
}

{{settings}}

{{rehearsal}}

// The clinic's, from an element of the page; what is no JSON is a record that nothing fits.
function clinics() {
  const place = document.getElementById("ko-config");
  try {
    return place ? settings(JSON.parse(place.textContent)) : "";
  } catch (error) {
    console.error("ketamine-outlook:", error);
    return "\x1f\x1f\x1f";
  }
}

async function boot() {
  if (typeof WebAssembly !== "object") throw { reason: "no-webassembly" };
  // All at once; the page has asked for most of them already.
  const [bindings, wasm, ...all] = await Promise.all([
    part("script", import("./{{bindings}}"), "./{{bindings}}"),
    part("wasm", fetched("{{wasm}}"), "{{wasm}}"),
    // The first language is needed; another that cannot be had is left out.
    ...{{packs}}.map((name, at) => at ? words(name).catch(() => "") : part("words", words(name), name)),
  ]);
  await part("wasm", bindings.default({ module_or_path: wasm }));
  // A trap leaves the widget without a sound state: say so rather than stand still.
  addEventListener("error", ({ error }) => {
    if (error instanceof WebAssembly.RuntimeError) fail("crashed", error);
  });
  const root = document.getElementById("ketamine-outlook");
  const clinic = clinics();
  const packs = all.filter(Boolean);
  const codes = packs.map(codeOf);
  const place = chosen(root.lang, codes);
  await part("start", (async () => {
    bindings.Widget.teach(packs.join(""));
    new bindings.Widget(root, place, clinic);
  })());
  // What was pressed before is known, and what is pressed from now on the widget hears itself.
  self.onclick = null;
  root.settings = clinic;
  // The title and the language of the document are the page's own; the widget leaves them alone.
  const page = document.documentElement;
  const general = document.getElementById("ko-general");
  const follow = () => {
    const app = root.firstElementChild;
    const { lang, dir } = app;
    const { screen } = app.querySelector("[data-screen]").dataset;
    // The general answer is English, and stands under the first question, and where there is no other.
    general.hidden = lang !== codes[0] || screen !== "error" && !app.querySelector("[data-question=condition]");
    for (const whole of document.querySelectorAll(".ko-whole")) whole.hidden = whole.lang !== lang || screen === "urgent";
    if (page.lang === lang) return;
    Object.assign(page, { lang, dir });
    document.title = packs[codes.indexOf(lang)].split("\n")[{{title}}];
  };
  // A page is another child of the widget's own element, or another question in the same form. Where the
  // widget breaks, the page from before it comes back.
  new MutationObserver(follow)
    .observe(root, { childList: true, subtree: true, attributeFilter: ["lang", "data-question"] });
  follow();
  document.getElementById("ko-status").hidden = true;
  // What only some wish for comes next, copying and saving last: no request of theirs follows an answer.
  const { store, barriers } = root.dataset;
  const days = store === undefined ? 0 : Number(store) || 7;
  const eased = Promise.all([import("./{{terms}}"), import("./{{comfort}}")]).then(([terms, comfort]) => {
    terms.ready(root);
    comfort.ready(root, { build: packs[0].split(" ")[0], days, address: barriers });
  }).catch(console.warn);
  const taking = eased.then(() => Promise.all([
    import("./{{take_along}}"), fetched("{{report_wasm}}"), import("./{{report}}"),
  ])).then(([script, wasm]) => script.ready(wasm, Object.fromEntries(packs.map((pack, at) => [codes[at], pack]))));
  taking.catch(() => {}).then(() => rehearse(bindings.Widget, place, clinic)).catch(console.warn);
  taking.then(({ check }) => {
    for (const { kind, message } of check(clinic)) {
      console.warn("ketamine-outlook: config:", message);
      if (kind === "problem") dispatchEvent(new CustomEvent("ko-error", { detail: { reason: "config", message } }));
    }
  }).catch(console.warn);
  import("./{{self_check}}").then(({ ready }) => ready(bindings.self_check)).catch(console.warn);
  root.addEventListener("click", ({ target }) => {
    if (target.closest("[data-action=print]")) print();
    const button = target.closest("[data-visit] button");
    const status = button?.parentNode.nextElementSibling;
    if (button) taking.then((take) => take.press(button, status))
      .catch(() => { status.textContent = status.dataset.failed; });
  });
}

boot().catch((thrown) => fail(thrown.reason ?? "script", thrown.error ?? thrown, thrown.name));
