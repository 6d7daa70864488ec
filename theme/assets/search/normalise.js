/**
 * Brings what is typed and what is written to one spelling. The same code reads both, so that they
 * cannot come to differ.
 */

const MARKS = /\p{M}/gu;
const WORDS = /[\p{L}\p{N}]+/gu;

const GREEK = "αβγδεζηθικλμνξοπρστυφχψω";
/** Each letter of GREEK as Latin. */
const LATIN = "a v g d e z i th i k l m n ks o p r s t y f h ps o".split(" ");

/**
 * Sounds that Greek, and Greek in Latin letters, writes in several ways; each comes to one letter.
 *
 * @type {[RegExp, string][]}
 */
const SOUNDS = [
  [/ai/g, "e"],
  [/[eoy]i/g, "i"],
  [/ou/g, "u"],
  [/([ae])[uyv]/g, "$1f"],
  [/ph/g, "f"],
  [/th/g, "t"],
  [/ks|ch|kh|x/g, "h"],
  [/y/g, "i"],
  [/w/g, "o"],
  [/[cq]/g, "k"],
  [/[bv]/g, "f"],
];

/**
 * Return a text in small letters without accents or dots; the final sigma is a sigma.
 *
 * @param {string} text
 */
export function fold(text) {
  return text.normalize("NFD").replace(MARKS, "").toLowerCase().replaceAll("ς", "σ");
}

/**
 * Return a folded word by its sound, so that a double letter and, in Greek, the many spellings of one
 * sound and Latin letters make no difference.
 *
 * @param {string} folded
 * @param {string} locale
 */
export function sound(folded, locale) {
  const single = folded.replace(/(\D)\1+(?=.)/g, "$1");
  let word = single.length < 3 ? folded : single;
  if (locale !== "el") return word;
  word = word.replace(/[α-ω]/g, (letter) => LATIN[GREEK.indexOf(letter)] ?? letter);
  for (const [spelling, letter] of SOUNDS) word = word.replace(spelling, letter);
  return word;
}

/**
 * Return the words of a text, as they stand there, with where they begin.
 *
 * @param {string} text
 */
export function words(text) {
  return Array.from(text.matchAll(WORDS), ({ 0: word, index }) => ({ word, index }));
}
