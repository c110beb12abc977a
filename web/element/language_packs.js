// Languages and their packs: lines of text, each at the place that the build gave it.
import { PACKS, TITLE } from "../build.js";

/**
 * The language of a code: of `en-GB`, `en`.
 * @param {string} code
 */
export const languageOf = (code) => code.split("-")[0];

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
 * Every language, the best one first: what the host chose, the browser's languages in order, the others. A variant
 * that is spoken in the region of a tag comes before its language.
 * @param {string | null} hostLanguage
 */
function orderedCodes(hostLanguage) {
  const wanted = [hostLanguage ?? "", ...navigator.languages].flatMap((tag) => {
    const [, language = "", region = ""] = tag.match(/^([a-z]+)(?:[-_][a-z]{4})?(?:[-_]([a-z]{2}))?(?![a-z])/i) ?? [];
    const own = PACKS.filter(({ code }) => languageOf(code) === language.toLowerCase());
    return [...own.filter(({ regions }) => regions.includes(region.toUpperCase())), ...own];
  });
  return [...wanted, ...PACKS].map(({ code }) => code);
}

/**
 * The packs of a visit: for each language the best variant, or the language itself.
 * @param {string | null} hostLanguage
 */
export const wantedCodes = (hostLanguage) =>
  orderedCodes(hostLanguage).filter(
    (code, at, codes) => at === codes.findIndex((other) => languageOf(other) === languageOf(code)),
  );

/**
 * The place of the best of these languages; -1 if there is none.
 * @param {string | null} hostLanguage
 * @param {string[]} codes
 */
export const bestLanguage = (hostLanguage, codes) =>
  codes.indexOf(orderedCodes(hostLanguage).find((code) => codes.includes(code)) ?? "");
