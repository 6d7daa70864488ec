/** An answer on the page: sentence, figures, steps, notes, tables, pictures, the Python behind them. */

import { drawTable } from "./table.js";

/** @typedef {import("./client.js").Result} Result */

/** How long the typing pauses before a screen reader is told the answer. */
const QUIET_MS = 700;

export class AnswerView {
  /** @type {Map<string, Element>} One item of each list, to copy. */
  #patterns = new Map();
  #announcing = 0;
  /** @type {Partial<Result> | undefined} What is drawn, or being drawn. */
  #shown;

  /** @param {HTMLElement} root The element that holds the parts of the answer. */
  constructor(root) {
    this.root = root;
    for (const list of ["figures", "steps", "notes", "sources"]) {
      const first = this.part(list).firstElementChild ?? document.createElement("li");
      this.#patterns.set(list, /** @type {Element} */ (first.cloneNode(true)));
    }
  }

  /**
   * Show a good result; what is long to draw follows piece by piece, so that the page never halts.
   *
   * @param {Partial<Result>} result
   */
  showAnswer(result) {
    this.#shown = result;
    this.part("summary").textContent = result.summary ?? "";
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
    this.part("stale").hidden = true;
    this.announce(result.summary ?? "");
    this.#draw(result);
  }

  /**
   * Tell a screen reader, once the typing has paused.
   *
   * @param {string} text
   */
  announce(text) {
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => {
      this.part("announcement").textContent = text;
    }, QUIET_MS);
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

  /** @param {Partial<Result>} result */
  async #draw(result) {
    await afterDrawing();
    const charts = this.part("charts");
    // Without what draws them, the tables still tell the same numbers.
    const drawing = result.charts?.length ? await import("./chart.js").catch(() => undefined) : undefined;
    // Another answer may have come meanwhile.
    if (result !== this.#shown) return;
    const label = charts.dataset.download ?? "";
    charts.replaceChildren(
      ...(drawing ? (result.charts ?? []).flatMap((chart) => drawing.drawChart(chart, label)) : []),
    );
    await afterDrawing();
    if (result !== this.#shown) return;
    this.part("tables").replaceChildren(...(result.tables ?? []).map(drawTable));
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

/** Wait until what was changed is on the screen. */
function afterDrawing() {
  return new Promise((resume) => requestAnimationFrame(() => setTimeout(resume)));
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
