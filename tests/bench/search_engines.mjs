/**
 * Compares the search with Material's own and with MiniSearch, on the same built pages and labelled
 * queries, and prints a line of JSON for each engine and language. `search.py` makes the table.
 */

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { brotliCompressSync, constants } from "node:zlib";
import MiniSearch from "minisearch";
import { answer } from "../../theme/assets/search/answer.js";
import { fold, sound } from "../../theme/assets/search/normalise.js";
import { Passages } from "../../theme/assets/search/passages.js";
import { BUILT, LOCALES, builtIndex, labelled, measure } from "../search/labelled.mjs";

const [materialFolder] = process.argv.slice(2);

/** @param {string | Buffer} content */
function kilobytes(content) {
  const bytes = Buffer.from(content);
  const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length / 1000;
}

/** @param {string} locale */
function ours(locale) {
  const data = builtIndex(locale);
  const passages = new Passages(data);
  const worker = readdirSync(BUILT).find((name) => name.startsWith("worker-"));
  return {
    search: (query) => answer(query, passages).map(([page]) => page.location),
    worker: kilobytes(readFileSync(`${BUILT}/${worker}`)),
    index: kilobytes(JSON.stringify(data)),
  };
}

/**
 * MiniSearch at its best for these pages: our normaliser, prefixes, fuzziness, boosted names.
 *
 * @param {string} locale
 */
function miniSearch(locale) {
  const data = builtIndex(locale);
  const skipped = new Set(data.stopwords.map(fold));
  const engine = new MiniSearch({
    fields: ["title", "names", "heading", "text"],
    storeFields: ["url", "title", "heading", "text"],
    processTerm: (term) => (skipped.has(fold(term)) ? null : sound(fold(term), locale)),
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 6, names: 4, heading: 2 } },
  });
  engine.addAll(data.pages.flatMap(({ url, title, names, sections }) =>
    sections.map(([id, heading, text], i) => ({
      id: `${url}#${id}`, url, title: i ? "" : title, names: i ? "" : names.join(" \n "), heading, text,
    }))));
  return {
    search: (query) => engine.search(query).map(({ url }) => url),
    worker: kilobytes(execFileSync("node_modules/.bin/esbuild", ["--minify", "node_modules/minisearch/dist/es/index.js"])),
    index: kilobytes(JSON.stringify(engine)),
  };
}

/**
 * Material's own worker, as it is shipped, but with an index of one language only.
 *
 * @param {string} locale
 */
async function stock(locale) {
  const folder = `${materialFolder}/templates/assets/javascripts/workers`;
  const script = readFileSync(`${folder}/${readdirSync(folder).find((name) => name.endsWith(".js"))}`, "utf-8");
  const { config, docs } = JSON.parse(readFileSync("build/stock-search.json", "utf-8"));
  const language = (location) => /^(el|et)\//.exec(location)?.[1] ?? "en";
  const index = { config, docs: docs.filter(({ location }) => language(location) === locale) };
  let listener = (_) => {};
  let settle = (_) => {};
  const world = { addEventListener: (_, listen) => { listener = listen; }, postMessage: (answered) => settle(answered),
    importScripts() {}, location: { href: "http://localhost/" }, URL, console };
  createContext(Object.assign(world, { self: world, globalThis: world }));
  runInContext(script, world);
  const post = (data) => new Promise((resolve) => { settle = resolve; listener({ data }); });
  await post({ type: 0, data: { ...index, options: { suggest: false } } });
  return {
    search: async (query) => (await post({ type: 2, data: query })).data.items.map(([page]) => page.location),
    worker: kilobytes(script),
    index: kilobytes(JSON.stringify(index)),
  };
}

/**
 * A site of so many pages: the real ones over and over, each time with some words changed, so that
 * new words come as slowly as they do in texts that grow.
 *
 * @param {string} locale
 * @param {number} count
 */
function grown(locale, count) {
  const data = builtIndex(locale);
  const pages = Array.from({ length: count }, (_, number) => {
    const page = data.pages[number % data.pages.length];
    const copy = Math.floor(number / data.pages.length);
    const ending = String.fromCharCode(97 + (copy % 26));
    const text = (value) => value.replace(/\p{L}{7,}/gu, (word) =>
      copy && (word.charCodeAt(1) + word.charCodeAt(4) + copy) % 5 === 0 ? word.slice(0, 3) + ending + word.slice(5) : word);
    return {
      url: `${page.url}${copy || ""}`, title: text(page.title), names: page.names.map(text),
      sections: page.sections.map(([id, heading, body]) => [id, text(heading), text(body)]),
    };
  });
  return { ...data, pages };
}

for (const locale of LOCALES) {
  for (const [engine, make] of Object.entries({ ours, MiniSearch: miniSearch, "Material's": stock })) {
    const { search, worker, index } = await make(locale);
    console.log(JSON.stringify({ engine, locale, ...(await measure(labelled(locale), search)), worker, index }));
  }
}
for (const locale of LOCALES) {
  const data = JSON.stringify(grown(locale, 1000));
  const begun = performance.now();
  const passages = new Passages(JSON.parse(data));
  const load = performance.now() - begun;
  const times = labelled(locale).map(({ q }) => {
    const asked = performance.now();
    answer(q, passages);
    return performance.now() - asked;
  }).sort((one, other) => one - other);
  console.log(JSON.stringify({ grown: locale, words: passages.vocabulary.size, index: kilobytes(data), load, p95: times[Math.floor(times.length * 0.95)] }));
}
