// Every call into the wasm, so that an error in one ends them all: after it the memory of the wasm is in
// an invalid state. The build lets the bindings take the exports through here.
import { ReasonedError } from "./load_diagnostics.js";

/**
 * The error that ended the wasm.
 * @type {ReasonedError | undefined}
 */
export let trapped;

/** @type {(error: ReasonedError) => void} */
let report = () => {};

/**
 * Sets what is called before an error is thrown further.
 * @param {typeof report} listener
 */
export function onTrap(listener) {
  report = listener;
}

/** @param {WebAssembly.Exports} exports */
export function guarded(exports) {
  return guardEach(exports, (call) => {
    try {
      return call();
    } catch (error) {
      trapped ??= new ReasonedError("panic", String(error));
      report(trapped);
      throw error;
    }
  });
}

/**
 * The exports, each function called by `run`.
 * @param {WebAssembly.Exports} exports
 * @param {(call: () => unknown) => unknown} run
 */
export function guardEach(exports, run) {
  /** @type {Record<string, unknown>} */
  const all = {};
  for (const [name, it] of Object.entries(exports)) {
    all[name] = typeof it === "function" ? (/** @type {unknown[]} */ ...given) => run(() => it(...given)) : it;
  }
  return all;
}
