/**
 * Ranks pages for a query. A word counts by its rarity. A name or heading is worth most when it says
 * the query and nothing else; a text by how much of the query it holds. A page counts by the better
 * of its best name and its best section, and a little by the other.
 *
 * @typedef {import("./passages.js").Passages} Passages
 * @typedef {import("./passages.js").Passage} Passage
 * @typedef {import("./query.js").Match} Match
 * @typedef {import("./query.js").Term} Term
 * @typedef {{section: number, score: number}} FoundSection
 * @typedef {{page: number, name: number, score: number, sections: FoundSection[]}} Found
 */

/** What a passage of each kind is worth. */
const WORTH = { title: 1, name: 0.97, heading: 0.6, text: 0.35 };
/** How much a name counts that says the query among many other words. */
const AMONG_OTHERS = 0.6;
/** How much the lesser of a page's best name and best section adds to it. */
const LESSER = 0.25;
/** The share of a query that a page must hold. */
const ENOUGH = 0.5;

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
  return { page, name, score: Math.max(name, best) + LESSER * Math.min(name, best), sections: ordered };
}
