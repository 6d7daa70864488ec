/** What the calculator shows: writes results, errors and states into the HTML made at build time. */

import { drawTable } from "./table.js";

/** @typedef {import("./client.js").Result} Result */
/** @typedef {import("./form.js").Input} Input */
/** @typedef {import("./chart.js").Chart} Chart */

/** How long the typing pauses before a screen reader is told the answer. */
const QUIET_MS = 700;

export class CalculatorView {
  /** @type {Map<string, Element>} One item of each list, to copy. */
  #patterns = new Map();
  #announcing = 0;
  /** @type {Chart[]} The charts of the latest answer. */
  #charts = [];

  /** @param {HTMLElement} root The `<churn-calculator>` element. */
  constructor(root) {
    this.root = root;
    for (const list of ["figures", "steps", "notes", "sources"]) {
      const first = this.part(list).firstElementChild ?? document.createElement("li");
      this.#patterns.set(list, /** @type {Element} */ (first.cloneNode(true)));
    }
  }

  /** @param {Result} result A good result. */
  showAnswer(result) {
    this.#write("summary", result.summary ?? "");
    this.#fill("figures", result.figures ?? [], (item, figure) => {
      const [label, text] = item.children;
      if (label) label.textContent = figure.label;
      if (text) text.textContent = figure.text;
      text?.setAttribute("data-value", figure.value);
    });
    this.#fill("steps", result.steps ?? [], (item, step) => writeParts(item, "step", step));
    this.#fill("notes", result.notes ?? [], (item, note) => {
      item.textContent = note.text;
    });
    this.#fill("sources", result.python ?? [], (item, computed) => writeParts(item, "source", computed));
    this.part("python").hidden = !result.python?.length;
    /** @type {HTMLButtonElement} */ (this.part("download")).disabled = false;
    this.part("tables").replaceChildren(...(result.tables ?? []).map(drawTable));
    this.#showCharts(result.charts ?? []);
    this.markStale(false);
    this.announce(result.summary ?? "");
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
   * Tell a screen reader, once the typing has paused.
   *
   * @param {string} text
   */
  announce(text) {
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => this.#write("announcement", text), QUIET_MS);
  }

  /**
   * @param {string} name
   * @returns {HTMLElement}
   */
  part(name) {
    const node = this.root.querySelector(`[data-part="${name}"]`);
    if (!(node instanceof HTMLElement)) throw new Error(`The calculator has no part ${name}.`);
    return node;
  }

  /**
   * Draw charts; what draws them is fetched when there are any for the first time.
   *
   * @param {Chart[]} charts
   */
  async #showCharts(charts) {
    this.#charts = charts;
    const place = this.part("charts");
    if (!charts.length) {
      place.replaceChildren();
      return;
    }
    // Where it cannot be fetched, the tables still tell the same numbers.
    const drawing = await import("./chart.js").catch(() => undefined);
    // Another answer may have come meanwhile.
    if (!drawing || this.#charts !== charts) return;
    const label = place.dataset.download ?? "";
    place.replaceChildren(...charts.flatMap((chart) => drawing.drawChart(chart, label)));
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  #write(name, text) {
    this.part(name).textContent = text;
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
   * Make a list hold one item for each entry.
   *
   * @template T
   * @param {string} name
   * @param {T[]} entries
   * @param {(item: Element, entry: T) => void} write
   */
  #fill(name, entries, write) {
    this.part(name).replaceChildren(
      ...entries.map((entry) => {
        const item = /** @type {Element} */ (this.#patterns.get(name)?.cloneNode(true));
        write(item, entry);
        return item;
      }),
    );
  }
}

/**
 * Write texts into the parts of an item that name them, as `data-step="label"` does.
 *
 * @param {Element} item
 * @param {string} kind
 * @param {Record<string, string>} texts
 */
function writeParts(item, kind, texts) {
  for (const [name, text] of Object.entries(texts)) {
    const node = item.querySelector(`[data-${kind}="${name}"]`);
    if (node) node.textContent = text;
  }
}
