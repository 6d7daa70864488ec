import { likeness } from "./likeness.js";

/** All words of a language's pages, by their sound, found again by what is typed. */

/** Below this, two words have nothing to do with each other. */
const ALIKE = 0.5;

/**
 * Return the runs of three letters of a word, with its ends.
 *
 * @param {string} word
 */
function trigrams(word) {
  const bounded = `^${word}$`;
  const found = new Set();
  for (let i = 0; i + 3 <= bounded.length; i += 1) found.add(bounded.slice(i, i + 3));
  return found;
}

export class Vocabulary {
  /** @type {string[]} */
  words = [];
  /** @type {Map<string, number>} */
  #numbers = new Map();
  /** @type {Map<string, number[]>} */
  #byTrigram = new Map();
  /** @type {Map<string, Map<number, number>>} */
  #known = new Map();

  get size() {
    return this.words.length;
  }

  /**
   * Return a word's number, which it gets when it is first seen.
   *
   * @param {string} word
   */
  add(word) {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.words.push(word) - 1;
    this.#numbers.set(word, number);
    for (const trigram of trigrams(word)) {
      const having = this.#byTrigram.get(trigram);
      if (having) having.push(number);
      else this.#byTrigram.set(trigram, [number]);
    }
    return number;
  }

  /**
   * Return the number of a word that has one.
   *
   * @param {string} word
   */
  find(word) {
    return this.#numbers.get(word);
  }

  /**
   * Return the numbers of the words like a typed one, each with its likeness.
   *
   * @param {string} typed
   * @returns {Map<number, number>}
   */
  like(typed) {
    const known = this.#known.get(typed);
    if (known) return known;
    /** @type {Map<number, number>} */
    const found = new Map();
    for (const [number, shared] of this.#sharing(typed)) {
      // One slip in a word of five letters leaves two of its trigrams.
      if (shared < 2 && typed.length > 4) continue;
      const alike = likeness(typed, this.words[number] ?? "");
      if (alike >= ALIKE) found.set(number, alike);
    }
    this.#known.set(typed, found);
    return found;
  }

  /**
   * Count, for each word, the trigrams that it shares with a typed one.
   *
   * @param {string} typed
   */
  #sharing(typed) {
    /** @type {Map<number, number>} */
    const shared = new Map();
    for (const trigram of trigrams(typed)) {
      for (const number of this.#byTrigram.get(trigram) ?? []) {
        shared.set(number, (shared.get(number) ?? 0) + 1);
      }
    }
    return shared;
  }
}
