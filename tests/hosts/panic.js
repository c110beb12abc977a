// A page that breaks the browser's own functions under the widget, which then cannot go on.
window.sabotage = () => {
  Node.prototype.insertBefore = () => { throw new Error("not here"); };
};
