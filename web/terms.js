// Explains medical words where they stand. In each part of a screen the first of a kind can be
// tapped; that puts what it means right behind it, in the same sentence. Headings, choices and links
// keep their names: what they need is explained beside them.
//
// A `button` is a box that does not break within and that a line may end behind. So it is a span with
// the role and the keys of a button, and no line moves when it comes.
//
// The widget's own text nodes stay in place, shortened, so that it can go on changing them; what is
// added behind one goes when the widget changes it.
const TEXTS = {{texts}};
const PARTS = "section, details, form, main";
const APART = "a, button, summary, label, h1, h2, h3, h4, th, svg, textarea, .ko-hidden, .ko-tag, .ko-progress, .ko-sheet, .ko-crisis, .ko-clinic, .ko-term, .ko-term-say";

// One expression for all forms of all terms, the longer ones first, and what each form means.
function read({ terms }) {
  const says = new Map(terms.flatMap(([forms, say]) => forms.split("|").map((form) => [form.toLowerCase(), say])));
  const forms = [...says.keys()].sort((a, b) => b.length - a.length).map((form) => form.replace(/[()]/g, "\\$&"));
  return { says, find: new RegExp("(^|[^\\p{L}\\p{N}])(" + forms.join("|") + ")(?![\\p{L}\\p{N}])", "iu") };
}

export function ready(root) {
  const glossaries = {};
  // What was put behind a text node, and which terms a part has marked already.
  const added = new Map();
  const marked = new WeakMap();

  function clear(text) {
    const { seen, own } = added.get(text) ?? { own: [] };
    for (const node of own) {
      if (node.dataset) {
        seen.delete(node.dataset.say);
        if (node.nextElementSibling?.matches(".ko-term-say")) node.nextElementSibling.remove();
      }
      node.remove();
    }
    added.delete(text);
  }

  function mark(text, { says, find }) {
    const part = text.parentElement.closest(PARTS);
    if (!part || text.parentElement.closest(APART)) return;
    const seen = marked.get(part) ?? marked.set(part, new Set()).get(part);
    const own = [];
    for (let rest = text, from = 0; ;) {
      const found = find.exec(rest.data.slice(from));
      if (!found) break;
      const say = says.get(found[2].toLowerCase());
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
    const glossary = (glossaries[lang] ??= read(TEXTS[lang]));
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

  // Once the screen is painted, and at most once for many changes.
  let waits = false, over = false;
  const soon = () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => setTimeout(() => {
      waits = false;
      if (!over) walk();
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
    soon();
  });
  observer.observe(root, { childList: true, subtree: true, characterData: true });

  function explain({ target }) {
    const term = target.closest?.(".ko-term");
    if (!term) return;
    const opens = term.getAttribute("aria-expanded") !== "true";
    term.setAttribute("aria-expanded", String(opens));
    if (opens) {
      const say = document.createElement("span");
      say.className = "ko-term-say";
      say.textContent = ` (${term.dataset.say})`;
      term.after(say);
    } else {
      term.nextElementSibling.remove();
    }
    observer.takeRecords();
  }
  // A key that is held down is one press, and Space does not scroll the page.
  function press(event) {
    const { key, target, repeat } = event;
    if ((key !== "Enter" && key !== " ") || !target.matches?.(".ko-term")) return;
    event.preventDefault();
    if (!repeat) explain(event);
  }
  root.addEventListener("click", explain);
  root.addEventListener("keydown", press);
  walk();
  // Ends all of it, for a widget that is taken away; what stands there stays.
  return () => {
    over = true;
    observer.disconnect();
    root.removeEventListener("click", explain);
    root.removeEventListener("keydown", press);
  };
}
