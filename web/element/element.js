// The custom element. It reads its attributes, mounts the widget in its shadow root, and dispatches events
// to its host. It changes nothing on the page outside.

const NAME = "ketamine-outlook";
const STYLES = {{styles}};
const FAILED = {{failed}};

// What a host can style from outside with `::part()`.
const PARTS = Object.entries({
  heading: "h1, h2", lead: ".ko-lead", progress: ".ko-progress", question: ".ko-question",
  option: ".ko-option", button: ".ko-button", "quiet-button": ".ko-quiet", figures: ".ko-figures",
  card: ".ko-card", foot: ".ko-foot", clinic: ".ko-clinic",
});

// Help and findings have no parts: a host cannot restyle them.
const PROTECTED = ".ko-crisis, .ko-support, .ko-findings, [data-screen=urgent]";

// The elements with a mounted widget.
const mounted = new Set();

// Shows the failure in every element, before the error of the wasm is thrown further.
function failAll(error) {
  for (const element of mounted) element[FAIL](error);
}
const FAIL = Symbol("fail");

// A copy, so that a later change of the host's object has no effect. Settings that cannot be copied are
// handed over themselves: the widget reads each value on its own, and names those that do not fit.
function copy(settings) {
  try { return structuredClone(settings); } catch { return settings; }
}

let styleSheet;

// One style sheet for the roots of all elements.
function sheet() {
  if (!styleSheet) {
    styleSheet = new CSSStyleSheet();
    styleSheet.replaceSync(STYLES);
  }
  return styleSheet;
}

export class KetamineOutlook extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ["lang", "theme", "mode", "region", "config"];

  // Identifies the current start; a newer start, or none, cancels the older one.
  #token;
  #widget;
  #root;
  #catalogs;
  #configured;
  #config = {};
  #page;
  #observers = [];
  #listeners = [];

  constructor() {
    super();
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    shadow.replaceChildren(document.createElement("slot"));
    shadow.addEventListener("click", (event) => this.#press(event));
  }

  connectedCallback() {
    // Properties that were set before the class was defined shadow its accessors.
    for (const name of ["theme", "mode", "region", "config", "store", "exposeAnswers"]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (!this.#token) this.#start();
  }

  disconnectedCallback() {
    // An element that is moved within the page keeps its visit.
    queueMicrotask(() => { if (!this.isConnected) this.#stop(); });
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.#widget) return;
    if (name === "lang") this.#widget.set_language(bestLanguage(now, this.#catalogs.codes));
    else if (name === "region" || name === "config") this.#start();
    else this.#applyMode();
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

  // Sets the clinic's settings, in place of the attribute `config`. The visit starts anew.
  configure(settings) {
    if (typeof settings !== "object" || settings === null || Array.isArray(settings)) {
      throw new TypeError(`configure: found ${JSON.stringify(settings)}; what fits: an object`);
    }
    this.#configured = copy(settings);
    if (this.isConnected) this.#start();
  }

  getConfiguration() {
    const config = this.#config;
    if (typeof config !== "string") return copy(config);
    // A text that is no JSON is left out as a whole.
    try { return JSON.parse(config); } catch { return {}; }
  }

  // Starts a new visit in the same language and erases the answers. The focus moves only if it was inside.
  reset() {
    if (!this.#widget) return;
    const inside = this.shadowRoot.activeElement;
    const { lang } = this.#root.firstElementChild;
    this.#unmount();
    this.#mount(lang);
    if (inside) this.focus({ preventScroll: true });
    this.#dispatch("ko-reset");
  }

  print() {
    if (this.#widget) printWidget(this.#root, STYLES);
  }

  // The visit so far as "text", "fhir", "csv", or as "json": answers and outlook.
  async exportAs(format) {
    if (!["text", "fhir", "json", "csv"].includes(format)) {
      throw new TypeError(`exportAs: found ${JSON.stringify(format)}; what fits: text, fhir, json, csv`);
    }
    const written = this.#widget?.export_as(format);
    if (written === undefined) throw new Error("exportAs: there is no answer yet; what fits: a visit past its first question");
    return written;
  }

  focus(options) {
    const first = "[data-screen] h1[tabindex], [data-screen] a[href]";
    this.shadowRoot.querySelector(first)?.focus(options);
  }

  async #start() {
    const token = this.#token = {};
    try {
      const [catalogs, config] = await Promise.all([load(this.lang), this.#readConfig()]);
      if (token !== this.#token) return;
      this.#unmount();
      this.#catalogs = catalogs;
      this.#config = config;
      this.#mount(this.lang);
    } catch (error) {
      if (token === this.#token) this[FAIL](error);
      return;
    }
    for (const notice of notices.values()) this.#warn(notice);
    this.#dispatch("ko-ready");
    // All at once, so that no request follows an answer.
    this.#addLanguages(token);
    const { codes } = this.#catalogs;
    warmUpOnce(bestLanguage(this.lang, codes), this.#config);
    for (const message of this.#widget?.problems() ?? []) this.#warn(new ReasonedError("config", message));
    const notice = this.#widget?.notice();
    if (notice) console.info(`${NAME}: config: ${notice}`);
  }

  // Adds the other languages, if the widget was mounted with the first one alone.
  async #addLanguages(token) {
    const catalogs = await loadAll();
    delete this.#root.dataset.learns;
    if (token !== this.#token || !this.#widget || catalogs.codes.length === this.#catalogs.codes.length) return;
    this.#catalogs = setCatalogs(catalogs);
    this.#widget.refresh_catalogs();
    // The host may have changed `lang` meanwhile.
    const place = bestLanguage(this.lang, catalogs.codes);
    if (place) this.#widget.set_language(place);
  }

  #stop() {
    this.#token = undefined;
    this.#unmount();
    this.shadowRoot.replaceChildren(document.createElement("slot"));
  }

  #mount(lang) {
    const { codes } = this.#catalogs;
    const frame = document.createElement("div");
    frame.className = "ko-reset";
    const root = document.createElement("section");
    root.className = "ko";
    root.toggleAttribute("data-learns", codes.length < FILES_HERE.packs.length);
    frame.append(root);
    // Yew never removes its listeners from the root, and each keeps the root and memory of the wasm alive:
    // they are recorded here, and `#unmount` removes them.
    root.addEventListener = (...listener) => {
      this.#listeners.push(listener);
      HTMLElement.prototype.addEventListener.apply(root, listener);
    };
    this.#root = root;
    // The widget reads both here: a later value of `store` applies to the next visit.
    this.#applyMode();
    if (this.store) root.dataset.store = this.store;
    this.#widget = new bindings.Widget(root, bestLanguage(lang, codes), this.#config, this.region || undefined);
    mounted.add(this);
    this.shadowRoot.adoptedStyleSheets = [sheet()];
    // Until here the earlier content was shown.
    this.shadowRoot.replaceChildren(frame);
    const changes = new MutationObserver(() => this.#update());
    changes.observe(root, { childList: true, subtree: true, attributeFilter: ["lang"] });
    let height;
    const size = new ResizeObserver(() => {
      const now = Math.ceil(frame.getBoundingClientRect().height);
      if (now === height) return;
      height = now;
      this.#dispatch("ko-heightchange", { height });
    });
    size.observe(frame);
    this.#observers = [changes, size];
    this.#page = undefined;
    this.#update();
  }

  #unmount() {
    // Chromium leaks radio buttons that are removed from a shadow tree with a name.
    for (const radio of this.#root?.querySelectorAll("[type=radio]") ?? []) radio.name = "";
    mounted.delete(this);
    for (const observer of this.#observers) observer.disconnect();
    this.#observers = [];
    this.#widget?.destroy();
    for (const [type, listener, options] of this.#listeners.splice(0)) {
      this.#root.removeEventListener(type, listener, options);
      if (this.#widget) listener._wbg_cb_unref?.();
    }
    this.#widget = undefined;
  }

  // Shows the host's own content of the element again, or a short text if there is none.
  [FAIL](thrown) {
    const error = thrown instanceof ReasonedError ? thrown : new ReasonedError("panic", String(thrown));
    // A widget that trapped cannot be destroyed.
    if (trapped) this.#widget = undefined;
    this.#unmount();
    const codes = Object.keys(FAILED);
    const lang = codes[bestLanguage(this.lang, codes)];
    const slot = document.createElement("slot");
    const text = document.createElement("p");
    Object.assign(text, { lang, textContent: FAILED[lang] });
    slot.append(text);
    const screen = document.createElement("div");
    Object.assign(screen.dataset, { screen: "error", reason: error.reason });
    screen.append(slot);
    this.shadowRoot.replaceChildren(screen);
    console.error(`${NAME}: ${error.reason}: ${error.message}`);
    this.#dispatch("ko-error", { reason: error.reason, message: error.message, fatal: true });
  }

  // Reports a problem that does not stop the widget.
  #warn({ reason = "unreachable", message }) {
    console.warn(`${NAME}: ${reason}: ${message}`);
    this.#dispatch("ko-error", { reason, message, fatal: false });
  }

  // The clinic's settings: from `configure`, or the JSON of the attribute or of an address on the page's own
  // origin, which the widget reads.
  async #readConfig() {
    if (this.#configured) return this.#configured;
    const text = this.getAttribute("config")?.trim();
    if (!text) return {};
    if (text.startsWith("{")) return text;
    try {
      const url = new URL(text, document.baseURI);
      if (url.origin !== location.origin) throw new Error(`found ${url.origin}; what fits: an address on ${location.origin}`);
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url} has status ${response.status}`);
      return await response.text();
    } catch (error) {
      this.#warn(new ReasonedError("config", `config: ${error.message}`));
      return {};
    }
  }

  #applyMode() {
    const { theme, mode } = this;
    const { dataset } = this.#root;
    if (theme === "light" || theme === "dark") dataset.theme = theme;
    else delete dataset.theme;
    dataset.mode = mode;
  }

  #press({ target }) {
    const button = target.closest?.("[data-action]");
    if (!button || !this.#widget) return;
    const { action } = button.dataset;
    if (action === "print") this.print();
    // In kiosk mode the next person is offered no "undo".
    if (action === "restart") queueMicrotask(() => this.mode === "kiosk" ? this.reset() : this.#dispatch("ko-reset"));
  }

  // After every drawing: sets the parts, removes the second `main` from the host's page, and dispatches the
  // step if the page changed.
  #update() {
    const screen = this.#root.querySelector("[data-screen]");
    if (!screen) return;
    const { lang } = this.#root.firstElementChild;
    const { packs, codes } = this.#catalogs;
    this.#root.ariaLabel = packs[codes.indexOf(lang)].split("\n")[{{title}}];
    if (this.mode === "inline") screen.setAttribute("role", "none");
    // A kiosk has no links.
    if (this.mode === "kiosk") for (const link of this.#root.querySelectorAll("a[href]")) link.removeAttribute("href");
    for (const [part, selector] of PARTS) {
      for (const element of this.#root.querySelectorAll(selector)) {
        if (!element.closest(PROTECTED)) element.setAttribute("part", part);
      }
    }
    const kind = screen.dataset.screen;
    const question = screen.querySelector("form")?.dataset.question;
    const page = kind + question;
    const first = this.#page === undefined;
    if (page === this.#page) return;
    this.#page = page;
    if (!first) this.#dispatchStep(kind, question);
  }

  // A question id, an outcome and the urgent screen reveal answers. Without `expose-answers` the host gets
  // the number of the step, and that there is a result.
  #dispatchStep(kind, question) {
    const exposed = this.exposeAnswers;
    if (kind === "urgent" && !exposed) return;
    const detail = { index: this.#widget.step() };
    let more = {};
    if (exposed) {
      const { answers = {}, outlook = {} } = JSON.parse(this.#widget.export_as("json") ?? "{}");
      const ids = outlook.findings?.map(({ id }) => id) ?? [];
      more = { question: question ?? null, outcome: outlook.outcome ?? null, findings: ids, answers };
    }
    this.#dispatch("ko-step", { ...detail, ...more });
    if (kind === "result" || kind === "urgent") this.#dispatch("ko-result", exposed ? more : null);
  }

  #dispatch(type, detail = null) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}

if (globalThis.customElements?.get(NAME)) {
  console.warn(`${NAME}: this page has the script twice; the first one stays in charge`);
} else {
  globalThis.customElements?.define(NAME, KetamineOutlook);
}
