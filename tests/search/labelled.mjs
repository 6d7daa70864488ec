/**
 * The labelled queries and the built indexes, for tests and for the bench.
 *
 * @typedef {{q: string, page: string | null, kind: string, also?: string[]}} Labelled
 * @typedef {{recall1: number, recall3: number, nothing: number}} Measured
 */

import { readFileSync, readdirSync } from "node:fs";

export const LOCALES = ["en", "el", "et"];
/** `dev` and `tuning` were used to choose figures by, `unseen` was not. */
export const SETS = ["dev", "tuning", "unseen"];

/** @param {string} path */
const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf-8"));

/** Its name changes with the site's scripts. */
export const BUILT = `site/assets/site/${readdirSync("site/assets/site")[0]}/search`;

/** @param {string} locale */
export function builtIndex(locale) {
  return read(`../../${BUILT}/${read(`../../${BUILT}/indexes.json`)[locale]}`);
}

/**
 * @param {string} locale
 * @param {string[]} sets
 * @returns {Labelled[]}
 */
export function labelled(locale, sets = SETS) {
  return sets.flatMap((set) => read(`queries-${set}.json`)[locale]);
}

/**
 * Return a page's id, the same in all languages.
 *
 * @param {string} url
 */
export function pageId(url) {
  return url.replace(/^(el|et)\//, "").split("#")[0]?.split("/").filter(Boolean).at(-1) ?? "home";
}

/**
 * Measure, in percent, how often the right page is first or among the first three, and how often
 * nonsense is answered with nothing.
 *
 * @param {Labelled[]} queries
 * @param {(query: string) => string[] | Promise<string[]>} search Returns addresses, the best first.
 * @returns {Promise<Measured>}
 */
export async function measure(queries, search) {
  const counts = { asked: 0, first: 0, three: 0, nonsense: 0, nothing: 0 };
  for (const { q, page, also = [] } of queries) {
    const found = [...new Set((await search(q)).map(pageId))];
    const right = (/** @type {string} */ id) => id === page || also.includes(id);
    if (page === null) {
      counts.nonsense += 1;
      counts.nothing += Number(found.length === 0);
    } else {
      counts.asked += 1;
      counts.first += Number(found.slice(0, 1).some(right));
      counts.three += Number(found.slice(0, 3).some(right));
    }
  }
  return {
    recall1: (100 * counts.first) / counts.asked,
    recall3: (100 * counts.three) / counts.asked,
    nothing: counts.nonsense ? (100 * counts.nothing) / counts.nonsense : NaN,
  };
}
