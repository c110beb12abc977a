// The reading aids: larger text, number keys, reading aloud, and keeping the answers on this device. All of
// them are off by default, and nothing is stored unless a person turns that on. Loaded after the widget is
// mounted; they operate its inputs and buttons as a person does.
const TEXTS = {{texts}};
const SIZES = ["", "max(21px, 1.3125em)", "max(26px, 1.625em)"];
const KEPT = "ketamine-outlook";
// Never stored: asked again on every visit.
const NEVER_KEPT = ["safety_now"];
const DAY = 86_400_000;

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// The stored record, or `refused` if it was invalid and is removed.
function read(build, days) {
  const text = localStorage.getItem(KEPT);
  if (text === null) return {};
  try {
    const record = JSON.parse(text);
    const age = (Date.now() - Date.parse(record.date)) / DAY;
    const valid = Object.entries(record.answers).every(([question, values]) => /^\w+$/.test(question)
      && !NEVER_KEPT.includes(question)
      && (values === null || values.every((value) => /^\w+$/.test(value))));
    if (record.build === build && age >= 0 && age < days && valid) return { record };
  } catch {
    // Damaged, or not ours: removed below.
  }
  localStorage.removeItem(KEPT);
  return { refused: true };
}

// Adds the aids to the widget in `root`. `build` names the build that the ids belong to, `days` is how long
// answers may be kept (0 turns that off), `address` is the contact for barriers, `record` gives the visit as JSON. Returns a function that
// removes the aids.
export function ready(root, { build, days, address, record }) {
  const app = root.querySelector(".ko-app");
  const page = root.closest(".ko") ?? root;
  const lifetime = new AbortController();
  const { signal } = lifetime;
  // `status` is the key of the text in the status line.
  const state = { open: false, size: 0, keys: false, keeps: false, status: "" };
  let answers = {}, pending = null, offered = null, dropped = null;
  const text = (key, parts = {}) => Object.entries(parts)
    .reduce((filled, [name, value]) => filled.replace("{" + name + "}", value), TEXTS[app.lang].comfort[key]);
  const form = () => app.querySelector("form[data-question]");

  // Text size.
  function resize(size) {
    state.size = size;
    page.style.setProperty("--ko-font-size", SIZES[size]);
  }

  // Reading aloud, only with a voice on this device: remote voices send the text to a server.
  const speech = globalThis.speechSynthesis;
  const voice = () => speech?.getVoices()
    .find((it) => it.localService && it.lang.split(/[-_]/)[0] === app.lang);
  // Asking an unused speech engine for its state is slow.
  let spoke = false;
  function stopSpeech() {
    if (spoke && (speech.speaking || speech.pending)) speech.cancel();
  }
  function speak() {
    spoke = true;
    const lines = app.querySelector("main").innerText.split(/\n+/).filter((line) => /\S/.test(line));
    lines.forEach((line, at) => {
      const part = Object.assign(new SpeechSynthesisUtterance(line), { voice: voice(), lang: app.lang });
      if (at === lines.length - 1) part.onend = draw;
      speech.speak(part);
    });
  }

  // Keeping answers.
  function store() {
    if (!state.keeps) return;
    try {
      localStorage.setItem(KEPT, JSON.stringify({ build, date: new Date().toISOString(), answers }));
    } catch {
      state.keeps = false;
    }
  }
  function erase() {
    state.keeps = false;
    offered = pending = null;
    try { localStorage.removeItem(KEPT); } catch { /* Without storage there is nothing to remove. */ }
    state.status = "erased";
  }
  // Answers the current question from the stored answers; stops at a question without one.
  function replay() {
    const { question } = form()?.dataset ?? {};
    if (!pending || !question) return;
    if (!(question in pending)) return;
    const values = pending[question];
    delete pending[question];
    const inputs = values?.map((value) => form().querySelector(`[name=${question}][value="${value}"]`)) ?? [];
    if (inputs.includes(null)) {
      erase();
      state.status = "refused";
      draw();
      return;
    }
    for (const input of inputs) if (!input.checked) input.click();
    form().querySelector(values ? "[data-action=continue]" : "[data-action=skip]")?.click();
  }

  // The panel and its button, in the two places that the widget reserves.
  function choice(kind, name, checked, label, change) {
    const input = make("input", { type: kind, name, checked, onchange: () => { change(); draw(); } });
    return make("label", { className: kind === "radio" ? "ko-view" : "ko-tick" }, input, make("span", {}, label));
  }
  function button(className, label, onclick) {
    return make("button", { type: "button", className, onclick }, label);
  }
  function panel() {
    const parts = [make("fieldset", { className: "ko-views" },
      make("legend", {}, text("size")),
      ...SIZES.map((_, size) => choice("radio", "ko-size", state.size === size, text(`size_${size}`), () => resize(size))))];
    parts.push(choice("checkbox", "ko-keys", state.keys, text("keys"), () => { state.keys = !state.keys; }));
    if (days) {
      parts.push(choice("checkbox", "ko-keep", state.keeps, text("keep"), () => {
        state.keeps = !state.keeps;
        if (state.keeps) store(); else erase();
      }), make("p", { className: "ko-note" }, text("keep_note", { days })));
      if (state.keeps) parts.push(button("ko-quiet ko-quiet-edge", text("erase"), () => { erase(); draw(); }));
    }
    if (voice()) {
      const reading = speech.speaking || speech.pending;
      parts.push(button("ko-quiet ko-quiet-edge", text(reading ? "stop" : "read"), () => {
        if (reading) stopSpeech(); else speak();
        draw();
      }));
    }
    const print = app.querySelector("main [data-action=print]");
    if (print) parts.push(button("ko-quiet ko-quiet-edge", print.textContent, () => print.click()));
    if (address) {
      const [before, after] = text("barrier").split("{address}");
      parts.push(make("p", {}, before, make("a", { href: `mailto:${address}` }, address), after));
    }
    return parts;
  }
  function statusLine() {
    if (offered) {
      const date = new Intl.DateTimeFormat(TEXTS[app.lang].locale, { dateStyle: "long" }).format(new Date(offered.date));
      return [text("offer", { date }),
        button("ko-quiet ko-quiet-edge", text("go_on"), () => {
          [pending, offered, state.keeps] = [offered.answers, null, true];
          draw();
          replay();
        }),
        button("ko-quiet ko-quiet-edge", text("erase"), () => { erase(); draw(); })];
    }
    return state.status ? [text(state.status)] : [];
  }

  // Collects, from the result, what was answered before this script was loaded.
  function collectAnswers() {
    const visit = app.querySelector("[data-screen=result]") ? JSON.parse(record()) : {};
    for (const [question, values] of Object.entries(visit.answers ?? {})) {
      const none = Array.isArray(values) && !values.length;
      if (!NEVER_KEPT.includes(question)) answers[question] ??= none ? ["none_of_these"] : [values].flat();
    }
  }

  function draw() {
    if (!TEXTS[app.lang]) return;
    const [first, last] = [...app.querySelectorAll(".ko-languages > div")];
    const active = root.getRootNode().activeElement;
    const held = [first, last].find((it) => it.contains(active));
    const at = held && [...held.querySelectorAll("button, input")].indexOf(active);
    const opener = button("ko-quiet ko-reading-aids-open", text("title"), () => { state.open = !state.open; draw(); });
    opener.setAttribute("aria-expanded", String(state.open));
    first.replaceChildren(opener);
    first.parentNode.dataset.used = "";
    const status = make("p", { className: "ko-reading-aids-status" }, ...statusLine());
    status.setAttribute("role", "status");
    const group = make("div", { className: "ko-reading-aids", hidden: !state.open }, ...(state.open ? panel() : []));
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", text("title"));
    // Chromium leaks radio buttons that are removed from a shadow tree with a name.
    for (const radio of last.querySelectorAll("[type=radio]")) radio.name = "";
    last.replaceChildren(group, status);
    const again = held?.querySelectorAll("button, input");
    if (again) (again[at] ?? again[0])?.focus();
    showKeys();
    makeExplorable();
  }

  // Number keys: the first ten options of the question that has the focus.
  const choices = () => [...(form()?.querySelectorAll(".ko-option") ?? [])].slice(0, 10);
  function showKeys() {
    choices().forEach((label, at) => {
      if (state.keys) label.dataset.key = (at + 1) % 10; else delete label.dataset.key;
    });
  }
  // Each drawing is one tab stop. Arrow keys go through the claims, and mark the claim in the text and the
  // strip of its source in the drawing.
  function makeExplorable() {
    for (const picture of app.querySelectorAll(".ko-range:has(.ko-row-claim) .ko-picture")) {
      const range = picture.closest(".ko-range");
      const label = `${range.querySelector(".ko-range-title").textContent}. ${text("explore")}`;
      if (state.keys && picture.ariaLabel === label) continue;
      mark(range);
      picture.querySelector("p")?.remove();
      if (state.keys) Object.assign(picture, { tabIndex: 0, role: "group", ariaLabel: label });
      else for (const name of ["tabindex", "role", "aria-label"]) picture.removeAttribute(name);
    }
  }
  // Marks a claim and the strip of its source; without a claim it removes the marks.
  function mark(range, claim) {
    for (const marked of range.querySelectorAll("[data-at]")) delete marked.dataset.at;
    if (!claim) return;
    const source = claim.querySelector(".ko-tag").textContent;
    const label = [...range.querySelectorAll("svg text")].find((it) => it.textContent === source);
    for (const it of [claim, label?.previousElementSibling]) if (it) it.dataset.at = "";
  }
  const ARROWS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  function explore(picture, step) {
    const range = picture.closest(".ko-range");
    const claims = [...range.querySelectorAll(".ko-row-claim")];
    const at = claims.findIndex((it) => "at" in it.dataset);
    const next = claims[at < 0 ? (step > 0 ? 0 : claims.length - 1) : at + step];
    if (!next) return;
    mark(range, next);
    let status = picture.querySelector("p");
    if (!status) {
      status = make("p", { className: "ko-note" });
      status.setAttribute("role", "status");
      picture.append(status);
    }
    // A live region has to exist before its text changes.
    const [source, ...words] = [...next.children].map((it) => it.textContent);
    setTimeout(() => { status.textContent = `${source}: ${words.join(". ")}`; });
  }

  app.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (!state.keys || event.altKey || event.ctrlKey || event.metaKey) return;
    if (key in ARROWS && target.matches(".ko-picture")) {
      explore(target, ARROWS[key]);
      event.preventDefault();
      return;
    }
    if (!form()?.contains(target)) return;
    const digit = /^\d$/.test(key) && choices()[(Number(key) + 9) % 10];
    if (digit) {
      const input = digit.querySelector("input");
      input.focus();
      input.click();
    } else if (key === "Enter" && !target.closest("button, summary, a, .ko-term")) {
      form().querySelector("[data-action=continue]").click();
    } else return;
    event.preventDefault();
  }, { signal });

  // In the capture phase, since after the widget's own listener the form may hold the next question.
  root.getRootNode().addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-action]");
    if (!app.contains(button)) return;
    const { action } = button.dataset;
    const asking = button.closest("form[data-question]");
    const { question } = asking?.dataset ?? {};
    if (action === "restart") {
      dropped = answers;
      answers = {};
      try { localStorage.removeItem(KEPT); } catch { /* Without storage there is nothing to remove. */ }
    } else if (action === "undo" && dropped) {
      answers = dropped;
      store();
    } else if (question && !NEVER_KEPT.includes(question) && !question.startsWith("phq9")) {
      const values = [...asking.querySelectorAll("input:checked")].map(({ value }) => value);
      if (action === "skip") answers[question] = null;
      else if (action === "continue" && values.length) answers[question] = values;
      else return;
      store();
    }
  }, { capture: true, signal });

  // After a page change: stops speech, shows the keys, and replays the next stored answer. The panel is
  // drawn again only if the page affects it, since this runs before the page is painted.
  let lang, screen, asked;
  function pageChanged() {
    const shown = app.querySelector("main");
    const { question } = form()?.dataset ?? {};
    const newLanguage = lang !== app.lang;
    if (shown === screen && question === asked && !newLanguage) {
      if (state.keys) makeExplorable();
      return;
    }
    if (screen) stopSpeech();
    [screen, asked, lang] = [shown, question, app.lang];
    collectAnswers();
    store();
    if (newLanguage || state.open) draw();
    else if (state.keys) {
      showKeys();
      makeExplorable();
    }
    replay();
  }
  const observer = new MutationObserver(pageChanged);
  observer.observe(app, { childList: true, subtree: true, attributeFilter: ["lang", "data-question"] });
  addEventListener("pagehide", stopSpeech, { signal });
  speech?.addEventListener?.("voiceschanged", draw, { signal });

  if (days) {
    try {
      const { record, refused } = read(build, days);
      offered = record ?? null;
      if (refused) state.status = "refused";
    } catch {
      // Without storage no answers can be kept.
      days = 0;
    }
  }
  pageChanged();
  return () => {
    lifetime.abort();
    observer.disconnect();
    stopSpeech();
  };
}
