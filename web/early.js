// Runs until the widget is mounted. It remembers that Continue was pressed, so that an early answer is
// not lost. If the questions cannot run, it says so and shows the general answer.
const place = (id) => document.getElementById(id);
const page = document.documentElement;
let original;
const ready = new Promise((done) => addEventListener("DOMContentLoaded", done));
// Skips the content below the window until the question is drawn.
page.classList.add("ko-early");
document.addEventListener("readystatechange", () => requestAnimationFrame(() => setTimeout(() => {
  page.classList.remove("ko-early");
})), { once: true });
ready.then(() => {
  // Hidden without scripts, where nothing is loading.
  place("ko-status").hidden = false;
  original = place("ketamine-outlook").cloneNode(true);
});
// `web/boot.js` removes this handler, so that later clicks do not wait for it.
self.onclick = ({ target }) => {
  const { form } = target.closest?.("#ketamine-outlook [data-action=continue]") ?? {};
  if (form) form.dataset.pressed = "continue";
};
addEventListener("submit", (event) => event.preventDefault());
// A module script of the page did not load.
addEventListener("error", ({ target }) => {
  if (target.type === "module") dispatchEvent(new CustomEvent("ko-failed", { detail: "script" }));
}, true);
addEventListener("ko-failed", ({ detail }) => ready.then(() => {
  const root = place("ketamine-outlook");
  const failed = place("ko-failed");
  root.replaceChildren(...original.cloneNode(true).childNodes);
  root.querySelector("[data-screen]").dataset.screen = "error";
  root.querySelector(".ko-progress").remove();
  root.querySelector("form").replaceWith(failed);
  failed.dataset.reason = detail;
  failed.hidden = false;
  place("ko-status").hidden = true;
  place("ko-general").hidden = false;
}), { once: true });
