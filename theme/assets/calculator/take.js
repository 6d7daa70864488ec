/** Taking an answer along: copied as a sentence or a link, as a file for a spreadsheet, on paper. */

import { copy } from "../javascripts/clipboard.js";
import { addressOf } from "../javascripts/places.js";

/** @typedef {import("./answer.js").AnswerView} View */

/**
 * @param {View} view
 * @param {() => void} download Offers the answer as a file.
 * @param {() => void} [finish] Brings the address up to date with what was entered, where it has that.
 */
export function listenToTaking(view, download, finish) {
  const summary = view.part("summary");
  const said = {
    copied: view.part("copied"),
    refused: view.part("copy-refused"),
    box: view.part("copy-text"),
  };
  view.part("copy-answer").addEventListener("click", () => copy(summary.textContent ?? "", said));
  view.part("download").addEventListener("click", download);
  view.part("print").addEventListener("click", () => print(view.root));
  if (!finish) return;
  for (const kind of /** @type {const} */ (["here", "any"])) {
    view.part(`copy-link-${kind}`).addEventListener("click", () => {
      finish();
      copy(addressOf(kind, { query: location.search }), said);
    });
  }
}

/**
 * Print one answer and nothing around it.
 *
 * @param {HTMLElement} root
 */
function print(root) {
  root.toggleAttribute("data-printed", true);
  window.addEventListener("afterprint", () => root.removeAttribute("data-printed"), { once: true });
  window.print();
}

/**
 * Offer a text as a file.
 *
 * @param {string} text
 * @param {string} type
 * @param {string} name
 */
export function save(text, type, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // The browser has taken the file by then; without this it would be kept until the page is left.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
