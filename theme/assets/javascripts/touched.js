/**
 * Brings Material's bundle when somebody first touches the page by any means. Who only reads needs
 * nothing of it, and it is the largest of all scripts: the search, the button to the top and the mark
 * at the heading that is being read. What a first touch may ask for is done here until it is there.
 */

const TOUCHES = ["pointermove", "pointerdown", "keydown", "focusin", "scroll"];
/** Keys that Material leads to the search. */
const TO_SEARCH = ["f", "s", "/"];
const bundle = document.querySelector("script[type='text/touched']")?.getAttribute("src");
const query = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-md-component=search-query]"));

/** @param {string} path Of a script; where it is written out, esbuild would take it into this one. */
const beside = (path) => import(new URL(path, import.meta.url).href);

/** @param {string} address Of the bundle, which begins to come while what must run before it does. */
function preload(address) {
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.href = address;
  document.head.append(link);
}

/** With less room the field lies in an overlay, and is come to by opening that. */
const hasRoom = matchMedia("(min-width: 60em)");

function placeField() {
  if (query) query.tabIndex = hasRoom.matches ? 0 : -1;
}

async function bring() {
  for (const touch of TOUCHES) removeEventListener(touch, bring, true);
  const address = new URL(bundle ?? "", document.baseURI).href;
  try {
    preload(address);
    await beside("before-bundle.js");
    await import(address);
    removeEventListener("keydown", lead);
    // Colours that were chosen meanwhile; it begins with those of the last visit.
    document.querySelector(".md-option:checked")?.dispatchEvent(new Event("change"));
  } catch {
    // The next touch tries again, when there may be a network.
    listen();
  }
}

function listen() {
  for (const touch of TOUCHES) addEventListener(touch, bring, { capture: true, passive: true });
}

/** @param {KeyboardEvent} event */
function lead(event) {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  const isTyping = target instanceof HTMLElement && target.matches("input:not([type=radio]), select, textarea");
  if (!TO_SEARCH.includes(key) || ctrlKey || metaKey || altKey || isTyping) return;
  event.preventDefault();
  query?.focus();
}

if (bundle) {
  listen();
  placeField();
  hasRoom.addEventListener("change", placeField);
  addEventListener("keydown", lead);
  // What keyboards need in all that opens over a page, and where the focus goes in it.
  for (const touch of ["keydown", "change"]) {
    addEventListener(touch, () => beside("overlays.js"), { once: true });
  }
  for (const option of document.querySelectorAll(".md-option")) {
    option.addEventListener("change", () => {
      document.body.dataset.mdColorScheme = /** @type {HTMLElement} */ (option).dataset.mdColorScheme;
    });
  }
}

// A page that was found by searching gets the words marked. They leave the address before anything
// else reads that, since they are no part of the page's own; a question in it is the bundle's.
const address = new URL(location.href);
const forms = address.searchParams.get("h");
if (forms !== null) {
  address.searchParams.delete("h");
  history.replaceState(history.state, "", address);
  const article = document.querySelector("article");
  if (article && forms) beside("../search/found.js").then(({ markFound }) => markFound(article, forms.split(/\s+/)));
}
if (bundle && address.searchParams.has("q")) bring();
