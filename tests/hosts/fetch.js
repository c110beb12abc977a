// A host that has put something of its own in the place of fetch, and broke it.
const how = new URLSearchParams(location.search).get("how");
const real = window.fetch;
window.fetch = {
  throws: () => { throw new Error("no fetch here"); },
  nothing: async () => undefined,
  // As a logger does that reads what it logs.
  drained: async (...given) => { const answer = await real(...given); await answer.text(); return answer; },
  wrapped: (...given) => real(...given),
}[how];
