// Inside the frame: reads the clinic's settings from the address, and sends the height to the host page.
//
// It sends messages only to the window that holds it, at the origin from which that window wrote first,
// and nothing but the height and that a page has changed.
const root = /** @type {HTMLElement} */ (document.getElementById("ko-frame"));
const widget = /** @type {HTMLElement} */ (document.getElementById("ketamine-outlook"));

// The settings are behind the #, which is not sent to a server. A page that is not in a frame ignores
// them, or a link to this site could speak in any clinic's name.
if (parent !== window && location.hash.length > 1 && !document.getElementById("ko-config")) {
  let text = location.hash.slice(1);
  // A text with wrong escapes is no JSON either, and is reported as such.
  try {
    text = decodeURIComponent(text);
  } catch {}
  root.append(Object.assign(document.createElement("data"), { id: "ko-config", hidden: true, textContent: text }));
}
addEventListener("hashchange", () => location.reload());

/** @type {string | undefined} */
let host;
let sent = 0;

/** @param {object} message */
function send(message) {
  if (host) parent.postMessage({ from: "ketamine-outlook", ...message }, host);
}

function measure() {
  // The height of the content, not of the frame. One pixel of difference is rounding.
  const height = Math.ceil(root.getBoundingClientRect().height);
  if (Math.abs(height - sent) <= 1) return;
  sent = height;
  send({ height });
}

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || parent === window || data?.to !== "ketamine-outlook" || origin === "null") return;
  host = origin;
  sent = 0;
  measure();
});
new ResizeObserver(measure).observe(root);
// A new page starts at its top, which may be above the visible part of the host page.
widget.addEventListener("focusin", (event) => {
  const [target] = event.composedPath();
  if (target instanceof Element && target.matches("h1[tabindex]")) send({ turned: true });
});
// To any origin, since it contains no data: the answer carries the origin of the host.
if (parent !== window) parent.postMessage({ from: "ketamine-outlook", ready: true }, "*");

export {};
