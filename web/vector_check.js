// Compares the answers of this wasm with the test vectors. Part of the page's self-check and of the
// kiosk's script.

/** @typedef {(answers: string) => ArrayLike<number>} Check The widget's `self_check`. */
/** @typedef {[place: number, answers: string, ...expected: any[]]} Vector */
/** @typedef {{ edition?: string, build?: string, vectors: Vector[] }} Vectors */

// Ends a part of an outlook, in the numbers of the widget's `self_check`.
const END = 4294967295;

/**
 * The parts of an outlook, each as one text.
 * @param {ArrayLike<number>} numbers
 */
function splitParts(numbers) {
  const out = [];
  let part = [];
  for (const number of Array.from(numbers)) {
    if (number === END) {
      out.push(part.join());
      part = [];
    } else {
      part.push(number);
    }
  }
  return out;
}

/**
 * @param {Check} check
 * @param {Vector} vector
 */
function matches(check, [, answers, ...expected]) {
  const found = splitParts(check(answers));
  const ranges = expected.pop();
  const fits = () => {
    if (ranges === null) return true;
    if (typeof ranges === "number") return ranges === found.length - 5;
    const texts = ranges.map((/** @type {number[]} */ it) => it.join());
    return texts.join(";") === found.slice(5).join(";");
  };
  return found.length >= 5 && expected.every((part, at) => !part || part.join() === found[at]) && fits();
}

/**
 * Wrong vectors: one with a finding too few, one with a finding too many, one with a changed figure. If one
 * of them matches, the check itself is broken.
 * @param {Vector[]} vectors
 */
function damagedVectors(vectors) {
  const copy = (/** @type {Vector | undefined} */ row) => JSON.parse(JSON.stringify(row));
  const finding = copy(vectors.find((row) => row[5]?.length));
  finding[5].pop();
  const more = copy(vectors.find((row) => row[5]));
  more[5].push(0);
  const figure = copy(vectors.find((row) => row[7]?.length));
  figure[7][0][4] += 1;
  return [finding, more, figure];
}

/**
 * Checks every vector of a file. Returns the edition, the build, the number of vectors, the places of those
 * that differ, whether all damaged ones were detected, and the milliseconds it took.
 * @param {Check} check
 * @param {Vectors} data
 */
export function checkVectors(check, { edition, build, vectors }) {
  const started = performance.now();
  const wrong = vectors.filter((row) => !matches(check, row)).map(([place]) => place);
  const noticed = damagedVectors(vectors).every((row) => !matches(check, row));
  return { edition, build, count: vectors.length, wrong, noticed, ms: performance.now() - started };
}
