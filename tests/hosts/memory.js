// Lets a test see how much memory the wasm of the page has taken, and what still watches or hears the
// page.
const { instantiate } = WebAssembly;
window.memories = [];
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate(...given);
  memories.push((made.instance ?? made).exports.memory);
  return made;
};
const watching = new Set();
for (const Kind of [MutationObserver, ResizeObserver]) {
  const { observe, disconnect } = Kind.prototype;
  Kind.prototype.observe = function (...given) { watching.add(this); return observe.apply(this, given); };
  Kind.prototype.disconnect = function () { watching.delete(this); return disconnect.apply(this); };
}
const hearing = new Map();
for (const target of [window, document, globalThis.speechSynthesis].filter(Boolean)) {
  const { addEventListener: add, removeEventListener: remove } = target;
  target.addEventListener = function (type, ear, options) {
    const own = Symbol(type);
    hearing.set(own, [type, ear]);
    options?.signal?.addEventListener("abort", () => hearing.delete(own));
    return add?.call(target, type, ear, options);
  };
  target.removeEventListener = function (type, ear, options) {
    for (const [own, [kind, it]] of hearing) if (kind === type && it === ear) hearing.delete(own);
    return remove?.call(target, type, ear, options);
  };
}
window.holds = () => [watching.size, hearing.size];
