/**
 * The drawer, the search and the list of languages by keyboard: the focus goes in when they open, leaving
 * them closes them, and Escape closes them and gives the focus back. Material opens and closes them by
 * check boxes, or by pointing, and leaves the focus where it is or nowhere.
 */

/** Material looks at what has the focus a moment after it moved, and opens the search if its field has it. */
const SETTLED_MS = 20;

const drawer = /** @type {HTMLInputElement} */ (document.querySelector("[data-md-toggle=drawer]"));
const search = /** @type {HTMLInputElement} */ (document.querySelector("[data-md-toggle=search]"));
const menu = /** @type {HTMLElement} */ (document.querySelector(".md-sidebar--primary"));
const query = /** @type {HTMLInputElement} */ (document.querySelector("[data-md-component=search-query]"));
const languages = /** @type {HTMLElement} */ (document.querySelector(".md-select"));
/** With less room the field lies in the overlay, and the search's check box stands for it. */
const hasRoom = matchMedia("(min-width: 60em)");

/** @type {EventTarget | null} What had the focus before a shortcut brought it to the search. */
let before = null;
let byTab = false;

/** @param {HTMLInputElement} toggle */
function close(toggle) {
  if (toggle.checked) toggle.click();
}

function leaveSearch() {
  const usual = hasRoom.matches ? query : search;
  const target = before instanceof HTMLElement && before.checkVisibility?.() ? before : usual;
  before = null;
  target.focus();
  setTimeout(() => close(search), SETTLED_MS);
}

function goIn() {
  if (drawer.checked) menu.querySelector("a")?.focus();
  if (search.checked) query.focus();
}

/** @param {KeyboardEvent} event */
function press(event) {
  const { key, target } = event;
  byTab = key === "Tab";
  if (event.isComposing) return;
  if (key === "Escape" && drawer.checked) {
    close(drawer);
    drawer.focus();
  }
  if (key === "Escape" && languages.matches(":focus-within, :hover")) {
    languages.dataset.dismissed = "";
    if (languages.matches(":focus-within")) languages.querySelector("button")?.focus();
  }
  if (search.checked && (key === "Escape" || key === "Tab")) {
    // Material would take the focus from the field and give it to nothing.
    event.stopImmediatePropagation();
    if (key === "Escape") leaveSearch();
    else close(search);
  } else if (target === query && key.startsWith("Arrow") && !search.checked) search.click();
}

addEventListener("keydown", press, { capture: true });
addEventListener("pointerdown", () => (byTab = false), { capture: true });
addEventListener("focusin", ({ target }) => {
  if (target instanceof Node && drawer.checked && target !== drawer && !menu.contains(target)) close(drawer);
});
for (const toggle of [drawer, search]) toggle.addEventListener("change", goIn);
query.addEventListener("focus", ({ relatedTarget }) => {
  const isInside = relatedTarget instanceof Node && query.closest(".md-search")?.contains(relatedTarget);
  if (!byTab && !isInside) before = relatedTarget;
});
for (const kind of ["input", "click"]) {
  query.addEventListener(kind, () => search.checked || search.click());
}
for (const kind of ["focusout", "mouseleave"]) {
  languages.addEventListener(kind, () => languages.matches(":focus-within, :hover") || delete languages.dataset.dismissed);
}
// The first touch of either may have brought this script.
goIn();
