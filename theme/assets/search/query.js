/**
 * Reads a query: its words, which words of the pages are like them, and the passages that hold those.
 *
 * @typedef {import("./passages.js").Passages} Passages
 * @typedef {{word: number, likeness: number}} Match
 * @typedef {{like: Map<number, number>, rarity: number, matches: Map<number, Match>}} Term
 */

/** In a text, with its many words, a likeness below this is chance. */
const SAME_WORD = 0.82;
/** Two words typed apart are a word written together only if it is nearly the same. */
const JOINED = 0.79;
/** Words less like the typed one do not make it any more common, and are not marked. */
export const RELATED = 0.7;
/** Of a page that was pasted into the box, only the beginning is looked for. */
const MOST_WORDS = 16;

/**
 * Return the words of a query, with the passages that hold them.
 *
 * @param {string} query
 * @param {Passages} passages
 */
export function readQuery(query, passages) {
  const typed = passages.telling(query).slice(0, MOST_WORDS);
  const terms = typed.map((word) => term(passages.vocabulary.like(word), passages));
  for (let i = 1; i < typed.length; i += 1) {
    const together = passages.vocabulary.like(`${typed[i - 1]}${typed[i]}`);
    const joined = term(new Map([...together].filter(([, likeness]) => likeness >= JOINED)), passages);
    for (const each of terms.slice(i - 1, i + 1)) addMatches(each, joined);
  }
  return terms;
}

/**
 * @param {Map<number, number>} like
 * @param {Passages} passages
 * @returns {Term}
 */
function term(like, passages) {
  /** @type {Map<number, Match>} */
  const matches = new Map();
  for (const [word, likeness] of like) {
    for (const holder of passages.holding(word)) {
      if (likeness < SAME_WORD && passages.at(holder).kind === "text") continue;
      if (likeness > (matches.get(holder)?.likeness ?? 0)) matches.set(holder, { word, likeness });
    }
  }
  const related = [...like.keys()].filter((word) => (like.get(word) ?? 0) >= RELATED);
  // A copy, since the vocabulary remembers what it found.
  return { like: new Map(like), matches, rarity: passages.rarity(related) };
}

/**
 * @param {Term} to
 * @param {Term} from
 */
function addMatches(to, from) {
  for (const [holder, match] of from.matches) {
    if (match.likeness > (to.matches.get(holder)?.likeness ?? 0)) to.matches.set(holder, match);
  }
  for (const [word, likeness] of from.like) to.like.set(word, likeness);
}
