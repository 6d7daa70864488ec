/** Marks on a page the words that a search found there, in the forms in which they stand. */

const WORDS = /[\p{L}\p{N}]+/gu;

/**
 * @param {Element} article
 * @param {string[]} forms Whole words in small letters.
 */
export function markFound(article, forms) {
  const sought = new Set(forms);
  const texts = document.createNodeIterator(article, NodeFilter.SHOW_TEXT, ({ parentElement }) =>
    parentElement?.closest("churn-calculator, churn-series, script, style, [hidden]")
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  /** @type {Text[]} */
  const nodes = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) nodes.push(/** @type {Text} */ (node));
  for (const node of nodes) markIn(node, sought);
}

/**
 * @param {Text} node
 * @param {Set<string>} sought
 */
function markIn(node, sought) {
  const text = node.data;
  let done = 0;
  /** @type {(string | Node)[]} */
  const parts = [];
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    if (!sought.has(word.toLowerCase())) continue;
    const mark = document.createElement("mark");
    mark.dataset.mdHighlight = "";
    mark.textContent = word;
    parts.push(text.slice(done, index), mark);
    done = index + word.length;
  }
  if (parts.length > 0) node.replaceWith(...parts, text.slice(done));
}
