// Language packs, for the page and the element.

// A pack with its dates as the browser writes them in the pack's locale. In UTC, so that a time zone
// does not shift a date.
function localizeDates(pack) {
  const [, locale] = pack.match(/ (.*)/);
  return pack.replace(/^\d{4}-\d\d(-\d\d)?$/gm, (date, day) => new Intl.DateTimeFormat(locale, {
    day: day && "numeric", month: "long", year: "numeric", timeZone: "UTC",
  }).format(new Date(date)));
}

// The language code of a pack.
function codeOf(pack) {
  return pack.split("\n")[1];
}

// The place of the best language among `codes`: the host's choice if there is one, else the browser's
// languages in order; 0 if none is there.
function bestLanguage(hostLanguage, codes) {
  const wanted = hostLanguage ? [hostLanguage] : navigator.languages;
  return wanted.map((tag) => codes.indexOf(tag.split("-")[0])).find((at) => at >= 0) ?? 0;
}
