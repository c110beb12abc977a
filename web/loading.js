// How the page and the element read a language pack.

// A pack with its dates told as the browser tells them in the pack's locale. They are the same
// everywhere: no time zone may move them.
function dated(pack) {
  const [, locale] = pack.match(/ (.*)/);
  return pack.replace(/^\d{4}-\d\d(-\d\d)?$/gm, (date, day) => new Intl.DateTimeFormat(locale, {
    day: day && "numeric", month: "long", year: "numeric", timeZone: "UTC",
  }).format(new Date(date)));
}

// The code of a pack's language.
function codeOf(pack) {
  return pack.split("\n")[1];
}

// The place of the first of these languages that there is, or of the one to fall back on. The
// host's own word counts before the browser's.
function chosen(own, codes) {
  const wanted = own ? [own] : navigator.languages;
  return wanted.map((tag) => codes.indexOf(tag.split("-")[0])).find((at) => at >= 0) ?? 0;
}
