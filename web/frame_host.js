// Lets every iframe with data-ketamine-outlook be as high as what it shows. It hears only those
// frames, at the origin of their own address, and takes nothing from them but a height.
{
  const frames = () => document.querySelectorAll("iframe[data-ketamine-outlook]");
  const home = (frame) => new URL(frame.src, document.baseURI).origin;
  const greet = (frame) => frame.contentWindow?.postMessage({ to: "ketamine-outlook" }, home(frame));
  addEventListener("message", ({ source, origin, data }) => {
    const frame = [...frames()].find((it) => it.contentWindow === source);
    if (!frame || origin !== home(frame) || data?.from !== "ketamine-outlook") return;
    if (data.ready === true) greet(frame);
    const { height } = data;
    if (Number.isInteger(height) && height > 0 && height < 100_000) frame.style.height = `${height}px`;
    if (data.turned === true && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
  });
  // A frame that was there before this script has been ready for a while. One whose page has not
  // come yet is still at another origin, and would complain of the greeting.
  addEventListener("load", () => frames().forEach(greet));
}
