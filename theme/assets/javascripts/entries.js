/** Keeps what was entered in a form while the browser keeps its page for the way back. */

/**
 * WebKit empties a form that is not to be completed when its page comes back as it was, and leaves
 * the answer beside it as it stands. What is not to be completed is therefore told it only while shown.
 *
 * @param {HTMLFormElement} form
 */
export function keepEntries(form) {
  addEventListener("pagehide", () => {
    form.autocomplete = "on";
  });
  addEventListener("pageshow", () => {
    form.autocomplete = "off";
  });
}
