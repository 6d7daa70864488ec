/** What the search promises its readers, on the built pages. Run by `node --test`. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { answer } from "../../theme/assets/search/answer.js";
import { fold, sound } from "../../theme/assets/search/normalise.js";
import { likeness } from "../../theme/assets/search/likeness.js";
import { Passages } from "../../theme/assets/search/passages.js";
import { BUILT, LOCALES, builtIndex, labelled, measure, pageId } from "./labelled.mjs";

const pages = Object.fromEntries(LOCALES.map((locale) => [locale, new Passages(builtIndex(locale))]));
const ask = (locale, query) => answer(query, pages[locale]);
const ids = (locale, query) => ask(locale, query).map(([page]) => pageId(page.location));
const heard = (word) => sound(fold(word), "el");

/** A language of three pages, to see one rule at a time. */
function small(...texts) {
  return new Passages({
    locale: "en",
    stopwords: ["the", "of"],
    pages: texts.map((text, i) => ({
      url: `page-${i}/`,
      title: `Title${i}`,
      names: [],
      sections: [["a", "", "The beginning."], ["b", "Heading", text]],
    })),
  });
}

for (const locale of LOCALES) {
  test(`${locale}: the labelled queries find their pages`, async () => {
    const search = (/** @type {string} */ query) => ask(locale, query).map(([page]) => page.location);
    const { recall1, recall3, nothing } = await measure(labelled(locale), search);
    assert.ok(recall3 >= 97, `recall at 3 is ${recall3}`);
    assert.ok(recall1 >= 90, `recall at 1 is ${recall1}`);
    assert.ok(nothing >= 70, `nothing for nonsense is ${nothing}`);
  });

  test(`${locale}: a page's own title finds that page first`, () => {
    for (const { title, url } of pages[locale].pages) {
      assert.equal(ids(locale, title)[0], pageId(url), title);
      assert.equal(ids(locale, title.toUpperCase())[0], pageId(url), title);
    }
  });

  test(`${locale}: nothing, and signs alone, find nothing`, () => {
    for (const query of ["", "   ", "?!", "<script>", "...", "\u0000"]) {
      assert.ok(ask(locale, query).length === 0 || query === "<script>", query);
    }
  });

  test(`${locale}: the same question has the same answer`, () => {
    const [{ q }] = labelled(locale);
    assert.deepEqual(ask(locale, q), answer(q, new Passages(builtIndex(locale))));
  });
}

test("accents, capitals and the final sigma make no difference", () => {
  for (const form of ["ΠΕΛΆΤΗΣ", "πελατης", "Πελάτης", "πελα\u0301της"]) assert.equal(fold(form), "πελατησ");
  assert.equal(fold("MÄÄR ÕŠŽ"), "maar osz");
});

test("Greek is heard alike in Greek and Latin letters, and however its sounds are spelt", () => {
  const pairs = [
    ["διατήρηση", "diatirisi"],
    ["χαμένη", "xameni"],
    ["χαμένη", "hameni"],
    ["πελατών", "pelatwn"],
    ["αξία", "aksia"],
    ["αξία", "axia"],
    ["εκπαίδευση", "ekpaideusi"],
    ["εκπαίδευση", "ekpedefsi"],
    ["θυμωμένος", "thimomenos"],
    ["αφοσίωση", "αφοσιοση"],
    ["ικανοποίηση", "ικανοπίηση"],
  ];
  for (const [one, other] of pairs) assert.equal(heard(one), heard(other), `${one} ${other}`);
  assert.notEqual(heard("πόνος"), heard("πόρος"));
});

test("other endings, parts, halves and slips are alike; other words and numbers are not", () => {
  const alike = [["voolavuse", "voolavus"], ["rahulolu", "kliendirahulolu"], ["segmen", "segmentimine"], ["raprotid", "raportid"]];
  const apart = [["kass", "mass"], ["1000", "1001"], ["tulu", "kulu"], ["jalgpall", "kohort"]];
  for (const [one, other] of alike) assert.ok(likeness(one, other) > 0.7, `${one} ${other}`);
  for (const [one, other] of apart) assert.ok(likeness(one, other) < 0.5, `${one} ${other}`);
});

test("excerpts show the match in the form that stands there, and texts stay texts", () => {
  const [[, section]] = answer("limits", small("No match here. The <b>limit</b> & its edges.", "Other.", "Else."));
  assert.equal(section.text, "The &lt;b&gt;<mark>limit</mark>&lt;/b&gt; &amp; its edges.");
  assert.deepEqual(section.terms, { limit: true });
});

test("a long sentence is cut around what was looked for", () => {
  const long = `${"before ".repeat(60)}needle ${"after ".repeat(60)}`;
  const [[, section]] = answer("needle", small(long, "Other.", "Else."));
  assert.match(section.text, /^… .*<mark>needle<\/mark>.* …$/);
  assert.ok(section.text.length < 300);
});

test("a page comes before its sections; the section that answers a question is offered itself", () => {
  const [page, ...sections] = ask("en", "what is a good churn rate")[0];
  assert.equal(page.location, "faq/");
  const best = sections.find(({ score }) => score > page.score);
  assert.equal(best?.location, "faq/#good-rate");
  const [term, ...parts] = ask("en", "churn rate")[0];
  assert.equal(term.location, "glossary/churn-rate/");
  assert.ok(parts.every(({ score }) => score < term.score));
});

for (const locale of LOCALES) {
  test(`${locale}: the index is light enough to be fetched at the first touch`, () => {
    const bytes = Buffer.from(JSON.stringify(builtIndex(locale)));
    const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    assert.ok(brotliCompressSync(bytes, { params }).length < 45_000);
  });
}

test("the worker is light", () => {
  const name = readdirSync(BUILT).find((file) => file.startsWith("worker-"));
  assert.ok(brotliCompressSync(readFileSync(`${BUILT}/${name}`)).length < 6_000);
});
