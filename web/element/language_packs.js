// Languages and their packs: lines of text, each at the place that the build gave it.
import { PACKS, TITLE } from "../build.js";

/** @param {string} code */
const languageOf = (code) => code.split("-")[0];

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
 * The pack for a language tag, if there is one: the variant that is spoken in its region, else its language.
 * @param {string} tag
 */
function codesFor(tag) {
  const [, language, region] = tag.match(/^([a-z]+)(?:[-_][a-z]{4})?(?:[-_]([a-z]{2}))?(?![a-z])/i) ?? [];
  const own = PACKS.filter(({ code }) => languageOf(code) === language?.toLowerCase());
  const spoken = own.filter(({ regions }) => regions.includes(region?.toUpperCase()));
  return [...spoken, ...own].slice(0, 1).map(({ code }) => code);
}

/**
 * The packs of a visit, one for each language: first what the host chose, then the browser's languages in order.
 * @param {string | null} hostLanguage
 */
export function wantedCodes(hostLanguage) {
  const tags = [hostLanguage ?? "", ...navigator.languages];
  const codes = [...tags.flatMap(codesFor), ...PACKS.map(({ code }) => code)];
  return codes.filter((code, at) => at === codes.findIndex((other) => languageOf(other) === languageOf(code)));
}

/**
 * The place of the best of these languages, or of a variant of it; 0 if there is none.
 * @param {string | null} hostLanguage
 * @param {string[]} codes
 */
export function bestLanguage(hostLanguage, codes) {
  const places = wantedCodes(hostLanguage).flatMap((wanted) => [
    codes.indexOf(wanted),
    codes.findIndex((code) => languageOf(code) === languageOf(wanted)),
  ]);
  return places.find((at) => at >= 0) ?? 0;
}
