// What the build knows, in the module `build.js` that it writes beside these. Each product has the
// exports that its scripts import.

/** A file of this build. Without `integrity` it is read as the page preloads it. */
export interface BuildFile {
  url: URL;
  integrity?: string;
}

/** The words of a language, or of a variant, which is spoken in some regions. A kiosk's page holds them itself. */
export interface Pack extends BuildFile {
  code: string;
  regions: string[];
}

export const WASM: BuildFile;
/** The language of the static page first. */
export const PACKS: Pack[];
/** The line of a pack that holds the title of the page. */
export const TITLE: number;
/** What an empty element says where the questions cannot run, by language; the page is not empty. */
export const FAILED: Record<string, string>;
/** The style sheet of the element. */
export const STYLES: string;
/** The module of the self-check, and its vectors, beside the script. */
export const SELF_CHECK: string;
export const VECTORS: string;
/** The id of a build. */
export const BUILD: string;
/** The file name of the service worker of an installed kiosk; empty in the single file. */
export const WORKER: string;
/** The files of an installed kiosk by name, with their hashes. */
export const CACHED: Record<string, string>;
/** The page with crisis lines for when the kiosk's page cannot be served. */
export const HELP: string;
