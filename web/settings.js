// A clinic's settings as the widget reads them: a record for each value, with its path, its type and
// the value as text. An empty object has no record. Nothing is validated here.
function flattenSettings(value, path = "") {
  const list = Array.isArray(value);
  const compound = Object(value) === value;
  const parts = compound ? Object.entries(value) : [];
  if (parts.length || (compound && !list && !path)) {
    const below = (key) => list ? `[${key}]` : !/^\w+$/.test(key) ? `[${JSON.stringify(key)}]` : path ? `.${key}` : key;
    return parts.map(([key, inner]) => flattenSettings(inner, path + below(key))).join("");
  }
  // A logo on this site may be given by its full address.
  const origin = `${location.origin}/`;
  let text = typeof value === "string" ? value : JSON.stringify(value);
  if (path === "clinic.logo" && text.startsWith(origin)) text = text.slice(origin.length - 1);
  // The separator is replaced inside a part.
  return [path, typeof value, text].map((part) => `${part}`.replace(/\x1f/g, "\ufffd") + "\x1f").join("");
}
