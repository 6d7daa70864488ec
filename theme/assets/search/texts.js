import { fold, words } from "./normalise.js";

/**
 * Texts cut into sentences and words; what was shown once is kept, since the next query often shows
 * it again.
 *
 * @typedef {{from: number, word: string, number: number | undefined}} Token
 */

export class Texts {
  /** @type {Map<string, string[]>} */
  #sentences = new Map();
  /** @type {Map<string, Token[]>} */
  #tokens = new Map();

  /** @param {(folded: string) => number | undefined} find Returns a word's number. */
  constructor(find) {
    this.find = find;
  }

  /** @param {string} text */
  sentences(text) {
    const known = this.#sentences.get(text) ?? text.split(/(?<=[.!?;])\s+|\n/).filter(Boolean);
    this.#sentences.set(text, known);
    return known;
  }

  /** @param {string} sentence */
  tokens(sentence) {
    const known = this.#tokens.get(sentence) ?? this.#read(sentence);
    this.#tokens.set(sentence, known);
    return known;
  }

  /** @param {string} sentence */
  #read(sentence) {
    return words(sentence).map(({ word, index }) => ({ from: index, word, number: this.find(fold(word)) }));
  }
}
