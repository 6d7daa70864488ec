/** What the calculator shows: writes results, errors and states into the HTML made at build time. */

/** @typedef {import("./client.js").Result} Result */

export class CalculatorView {
  /** @param {HTMLElement} root The `<churn-calculator>` element. */
  constructor(root) {
    this.root = root;
    this.announcing = 0;
  }

  /** @returns {HTMLInputElement[]} */
  get inputs() {
    return [...this.root.querySelectorAll("input")];
  }

  /** @param {Result} result A good result. */
  showAnswer(result) {
    this.showErrors([]);
    this.#write("summary", result.summary ?? "");
    for (const [name, value] of Object.entries(result.values ?? {})) {
      const node = this.root.querySelector(`[data-value="${name}"]`);
      if (node) node.textContent = value.text;
    }
    this.#fill("steps", result.steps ?? [], (item, step) => {
      for (const [name, text] of Object.entries(step)) {
        const node = item.querySelector(`[data-step="${name}"]`);
        if (node) node.textContent = text;
      }
    });
    this.#fill("notes", result.notes ?? [], (item, note) => {
      item.textContent = note.text;
    });
    this.markStale(false);
    this.announce(result.summary ?? "");
  }

  /** @param {{field: string, text: string}[]} errors All errors; none clears them. */
  showErrors(errors) {
    const texts = new Map(errors.map((error) => [error.field, error.text]));
    for (const input of this.inputs) {
      this.#showFieldError(input, texts.get(input.name));
      texts.delete(input.name);
    }
    const general = this.part("general-error");
    general.textContent = [...texts.values()].join(" ");
    general.hidden = texts.size === 0;
    if (errors.length) this.announce(errors.map((error) => error.text).join(" "));
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
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => this.#write("announcement", text), 700);
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
   * @param {string} name
   * @param {string} text
   */
  #write(name, text) {
    this.part(name).textContent = text;
  }

  /**
   * @param {HTMLInputElement} input
   * @param {string} [text]
   */
  #showFieldError(input, text) {
    const error = /** @type {HTMLElement} */ (this.root.querySelector(`#${input.id}-error`));
    error.textContent = text ?? "";
    error.hidden = !text;
    input.setAttribute("aria-invalid", String(Boolean(text)));
    input.setAttribute("aria-describedby", `${input.id}-hint${text ? ` ${error.id}` : ""}`);
  }

  /**
   * Make a list hold one copy of its first item for each entry.
   *
   * @template T
   * @param {string} name
   * @param {T[]} entries
   * @param {(item: HTMLElement, entry: T) => void} write
   */
  #fill(name, entries, write) {
    const list = this.part(name);
    const pattern = list.firstElementChild ?? document.createElement("li");
    list.replaceChildren(
      ...entries.map((entry) => {
        const item = /** @type {HTMLElement} */ (pattern.cloneNode(true));
        write(item, entry);
        return item;
      }),
    );
  }
}
