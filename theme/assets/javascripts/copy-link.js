/** A mark at every heading offers its link: to the page in this language, or in the reader's. */

import { copy } from "./clipboard.js";
import { addressOf } from "./places.js";

/** Room between the mark and what it opens, and at the window's edge. */
const GAP = 8;
const offer = document.querySelector("#copy-link");
let anchor = "";

if (offer instanceof HTMLElement && "showPopover" in offer) bringToLife(offer);

/** @param {HTMLElement} menu */
function bringToLife(menu) {
  for (const mark of /** @type {NodeListOf<HTMLAnchorElement>} */ (
    document.querySelectorAll(".headerlink")
  )) {
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-haspopup", "dialog");
    mark.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(menu, mark);
    });
    mark.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      open(menu, mark);
    });
  }
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.hidePopover();
  });
  const part = /** @param {string} name */ (name) =>
    /** @type {HTMLElement} */ (menu.querySelector(`[data-part="${name}"]`));
  const said = { copied: part("copied"), refused: part("copy-refused"), box: part("copy-text") };
  for (const kind of /** @type {const} */ (["here", "any"])) {
    part(kind).addEventListener("click", () => copy(addressOf(kind, { anchor }), said));
  }
}

/**
 * @param {HTMLElement} menu
 * @param {HTMLAnchorElement} mark
 */
function open(menu, mark) {
  anchor = mark.hash;
  for (const name of ["copied", "copy-refused", "copy-text"]) {
    /** @type {HTMLElement} */ (menu.querySelector(`[data-part="${name}"]`)).hidden = true;
  }
  // Beside its heading it comes next for keyboards and screen readers too.
  mark.closest("h1, h2, h3, h4, h5, h6")?.after(menu);
  menu.showPopover();
  const { left, top, bottom } = mark.getBoundingClientRect();
  const right = document.documentElement.clientWidth - menu.offsetWidth - GAP;
  menu.style.left = `${Math.max(GAP, Math.min(left, right))}px`;
  const lowest = window.innerHeight - menu.offsetHeight - GAP;
  // At the foot of the window it stands above its mark.
  const place = bottom + GAP <= lowest ? bottom + GAP : top - GAP - menu.offsetHeight;
  menu.style.top = `${Math.max(GAP, place)}px`;
}
