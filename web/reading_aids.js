// What makes the page easier for the one who asks for it: larger text, number keys, reading aloud, and
// keeping the answers on this device. Nothing of it is on by itself, and nothing is kept that nobody
// asked to keep. Loaded once the widget is in charge; it acts through the widget's own inputs and
// buttons, as a person does.
const TEXTS = {{texts}};
const SIZES = ["", "max(21px, 1.3125em)", "max(26px, 1.625em)"];
const KEPT = "ketamine-outlook";
// Asked anew whenever someone comes back, and kept nowhere.
const NEVER_KEPT = ["safety_now"];
const DAY = 86_400_000;

function make(tag, own, ...children) {
  const element = Object.assign(document.createElement(tag), own);
  element.append(...children);
  return element;
}

// A record that was asked for, or a reason to drop it.
function read(build, days) {
  const text = localStorage.getItem(KEPT);
  if (text === null) return {};
  try {
    const record = JSON.parse(text);
    const age = (Date.now() - Date.parse(record.date)) / DAY;
    const sound = Object.entries(record.answers).every(([question, values]) => /^\w+$/.test(question)
      && !NEVER_KEPT.includes(question)
      && (values === null || values.every((value) => /^\w+$/.test(value))));
    if (record.build === build && age >= 0 && age < days && sound) return { record };
  } catch {
    // Not ours, or damaged: dropped below.
  }
  localStorage.removeItem(KEPT);
  return { refused: true };
}

// `build` says of which build the ids are; `days` for how long answers may be kept, none if never;
// `address` is where to write about what is hard to use.
export function ready(root, { build, days, address }) {
  const app = root.querySelector(".ko-app");
  const page = root.closest(".ko") ?? root;
  const life = new AbortController();
  const { signal } = life;
  const state = { open: false, size: 0, keys: false, keeps: false, said: "" };
  let answers = {}, pending = null, offered = null, dropped = null;
  const say = (key, parts = {}) => Object.entries(parts)
    .reduce((text, [name, value]) => text.replace("{" + name + "}", value), TEXTS[app.lang].comfort[key]);
  const form = () => app.querySelector("form[data-question]");

  // Text size.
  function resize(size) {
    state.size = size;
    page.style.setProperty("--ko-font-size", SIZES[size]);
  }

  // Reading aloud, by a voice of this device alone: others send the text away.
  const speech = globalThis.speechSynthesis;
  const voice = () => speech?.getVoices()
    .find((it) => it.localService && it.lang.split(/[-_]/)[0] === app.lang);
  // A browser that was never asked to speak takes its time to say that it does not.
  let spoke = false;
  function hush() {
    if (spoke && (speech.speaking || speech.pending)) speech.cancel();
  }
  function speak() {
    spoke = true;
    const told = app.querySelector("main").innerText.split(/\n+/).filter((line) => /\S/.test(line));
    told.forEach((line, at) => {
      const part = Object.assign(new SpeechSynthesisUtterance(line), { voice: voice(), lang: app.lang });
      if (at === told.length - 1) part.onend = draw;
      speech.speak(part);
    });
  }

  // Keeping answers.
  function keep() {
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
    try { localStorage.removeItem(KEPT); } catch { /* Nothing can be there. */ }
    state.said = "erased";
  }
  // Answers the question on the screen from what was kept, and waits where there is nothing.
  function answer() {
    const { question } = form()?.dataset ?? {};
    if (!pending || !question) return;
    if (!(question in pending)) return;
    const values = pending[question];
    delete pending[question];
    const inputs = values?.map((value) => form().querySelector(`[name=${question}][value="${value}"]`)) ?? [];
    if (inputs.includes(null)) {
      erase();
      state.said = "refused";
      draw();
      return;
    }
    for (const input of inputs) if (!input.checked) input.click();
    form().querySelector(values ? "[data-action=continue]" : "[data-action=skip]")?.click();
  }

  // The panel and its button, in the two places that the widget leaves for them.
  function choice(kind, name, checked, text, change) {
    const input = make("input", { type: kind, name, checked, onchange: () => { change(); draw(); } });
    return make("label", { className: kind === "radio" ? "ko-view" : "ko-tick" }, input, make("span", {}, text));
  }
  function button(className, text, onclick) {
    return make("button", { type: "button", className, onclick }, text);
  }
  function panel() {
    const parts = [make("fieldset", { className: "ko-views" },
      make("legend", {}, say("size")),
      ...SIZES.map((_, size) => choice("radio", "ko-size", state.size === size, say(`size_${size}`), () => resize(size))))];
    parts.push(choice("checkbox", "ko-keys", state.keys, say("keys"), () => { state.keys = !state.keys; }));
    if (days) {
      parts.push(choice("checkbox", "ko-keep", state.keeps, say("keep"), () => {
        state.keeps = !state.keeps;
        if (state.keeps) keep(); else erase();
      }), make("p", { className: "ko-note" }, say("keep_note", { days })));
      if (state.keeps) parts.push(button("ko-quiet ko-quiet-edge", say("erase"), () => { erase(); draw(); }));
    }
    if (voice()) {
      const reads = speech.speaking || speech.pending;
      parts.push(button("ko-quiet ko-quiet-edge", say(reads ? "stop" : "read"), () => {
        if (reads) hush(); else speak();
        draw();
      }));
    }
    const print = app.querySelector("main [data-action=print]");
    if (print) parts.push(button("ko-quiet ko-quiet-edge", print.textContent, () => print.click()));
    if (address) {
      const [before, after] = say("barrier").split("{address}");
      parts.push(make("p", {}, before, make("a", { href: `mailto:${address}` }, address), after));
    }
    return parts;
  }
  function notice() {
    if (offered) {
      const date = new Intl.DateTimeFormat(TEXTS[app.lang].locale, { dateStyle: "long" }).format(new Date(offered.date));
      return [say("offer", { date }),
        button("ko-quiet ko-quiet-edge", say("go_on"), () => {
          [pending, offered, state.keeps] = [offered.answers, null, true];
          draw();
          answer();
        }),
        button("ko-quiet ko-quiet-edge", say("erase"), () => { erase(); draw(); })];
    }
    return state.said ? [say(state.said)] : [];
  }

  // What was answered before this script was there stands in the result.
  function recall() {
    const { visit } = app.querySelector("[data-visit]")?.dataset ?? {};
    for (const [question, values] of Object.entries(visit ? JSON.parse(visit).answers : {})) {
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
    const opener = button("ko-quiet ko-comfort-open", say("title"), () => { state.open = !state.open; draw(); });
    opener.setAttribute("aria-expanded", String(state.open));
    first.replaceChildren(opener);
    first.parentNode.dataset.used = "";
    const status = make("p", { className: "ko-comfort-said" }, ...notice());
    status.setAttribute("role", "status");
    const group = make("div", { className: "ko-comfort", hidden: !state.open }, ...(state.open ? panel() : []));
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", say("title"));
    // Chromium keeps radio buttons that leave a shadow tree with a name, and all around them.
    for (const radio of last.querySelectorAll("[type=radio]")) radio.name = "";
    last.replaceChildren(group, status);
    const again = held?.querySelectorAll("button, input");
    if (again) (again[at] ?? again[0])?.focus();
    hint();
    reach();
  }

  // Number keys: the first ten choices of the question that has the focus.
  const choices = () => [...(form()?.querySelectorAll(".ko-option") ?? [])].slice(0, 10);
  function hint() {
    choices().forEach((label, at) => {
      if (state.keys) label.dataset.key = (at + 1) % 10; else delete label.dataset.key;
    });
  }
  // Each drawing is one stop for the keyboard; arrows go through what each source says, and mark it in
  // the words and in the drawing.
  function reach() {
    for (const picture of app.querySelectorAll(".ko-range:has(.ko-say) .ko-picture")) {
      const range = picture.closest(".ko-range");
      const label = `${range.querySelector(".ko-range-title").textContent}. ${say("explore")}`;
      if (state.keys && picture.ariaLabel === label) continue;
      mark(range);
      picture.querySelector("p")?.remove();
      if (state.keys) Object.assign(picture, { tabIndex: 0, role: "group", ariaLabel: label });
      else for (const name of ["tabindex", "role", "aria-label"]) picture.removeAttribute(name);
    }
  }
  // Marks one saying and the strip of its source, or takes the marks away.
  function mark(range, saying) {
    for (const marked of range.querySelectorAll("[data-at]")) delete marked.dataset.at;
    if (!saying) return;
    const source = saying.querySelector(".ko-tag").textContent;
    const label = [...range.querySelectorAll("svg text")].find((it) => it.textContent === source);
    for (const it of [saying, label?.previousElementSibling]) if (it) it.dataset.at = "";
  }
  const ARROWS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  function explore(picture, step) {
    const range = picture.closest(".ko-range");
    const sayings = [...range.querySelectorAll(".ko-say")];
    const at = sayings.findIndex((it) => "at" in it.dataset);
    const next = sayings[at < 0 ? (step > 0 ? 0 : sayings.length - 1) : at + step];
    if (!next) return;
    mark(range, next);
    let told = picture.querySelector("p");
    if (!told) {
      told = make("p", { className: "ko-note" });
      told.setAttribute("role", "status");
      picture.append(told);
    }
    // A place to speak from has to be there before it speaks.
    const [source, ...words] = [...next.children].map((it) => it.textContent);
    setTimeout(() => { told.textContent = `${source}: ${words.join(". ")}`; });
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

  // Heard before the widget hears of it, whose form may hold the next question already after that.
  root.getRootNode().addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-action]");
    if (!app.contains(button)) return;
    const { action } = button.dataset;
    const asked = button.closest("form[data-question]");
    const { question } = asked?.dataset ?? {};
    if (action === "restart") {
      dropped = answers;
      answers = {};
      try { localStorage.removeItem(KEPT); } catch { /* Nothing can be there. */ }
    } else if (action === "undo" && dropped) {
      answers = dropped;
      keep();
    } else if (question && !NEVER_KEPT.includes(question) && !question.startsWith("phq9")) {
      const given = [...asked.querySelectorAll("input:checked")].map(({ value }) => value);
      if (action === "skip") answers[question] = null;
      else if (action === "continue" && given.length) answers[question] = given;
      else return;
      keep();
    }
  }, { capture: true, signal });

  // A new page: silence, fresh hints, and the next kept answer. What is in sight is drawn anew only where
  // the page has a say in it, for it is drawn before the page is painted.
  let lang, screen, asked;
  function turn() {
    const shown = app.querySelector("main");
    const { question } = form()?.dataset ?? {};
    const spoken = lang !== app.lang;
    if (shown === screen && question === asked && !spoken) {
      if (state.keys) reach();
      return;
    }
    if (screen) hush();
    [screen, asked, lang] = [shown, question, app.lang];
    recall();
    keep();
    if (spoken || state.open) draw();
    else if (state.keys) {
      hint();
      reach();
    }
    answer();
  }
  const observer = new MutationObserver(turn);
  observer.observe(app, { childList: true, subtree: true, attributeFilter: ["lang", "data-question"] });
  addEventListener("pagehide", hush, { signal });
  speech?.addEventListener?.("voiceschanged", draw, { signal });

  if (days) {
    try {
      const { record, refused } = read(build, days);
      offered = record ?? null;
      if (refused) state.said = "refused";
    } catch {
      // A browser that keeps nothing keeps no answers either.
      days = 0;
    }
  }
  turn();
  // Ends all of it, for a widget that is taken away: silence, and nothing hears the page any more.
  return () => {
    life.abort();
    observer.disconnect();
    hush();
  };
}
