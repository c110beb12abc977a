// The custom element: it reads its attributes, mounts the widget in a shadow root of its own, and
// tells its host what happened. It touches nothing of the page outside.

const NAME = "ketamine-outlook";
const STYLES = {{styles}};
const FAILED = {{failed}};

// What a host may style from outside with `::part()`. Help and findings are not a host's to change.
const PARTS = Object.entries({
  heading: "h1, h2", lead: ".ko-lead", progress: ".ko-progress", question: ".ko-question",
  option: ".ko-option", button: ".ko-button", "quiet-button": ".ko-quiet", figures: ".ko-figures",
  card: ".ko-card", foot: ".ko-foot", clinic: ".ko-clinic",
});

const OWN = ".ko-crisis, .ko-support, .ko-findings, [data-screen=urgent]";

const inCharge = new Set();

// Called before what it tells of is thrown on: every element goes back to what stood there before.
function panic(trouble) {
  for (const element of inCharge) element[FAIL](trouble);
}
const FAIL = Symbol("fail");

let shared;

// One sheet for the roots of all elements.
function sheet() {
  if (!shared) {
    shared = new CSSStyleSheet();
    shared.replaceSync(STYLES);
  }
  return shared;
}

export class KetamineOutlook extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ["lang", "theme", "mode", "region", "config"];

  // Of what is under way; another one, or none, makes it void.
  #turn;
  #widget;
  #root;
  #parts;
  #configured;
  #config = {};
  #page;
  #watches = [];
  #ends = [];
  #ears = [];

  constructor() {
    super();
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    shadow.replaceChildren(document.createElement("slot"));
    shadow.addEventListener("click", (event) => this.#pressed(event));
  }

  connectedCallback() {
    // What was set before there was a class hides behind the element's own properties.
    for (const name of ["theme", "mode", "region", "config", "store", "exposeAnswers"]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (!this.#turn) this.#start();
  }

  disconnectedCallback() {
    // What is only moved within the page keeps its visit.
    queueMicrotask(() => { if (!this.isConnected) this.#stop(); });
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.#widget) return;
    if (name === "lang") this.#widget.speak(chosen(now, this.#parts.codes));
    else if (name === "region" || name === "config") this.#start();
    else this.#dress();
  }

  get theme() { return this.getAttribute("theme") ?? "auto"; }
  set theme(value) { this.#set("theme", value); }
  get mode() { return this.getAttribute("mode") ?? "inline"; }
  set mode(value) { this.#set("mode", value); }
  get region() { return this.getAttribute("region"); }
  set region(value) { this.#set("region", value); }
  get store() { return this.getAttribute("store"); }
  set store(value) { this.#set("store", value); }
  get config() { return this.getAttribute("config"); }
  set config(value) { this.#set("config", typeof value === "string" ? value : value && JSON.stringify(value)); }
  get exposeAnswers() { return this.hasAttribute("expose-answers"); }
  set exposeAnswers(value) { this.toggleAttribute("expose-answers", Boolean(value)); }

  #set(name, value) {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  // The clinic's settings, in place of the attribute `config`. A visit begins anew.
  configure(settings) {
    if (typeof settings !== "object" || settings === null || Array.isArray(settings)) {
      throw new TypeError(`configure: found ${JSON.stringify(settings)}; what fits: an object`);
    }
    this.#configured = structuredClone(settings);
    if (this.isConnected) this.#start();
  }

  getConfiguration() {
    return structuredClone(this.#config);
  }

  // A new visit in the same language. The answers are gone; the focus stays where it was, unless it
  // was in here.
  reset() {
    if (!this.#widget) return;
    const inside = this.shadowRoot.activeElement;
    const { lang } = this.#root.firstElementChild;
    this.#unmount();
    this.#mount(lang);
    if (inside) this.focus({ preventScroll: true });
    this.#tell("ko-reset");
  }

  print() {
    if (this.#widget) printed(this.#root, STYLES);
  }

  // The visit so far as "text", "fhir", "csv", or as "json": answers and outlook.
  async exportAs(form) {
    if (!["text", "fhir", "json", "csv"].includes(form)) {
      throw new TypeError(`exportAs: found ${JSON.stringify(form)}; what fits: text, fhir, json, csv`);
    }
    const visit = this.#visit();
    if (!visit) throw new Error("exportAs: there is no answer yet; what fits: a visit past its first question");
    const { lang } = this.#root.firstElementChild;
    const { write, evaluate } = await taking();
    if (form !== "json") return write(form, { ...visit, settings: this.#root.settings }, lang);
    return JSON.stringify({ ...visit, outlook: evaluate(visit.answers) });
  }

  focus(options) {
    const first = "[data-screen] h1[tabindex], [data-screen] a[href]";
    this.shadowRoot.querySelector(first)?.focus(options);
  }

  async #start() {
    const turn = this.#turn = {};
    try {
      const [parts, config] = await Promise.all([load(this.lang), this.#read()]);
      if (turn !== this.#turn) return;
      this.#unmount();
      this.#parts = parts;
      this.#config = config;
      this.#mount(this.lang);
    } catch (error) {
      if (turn === this.#turn) this[FAIL](error);
      return;
    }
    for (const trouble of notices.values()) this.#warn(trouble);
    this.#tell("ko-ready");
    // No request of theirs follows an answer: all comes at once.
    this.#learn(turn);
    easing().catch((trouble) => this.#warn(trouble));
    const clinic = this.#root.settings;
    const { codes } = this.#parts;
    rehearsing(chosen(this.lang, codes), clinic);
    taking().then(({ check }) => {
      for (const { kind, message } of check(clinic)) {
        if (kind === "problem") this.#warn(new Trouble("config", message));
        else console.info(`${NAME}: config: ${message}`);
      }
    }).catch((trouble) => this.#warn(trouble));
  }

  // The other languages, where the widget began with the first one alone.
  async #learn(turn) {
    const parts = await words();
    delete this.#root.dataset.learns;
    if (turn !== this.#turn || !this.#widget || parts.codes.length === this.#parts.codes.length) return;
    this.#parts = teach(parts);
    this.#widget.learn();
    // What the host has asked for since.
    const place = chosen(this.lang, parts.codes);
    if (place) this.#widget.speak(place);
  }

  #stop() {
    this.#turn = undefined;
    this.#unmount();
    this.shadowRoot.replaceChildren(document.createElement("slot"));
  }

  #mount(lang) {
    const { codes } = this.#parts;
    const frame = document.createElement("div");
    frame.className = "ko-reset";
    const root = document.createElement("section");
    root.className = "ko";
    root.toggleAttribute("data-learns", codes.length < FILES_HERE.packs.length);
    frame.append(root);
    // Yew leaves its ears on the place that it was given, and each of them keeps that place and its
    // share of the wasm's memory: they are noted here, and taken off by `#unmount`.
    root.addEventListener = (...ear) => {
      this.#ears.push(ear);
      HTMLElement.prototype.addEventListener.apply(root, ear);
    };
    const { region } = this;
    const all = region ? { ...this.#config, region } : this.#config;
    const clinic = root.settings = settings(all);
    this.#widget = new bindings.Widget(root, chosen(lang, codes), clinic);
    this.#root = root;
    this.#dress();
    inCharge.add(this);
    this.shadowRoot.adoptedStyleSheets = [sheet()];
    // What stood here stays until now.
    this.shadowRoot.replaceChildren(frame);
    const seen = new MutationObserver(() => this.#look());
    seen.observe(root, { childList: true, subtree: true, attributeFilter: ["lang"] });
    let height;
    const sized = new ResizeObserver(() => {
      const now = Math.ceil(frame.getBoundingClientRect().height);
      if (now === height) return;
      height = now;
      this.#tell("ko-heightchange", { height });
    });
    sized.observe(frame);
    this.#watches = [seen, sized];
    this.#page = undefined;
    this.#look();
    this.#begun(root);
  }

  // What only some wish for. `store` is read here: another value counts from the next visit on.
  async #begun(root) {
    const { terms, comfort } = await easing().catch(() => ({}));
    if (!terms || root !== this.#root || !this.#widget) return;
    const { store } = this;
    const days = !store || store === "off" ? 0 : Number(store) || 7;
    const build = this.#parts.packs[0].split(" ")[0];
    this.#ends = [terms(root)];
    if (this.mode !== "kiosk") this.#ends.push(comfort(root, { build, days }));
  }

  #unmount() {
    for (const end of this.#ends.splice(0)) end();
    // Chromium keeps radio buttons that leave a shadow tree with a name, and all around them.
    for (const radio of this.#root?.querySelectorAll("[type=radio]") ?? []) radio.name = "";
    inCharge.delete(this);
    for (const watch of this.#watches) watch.disconnect();
    this.#watches = [];
    this.#widget?.destroy();
    for (const [type, ear, options] of this.#ears.splice(0)) {
      this.#root.removeEventListener(type, ear, options);
      if (this.#widget) ear._wbg_cb_unref?.();
    }
    this.#widget = undefined;
  }

  // What a host has written in the element comes back; a short text where that is nothing.
  [FAIL](error) {
    const trouble = error instanceof Trouble ? error : new Trouble("panic", String(error));
    // What has trapped is not asked to clean up.
    if (trapped) this.#widget = undefined;
    this.#unmount();
    const codes = Object.keys(FAILED);
    const lang = codes[chosen(this.lang, codes)];
    const slot = document.createElement("slot");
    const text = document.createElement("p");
    Object.assign(text, { lang, textContent: FAILED[lang] });
    slot.append(text);
    const screen = document.createElement("div");
    Object.assign(screen.dataset, { screen: "error", reason: trouble.reason });
    screen.append(slot);
    this.shadowRoot.replaceChildren(screen);
    console.error(`${NAME}: ${trouble.reason}: ${trouble.message}`);
    this.#tell("ko-error", { reason: trouble.reason, message: trouble.message, fatal: true });
  }

  // What does not stop the widget.
  #warn({ reason = "unreachable", message }) {
    console.warn(`${NAME}: ${reason}: ${message}`);
    this.#tell("ko-error", { reason, message, fatal: false });
  }

  // The settings of the clinic: those of `configure`, or of the attribute, JSON or an address on
  // the page's own origin.
  async #read() {
    if (this.#configured) return this.#configured;
    const text = this.getAttribute("config")?.trim();
    if (!text) return {};
    try {
      if (text.startsWith("{")) return JSON.parse(text);
      const url = new URL(text, document.baseURI);
      if (url.origin !== location.origin) throw new Error(`found ${url.origin}; what fits: an address on ${location.origin}`);
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url} has status ${response.status}`);
      return await response.json();
    } catch (error) {
      this.#warn(new Trouble("config", `config: ${error.message}`));
      return {};
    }
  }

  #dress() {
    const { theme, mode } = this;
    const { dataset } = this.#root;
    if (theme === "light" || theme === "dark") dataset.theme = theme;
    else delete dataset.theme;
    dataset.mode = mode;
  }

  #pressed({ target }) {
    const button = target.closest?.("[data-action]");
    if (!button || !this.#widget) return;
    const { action } = button.dataset;
    if (action === "print") this.print();
    // A screen that many people touch offers nobody the visit before.
    if (action === "restart") queueMicrotask(() => this.mode === "kiosk" ? this.reset() : this.#tell("ko-reset"));
    if (!button.closest("[data-visit]")) return;
    const status = button.parentNode.nextElementSibling;
    taking().then((take) => take.press(button, status))
      .catch(() => { status.textContent = status.dataset.failed; });
  }

  // What was drawn: names for styles, no second `main` in the host's page, and the step that it is.
  #look() {
    const screen = this.#root.querySelector("[data-screen]");
    if (!screen) return;
    const { lang } = this.#root.firstElementChild;
    const { packs, codes } = this.#parts;
    this.#root.ariaLabel = packs[codes.indexOf(lang)].split("\n")[{{title}}];
    if (this.mode === "inline") screen.setAttribute("role", "none");
    // Nor does it lead away.
    if (this.mode === "kiosk") for (const link of this.#root.querySelectorAll("a[href]")) link.removeAttribute("href");
    for (const [part, selector] of PARTS) {
      for (const element of this.#root.querySelectorAll(selector)) {
        if (!element.closest(OWN)) element.setAttribute("part", part);
      }
    }
    const kind = screen.dataset.screen;
    const question = screen.querySelector("form")?.dataset.question;
    const page = kind + question;
    const first = this.#page === undefined;
    if (page === this.#page) return;
    this.#page = page;
    if (!first) this.#step(kind, question);
  }

  // An id and an outcome tell of answers, and so does that help was shown: unless the host is to
  // have them, it hears the number of the step, and that there is a result.
  async #step(kind, question) {
    const exposed = this.exposeAnswers;
    if (kind === "urgent" && !exposed) return;
    const detail = { index: this.#widget.step() };
    const visit = this.#visit();
    let more = {};
    if (exposed) {
      const { outcome, findings } = visit ? await evaluate(visit.answers) : {};
      const ids = findings?.map(({ id }) => id) ?? [];
      more = { question: question ?? null, outcome: outcome ?? null, findings: ids, answers: visit?.answers ?? {} };
    }
    this.#tell("ko-step", { ...detail, ...more });
    if (kind === "result" || kind === "urgent") this.#tell("ko-result", exposed ? more : null);
  }

  #visit() {
    const visit = this.#widget?.visit();
    return visit ? JSON.parse(visit) : undefined;
  }

  #tell(type, detail = null) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}

if (globalThis.customElements?.get(NAME)) {
  console.warn(`${NAME}: this page has the script twice; the first one stays in charge`);
} else {
  globalThis.customElements?.define(NAME, KetamineOutlook);
}
