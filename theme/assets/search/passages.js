import { fold, sound, words } from "./normalise.js";
import { Texts } from "./texts.js";
import { Vocabulary } from "./vocabulary.js";

/**
 * A language's pages cut into passages - titles, other names, headings, texts - and the words that
 * each holds.
 *
 * @typedef {[id: string, heading: string, text: string]} Section
 * @typedef {{url: string, title: string, names: string[], sections: Section[]}} Page
 * @typedef {{locale: string, stopwords: string[], pages: Page[]}} IndexData
 * @typedef {"title" | "name" | "heading" | "text"} Kind
 * @typedef {{page: number, section: number, kind: Kind, weight: number}} Passage
 */

/** A word that no page holds is taken to be this common: it may be a mere word of the question. */
const PAGES_OF_UNKNOWN = 3;
/** The section of a passage that names the whole page. */
const WHOLE_PAGE = -1;

export class Passages {
  vocabulary = new Vocabulary();
  texts = new Texts((word) => this.vocabulary.find(this.#sound(word)));
  /** @type {Passage[]} */
  #all = [];
  /** @type {number[][]} For each word, the numbers of the passages that hold it. */
  #holders = [];
  /** @type {number[]} For each word, how rare it is. */
  #rarities = [];
  /** @type {Map<string, string>} */
  #sounds = new Map();

  /** @param {IndexData} data */
  constructor({ locale, stopwords, pages }) {
    this.locale = locale;
    this.pages = pages;
    this.stopwords = new Set(stopwords.map(fold));
    const names = pages.flatMap((page, number) => this.#addPage(page, number));
    this.#holders.forEach((holders, word) => {
      const rarity = this.rarity([word]);
      this.#rarities[word] = rarity;
      for (const holder of holders) this.at(holder).weight += rarity;
    });
    // Only now, since a name in one word adds nothing to the weight of its words.
    for (const { text, holder } of names) this.#addJoined(text, holder);
  }

  /** @param {number} number */
  at(number) {
    return /** @type {Passage} */ (this.#all[number]);
  }

  /** @param {number} word */
  holding(word) {
    return this.#holders[word] ?? [];
  }

  /** @param {number} word */
  rarityOf(word) {
    return this.#rarities[word] ?? 0;
  }

  /**
   * Return the words of a text that tell something, by their sound; of a mere "what is" all of them.
   *
   * @param {string} text
   */
  telling(text) {
    const said = words(fold(text)).map(({ word }) => word);
    const telling = said.filter((word) => !this.stopwords.has(word));
    return (telling.length > 0 ? telling : said).map((word) => this.#sound(word));
  }

  /** @param {string} word */
  #sound(word) {
    const known = this.#sounds.get(word) ?? sound(word, this.locale);
    this.#sounds.set(word, known);
    return known;
  }

  /**
   * Return how rare it is that a page holds any of these words.
   *
   * @param {number[]} among
   */
  rarity(among) {
    const pages = new Set();
    for (const word of among) for (const holder of this.holding(word)) pages.add(this.at(holder).page);
    return Math.log(1 + this.pages.length / ((pages.size || PAGES_OF_UNKNOWN) + 0.5));
  }

  /**
   * Add a page, and return its names with the passages that they became.
   *
   * @param {Page} page
   * @param {number} number
   */
  #addPage(page, number) {
    const add = (/** @type {string} */ text, /** @type {Kind} */ kind, section = WHOLE_PAGE) => ({
      text,
      holder: this.#add(text, { page: number, section, kind, weight: 0 }),
    });
    page.sections.forEach(([, heading, text], section) => {
      add(heading, "heading", section);
      add(text, "text", section);
    });
    return [add(page.title, "title"), ...page.names.map((name) => add(name, "name"))];
  }

  /**
   * @param {string} text
   * @param {Passage} passage
   */
  #add(text, passage) {
    const holder = this.#all.push(passage) - 1;
    for (const word of new Set(this.telling(text))) this.#hold(word, holder);
    return holder;
  }

  /**
   * Let a name of several words be found too when it is typed as one.
   *
   * @param {string} text
   * @param {number} holder
   */
  #addJoined(text, holder) {
    const said = this.telling(text);
    if (said.length < 2) return;
    const word = this.#hold(said.join(""), holder);
    this.#rarities[word] = this.rarity([word]);
  }

  /**
   * @param {string} word
   * @param {number} holder
   */
  #hold(word, holder) {
    const number = this.vocabulary.add(word);
    (this.#holders[number] ??= []).push(holder);
    return number;
  }
}
