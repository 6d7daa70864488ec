/** The addresses of a page: its own, and the one that leads to it in each reader's language. */

/**
 * @param {"here" | "any"} kind
 * @param {{anchor?: string, query?: string}} [part] What of the page is meant; without it, nothing more.
 * @returns {string}
 */
export function addressOf(kind, { anchor = "", query = "" } = {}) {
  // Each page names both, relative to itself; an embedded one names the page that it stands for.
  const named = document.querySelector(`meta[name="address-${kind}"]`)?.getAttribute("content");
  const address = new URL(named ?? "", document.baseURI);
  address.search = query;
  address.hash = anchor;
  return address.href;
}
