// Resizes every iframe with data-ketamine-outlook to its content. It accepts messages only from those
// frames, at the origin of their own address, and takes only a height and a page change from them.
{
  /** @returns {NodeListOf<HTMLIFrameElement>} */
  const frames = () => document.querySelectorAll("iframe[data-ketamine-outlook]");
  const originOf = (/** @type {HTMLIFrameElement} */ frame) => new URL(frame.src, document.baseURI).origin;
  const greet = (/** @type {HTMLIFrameElement} */ frame) =>
    frame.contentWindow?.postMessage({ to: "ketamine-outlook" }, originOf(frame));
  addEventListener("message", ({ source, origin, data }) => {
    const frame = [...frames()].find((it) => it.contentWindow === source);
    if (!frame || origin !== originOf(frame) || data?.from !== "ketamine-outlook") return;
    if (data.ready === true) greet(frame);
    const { height } = data;
    if (Number.isInteger(height) && height > 0 && height < 100_000) frame.style.height = `${height}px`;
    if (data.turned === true && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
  });
  // For frames that were ready before this script. Not earlier: while a frame is loading it has another
  // origin, and the browser logs an error.
  addEventListener("load", () => frames().forEach(greet));
}
