// How the page and the element spare the first answer the wait for code that has never run.

// Walks through the first questions in a place outside of the page: nothing of it is drawn, named or in
// focus. Between the steps the page has its turn.
async function rehearse(Widget, place, clinic) {
  const turn = () => new Promise((done) => setTimeout(done, 50));
  const widget = new Widget(document.createElement("div"), place, clinic);
  for (let step = 0; step < 2; step += 1) {
    await turn();
    widget.rehearse();
  }
  await turn();
  widget.destroy();
}
