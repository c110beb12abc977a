// A page that breaks the browser's own functions under the widget, which then cannot go on. What is
// drawn outside of the page still works, or a rehearsal would break before the press that is to.
window.sabotage = () => {
  const { insertBefore } = Node.prototype;
  Node.prototype.insertBefore = function (...given) {
    if (this.isConnected) throw new Error("not here");
    return insertBefore.apply(this, given);
  };
};
