/**
 * Runs right before Material's bundle, and keeps from it what it would do for nothing: most of all,
 * load the search before somebody touches its box. The bundle makes the search's worker at once: it
 * gets this stand-in, which brings the real one when needed.
 */

const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-md-component=search]"));
const RealWorker = window.Worker;

class LateWorker extends EventTarget {
  /** @type {import("../search/box.js").SearchBox | undefined} */
  #box;

  constructor() {
    super();
    for (const touch of ["focusin", "input"]) root?.addEventListener(touch, () => this.#open());
    // The touch that brought the bundle may have been one of the search.
    if (root?.contains(document.activeElement)) this.#open();
  }

  /** @param {{type: number, data: string}} message */
  postMessage(message) {
    this.#box?.post(message);
  }

  async #open() {
    if (this.#box) return;
    const deliver = (/** @type {unknown} */ data) => this.dispatchEvent(new MessageEvent("message", { data }));
    try {
      const { SearchBox } = await import("../search/box.js");
      this.#box ??= new SearchBox(/** @type {HTMLElement} */ (root), deliver);
    } catch {
      const state = root?.querySelector(".md-search-result__meta");
      if (state) state.textContent = root?.dataset.failed ?? "";
    }
  }
}

/** @type {any} */
const Chosen = function (/** @type {string | URL} */ url, /** @type {WorkerOptions} */ options) {
  if (!String(url).includes("/workers/search.")) return new RealWorker(url, options);
  window.Worker = RealWorker;
  return new LateWorker();
};
if (root) window.Worker = Chosen;

// It would fetch a sitemap beside each translation, and log an error for each. The trailing space
// changes nothing for anyone else: `rel` is a list of words.
for (const link of document.querySelectorAll("link[rel=alternate]")) {
  link.setAttribute("rel", "alternate ");
}

// It would write the colours' kind into the head in two steps, and at each of them Chromium styles
// every element anew. The page says it of itself already (settings.html).
const { head } = document;
/** @param {any} node */
head.appendChild = (node) => (node.name === "color-scheme" ? node : Node.prototype.appendChild.call(head, node));
