/** What the calculator shows: writes results, errors and states into the HTML made at build time. */

import { AnswerView } from "./answer.js";

/** @typedef {import("./client.js").Result} Result */
/** @typedef {import("./form.js").Input} Input */

export class CalculatorView extends AnswerView {
  /** @param {Result} result A good result. */
  showAnswer(result) {
    super.showAnswer(result);
    this.markStale(false);
  }

  /**
   * @param {Input[]} inputs The inputs that count now.
   * @param {{field: string, text: string}[]} errors All errors; none clears them.
   */
  showErrors(inputs, errors) {
    const texts = new Map(errors.map((error) => [error.field, error.text]));
    const said = [];
    for (const input of inputs) {
      const text = texts.get(input.name);
      this.#showFieldError(input, text);
      if (texts.delete(input.name)) said.push(`${input.labels?.[0]?.textContent}: ${text}`);
    }
    said.push(...texts.values());
    const general = this.part("general-error");
    general.textContent = [...texts.values()].join(" ");
    general.hidden = texts.size === 0;
    if (said.length) this.announce(said.join(" "));
  }

  /**
   * Say what in a link was not, or could not be, taken as it stands.
   *
   * @param {import("./link.js").Link} link
   */
  showLinkNotes({ future, unused, repeated }) {
    this.#showLinkNote("future", future, []);
    this.#showLinkNote("unused", unused.length > 0, unused);
    this.#showLinkNote("repeated", repeated.length > 0, repeated);
  }

  /** @param {boolean} stale Whether the answer shown belongs to other numbers than those entered. */
  markStale(stale) {
    this.part("example").hidden = true;
    this.part("stale").hidden = !stale;
    this.part("result").toggleAttribute("data-stale", stale);
  }

  /**
   * @param {string} state
   * @param {string} [reason] Why Python could not start, in the state "failed".
   */
  showState(state, reason) {
    this.root.dataset.state = state;
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (
      this.root.querySelectorAll("[data-part=state] > span")
    )) {
      const failed = state === "failed" && node.dataset.failure === reason;
      node.hidden = !failed && node.dataset.state !== state;
    }
    this.part("retry").hidden = state !== "failed";
  }

  /**
   * @param {Input} input
   * @param {string} [text]
   */
  #showFieldError(input, text) {
    const error = /** @type {HTMLElement} */ (this.root.querySelector(`#${input.id}-error`));
    error.textContent = text ?? "";
    error.hidden = !text;
    input.setAttribute("aria-invalid", String(Boolean(text)));
    input.setAttribute("aria-describedby", `${input.id}-hint${text ? ` ${error.id}` : ""}`);
    // A folded field would hide what is wrong with it.
    if (text) input.closest("details")?.setAttribute("open", "");
  }

  /**
   * @param {string} kind
   * @param {boolean} shown
   * @param {string[]} keys
   */
  #showLinkNote(kind, shown, keys) {
    const note = this.root.querySelector(`[data-link-note="${kind}"]`);
    note?.toggleAttribute("hidden", !shown);
    const place = note?.querySelector("code");
    if (place) place.textContent = keys.join(", ");
  }
}
