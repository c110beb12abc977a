// Finds out why the widget cannot start; docs/embed.md explains each reason.

/** An error with one of the reasons in docs/embed.md. */
export class ReasonedError extends Error {
  /**
   * @param {string} reason
   * @param {string} message
   */
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}

// Addresses that a policy blocked. The browser reports a violation after the failure that it causes.
const blocked = new Set();
globalThis.addEventListener?.("securitypolicyviolation", ({ blockedURI, disposition }) => {
  if (disposition === "enforce") blocked.add(blockedURI);
});

/** Why no WebAssembly can run here, if so. Tries the smallest possible module. */
export function unsupported() {
  if (typeof WebAssembly !== "object") return "no-webassembly";
  try {
    // WebKit blocks the instance, not the module.
    new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch {
    return "policy-wasm";
  }
}

/**
 * Requests a file again, without the `fetch` that a host may have replaced.
 * @param {string} url
 * @returns {Promise<XMLHttpRequest>}
 */
export function requestAgain(url) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "arraybuffer";
    request.onloadend = () => done(request);
    request.send();
  });
}

/**
 * Why a repeated request failed; undefined if it succeeded.
 * @param {string} url
 * @param {XMLHttpRequest} request
 */
export async function failureOf(url, { status, response }) {
  if (status === 404 || status === 410) return "not-found";
  if (status >= 400) return "unreachable";
  if (response?.byteLength) return;
  await new Promise((next) => setTimeout(next, 50));
  if (blocked.has(url)) return "policy-fetch";
  if (url.startsWith("file:")) return "file";
  if (new URL(url).origin === location.origin) return "unreachable";
  // Another origin that answers without CORS headers.
  return fetch(url, { mode: "no-cors" }).then(
    () => "cors",
    () => "unreachable",
  );
}
