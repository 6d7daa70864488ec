/** Keeps a pasted table. */

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
