// Names what keeps a file from being had. The page and the element both tell it by these words;
// docs/embed.md says what each of them means and what helps.

// What a policy refused: the browser tells of it after the failure that it causes.
const refused = new Set();
globalThis.addEventListener?.("securitypolicyviolation", ({ blockedURI, disposition }) => {
  if (disposition === "enforce") refused.add(blockedURI);
});

// Why nothing of the kind can run here, if so. The smallest module there is stands for every other.
function unable() {
  if (typeof WebAssembly !== "object") return "no-webassembly";
  try {
    // WebKit refuses only what is about to run.
    new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch {
    return "policy-wasm";
  }
}

// A file asked for once more, past whatever a host has put in the place of fetch.
function asked(url) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "arraybuffer";
    request.onloadend = () => done(request);
    request.send();
  });
}

// Why a file could not be had; nothing if it was had this time.
async function missing(url, { status, response }) {
  if (status === 404 || status === 410) return "not-found";
  if (status >= 400) return "unreachable";
  if (response?.byteLength) return;
  await new Promise((next) => setTimeout(next, 50));
  if (refused.has(url)) return "policy-fetch";
  if (url.startsWith("file:")) return "file";
  if (new URL(url).origin === location.origin) return "unreachable";
  // Another origin that answers those who may not read the answer does not let us read it.
  return fetch(url, { mode: "no-cors" }).then(() => "cors", () => "unreachable");
}

// Why a file could not be had, as far as that can be told afterwards.
export async function cause(url) {
  return unable() ?? (url && await missing(url, await asked(url)));
}
