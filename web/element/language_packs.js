// Language packs: lines of text, each at the place that the build gave it.
import { TITLE } from "../build.js";

/**
 * A pack with its dates as the browser writes them in the pack's locale. In UTC, so that a time zone does
 * not shift a date.
 * @param {string} pack
 */
export function localizeDates(pack) {
  const [, locale] = pack.match(/ (.*)/) ?? [];
  return pack.replace(/^\d{4}-\d\d(-\d\d)?$/gm, (date, day) =>
    new Intl.DateTimeFormat(locale, {
      day: day && "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    }).format(new Date(date)),
  );
}

/**
 * The language code of a pack.
 * @param {string} pack
 */
export const codeOf = (pack) => pack.split("\n")[1];

/**
 * The title of the page in the language of a pack.
 * @param {string} pack
 */
export const titleOf = (pack) => pack.split("\n")[TITLE];

/**
 * The place of the best language among `codes`: the host's choice if there is one, else the browser's
 * languages in order; 0 if none is there.
 * @param {string | null} hostLanguage
 * @param {string[]} codes
 */
export function bestLanguage(hostLanguage, codes) {
  const wanted = hostLanguage ? [hostLanguage] : navigator.languages;
  return wanted.map((tag) => codes.indexOf(tag.split("-")[0])).find((at) => at >= 0) ?? 0;
}
