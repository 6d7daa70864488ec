/**
 * Brings Material's bundle when somebody first touches the page by any means. Who only reads needs
 * nothing of it, and it is the largest of all scripts: the search, the button to the top and the mark
 * at the heading that is being read. What a first touch may ask for is done here until it is there.
 */

const ON_PURPOSE = ["pointerdown", "keydown", "focusin"];
const TOUCHES = [...ON_PURPOSE, "pointermove", "scroll"];
/** With these Material goes to the search; who dictates, or slips, would come there by mistake (WCAG 2.1.4). */
const SINGLE = ["f", "s", "/"];
const bundle = document.querySelector("script[type='text/touched']")?.getAttribute("data-src");
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
    // Colours that were chosen meanwhile; it begins with those of the last visit.
    document.querySelector(".md-option:checked")?.dispatchEvent(new Event("change"));
  } catch {
    // There may be a network when somebody next wants something; not with every move of a pointer.
    listen(ON_PURPOSE);
  }
}

/** @param {string[]} touches */
function listen(touches) {
  for (const touch of touches) addEventListener(touch, bring, { capture: true, passive: true });
}

/** @param {KeyboardEvent} event */
function press(event) {
  const { key, code, target, ctrlKey, metaKey, altKey } = event;
  const isHeld = ctrlKey || metaKey;
  // Who writes Greek or Russian has another letter on that key, and holds Ctrl with it all the same.
  const isK = /[a-z]/i.test(key) ? key.toLowerCase() === "k" : code === "KeyK";
  const isTyping = target instanceof HTMLElement && target.matches("input:not([type=radio]), select, textarea");
  if (isHeld && !altKey && isK) {
    event.preventDefault();
    query?.focus();
    query?.select();
  } else if (SINGLE.includes(key) && !isHeld && !isTyping) event.stopImmediatePropagation();
}

if (bundle) {
  listen(TOUCHES);
  placeField();
  query?.setAttribute("aria-keyshortcuts", "Control+K Meta+K");
  hasRoom.addEventListener("change", placeField);
  addEventListener("keydown", press, { capture: true });
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
