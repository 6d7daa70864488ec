/** Copying a text, with what is said of it. */

/**
 * @typedef {{copied: HTMLElement, refused: HTMLElement, box: HTMLElement}} Said Says that it was copied;
 *   says that the browser refused; the text area for a text that the reader has to copy.
 */

/**
 * Copy a text, or show it selected where the browser refuses.
 *
 * @param {string} text
 * @param {Said} said
 */
export async function copy(text, { copied, refused, box }) {
  const done = await write(text);
  copied.hidden = !done;
  refused.hidden = done;
  box.hidden = done;
  if (done || !(box instanceof HTMLTextAreaElement)) return;
  box.value = text;
  box.focus();
  box.select();
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} Whether the browser took it; some have no clipboard at all.
 */
async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
