/** Keeps what was entered while its page is away, or loaded anew. */

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

/**
 * Keep a text in this tab alone, where few browsers do so when the page is loaded anew.
 *
 * @param {HTMLTextAreaElement} area
 */
export function keepText(area) {
  try {
    area.value ||= sessionStorage.getItem(area.id) ?? "";
  } catch {
    // Storage that is refused keeps nothing.
  }
  addEventListener("pagehide", () => {
    try {
      sessionStorage.setItem(area.id, area.value);
    } catch {
      // A text may be too long for it, too.
    }
  });
}
