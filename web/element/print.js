// Prints the widget without the page around it: a copy of its markup, in a frame of no size that is removed
// after printing. No request, no file.
function printWidget(root, styles) {
  const frame = document.createElement("iframe");
  frame.tabIndex = -1;
  frame.ariaHidden = "true";
  Object.assign(frame.style, { position: "fixed", inlineSize: "0", blockSize: "0", border: "0" });
  root.parentNode.append(frame);
  const { contentWindow: view, contentDocument: page } = frame;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(styles);
  page.adoptedStyleSheets = [sheet];
  page.title = root.ariaLabel;
  page.documentElement.lang = root.firstElementChild.lang;
  page.body.className = "ko";
  page.body.append(page.importNode(root.firstElementChild, true));
  // `print` returns at once in some browsers.
  view.addEventListener("afterprint", () => setTimeout(() => frame.remove()));
  view.print();
}
