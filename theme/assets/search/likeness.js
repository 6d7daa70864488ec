/**
 * How alike a typed word and a written one are: other endings, parts of compounds, words half typed,
 * and slips of the finger. The figures were chosen by labelled queries; see `make bench`.
 */

/**
 * Tell how alike a typed word and a written one are, from 0 to 1.
 *
 * @param {string} typed
 * @param {string} written
 * @returns {number}
 */
export function likeness(typed, written) {
  if (typed === written) return 1;
  // Another number is no slip but another number.
  if (/\d/.test(typed)) return 0;
  return Math.max(sameStart(typed, written), samePart(typed, written), slip(typed, written));
}

/**
 * A word half typed, or with another ending.
 *
 * @param {string} typed
 * @param {string} written
 */
function sameStart(typed, written) {
  const long = Math.max(typed.length, written.length);
  const short = Math.min(typed.length, written.length);
  let same = 0;
  while (same < short && typed[same] === written[same]) same += 1;
  if (same === typed.length && same > 1) return 0.8 + (0.15 * same) / long;
  if (same < Math.min(4, short - 1) || same < 3 || long - same > 5 || (same < 0.55 * long && same < short - 1)) return 0;
  return 0.55 + (0.4 * same) / long;
}

/**
 * A part of a compound, or a compound of which the page has a part. A last part says what a thing is
 * and counts more than one inside.
 *
 * @param {string} typed
 * @param {string} written
 */
function samePart(typed, written) {
  if (typed.length >= 4 && written.endsWith(typed)) return 0.8 + (0.1 * typed.length) / written.length;
  if (written.length >= 5 && typed.endsWith(written)) return 0.6 + (0.2 * written.length) / typed.length;
  if (typed.length >= 5 && written.includes(typed)) return 0.65;
  if (written.length >= 6 && typed.includes(written)) return 0.5 + (0.2 * written.length) / typed.length;
  return 0;
}

/**
 * A letter more, less, wrong or swapped with the next; two of these in a long word.
 *
 * @param {string} typed
 * @param {string} written
 */
function slip(typed, written) {
  const long = Math.max(typed.length, written.length);
  if (Math.min(typed.length, written.length) < 5) return 0;
  const most = long < 8 ? 1 : 2;
  const slips = edits(typed, written, most);
  return slips > most ? 0 : 0.95 - (1.1 * slips) / Math.min(long, 9);
}

/**
 * Count the letters added, left out, replaced or swapped between two words, up to a limit.
 *
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
function edits(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  const at = (/** @type {number[]} */ cells, /** @type {number} */ column) => cells[column] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      let least = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + Number(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, at(before, j - 2) + 1);
      }
      next.push(least);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return at(row, b.length);
}
