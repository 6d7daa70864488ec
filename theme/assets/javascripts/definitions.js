/**
 * Definitions of terms are shown by the style sheet, when their link is pointed at or has the focus.
 * Here Escape puts them away, and those at the foot of the window are lifted above their line.
 */

const LINKS = "a[aria-describedby^=definition-]";

/**
 * Makes a definition ready before it is seen.
 *
 * @param {Event} event - the pointer or the focus arriving at something
 */
function arrive(event) {
  const link = event.target instanceof Element && event.target.closest(LINKS);
  const definition = link && link.nextElementSibling;
  if (!(link instanceof HTMLElement) || !(definition instanceof HTMLElement)) return;
  delete link.dataset.dismissed;
  delete definition.dataset.above;
  const { bottom, height } = definition.getBoundingClientRect();
  const lines = link.getBoundingClientRect();
  const fitsAbove = lines.top > 2 * height;
  // A link may go on in the next line, and all of it stays to be seen.
  definition.style.setProperty("--link-height", `${lines.height}px`);
  if (bottom > innerHeight && fitsAbove) definition.dataset.above = "";
}

/** Puts away what is shown; it comes back when its link is pointed at or focused anew. */
function dismiss() {
  for (const link of document.querySelectorAll(LINKS)) {
    const definition = link.nextElementSibling;
    const isShown = link.matches(":hover, :focus") || definition?.matches(":hover");
    if (isShown && link instanceof HTMLElement) link.dataset.dismissed = "";
  }
}

addEventListener("mouseover", arrive);
addEventListener("focusin", arrive);
addEventListener("keydown", (event) => {
  if (event.key === "Escape") dismiss();
});
