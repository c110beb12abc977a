// Inside the frame: the clinic's settings out of its address, and its height to the page around it.
//
// It speaks only to the window that holds it, at the origin from which that window has spoken first,
// and of nothing but how high it is and that a page was turned.
const root = document.getElementById("ko-frame");
const widget = document.getElementById("ketamine-outlook");

// The settings stand behind the #, which no server hears of. A page of its own takes none: or an
// address of this site could speak in any clinic's name.
if (parent !== window && location.hash.length > 1 && !document.getElementById("ko-config")) {
  let said = location.hash.slice(1);
  // What is no address is no JSON either, and is told as such.
  try { said = decodeURIComponent(said); } catch { }
  root.append(Object.assign(document.createElement("data"), { id: "ko-config", hidden: true, textContent: said }));
}
addEventListener("hashchange", () => location.reload());

let host;
let told = 0;

function say(what) {
  if (host) parent.postMessage({ from: "ketamine-outlook", ...what }, host);
}

function measure() {
  // The content, not the frame; a pixel more or less is rounding.
  const height = Math.ceil(root.getBoundingClientRect().height);
  if (Math.abs(height - told) <= 1) return;
  told = height;
  say({ height });
}

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || parent === window || data?.to !== "ketamine-outlook" || origin === "null") return;
  host = origin;
  told = 0;
  measure();
});
new ResizeObserver(measure).observe(root);
// A new page begins at its top, which may lie above what the host shows.
widget.addEventListener("focusin", ({ target }) => { if (target.matches("h1[tabindex]")) say({ turned: true }); });
// Nothing but that it is there, to whoever holds it: the answer tells where from.
if (parent !== window) parent.postMessage({ from: "ketamine-outlook", ready: true }, "*");
