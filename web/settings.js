// A clinic's settings as the widget reads them: for each value a record of its path, its type and
// what it says. What is left out of an object is left out here; nothing is judged.
function settings(value, path = "") {
  const list = Array.isArray(value);
  const whole = Object(value) === value;
  const parts = whole ? Object.entries(value) : [];
  if (parts.length || (whole && !list && !path)) {
    const below = (key) => list ? `[${key}]` : !/^\w+$/.test(key) ? `[${JSON.stringify(key)}]` : path ? `.${key}` : key;
    return parts.map(([key, inner]) => settings(inner, path + below(key))).join("");
  }
  // A logo of this very site may be given by its whole address.
  const own = `${location.origin}/`;
  let said = typeof value === "string" ? value : JSON.stringify(value);
  if (path === "clinic.logo" && said.startsWith(own)) said = said.slice(own.length - 1);
  // The character that ends each part fits nowhere.
  return [path, typeof value, said].map((part) => `${part}`.replace(/\x1f/g, "\ufffd") + "\x1f").join("");
}
