// Remembers what the element tells its host, what a browser complains of, and how the page stood.
window.heard = [];
for (const type of ["ko-ready", "ko-step", "ko-result", "ko-error", "ko-reset", "ko-heightchange"]) {
  addEventListener(type, ({ detail, target, composed }) => heard.push({ type, detail, id: target.id, composed }));
}
window.complaints = [];
const complain = (...words) => complaints.push(words.map(String).join(" "));
addEventListener("error", (event) => complain(event.message ?? "not loaded: " + event.target.src), true);
addEventListener("unhandledrejection", ({ reason }) => complain(reason));
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  blockedURI.endsWith("/favicon.ico") || complain(violatedDirective, blockedURI));
for (const level of ["warn", "error"]) console[level] = complain;
window.scrolls = 0;
addEventListener("scroll", () => scrolls++, true);
window.standing = () => JSON.stringify({
  title: document.title, url: location.href, history: history.length, state: history.state,
  stored: [localStorage.length, sessionStorage.length, document.cookie],
  sheets: [document.styleSheets.length, document.adoptedStyleSheets.length],
  heads: document.head.children.length, body: document.body.children.length,
  lang: document.documentElement.lang, focus: document.activeElement?.tagName,
  globals: Object.keys(window).filter((name) => !before?.includes(name)).length,
});
let before;
window.before = before = Object.keys(window);
