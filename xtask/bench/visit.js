// A visit, timed from inside: put into each page before its own scripts. `peer`, which stands
// before this text, says what to press and what is shown.
(() => {
  const timings = { ticks: [], steps: [] };
  window.measured = timings;
  // After the next frame was drawn: when that was, and whether what it shows holds.
  const frame = (holds = () => true) => new Promise((done) => requestAnimationFrame(() => {
    const held = document.body && holds();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(held && performance.now());
    port2.postMessage(0);
  }));
  const shown = (element) => element?.getClientRects().length > 0;
  const until = async (holds) => {
    for (;;) {
      const now = await frame(holds);
      if (now) return now;
    }
  };
  const page = () => peer.root?.() ?? document;
  const visit = async () => {
    timings.question = await until(() => shown(peer.input(0)));
    timings.charge = await until(peer.inCharge);
    // A person reads before the first answer; what a page still loads comes meanwhile.
    await new Promise((done) => setTimeout(done, 2000));
    const began = performance.now();
    for (let at = 0; at < peer.questions; at += 1) {
      const begun = performance.now();
      peer.input(at).click();
      timings.ticks.push(await frame() - begun);
      const next = peer.next?.(at);
      if (!next) continue;
      const pressed = performance.now();
      next.click();
      timings.steps.push(await until(() => shown(peer.input(at + 1)) || peer.isOver()) - pressed);
    }
    const over = await until(peer.isOver);
    timings.result = timings.charge + over - began;
    // From the last Continue to the result drawn.
    timings.last = timings.steps.splice(-1);
    timings.painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
    timings.nodes = page().querySelectorAll("*").length;
    timings.done = true;
  };
  visit().catch((error) => { timings.failed = String(error?.stack ?? error); });
})();
