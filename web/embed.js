// `embed/ketamine-outlook.js`: the element for pages of others. It has its style sheet with it.
import { STYLES } from "./build.js";
import { define } from "./element/element.js";

export { KetamineOutlook } from "./element/element.js";
export { evaluate } from "./element/loader.js";

define(STYLES);
