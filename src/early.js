// In charge until the widget is: it remembers that Continue was pressed, so that an answer
// given early is not lost, and it says so when the widget's own script cannot be had.
document.addEventListener("readystatechange", () => {
  // Only where scripts run is there anything to wait for.
  if (document.readyState === "interactive") document.getElementById("ko-status").hidden = false;
});
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("#ketamine-outlook [data-action=continue]");
  if (button?.form) button.form.dataset.pressed = "continue";
});
addEventListener("error", (event) => {
  if (event.target.type !== "module") return;
  document.getElementById("ko-status").hidden = true;
  const failed = document.getElementById("ko-failed");
  failed.dataset.reason = "script";
  failed.hidden = false;
}, true);
