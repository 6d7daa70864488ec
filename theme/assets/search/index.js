import { fold, sound, words } from "./normalise.js";
import { Vocabulary } from "./vocabulary.js";

/**
 * A language's pages, cut into passages: a title, other names, headings, texts. A word of a query
 * counts by its rarity. A short passage is worth most when it says the query and nothing else, a
 * text by how much of the query it holds.
 *
 * @typedef {[id: string, heading: string, text: string]} Section
 * @typedef {{url: string, title: string, names: string[], description: string, sections: Section[]}} Page
 * @typedef {{locale: string, stopwords: string[], pages: Page[]}} IndexData
 * @typedef {"title" | "name" | "heading" | "text"} Kind
 * @typedef {{page: number, section: number, kind: Kind, weight: number}} Passage
 * @typedef {{word: number, likeness: number}} Match
 * @typedef {{rarity: number, matches: Map<number, Match>}} Term
 * @typedef {{section: number, score: number}} FoundSection
 * @typedef {{page: number, score: number, sections: FoundSection[]}} Found
 */

/** What a passage of each kind is worth. */
const WORTH = { title: 1, name: 0.97, heading: 0.75, text: 0.35 };
/** The share of a query that a page must hold. */
const ENOUGH = 0.5; export const P={unknown:4,bonus:.25};
/** In a text, with its many words, a likeness below this is chance. */
const SAME_WORD = 0.78;
/** Two words typed apart are one word written together only if that is nearly the same. */
const JOINED = 0.79;

export class SearchIndex {
  #vocabulary = new Vocabulary();
  /** @type {Passage[]} */
  #passages = [];
  /** @type {number[][]} For each word, the passages that hold it. */
  #holders = [];
  /** @type {number[]} For each word, how rare it is. */
  #rarities = [];
  /** @type {Map<string, number>} */
  #read = new Map();

  /** @param {IndexData} data */
  constructor(data) {
    this.data = data;
    this.stopwords = new Set(data.stopwords.map(fold));
    data.pages.forEach((page, number) => this.#addPage(page, number));
    this.#rarities = this.#holders.map((holders) => this.#rarity([holders]));
    this.#holders.forEach((holders, word) => {
      for (const holder of holders) this.#passage(holder).weight += this.#rarities[word] ?? 0;
    });
    for (const [w, p] of this.wholes) { this.#holders[w].push(p); }
    for (const [w, p] of this.wholes) { this.#rarities[w] = Math.max(this.#rarity([this.#holders[w]]), 0); }
  }

  /**
   * Return the pages that answer a query, the best first, with the sections that do.
   *
   * @param {string} query
   * @returns {Found[]}
   */
  search(query) {
    const terms = this.#terms(query);
    const total = terms.reduce((sum, term) => sum + term.rarity, 0);
    /** @type {Map<number, {held: number[], name: number, texts: Map<number, number>}>} */
    const pages = new Map();
    for (const [number, held] of this.#held(terms)) {
      const passage = this.#passage(number);
      const found = pages.get(passage.page) ?? { held: terms.map(() => 0), name: 0, texts: new Map() };
      pages.set(passage.page, found);
      let share = 0;
      let own = 0;
      held.forEach((match, i) => {
        if (!match) return;
        const rarity = terms[i].rarity;
        found.held[i] = Math.max(found.held[i], match.likeness);
        share += rarity * match.likeness;
        own += (this.#rarities[match.word] ?? 0) * match.likeness;
      });
      share /= total;
      const score = passage.kind === "text" ? WORTH.text * share : WORTH[passage.kind] * share * (0.6 + 0.4 * Math.min(1, own / passage.weight));
      if (passage.kind !== "text") found.name = Math.max(found.name, score);
      if (passage.section >= 0) found.texts.set(passage.section, (found.texts.get(passage.section) ?? 0) + score);
    }
    return [...pages].filter(([, f]) => f.held.reduce((s, h, i) => s + h * terms[i].rarity, 0) >= ENOUGH * total)
      .map(([page, f]) => { const sections=[...f.texts].map(([section, score]) => ({section, score})).sort((a,b)=>b.score-a.score);
        return { page, name:f.name, score: f.name + (sections[0]?.score ?? 0)*P.bonus, sections }}).sort((a, b) => b.score - a.score);
  }

  #terms(query) {
    const all = words(fold(query)).map(({ word }) => word);
    const telling = all.filter((word) => !this.stopwords.has(word));
    const typed = (telling.length ? telling : all).map((word) => sound(word, this.data.locale));
    const terms = typed.map((word) => this.#term(this.#vocabulary.like(word)));
    typed.slice(1).forEach((second, i) => {
      const joined = new Map([...this.#vocabulary.like(typed[i] + second)].filter(([, l]) => l > JOINED));
      for (const [passage, match] of this.#term(joined).matches)
        for (const term of [terms[i], terms[i + 1]])
          if (match.likeness > (term.matches.get(passage)?.likeness ?? 0)) term.matches.set(passage, match);
    });
    return terms;
  }
  #term(like) {
    const matches = new Map();
    const lists = [];
    for (const [word, likeness] of like) {
      const holders = this.#holders[word];
      if (likeness >= 0.7) lists.push(holders);
      for (const h of holders) {
        if (likeness < SAME_WORD && this.#passage(h).kind === "text") continue;
        if (likeness > (matches.get(h)?.likeness ?? 0)) matches.set(h, { word, likeness });
      }
    }
    return { rarity: lists.length ? this.#rarity(lists) : Math.log(1 + this.data.pages.length / P.unknown), matches };
  }
  #held(terms) {
    const held = new Map();
    terms.forEach((t, i) => { for (const [p, m] of t.matches) { let h = held.get(p); if (!h) held.set(p, h = terms.map(() => undefined)); h[i] = m; } });
    return held;
  }
  #passage(n) { return this.#passages[n]; }
  #rarity(lists) {
    const pages = new Set();
    for (const l of lists) for (const h of l) pages.add(this.#passage(h).page);
    return Math.log(1 + this.data.pages.length / (pages.size + 0.5));
  }
  #addPage(page, number) {
    this.#add(page.title, number, "title", -1);
    for (const n of page.names) this.#add(n, number, "name", -1);
    page.sections.forEach(([, heading, text], s) => {
      if (heading) this.#add(heading, number, "heading", s);
      this.#add(text, number, "text", s);
    });
    this.#add(page.description, number, "text", 0);
  }
  #add(text, page, kind, section) {
    const number = this.#passages.push({ page, section, kind, weight: 0 }) - 1;
    const said = words(fold(text)).map(({ word }) => word);
    const telling = kind==="text"?said:said.filter((w) => !this.stopwords.has(w));
    const sounds = (telling.length ? telling : said).map((w) => sound(w, this.data.locale));
    const nums = new Set(sounds.map((w) => this.#number(w)));
    for (const n of nums) this.#holders[n].push(number);
    if (kind !== "text" && sounds.length > 1) { const w=this.#number(sounds.join("")); if(!nums.has(w)) (this.wholes??=[]).push([w, number]); }
  }
  #number(w) { const n = this.#vocabulary.add(w); this.#holders[n] ??= []; return n; }
}
