// In charge until the widget is. It remembers that Continue was pressed, so that an answer given
// early is not lost; and where the questions cannot run, it says so and leaves the general answer.
const place = (id) => document.getElementById(id);
const page = document.documentElement;
let still;
const ready = new Promise((done) => addEventListener("DOMContentLoaded", done));
// Until the question is drawn, what lies below the window need not be.
page.classList.add("ko-early");
document.addEventListener("readystatechange", () => requestAnimationFrame(() => setTimeout(() => {
  page.classList.remove("ko-early");
})), { once: true });
ready.then(() => {
  // Only where scripts run is there anything to wait for.
  place("ko-status").hidden = false;
  still = place("ketamine-outlook").cloneNode(true);
});
// The widget, once in charge, takes this off: nobody's step has to wait for it then.
self.onclick = ({ target }) => {
  const { form } = target.closest?.("#ketamine-outlook [data-action=continue]") ?? {};
  if (form) form.dataset.pressed = "continue";
};
addEventListener("submit", (event) => event.preventDefault());
// The widget's own script cannot be had.
addEventListener("error", ({ target }) => {
  if (target.type === "module") dispatchEvent(new CustomEvent("ko-failed", { detail: "script" }));
}, true);
addEventListener("ko-failed", ({ detail }) => ready.then(() => {
  const root = place("ketamine-outlook");
  const failed = place("ko-failed");
  root.replaceChildren(...still.cloneNode(true).childNodes);
  root.querySelector("[data-screen]").dataset.screen = "error";
  root.querySelector(".ko-progress").remove();
  root.querySelector("form").replaceWith(failed);
  failed.dataset.reason = detail;
  failed.hidden = false;
  place("ko-status").hidden = true;
  place("ko-general").hidden = false;
}), { once: true });
