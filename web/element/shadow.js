// What a shadow root holds around a widget.

/**
 * A style sheet for roots of this document.
 * @param {string} text
 */
export function makeSheet(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/**
 * The element for a widget, in a frame that takes nothing over from the host's page.
 * @param {"section" | "div"} name
 */
export function makeRoot(name) {
  const frame = document.createElement("div");
  const root = document.createElement(name);
  frame.className = "ko-reset";
  root.className = "ko";
  frame.append(root);
  return root;
}
