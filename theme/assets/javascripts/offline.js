/**
 * Lets the browser keep the site for times without a network: the pages of this language, and Python
 * where there is a calculator. It waits until the page is there, and leaves a metered connection alone.
 */

const address = document.querySelector("meta[name=offline]")?.getAttribute("content");
const calculators = document.querySelectorAll("churn-calculator, churn-series");
const { connection } = /** @type {any} */ (navigator);

if (address && navigator.serviceWorker && !connection?.saveData) {
  if (document.readyState === "complete") keep(address);
  else addEventListener("load", () => keep(address));
}

/** @param {string} script The service worker's address, which stands at the site's root. */
async function keep(script) {
  try {
    await navigator.serviceWorker.register(script, { updateViaCache: "none" });
    await want([document.documentElement.lang, ...(calculators.length ? ["python"] : [])]);
  } catch {
    // A browser may refuse to keep anything; the site works all the same.
    return;
  }
  for (const calculator of calculators) {
    // Whoever works with it gets what it rarely needs, too.
    calculator.addEventListener("input", () => want(["whole"]), { once: true });
  }
}

/** @param {string[]} groups */
async function want(groups) {
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ want: groups });
}
