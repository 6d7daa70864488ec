/**
 * The page's address: numbers of a link into the form, and the form's numbers into the address. What
 * cannot stand there yet is kept with the page's place in the browser's history.
 */

import { readLink } from "./link.js";

/** @typedef {import("./form.js").CalculatorForm} Form */
/** @typedef {import("./link.js").Link} Link */

/** The mode that a link need not name. */
const FIRST_MODE = "customers";

/**
 * Fill the form from the address.
 *
 * @param {Form} form
 * @returns {{filled: boolean, mode?: string, link: Link}} Whether there was anything, a mode that is
 *   unknown, and what the link says besides.
 */
export function readAddress(form) {
  const link = readLink(location.search, form.keys);
  const linked = link.values;
  const mode = linked.get("mode") ?? FIRST_MODE;
  const numbered = form.all.some(({ name }) => linked.has(name));
  if (!linked.has("mode") && !numbered) return { filled: false, link };
  // What an earlier link said, when the reader goes back or forth, is not sent with this one's.
  form.linked.clear();
  for (const input of form.all) {
    const text = linked.get(input.name);
    input.value = text ?? input.dataset.default ?? "";
    if (numbered) form.visited.add(input.name);
    // A choice that does not exist leaves a select empty; it is sent as it is and refused by name.
    if (text === undefined) continue;
    form.linked.set(input.name, text);
    input.closest("details")?.setAttribute("open", "");
  }
  form.choose(mode);
  return { filled: true, mode: mode === form.mode ? undefined : mode, link };
}

/**
 * Let the address follow what was entered: canonical numbers, and as typed what is not a number.
 *
 * @param {Form} form
 */
export function writeAddress(form) {
  const address = new URL(location.href);
  const { spelled } = readLink(address.search, form.keys);
  for (const key of [...spelled, ...form.keys.names]) address.searchParams.delete(key);
  if (form.mode !== FIRST_MODE) address.searchParams.set("mode", form.mode);
  // The inputs of the other modes too, so that a reload or a copied link loses nothing.
  for (const input of form.all) {
    const text = form.canonical(input);
    if (text && text !== input.dataset.default) address.searchParams.set(input.name, text);
  }
  // The first version need not be named.
  if (form.keys.version > 1) address.searchParams.set("v", String(form.keys.version));
  history.replaceState(null, "", address);
}

/**
 * Keep what was entered and has no answer yet, so that a reload or the way back finds it. The address
 * cannot hold it: only Python tells the number that was meant.
 *
 * @param {Form} form
 */
export function keepTyped(form) {
  const typed = Object.fromEntries(form.all.map(({ name, value }) => [name, value]));
  history.replaceState({ mode: form.mode, typed }, "");
}

/**
 * Put back what was kept; tell whether there was anything.
 *
 * @param {Form} form
 */
export function restoreTyped(form) {
  const { mode, typed } = history.state ?? {};
  if (!typed) return false;
  for (const input of form.all) {
    const text = typed[input.name];
    if (typeof text !== "string" || text === input.value) continue;
    input.value = text;
    input.closest("details")?.setAttribute("open", "");
    form.linked.delete(input.name);
    form.visited.add(input.name);
  }
  form.choose(mode);
  return true;
}
