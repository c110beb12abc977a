// A clinic's settings as the widget reads them: one record for each value, with its path and type.
function settings(value, path = "") {
  if (value !== null && typeof value === "object") {
    const under = (key) => path ? `${path}.${key}` : key;
    return Object.entries(value).map(([key, inner]) => settings(inner, under(key))).join("");
  }
  const type = value === null ? "null" : typeof value;
  return `${path}\u001f${type}\u001f${value}\u001e`;
}
