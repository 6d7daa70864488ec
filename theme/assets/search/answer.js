import { Excerpts } from "./excerpts.js";
import { readQuery } from "./query.js";
import { rank } from "./ranking.js";

/**
 * Answers a query in the shape that Material's search box draws: a list for each page, the page
 * first, then its sections.
 *
 * @typedef {import("./passages.js").Passages} Passages
 * @typedef {import("./passages.js").Page} Page
 * @typedef {import("./ranking.js").Found} Found
 * @typedef {{location: string, title: string, text: string, score: number, terms: Record<string, boolean>}} Item
 */

/** Material's box draws so many at once. */
const MOST_PAGES = 10;
const MOST_SECTIONS = 3;
/** A page that is worth this much less than the best one is left out. */
const FAR_BEHIND = 0.15;
/** A section that says this much of what the page's best name says is the better answer. */
const BETTER = 0.75;
/** What lifts a section above its page but below the page before: it is shown, and Enter goes there. */
const ABOVE = 0.5;

/**
 * @param {string} query
 * @param {Passages} passages
 * @returns {Item[][]}
 */
export function answer(query, passages) {
  const terms = readQuery(query, passages);
  const found = rank(terms, passages);
  const excerpts = new Excerpts(terms, passages.texts);
  const least = (found[0]?.score ?? 0) * FAR_BEHIND;
  return found
    .filter(({ score }) => score >= least)
    .slice(0, MOST_PAGES)
    .map((each, place) => items(each, MOST_PAGES - place, passages.pages, excerpts));
}

/**
 * @param {Found} found
 * @param {number} score Where the page stands; the first one has the most.
 * @param {Page[]} pages
 * @param {Excerpts} excerpts
 */
function items({ page: number, name, sections }, score, pages, excerpts) {
  const page = /** @type {Page} */ (pages[number]);
  const forms = excerpts.forms(page.sections.flatMap(([, heading, text]) => [heading, text]));
  const terms = Object.fromEntries(forms.map((form) => [form, true]));
  const item = (/** @type {string} */ location, /** @type {string} */ title, /** @type {string} */ text, /** @type {number} */ worth) => ({
    location,
    title: excerpts.marked(title),
    text: excerpts.excerpt(text),
    score: worth,
    terms,
  });
  // The first section is the page's beginning, under its title.
  const beginning = page.sections[0]?.[2] ?? "";
  const [best] = sections;
  const lifted = best && (best.score > BETTER * name || !beginning) ? best.section : 0;
  const parts = sections.filter(({ section }) => section > 0).slice(0, MOST_SECTIONS);
  return [
    item(page.url, page.title, beginning, score),
    ...parts.map(({ section }) => {
      const [id, heading, text] = page.sections[section] ?? ["", "", ""];
      return item(`${page.url}#${id}`, heading, text, section === lifted ? score + ABOVE : score - ABOVE);
    }),
  ];
}
