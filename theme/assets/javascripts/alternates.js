/**
 * Hides the links to translations from Material's bundle, which would fetch a sitemap beside each of
 * them and log an error for each. The trailing space changes nothing for anyone else: `rel` is a list
 * of words.
 */
for (const link of document.querySelectorAll("link[rel=alternate]")) {
  link.setAttribute("rel", "alternate ");
}
