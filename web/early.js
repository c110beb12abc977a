// Runs until the widget is mounted. It remembers that Continue was pressed, so that an early answer is
// not lost. If the questions cannot run, it says so and shows the general answer.
const place = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const page = document.documentElement;
const ready = new Promise((done) => addEventListener("DOMContentLoaded", done));
// Skips the content below the window until the question is drawn.
page.classList.add("ko-early");
document.addEventListener(
  "readystatechange",
  () => requestAnimationFrame(() => setTimeout(() => page.classList.remove("ko-early"))),
  { once: true },
);
ready.then(() => {
  // Hidden without scripts, where nothing is loading.
  place("ko-status").hidden = false;
  // Such an event does not leave its root.
  place("ketamine-outlook").shadowRoot?.addEventListener("submit", (event) => event.preventDefault());
});
// `web/page.js` removes this handler, so that later clicks do not wait for it.
self.onclick = (event) => {
  const [target] = event.composedPath();
  const button = target instanceof Element && target.closest("[data-action=continue]");
  const form = button instanceof HTMLButtonElement && button.form;
  if (form) form.dataset.pressed = "continue";
};
// A module script of the page did not load.
addEventListener(
  "error",
  async ({ target }) => {
    if (!(target instanceof HTMLScriptElement) || target.type !== "module") return;
    await ready;
    const host = place("ketamine-outlook");
    const screen = document.createElement("div");
    Object.assign(screen.dataset, { screen: "error", reason: "script" });
    screen.append(document.createElement("slot"));
    host.shadowRoot?.replaceChildren(screen);
    host.dispatchEvent(new CustomEvent("ko-error", { bubbles: true, detail: { reason: "script", fatal: true } }));
  },
  true,
);
// The element then shows what the page holds in it.
addEventListener("ko-error", (event) => {
  if (!(event instanceof CustomEvent) || !event.detail.fatal) return;
  place("ko-failed").hidden = false;
  place("ko-general").hidden = false;
  place("ko-status").hidden = true;
});
