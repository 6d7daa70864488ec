/**
 * Ranks pages for a query. A word counts by its rarity. A name or heading is worth most when it says
 * the query and nothing else; a text by how much of the query it holds. A page counts by its best
 * name, and a little by its best section.
 *
 * @typedef {import("./passages.js").Passages} Passages
 * @typedef {import("./passages.js").Passage} Passage
 * @typedef {{word: number, likeness: number}} Match
 * @typedef {{like: Map<number, number>, rarity: number, matches: Map<number, Match>}} Term
 * @typedef {{section: number, score: number}} FoundSection
 * @typedef {{page: number, name: number, score: number, sections: FoundSection[]}} Found
 */

/** What a passage of each kind is worth. */
const WORTH = { title: 1, name: 0.97, heading: 0.6, text: 0.35 };
/** How much a name counts that says the query among many other words. */
const AMONG_OTHERS = 0.6;
/** What its best section adds to a page. */
const SECTION_BONUS = 0.25;
/** The share of a query that a page must hold. */
const ENOUGH = 0.5;
/** In a text, with its many words, a likeness below this is chance. */
export const SAME_WORD = 0.82;
/** Two words typed apart are a word written together only if it is nearly the same. */
const JOINED = 0.79;
/** Words less like the typed one do not make it any more common. */
const RELATED = 0.7;

/**
 * Return the words of a query, with the passages that hold them.
 *
 * @param {string} query
 * @param {Passages} passages
 */
export function readQuery(query, passages) {
  const typed = passages.telling(query);
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

/** What is known of a page while its passages are read. */
class Candidate {
  name = 0;
  /** @type {Map<number, number>} */
  sections = new Map();
  /** @type {number[]} For each word of the query, how well the page holds it. */
  held = [];

  /**
   * @param {Passage} passage
   * @param {number} score
   */
  add(passage, score) {
    if (passage.kind === "title" || passage.kind === "name") this.name = Math.max(this.name, score);
    else this.sections.set(passage.section, (this.sections.get(passage.section) ?? 0) + score);
  }
}

/**
 * Return the pages that answer a query, the best first, with the sections that do.
 *
 * @param {Term[]} terms
 * @param {Passages} passages
 * @returns {Found[]}
 */
export function rank(terms, passages) {
  const whole = terms.reduce((sum, { rarity }) => sum + rarity, 0);
  /** @type {Map<number, Candidate>} */
  const candidates = new Map();
  for (const [holder, matches] of byPassage(terms)) {
    const passage = passages.at(holder);
    const candidate = candidates.get(passage.page) ?? new Candidate();
    candidates.set(passage.page, candidate);
    matches.forEach(({ likeness }, i) => {
      candidate.held[i] = Math.max(candidate.held[i] ?? 0, likeness);
    });
    candidate.add(passage, score(passage, matches, terms, whole, passages));
  }
  return [...candidates]
    .filter(([, { held }]) => share(held, terms) >= ENOUGH * whole)
    .map(([page, candidate]) => found(page, candidate))
    .sort((one, other) => other.score - one.score || one.page - other.page);
}

/**
 * Return, for each passage, which words of the query it holds, by their place in the query.
 *
 * @param {Term[]} terms
 */
function byPassage(terms) {
  /** @type {Map<number, Match[]>} */
  const held = new Map();
  terms.forEach(({ matches }, i) => {
    for (const [holder, match] of matches) {
      const all = held.get(holder) ?? [];
      all[i] = match;
      held.set(holder, all);
    }
  });
  return held;
}

/**
 * @param {number[]} held
 * @param {Term[]} terms
 */
function share(held, terms) {
  return terms.reduce((sum, { rarity }, i) => sum + rarity * (held[i] ?? 0), 0);
}

/**
 * @param {Passage} passage
 * @param {Match[]} matches
 * @param {Term[]} terms
 * @param {number} whole
 * @param {Passages} passages
 */
function score(passage, matches, terms, whole, passages) {
  const said = share(matches.map(({ likeness }) => likeness), terms) / whole;
  if (passage.kind === "text") return WORTH.text * said;
  const own = matches.reduce((sum, { word, likeness }) => sum + passages.rarityOf(word) * likeness, 0);
  const alone = Math.min(1, own / passage.weight);
  return WORTH[passage.kind] * said * (AMONG_OTHERS + (1 - AMONG_OTHERS) * alone);
}

/**
 * @param {number} page
 * @param {Candidate} candidate
 * @returns {Found}
 */
function found(page, { name, sections }) {
  const ordered = [...sections]
    .map(([section, value]) => ({ section, score: value }))
    .sort((one, other) => other.score - one.score || one.section - other.section);
  const best = ordered[0]?.score ?? 0;
  return { page, name, score: Math.max(name, best) + SECTION_BONUS * Math.min(name, best), sections: ordered };
}
