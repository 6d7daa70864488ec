/**
 * The one policy by which a text may become markup or a script's address (Trusted Types). Scripts of
 * ours never do that; Material's bundle does with what the search found, where words are marked.
 */
{
  /** The elements of a search result, with names of classes as their only attributes. */
  const shown = /<\/?(?:div|h1|h2|p|mark|del)(?: class="[-\w ]*"| data-md-highlight(?:="")?)*>/g;
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const home = src.slice(0, src.lastIndexOf("assets/"));

  /** @param {string} text */
  const createHTML = (text) => {
    if (!text.replace(shown, "").includes("<")) return text;
    throw new TypeError(`Not as markup: ${text.slice(0, 80)}`);
  };
  /** @param {string} address */
  const createScriptURL = (address) => {
    if (new URL(address, document.baseURI).href.startsWith(home)) return address;
    throw new TypeError(`Not as a script: ${address.slice(0, 80)}`);
  };
  // Not every browser has it yet.
  /** @type {any} */ (window).trustedTypes?.createPolicy("default", { createHTML, createScriptURL });
}
