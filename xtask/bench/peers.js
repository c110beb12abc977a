// How the probe finds its way about each page, by the name of the page. `asked`, which is defined
// before this text, has the questions with their answers; `peer`, after it, is the page's own row.

// Our widget below its root. Some pages have two questions.
const ours = {
  root: () => document.querySelector('ketamine-outlook')?.shadowRoot,
  input: (at) => peer.root()?.querySelector(`[name=${asked[at]?.id}][value='${asked[at]?.pick}']`),
  next: (at) => peer.root().querySelector(`[data-question=${asked[at + 1]?.id}]`)
    ? null
    : peer.root().querySelector('[data-action=continue]'),
  isOver: () => peer.root().querySelector('[data-screen=result]'),
};

const peers = {
  'here': {
    ...ours,
    inCharge: () => document.readyState === 'complete' && document.getElementById('ko-status').hidden,
  },
  // Drawn in the same turn in which it dispatches `ko-ready`.
  'as element': {
    ...ours,
    inCharge: () => true,
  },
  // Our first page without script or widget: one question, and nothing that leads on.
  'plain': {
    questions: 1,
    input: () => document.querySelector(`[name=${asked[0].id}][value='${asked[0].pick}']`),
    inCharge: () => true,
    isOver: () => true,
  },
  'by hand': {
    input: (at) => document.querySelector(`[name=${asked[at]?.id}][value='${asked[at]?.pick}']`),
    next: () => document.querySelector('button'),
    inCharge: () => true,
    isOver: () => document.querySelector('dl'),
  },
  'SurveyJS': {
    input: (at) => document.querySelector(
      `[data-name=${asked[at]?.id}] [value='${asked[at]?.pick}']`,
    ),
    next: () => [...document.querySelectorAll('.sd-navigation__next-btn, .sd-navigation__complete-btn')]
      .find((it) => it.getClientRects().length),
    inCharge: () => true,
    isOver: () => document.body.dataset.done && document.querySelector('.sd-completedpage'),
  },
  'LHC-Forms': {
    input: (at) => document.querySelector(
      `[id^='${asked[at]?.id}/1'][id$='||${asked[at]?.pick}'] input`,
    ),
    inCharge: () => true,
    isOver: () => true,
  },
};
