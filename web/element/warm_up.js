// Compiles the code of the first answers before a person needs it.
import { Widget } from "../bindings.js";

/**
 * Answers the first two questions in a widget outside the document: nothing is drawn, named or focused.
 * Between the steps the page can handle events.
 * @param {number} place
 * @param {unknown} settings
 */
export async function warmUp(place, settings) {
  const pause = () => new Promise((done) => setTimeout(done, 50));
  const widget = new Widget(document.createElement("div"), place, settings);
  for (let step = 0; step < 2; step += 1) {
    await pause();
    widget.warm_up();
  }
  await pause();
  widget.destroy();
}
