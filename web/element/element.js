// The custom element. It reads its attributes, mounts the widget in its shadow root, and dispatches events
// to its host. It changes nothing on the page outside.
import { Widget } from "../bindings.js";
import { FAILED } from "../build.js";
import { onTrap, trapped } from "./guard.js";
import { bestLanguage, titleOf, wantedCodes } from "./language_packs.js";
import { ReasonedError } from "./load_diagnostics.js";
import { load, loadOthers, notices } from "./loader.js";
import { makeRoot, makeSheet } from "./shadow.js";
import { warmUp } from "./warm_up.js";

const NAME = "ketamine-outlook";

// What a host can style from outside with `::part()`.
const PARTS = Object.entries({
  heading: "h1, h2",
  lead: ".ko-lead",
  progress: ".ko-progress",
  question: ".ko-question",
  option: ".ko-option",
  button: ".ko-button",
  "quiet-button": ".ko-quiet",
  figures: ".ko-figures",
  card: ".ko-card",
  foot: ".ko-foot",
  clinic: ".ko-clinic",
});

// Help and findings have no parts: a host cannot restyle them.
const PROTECTED = ".ko-crisis, .ko-support, .ko-points, [data-screen=urgent]";

/**
 * The elements with a mounted widget.
 * @type {Set<KetamineOutlook>}
 */
const mounted = new Set();
const FAIL = Symbol("fail");

// A page that comes back from the browser's cache begins anew: it may be another person's.
globalThis.addEventListener?.("pageshow", ({ persisted }) => {
  if (persisted) for (const element of [...mounted]) element.reset();
});

// The failure shows in every element, before the error of the wasm is thrown further.
onTrap((error) => {
  for (const element of mounted) element[FAIL](error);
});

/**
 * A copy, so that a later change of the host's object has no effect. Settings that cannot be copied are
 * handed over themselves: the widget reads each value on its own, and names those that do not fit.
 * @template T
 * @param {T} settings
 */
function copy(settings) {
  try {
    return structuredClone(settings);
  } catch {
    return settings;
  }
}

/** @type {string | undefined} */
let styles;
/** @type {CSSStyleSheet | undefined} */
let styleSheet;

/** One style sheet for the roots of all elements: where the element brings none, that of the page. */
function sheet() {
  styleSheet ??= makeSheet(styles ?? document.querySelector("style")?.textContent ?? "");
  return styleSheet;
}

let isWarm = false;

export class KetamineOutlook extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ["lang", "theme", "mode", "region", "config"];

  /**
   * Identifies the current start; a newer start, or none, cancels the older one.
   * @type {object | undefined}
   */
  #token;
  /** @type {Widget | undefined} */
  #widget;
  /** @type {HTMLElement | undefined} */
  #mounted;
  /** @type {import("./loader.js").Catalogs} */
  #catalogs = { packs: [], codes: [] };
  /** @type {object | undefined} */
  #configured;
  /** @type {object | string} */
  #config = {};
  /** @type {string | undefined} */
  #page;
  #isPrerendered;
  /** Whether the host gets the answers of this visit; the person reads so. */
  #isExposed = false;
  /** @type {{ disconnect(): void }[]} */
  #observers = [];
  /** @type {Parameters<HTMLElement["addEventListener"]>[]} */
  #listeners = [];

  constructor() {
    super();
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    this.#isPrerendered = this.#prerendered !== null;
    if (!this.#isPrerendered) shadow.replaceChildren(document.createElement("slot"));
    shadow.addEventListener("click", (event) => this.#press(event));
  }

  connectedCallback() {
    // Properties that were set before the class was defined shadow its accessors.
    for (const name of /** @type {const} */ ([
      "theme",
      "mode",
      "region",
      "config",
      "store",
      "history",
      "exposeAnswers",
    ])) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      Object.assign(this, { [name]: value });
    }
    if (!this.#token) this.#start();
  }

  disconnectedCallback() {
    // An element that is moved within the page keeps its visit.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} now
   */
  attributeChangedCallback(name, before, now) {
    if (before === now || !this.#widget) return;
    if (name === "lang") this.#widget.set_language(bestLanguage(now, this.#catalogs.codes));
    else if (name === "region" || name === "config") this.#start();
    else this.#applyMode();
  }

  get theme() {
    return this.getAttribute("theme") ?? "auto";
  }
  set theme(value) {
    this.#set("theme", value);
  }
  get mode() {
    return this.getAttribute("mode") ?? "inline";
  }
  set mode(value) {
    this.#set("mode", value);
  }
  get region() {
    return this.getAttribute("region");
  }
  set region(value) {
    this.#set("region", value);
  }
  get store() {
    return this.getAttribute("store");
  }
  set store(value) {
    this.#set("store", value);
  }
  get history() {
    return this.getAttribute("history");
  }
  set history(value) {
    this.#set("history", value);
  }
  get config() {
    return this.getAttribute("config");
  }
  set config(value) {
    this.#set("config", typeof value === "string" ? value : value && JSON.stringify(value));
  }
  get exposeAnswers() {
    return this.hasAttribute("expose-answers");
  }
  set exposeAnswers(value) {
    this.toggleAttribute("expose-answers", Boolean(value));
  }

  /**
   * @param {string} name
   * @param {string | null | undefined} value
   */
  #set(name, value) {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  /**
   * Sets the clinic's settings, in place of the attribute `config`. The visit starts anew.
   * @param {object} settings
   */
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
    try {
      return JSON.parse(config);
    } catch {
      return {};
    }
  }

  /** Starts a new visit in the same language and erases the answers. The focus moves only if it was inside. */
  reset() {
    if (!this.#widget) return;
    const inside = this.#shadow.activeElement;
    const { lang } = this.#app;
    this.#unmount();
    this.#mount(lang);
    if (inside) this.focus({ preventScroll: true });
    this.#dispatch("ko-reset");
  }

  print() {
    this.#widget?.print();
  }

  /**
   * The visit so far as "text", "fhir", "csv", or as "json": answers and outlook.
   * @param {"text" | "fhir" | "json" | "csv"} format
   */
  async exportAs(format) {
    if (!["text", "fhir", "json", "csv"].includes(format)) {
      throw new TypeError(`exportAs: found ${JSON.stringify(format)}; what fits: text, fhir, json, csv`);
    }
    const written = this.#widget?.export_as(format);
    if (written === undefined) {
      throw new Error("exportAs: there is no answer yet; what fits: a visit past its first question");
    }
    return written;
  }

  /** @param {FocusOptions} [options] */
  focus(options) {
    /** @type {HTMLElement | null} */
    const first = this.#shadow.querySelector("[data-screen] h1[tabindex], [data-screen] a[href]");
    first?.focus(options);
  }

  get #shadow() {
    return /** @type {ShadowRoot} */ (this.shadowRoot);
  }

  /** What the page already holds of the widget: its first question, as the build drew it. */
  get #prerendered() {
    return /** @type {HTMLElement | null} */ (this.#shadow.querySelector(".ko-reset > .ko"));
  }

  /** The element that the widget is mounted in. */
  get #root() {
    return /** @type {HTMLElement} */ (this.#mounted);
  }

  /** The widget's own element inside the root, which has its language. */
  get #app() {
    return /** @type {HTMLElement} */ (this.#root.firstElementChild);
  }

  async #start() {
    const token = {};
    this.#token = token;
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
    this.#addLanguages(token);
    if (!isWarm) {
      isWarm = true;
      warmUp(bestLanguage(this.lang, this.#catalogs.codes), this.#config).catch(console.warn);
    }
    for (const message of this.#widget?.problems() ?? []) this.#warn(new ReasonedError("config", message));
    const notice = this.#widget?.notice();
    if (notice) console.warn(`${NAME}: config: ${notice}`);
  }

  /**
   * Adds the other languages to a widget that was mounted without them.
   * @param {object} token
   */
  async #addLanguages(token) {
    const catalogs = await loadOthers(this.lang);
    delete this.#root.dataset.learns;
    if (token !== this.#token || !this.#widget || catalogs.codes.length === this.#catalogs.codes.length) return;
    this.#catalogs = catalogs;
    this.#widget.refresh_catalogs();
    // The host may have changed `lang` meanwhile.
    const place = bestLanguage(this.lang, catalogs.codes);
    if (place) this.#widget.set_language(place);
  }

  #stop() {
    this.#token = undefined;
    this.#unmount();
    this.#shadow.replaceChildren(document.createElement("slot"));
  }

  /** @param {string} lang */
  #mount(lang) {
    const { codes } = this.#catalogs;
    const shadow = this.#shadow;
    // The first question of a page stays until the widget has drawn its own over it.
    const taken = this.#mounted ? null : this.#prerendered;
    const root = taken ?? makeRoot(this.mode === "page" ? "div" : "section");
    const frame = /** @type {HTMLElement} */ (root.parentElement);
    root.toggleAttribute("data-learns", codes.length < wantedCodes(lang).length);
    // Yew never removes its listeners from the root, and each keeps the root and memory of the wasm alive:
    // they are recorded here, and `#unmount` removes them.
    root.addEventListener = (/** @type {Parameters<HTMLElement["addEventListener"]>} */ ...listener) => {
      this.#listeners.push(listener);
      HTMLElement.prototype.addEventListener.apply(root, listener);
    };
    this.#mounted = root;
    // The widget reads these here: a later value applies to the next visit.
    this.#applyMode();
    for (const name of ["store", "barriers"]) {
      const value = this.getAttribute(name);
      if (value) root.dataset[name] = value;
    }
    root.toggleAttribute("data-history", this.mode === "page" || this.history === "on");
    this.#isExposed = root.toggleAttribute("data-exposed", this.exposeAnswers);
    this.#widget = new Widget(root, bestLanguage(lang, codes), this.#config, this.region || undefined);
    mounted.add(this);
    // Until here the earlier content was shown.
    const before = this.#isPrerendered && shadow.querySelector(".ko-reset");
    if (before) {
      before.replaceWith(frame);
    } else {
      shadow.adoptedStyleSheets = [sheet()];
      shadow.replaceChildren(frame);
    }
    const changes = new MutationObserver(() => this.#update());
    changes.observe(root, { childList: true, subtree: true, attributeFilter: ["lang"] });
    /** @type {number | undefined} */
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
    /** @type {NodeListOf<HTMLInputElement> | never[]} */
    const radios = this.#mounted?.querySelectorAll("[type=radio]") ?? [];
    for (const radio of radios) radio.name = "";
    mounted.delete(this);
    for (const observer of this.#observers) observer.disconnect();
    this.#observers = [];
    this.#widget?.destroy();
    for (const [type, listener, options] of this.#listeners.splice(0)) {
      this.#root.removeEventListener(type, listener, options);
      // As the bindings let a closure go.
      if (this.#widget) /** @type {{ _wbg_cb_unref?(): void }} */ (listener)._wbg_cb_unref?.();
    }
    this.#widget = undefined;
  }

  /**
   * Shows the host's own content of the element again, or a short text if there is none.
   * @param {unknown} thrown
   */
  [FAIL](thrown) {
    const error = thrown instanceof ReasonedError ? thrown : new ReasonedError("panic", String(thrown));
    // A widget that trapped cannot be destroyed.
    if (trapped) this.#widget = undefined;
    this.#unmount();
    const codes = Object.keys(FAILED);
    const lang = codes[bestLanguage(this.lang, codes)];
    const slot = document.createElement("slot");
    if (lang) slot.append(Object.assign(document.createElement("p"), { lang, textContent: FAILED[lang] }));
    const screen = document.createElement("div");
    Object.assign(screen.dataset, { screen: "error", reason: error.reason });
    screen.append(slot);
    this.#shadow.replaceChildren(screen);
    console.error(`${NAME}: ${error.reason}: ${error.message}`);
    this.#dispatch("ko-error", { reason: error.reason, message: error.message, fatal: true });
  }

  /**
   * Reports a problem that does not stop the widget.
   * @param {ReasonedError} problem
   */
  #warn({ reason, message }) {
    console.warn(`${NAME}: ${reason}: ${message}`);
    this.#dispatch("ko-error", { reason, message, fatal: false });
  }

  /**
   * The clinic's settings, which the widget reads: from `configure`, or the JSON of the attribute, of an element
   * of the document (`#id`), or of an address on the page's own origin.
   * @returns {Promise<object | string>}
   */
  async #readConfig() {
    if (this.#configured) return this.#configured;
    const text = this.getAttribute("config")?.trim();
    if (!text) return {};
    if (text.startsWith("{")) return text;
    if (text.startsWith("#")) return document.getElementById(text.slice(1))?.textContent ?? {};
    try {
      const url = new URL(text, document.baseURI);
      if (url.origin !== location.origin) {
        throw new Error(`found ${url.origin}; what fits: an address on ${location.origin}`);
      }
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url} has status ${response.status}`);
      return await response.text();
    } catch (error) {
      const why = error instanceof Error ? error.message : error;
      this.#warn(new ReasonedError("config", `config: ${why}`));
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

  /** @param {Event} event */
  #press({ target }) {
    const button = target instanceof Element && target.closest("[data-action=restart]");
    if (!button || !this.#widget) return;
    // In kiosk mode the next person is offered no "undo".
    queueMicrotask(() => (this.mode === "kiosk" ? this.reset() : this.#dispatch("ko-reset")));
  }

  // After every drawing: sets the parts, removes the second `main` from the host's page, and dispatches the
  // step if the page changed.
  #update() {
    /** @type {HTMLElement | null} */
    const screen = this.#root.querySelector("[data-screen]");
    if (!screen) return;
    const { packs, codes } = this.#catalogs;
    const title = titleOf(packs[codes.indexOf(this.#app.lang)]);
    this.#root.dataset.title = title;
    // Where the widget is the page, its landmarks are in no other one.
    if (this.#root.localName === "section") this.#root.ariaLabel = title;
    if (this.mode === "inline") screen.setAttribute("role", "none");
    // A kiosk has no links.
    if (this.mode === "kiosk") for (const link of this.#root.querySelectorAll("a[href]")) link.removeAttribute("href");
    // No host is around our own page.
    for (const [part, selector] of this.#isPrerendered ? [] : PARTS) {
      for (const element of this.#root.querySelectorAll(selector)) {
        if (!element.closest(PROTECTED)) element.setAttribute("part", part);
      }
    }
    const kind = screen.dataset.screen;
    /** @type {HTMLElement | null} */
    const form = screen.querySelector("form[data-page]");
    const page = `${kind} ${form?.dataset.page}`;
    const first = this.#page === undefined;
    if (page === this.#page) return;
    this.#page = page;
    if (!first) this.#dispatchStep(kind, kind === "question" ? form : null);
  }

  /**
   * A question id, an outcome and the urgent screen reveal answers. Without `expose-answers` the host gets the
   * number of the step, and that there is a result.
   * @param {string | undefined} kind
   * @param {HTMLElement | null} form
   */
  #dispatchStep(kind, form) {
    const exposed = this.#isExposed;
    if (kind === "urgent" && !exposed) return;
    const detail = { index: this.#widget?.step() };
    let more = {};
    if (exposed) {
      const { answers = {}, outlook = {} } = JSON.parse(this.#widget?.export_as("json") ?? "{}");
      const findings = outlook.findings?.map((/** @type {{ id: string }} */ { id }) => id) ?? [];
      const question = form?.querySelector("fieldset")?.dataset.question ?? null;
      more = { question, outcome: outlook.outcome ?? null, findings, answers };
    }
    this.#dispatch("ko-step", { ...detail, ...more });
    if (kind === "result" || kind === "urgent") this.#dispatch("ko-result", exposed ? more : null);
  }

  /**
   * @param {string} type
   * @param {object | null} detail
   */
  #dispatch(type, detail = null) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}

/**
 * Defines the element, with the style sheet of its roots where the page has none.
 * @param {string} [text]
 */
export function define(text) {
  styles = text;
  if (globalThis.customElements?.get(NAME)) {
    console.warn(`${NAME}: this page has the script twice; the first one stays in charge`);
  } else {
    globalThis.customElements?.define(NAME, KetamineOutlook);
  }
}
