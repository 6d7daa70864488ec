/** The page's address: numbers of a link into the form, and the form's numbers into the address. */

/** @typedef {import("./form.js").CalculatorForm} Form */

/** The mode that a link need not name. */
const FIRST_MODE = "customers";

/**
 * Fill the form from the address.
 *
 * @param {Form} form
 * @returns {{filled: boolean, mode?: string}} Whether there was anything, and a mode that is unknown.
 */
export function readAddress(form) {
  const linked = new URLSearchParams(location.search);
  const names = form.all.map((input) => input.name);
  const mode = linked.get("mode") ?? FIRST_MODE;
  const numbered = names.some((name) => linked.has(name));
  if (!linked.has("mode") && !numbered) return { filled: false };
  for (const input of form.all) {
    const text = linked.get(input.name);
    input.value = text ?? input.dataset.default ?? "";
    if (numbered) form.visited.add(input.name);
    // A choice that does not exist leaves a select empty; it is sent as it is and refused by name.
    if (text === null) continue;
    form.linked.set(input.name, text);
    input.closest("details")?.setAttribute("open", "");
  }
  form.choose(mode);
  return { filled: true, mode: mode === form.mode ? undefined : mode };
}

/**
 * Let the address follow what was entered: canonical numbers, and as typed what is not a number.
 *
 * @param {Form} form
 */
export function writeAddress(form) {
  const address = new URL(location.href);
  for (const input of form.all) address.searchParams.delete(input.name);
  address.searchParams.delete("mode");
  if (form.mode !== FIRST_MODE) address.searchParams.set("mode", form.mode);
  // The inputs of the other modes too, so that a reload or a copied link loses nothing.
  for (const input of form.all) {
    const text = form.canonical(input);
    if (text && text !== input.dataset.default) address.searchParams.set(input.name, text);
  }
  history.replaceState(history.state, "", address);
}
