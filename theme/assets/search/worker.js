import { answer } from "./answer.js";
import { Passages } from "./passages.js";
import { readQuery } from "./query.js";
import { rank } from "./ranking.js";

/**
 * The search, in a worker that speaks the protocol of Material's own. On top of it, it says when it
 * could not be loaded, and what other languages have where this one has nothing.
 *
 * @typedef {import("./passages.js").IndexData} IndexData
 * @typedef {import("./answer.js").Item} Item
 * @typedef {{locale: string, url: string, title: string}} Elsewhere
 * @typedef {{type: 0, data: string} | {type: 2, data: string}} Question
 * @typedef {{type: 1} | {type: 3, data: {items: Item[][]}} | {type: 4} | {type: 5, data: {query: string, found: Elsewhere[]}}} Answer
 */

const SETUP = 0;
const READY = 1;
const RESULT = 3;
const FAILED = 4;
const ELSEWHERE = 5;

/** Whoever still types is not looking in other languages yet. */
const PAUSE_MS = 400;

/** @type {Passages | undefined} */
let passages;
/** The address of the index; the other languages' lie beside it. */
let address = "";
/** @type {Promise<Passages[]> | undefined} */
let others;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;

/** @param {Answer} message */
const tell = (message) => postMessage(message);

/**
 * @param {string | URL} file
 * @returns {Promise<any>}
 */
async function json(file) {
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${response.status} ${file}`);
  return response.json();
}

/** @param {string} index */
async function setUp(index) {
  address = index;
  try {
    passages = new Passages(await json(index));
    tell({ type: READY });
  } catch {
    tell({ type: FAILED });
  }
}

/** Load the other languages' indexes. */
async function loadOthers() {
  /** @type {Record<string, string>} */
  const names = await json(new URL("indexes.json", address));
  const locales = Object.keys(names).filter((locale) => locale !== passages?.locale);
  return Promise.all(locales.map(async (locale) => new Passages(await json(new URL(names[locale] ?? "", address)))));
}

/** @param {string} query */
async function lookElsewhere(query) {
  others ??= loadOthers();
  try {
    const found = (await others).flatMap((other) => {
      const [best] = rank(readQuery(query, other), other);
      const page = best && other.pages[best.page];
      return page ? [{ locale: other.locale, url: page.url, title: page.title }] : [];
    });
    tell({ type: ELSEWHERE, data: { query, found } });
  } catch {
    // It was only an offer; the next query tries again.
    others = undefined;
  }
}

/** @param {string} query */
function ask(query) {
  clearTimeout(pause);
  const items = passages ? answer(query, passages) : [];
  tell({ type: RESULT, data: { items } });
  if (items.length === 0 && query.trim()) pause = setTimeout(() => lookElsewhere(query), PAUSE_MS);
}

addEventListener("message", (/** @type {MessageEvent<Question>} */ { data: question }) => {
  if (question.type === SETUP) setUp(question.data);
  else ask(question.data);
});
