import { RELATED } from "./query.js";

/**
 * Shows the words that were looked for, in the form in which they stand in a text.
 *
 * @typedef {import("./texts.js").Texts} Texts
 * @typedef {import("./query.js").Term} Term
 * @typedef {{from: number, to: number, word: string, worth: number, term: number}} Hit
 */

/** An excerpt goes on until it is this long, and is never longer than the second. */
const LONG_ENOUGH = 110;
const TOO_LONG = 220;
/** How much of a sentence stands before the word that was looked for, where it must be cut. */
const LEAD_IN = 70;
/** A page marks at most so many different forms. */
const MOST_FORMS = 8;
/** A form that tells this much less than the best one is not marked: every sentence may hold it. */
const TELLS_LITTLE = 0.3;

const ENTITIES = new Map(Object.entries({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }));

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES.get(sign) ?? sign);
}

export class Excerpts {
  /** @type {Map<number, {worth: number, term: number}>} */
  #sought = new Map();

  /**
   * @param {Term[]} terms
   * @param {Texts} texts
   */
  constructor(terms, texts) {
    this.texts = texts;
    terms.forEach(({ like, rarity }, term) => {
      for (const [word, likeness] of like) {
        const worth = likeness * rarity;
        if (likeness >= RELATED && worth > (this.#sought.get(word)?.worth ?? 0)) this.#sought.set(word, { worth, term });
      }
    });
  }

  /**
   * Return where a text has a word that was looked for.
   *
   * @param {string} text
   * @returns {Hit[]}
   */
  hits(text) {
    return this.texts.tokens(text).flatMap(({ from, word, number }) => {
      const sought = number === undefined ? undefined : this.#sought.get(number);
      return sought ? [{ from, to: from + word.length, word, ...sought }] : [];
    });
  }

  /**
   * Return a text as HTML, with the words that were looked for marked.
   *
   * @param {string} text
   */
  marked(text) {
    let done = 0;
    let html = "";
    for (const { from, to } of this.hits(text)) {
      html += `${escaped(text.slice(done, from))}<mark>${escaped(text.slice(from, to))}</mark>`;
      done = to;
    }
    return html + escaped(text.slice(done));
  }

  /**
   * Return the part of a text that holds most of what was looked for, as HTML.
   *
   * @param {string} text
   */
  excerpt(text) {
    const sentences = this.texts.sentences(text);
    const worths = sentences.map((sentence) => this.#worth(sentence));
    const best = worths.indexOf(Math.max(...worths));
    let shown = sentences[best] ?? "";
    for (const next of sentences.slice(best + 1)) {
      if (shown.length >= LONG_ENOUGH) break;
      shown += ` ${next}`;
    }
    return this.marked(this.#cut(shown));
  }

  /**
   * Return the forms in which a page has what was looked for, the telling ones first.
   *
   * @param {string[]} texts
   */
  forms(texts) {
    /** @type {Map<string, number>} */
    const worths = new Map();
    for (const sentence of texts.flatMap((text) => this.texts.sentences(text))) {
      for (const { word, worth } of this.hits(sentence)) worths.set(word.toLowerCase(), worth);
    }
    const ordered = [...worths].sort(([, one], [, other]) => other - one);
    const least = (ordered[0]?.[1] ?? 0) * TELLS_LITTLE;
    return ordered.filter(([, worth]) => worth >= least).slice(0, MOST_FORMS).map(([word]) => word);
  }

  /** @param {string} sentence */
  #worth(sentence) {
    /** @type {number[]} */
    const worths = [];
    for (const { worth, term } of this.hits(sentence)) worths[term] = Math.max(worths[term] ?? 0, worth);
    return worths.reduce((sum, worth) => sum + worth, 0);
  }

  /** @param {string} text */
  #cut(text) {
    if (text.length <= TOO_LONG) return text;
    const first = this.hits(text)[0]?.from ?? 0;
    const from = first + LEAD_IN < TOO_LONG ? 0 : text.lastIndexOf(" ", first - LEAD_IN) + 1;
    const to = text.lastIndexOf(" ", from + TOO_LONG);
    return `${from ? "… " : ""}${text.slice(from, to > from ? to : undefined)} …`;
  }
}
