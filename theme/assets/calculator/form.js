/** The calculator's form: which inputs count in a mode, what stands in them, and clearing them. */

/** @typedef {HTMLInputElement | HTMLSelectElement} Input */

export class CalculatorForm {
  /** Inputs that still hold a link's canonical number, with that number as the link had it. */
  linked = /** @type {Map<string, string>} */ (new Map());
  /** Names of inputs that the reader has been at: only these are told that they are empty. */
  visited = /** @type {Set<string>} */ (new Set());
  /** The canonical number of each input that was read, and the text that it was read from. */
  read = /** @type {Map<string, {text: string, canonical: string}>} */ (new Map());
  /** @type {Map<string, string> | undefined} What was entered before it was cleared. */
  #cleared;

  /** @param {HTMLElement} root The `<churn-calculator>` element. */
  constructor(root) {
    this.root = root;
    this.element = /** @type {HTMLFormElement} */ (root.querySelector("form"));
    /** @type {import("./link.js").Keys} */
    this.keys = JSON.parse(root.dataset.linkKeys ?? "");
    this.tabs = /** @type {HTMLButtonElement[]} */ ([...root.querySelectorAll("[role=tab]")]);
  }

  get mode() {
    return this.root.dataset.mode ?? "";
  }

  /** @returns {Input[]} All inputs, of every mode. */
  get all() {
    return [...this.element.querySelectorAll("input"), ...this.element.querySelectorAll("select")];
  }

  /** @returns {Input[]} The inputs that count now. */
  get inputs() {
    return this.all.filter((input) => !wrapper(input).hidden);
  }

  /** @param {string} mode One of the tabs' modes; any other is left alone. */
  choose(mode) {
    if (!this.tabs.some((tab) => tab.dataset.mode === mode)) return;
    this.root.dataset.mode = mode;
    for (const tab of this.tabs) {
      const chosen = tab.dataset.mode === mode;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      if (chosen) this.root.querySelector("[role=tabpanel]")?.setAttribute("aria-labelledby", tab.id);
    }
    this.showInputs();
  }

  /** Show the inputs of the mode, and of the choices made in others. */
  showInputs() {
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (
      this.element.querySelectorAll("[data-modes]")
    )) {
      const [name, value] = part.dataset.when?.split("=") ?? [];
      const choice = name && this.element.querySelector(`[name="${name}"]`);
      const asked = !choice || /** @type {Input} */ (choice).value === value;
      part.hidden = !asked || !(part.dataset.modes ?? "").split(" ").includes(this.mode);
    }
  }

  /** @returns {import("./client.js").Request} What stands in the form, with a link's as it was. */
  request() {
    /** @type {import("./client.js").Request} */
    const request = { locale: this.root.dataset.locale ?? "", mode: this.mode };
    const linked = this.inputs.filter((input) => this.linked.has(input.name));
    if (linked.length) request.linked = linked.map((input) => input.name).join(" ");
    for (const input of this.inputs) {
      request[input.name] = this.linked.get(input.name) ?? input.value;
    }
    return request;
  }

  /**
   * Write the numbers of a link as people of this language do, unless they were changed meanwhile.
   *
   * @param {Record<string, {typed: string, canonical: string}>} read The numbers that could be read.
   */
  respell(read) {
    for (const input of this.inputs) {
      const number = read[input.name];
      if (number && this.linked.delete(input.name)) input.value = number.typed;
      if (number) this.read.set(input.name, { text: input.value, canonical: number.canonical });
      else this.read.delete(input.name);
    }
  }

  /**
   * @param {Input} input
   * @returns {string} What the address says of an input: its canonical number, else what stands there.
   */
  canonical(input) {
    const read = this.read.get(input.name);
    if (read?.text === input.value) return read.canonical;
    return this.linked.get(input.name) ?? input.value;
  }

  /** Empty every input of every mode, keeping what stood there. */
  clear() {
    this.#cleared = new Map(this.all.map((input) => [input.name, input.value]));
    for (const input of this.all) input.value = input.dataset.default ?? "";
    this.linked.clear();
    this.visited.clear();
    this.showInputs();
  }

  /** Put back what was cleared. */
  restore() {
    for (const input of this.all) input.value = this.#cleared?.get(input.name) ?? input.value;
    this.showInputs();
  }
}

/**
 * @param {Input} input
 * @returns {HTMLElement} The part that holds an input with its label, hint and error.
 */
function wrapper(input) {
  return /** @type {HTMLElement} */ (input.closest("[data-modes]"));
}
