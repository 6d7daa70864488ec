/**
 * Loads nothing of the search before somebody touches its box. Material's bundle, which runs next,
 * makes the search's worker at once: it gets this stand-in, which brings the real one when needed.
 * A page that was found by searching gets the words marked. What keyboards need in the search and in
 * all else that opens over a page comes with the first key, too.
 */
{
  const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-md-component=search]"));
  const RealWorker = window.Worker;

  class LateWorker extends EventTarget {
    /** @type {import("../search/box.js").SearchBox | undefined} */
    #box;

    constructor() {
      super();
      for (const touch of ["focusin", "input"]) root?.addEventListener(touch, () => this.#open());
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

  for (const touch of ["keydown", "change"]) {
    addEventListener(touch, () => import("./overlays.js"), { once: true });
  }

  // It leaves the address before anything else reads that, since it is no part of the page's own.
  const address = new URL(location.href);
  const forms = address.searchParams.get("h");
  if (forms !== null) {
    address.searchParams.delete("h");
    history.replaceState(history.state, "", address);
    const article = document.querySelector("article");
    if (article && forms) import("../search/found.js").then(({ markFound }) => markFound(article, forms.split(/\s+/)));
  }
}
