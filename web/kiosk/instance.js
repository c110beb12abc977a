// One instance of the widget, for one visit: after it its memory is overwritten.
import { BUILD } from "../build.js";
import { guardEach } from "../element/guard.js";
import { codeOf, wantedCodes } from "../element/language_packs.js";
import { makeRoot } from "../element/shadow.js";
import { bind } from "../kiosk_bindings.js";

export class Instance {
  #root;
  #memory;
  #ended = false;
  kiosk;
  check;

  /**
   * Starts an instance in an element without a shadow root.
   * @param {HTMLElement} host
   * @param {CSSStyleSheet} sheet
   * @param {WebAssembly.Module} module
   * @param {{ packs: string[], config: string }} given
   * @param {{ erased: boolean, failed: boolean }} before How the instance before it ended.
   * @param {(error: unknown) => void} onFailure
   */
  constructor(host, sheet, module, { packs, config }, { erased, failed }, onFailure) {
    // An instance whose memory is overwritten must not be called again, by a pending callback or by a finalizer.
    // One that threw is in an invalid state: it ends as well. Some browsers hide errors from a page opened from
    // a disk, so it is reported here.
    const guarded = (/** @type {WebAssembly.Exports} */ exports) =>
      guardEach(exports, (call) => {
        if (this.#ended) return [];
        try {
          return call();
        } catch (error) {
          this.#ended = true;
          onFailure(error);
          throw error;
        }
      });
    const bindings = bind(guarded, undefined);
    const shadow = host.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [sheet];
    const root = makeRoot("div");
    root.className = "ko ko-kiosk-page";
    shadow.append(/** @type {HTMLElement} */ (root.parentElement));
    this.#root = root;
    this.#memory = bindings.initSync({ module }).memory;
    const codes = packs.map(codeOf);
    const wanted = wantedCodes(null).map((code) => packs[codes.indexOf(code)]);
    this.kiosk = new bindings.KioskWidget(root, wanted.join(""), BUILD, config, erased, failed);
    this.check = bindings.self_check;
    // Yew draws in a later task.
    if (erased) setTimeout(() => root.querySelector("h1")?.focus());
  }

  /** Whether nobody's visit is under way. */
  get isBetween() {
    return this.#root.querySelector("[data-screen=attract]") !== null;
  }

  /** Begins the visit, for a person who was faster than the script. */
  press() {
    /** @type {HTMLElement | null} */
    const start = this.#root.querySelector("[data-action=start]");
    start?.click();
  }

  /**
   * Ends the instance and erases its memory and its elements.
   * @param {boolean} destroy Not after a failure.
   */
  end(destroy) {
    // All texts and elements are separated, so that a reference to one of them keeps nothing else.
    const elements = this.#root.querySelectorAll("*");
    const texts = [];
    const walk = document.createTreeWalker(this.#root, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) texts.push(/** @type {Text} */ (walk.currentNode));
    try {
      if (destroy) this.kiosk.destroy();
    } catch (error) {
      console.error("ketamine-outlook: end", error);
    }
    this.#ended = true;
    new Uint8Array(this.#memory.buffer).fill(0);
    for (const text of texts) text.data = "";
    for (const element of elements) {
      element.replaceChildren();
      for (const name of element.getAttributeNames()) element.removeAttribute(name);
    }
  }
}
