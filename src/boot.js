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

// A pack with its dates told as the browser tells them in the pack's locale. They are the same
// everywhere: no time zone may move them.
async function words(name) {
  const pack = await (await fetched(name)).text();
  const [, locale] = pack.match(/ (.*)/);
  return pack.replace(/^\d{4}-\d\d(-\d\d)?$/gm, (date, day) => new Intl.DateTimeFormat(locale, {
    day: day && "numeric", month: "long", year: "numeric", timeZone: "UTC",
  }).format(new Date(date)));
}

async function boot() {
  if (typeof WebAssembly !== "object") throw { reason: "no-webassembly" };
  // All at once; the page has asked for most of them already.
  const [bindings, wasm, ...all] = await Promise.all([
    part("script", import("./{{bindings}}")),
    part("wasm", fetched("{{wasm}}")),
    // The first language is needed; another that cannot be had is left out.
    ...{{packs}}.map((name, at) => at ? words(name).catch(() => "") : part("words", words(name))),
  ]);
  await part("wasm", bindings.default({ module_or_path: wasm }));
  // A trap leaves the widget without a sound state: say so rather than stand still.
  addEventListener("error", ({ error }) => {
    if (error instanceof WebAssembly.RuntimeError) fail("crashed", error);
  });
  const root = document.getElementById("ketamine-outlook");
  const packs = all.filter(Boolean);
  const codes = packs.map((pack) => pack.split("\n")[1]);
  // The host's own word counts before the browser's.
  const wanted = root.lang ? [root.lang] : navigator.languages;
  const place = wanted.map((tag) => codes.indexOf(tag.split("-")[0])).find((at) => at >= 0);
  await part("start", (async () => bindings.start(packs.join(""), place ?? 0))());
  // The title and the language of the document are the page's own; the widget leaves them alone.
  const page = document.documentElement;
  const follow = () => {
    const { lang, dir } = root.firstElementChild;
    if (page.lang === lang) return;
    Object.assign(page, { lang, dir });
    document.title = packs[codes.indexOf(lang)].split("\n")[{{title}}];
  };
  new MutationObserver(follow).observe(root, { childList: true, subtree: true, attributeFilter: ["lang"] });
  follow();
  document.getElementById("ko-status").hidden = true;
  // Copying and saving come last, and all at once: no request of theirs follows an answer.
  const taking = Promise.all([
    import("./{{take_along}}"), fetched("{{report_wasm}}"), import("./{{report}}"),
  ]).then(([script, wasm]) => script.ready(wasm, Object.fromEntries(packs.map((pack, at) => [codes[at], pack]))));
  taking.catch(console.warn);
  root.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-visit] button");
    const status = button?.parentNode.nextElementSibling;
    if (button) taking.then((take) => take(button, status))
      .catch(() => { status.textContent = status.dataset.failed; });
  });
}

boot().catch((thrown) => fail(thrown.reason ?? "script", thrown.error ?? thrown));
