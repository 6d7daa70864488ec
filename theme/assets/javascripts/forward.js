/**
 * Forwards at once to the address that the page names: to one (`data-to`), or to the one in the
 * reader's language (`data-en`, `data-el` …). Only these addresses are ever gone to, whatever the
 * link says; its query and anchor go along as they are. It runs before anything is drawn.
 */
{
  const { to, ...translations } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;

  const remembered = () => {
    try {
      return localStorage.getItem("language") ?? "";
    } catch {
      // A browser may refuse storage; then nothing was remembered.
      return "";
    }
  };
  const asked = new URLSearchParams(location.search).get("lang") ?? "";
  const wanted = [asked, remembered(), ...navigator.languages.map((tag) => tag.split("-")[0] ?? "")];
  const found = wanted.map((name) => name.toLowerCase()).find((name) => Object.hasOwn(translations, name));
  // The first language named by the page is the one for everybody else.
  const target = to ?? (found ? translations[found] : Object.values(translations)[0]) ?? "";

  const isLanguage = /** @param {string} part */ (part) => !to && /^lang(=|$)/.test(part);
  const query = location.search.slice(1).split("&").filter((part) => !isLanguage(part)).join("&");
  const [path, anchor = ""] = target.split("#");
  document.documentElement.hidden = true;
  location.replace(path + (query && `?${query}`) + (location.hash || (anchor && `#${anchor}`)));
}
