/**
 * The language switch keeps the reader's place: query and anchor go along, so that what was entered
 * stands in the other language too. The choice is remembered for links that leave the language open.
 * Of the switch of colours beside it, the choice that holds is checked, which Material leaves open.
 */

/** @typedef {HTMLAnchorElement} Link */

const links = /** @type {NodeListOf<Link>} */ (
  document.querySelectorAll(".md-select__link[hreflang]")
);
/** Where each link leads by itself. */
const homes = new Map([...links].map((link) => [link, link.href]));

for (const link of links) {
  // Before the click, so that a link that is opened beside this page or copied is whole too.
  for (const kind of ["pointerdown", "focus"]) link.addEventListener(kind, () => complete(link));
  link.addEventListener("click", () => {
    complete(link);
    remember(link.hreflang);
  });
}

/** @param {Link} link */
function complete(link) {
  document.dispatchEvent(new Event("address:wanted"));
  link.href = `${homes.get(link)?.replace(/[?#].*/, "")}${location.search}${location.hash}`;
}

/** @param {string} language */
function remember(language) {
  try {
    localStorage.setItem("language", language);
  } catch {
    // A browser may refuse storage; the switch works all the same.
  }
}

const colours = document.querySelector(`.md-option[data-md-color-scheme=${document.body.dataset.mdColorScheme}]`);
if (colours instanceof HTMLInputElement) colours.checked = true;
