// Explains medical terms in place. The first occurrence of a term in each part of a screen becomes a
// button that shows its explanation behind it, in the same sentence. Headings, options and links are left
// alone: their terms are explained beside them.
//
// The button is a span with the role and the keys of a button: a `button` does not break across lines, and
// would move the text around it.
//
// The widget's own text nodes stay in place, shortened, so that the widget can still change them. When it
// changes one, the nodes added behind that one are removed.
const TEXTS = {{texts}};
const PARTS = "section, details, form, main";
const EXCLUDED = "a, button, summary, label, h1, h2, h3, h4, th, svg, textarea, .ko-hidden, .ko-tag, .ko-progress, .ko-sheet, .ko-crisis, .ko-clinic, .ko-term, .ko-term-note";

// A regular expression for all forms of all terms, the longer forms first, and the explanation of each form.
function compile({ terms }) {
  const explanations = new Map(terms.flatMap(([forms, say]) => forms.split("|").map((form) => [form.toLowerCase(), say])));
  const forms = [...explanations.keys()].sort((a, b) => b.length - a.length).map((form) => form.replace(/[()]/g, "\\$&"));
  return { explanations, find: new RegExp("(^|[^\\p{L}\\p{N}])(" + forms.join("|") + ")(?![\\p{L}\\p{N}])", "iu") };
}

// Adds the terms to the widget in `root`. Returns a function that stops it; marked terms stay.
export function ready(root) {
  const glossaries = {};
  // The nodes added behind a text node, and the terms that a part has marked.
  const added = new Map();
  const marked = new WeakMap();

  function clear(text) {
    const { seen, own } = added.get(text) ?? { own: [] };
    for (const node of own) {
      if (node.dataset) {
        seen.delete(node.dataset.say);
        if (node.nextElementSibling?.matches(".ko-term-note")) node.nextElementSibling.remove();
      }
      node.remove();
    }
    added.delete(text);
  }

  function mark(text, { explanations, find }) {
    const part = text.parentElement.closest(PARTS);
    if (!part || text.parentElement.closest(EXCLUDED)) return;
    const seen = marked.get(part) ?? marked.set(part, new Set()).get(part);
    const own = [];
    for (let rest = text, from = 0; ;) {
      const found = find.exec(rest.data.slice(from));
      if (!found) break;
      const say = explanations.get(found[2].toLowerCase());
      const at = from + found.index + found[1].length;
      from = at + found[2].length;
      if (seen.has(say)) continue;
      seen.add(say);
      const behind = rest.splitText(at);
      const term = document.createElement("span");
      Object.assign(term, { className: "ko-term", tabIndex: 0, textContent: found[2] });
      term.setAttribute("role", "button");
      term.setAttribute("aria-expanded", "false");
      term.dataset.say = say;
      behind.deleteData(0, found[2].length);
      behind.before(term);
      own.push(term, behind);
      [rest, from] = [behind, 0];
    }
    if (own.length) added.set(text, { seen, own });
  }

  function walk() {
    const app = root.querySelector(".ko-app");
    const { lang } = app ?? {};
    if (!TEXTS[lang]) return;
    const glossary = (glossaries[lang] ??= compile(TEXTS[lang]));
    const texts = document.createTreeWalker(app, NodeFilter.SHOW_TEXT);
    const known = new Set([...added].flatMap(([text, { own }]) => [text, ...own]));
    const open = [];
    while (texts.nextNode()) {
      const { currentNode } = texts;
      const foreign = currentNode.parentElement.closest("[lang]") !== app;
      if (!known.has(currentNode) && !foreign) open.push(currentNode);
    }
    open.forEach((text) => mark(text, glossary));
    observer.takeRecords();
  }

  // Walks after the next paint, once for many changes.
  let scheduled = false, stopped = false;
  const schedule = () => {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(() => setTimeout(() => {
      scheduled = false;
      if (!stopped) walk();
    }, 60));
  };

  const observer = new MutationObserver((changes) => {
    for (const { type, target, removedNodes } of changes) {
      if (type === "characterData") clear(target);
      removedNodes.forEach((node) => {
        if (node.nodeType === Node.TEXT_NODE) clear(node);
      });
    }
    for (const text of added.keys()) if (!text.isConnected) added.delete(text);
    observer.takeRecords();
    schedule();
  });
  observer.observe(root, { childList: true, subtree: true, characterData: true });

  function toggle({ target }) {
    const term = target.closest?.(".ko-term");
    if (!term) return;
    const opens = term.getAttribute("aria-expanded") !== "true";
    term.setAttribute("aria-expanded", String(opens));
    if (opens) {
      const say = document.createElement("span");
      say.className = "ko-term-note";
      say.textContent = ` (${term.dataset.say})`;
      term.after(say);
    } else {
      term.nextElementSibling.remove();
    }
    observer.takeRecords();
  }
  // A repeated key event is ignored, and Space does not scroll the page.
  function press(event) {
    const { key, target, repeat } = event;
    if ((key !== "Enter" && key !== " ") || !target.matches?.(".ko-term")) return;
    event.preventDefault();
    if (!repeat) toggle(event);
  }
  root.addEventListener("click", toggle);
  root.addEventListener("keydown", press);
  walk();
  return () => {
    stopped = true;
    observer.disconnect();
    root.removeEventListener("click", toggle);
    root.removeEventListener("keydown", press);
  };
}
