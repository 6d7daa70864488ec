/** `<churn-series>`: many periods from a pasted table or a file, read by Python in a worker of its own. */

import { drawTable } from "./table.js";
import { save } from "./take.js";

/**
 * @typedef {{
 *   ok: boolean,
 *   errors?: {text: string}[],
 *   summary?: string,
 *   figures?: {label: string, text: string}[],
 *   notes?: {text: string}[],
 *   tables?: import("./table.js").Table[],
 *   charts?: import("./chart.js").Chart[],
 * }} Series
 */

class ChurnSeries extends HTMLElement {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {File | undefined} A file that was dropped; one that was chosen stands in its input. */
  #dropped;
  /** @type {object | undefined} What to read. */
  #asked;
  #ready = false;
  /** The number of the file that was asked for last; what is said of another is not heard. */
  #id = 0;

  connectedCallback() {
    const form = this.#form;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#read();
    });
    // What came last counts: a file that is chosen, one that is dropped, or a text that is pasted.
    form.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLSelectElement) return;
      this.#dropped = undefined;
      if (target instanceof HTMLTextAreaElement) this.#fileInput.value = "";
      this.#part("file-name").textContent = this.#fileInput.files?.[0]?.name ?? "";
    });
    this.#part("stop").addEventListener("click", () => this.#stop());
    this.#part("download").addEventListener("click", () => this.#worker?.postMessage({ kind: "csv" }));
    this.#listenToDrops();
    for (const button of form.querySelectorAll("button")) button.disabled = false;
  }

  disconnectedCallback() {
    this.#worker?.terminate();
  }

  get #form() {
    return /** @type {HTMLFormElement} */ (this.querySelector("form"));
  }

  get #fileInput() {
    return /** @type {HTMLInputElement} */ (this.querySelector("input[type=file]"));
  }

  #listenToDrops() {
    const drop = this.#part("drop");
    for (const kind of ["dragenter", "dragover"]) {
      drop.addEventListener(kind, (event) => {
        event.preventDefault();
        drop.toggleAttribute("data-over", true);
      });
    }
    drop.addEventListener("dragleave", () => drop.removeAttribute("data-over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.removeAttribute("data-over");
      this.#dropped = event.dataTransfer?.files[0];
      this.#part("file-name").textContent = this.#dropped?.name ?? "";
      this.#read();
    });
  }

  /** Read what was dropped, else what was chosen, else what was pasted. */
  #read() {
    const fields = new FormData(this.#form);
    const chosen = /** @type {File} */ (fields.get("file"));
    const pasted = new Blob([String(fields.get("text") ?? "")]);
    const file = this.#dropped ?? (chosen?.name ? chosen : pasted);
    // A pasted text is UTF-8, whatever the choice for files says.
    const encoding = file === pasted ? "utf-8" : String(fields.get("encoding") ?? "");
    this.#show("reading");
    this.#part("errors").hidden = true;
    this.#part("stop").hidden = false;
    const progress = /** @type {HTMLProgressElement} */ (this.#part("progress"));
    progress.hidden = false;
    progress.max = file.size || 1;
    progress.value = 0;
    const id = ++this.#id;
    this.#asked = { kind: "series", id, file, locale: this.dataset.locale, encoding };
    if (this.#ready) this.#worker?.postMessage(this.#asked);
    else this.#show("starting");
    this.#worker ??= this.#startWorker();
  }

  #startWorker() {
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }) => this.#receive(data));
    worker.addEventListener("error", () => this.#fail(this.#ready ? "crashed" : "network"));
    const base = new URL(this.dataset.python ?? "", document.baseURI).href;
    worker.postMessage({ kind: "start", base });
    return worker;
  }

  /**
   * @param {{
   *   kind: string, id?: number, reason: string, read: number, result: Series, csv: string,
   * }} message
   */
  #receive({ kind, id, reason, read, result, csv }) {
    if (id !== undefined && id !== this.#id) return;
    if (kind === "failed") this.#fail(reason);
    if (kind === "ready") {
      this.#ready = true;
      if (this.#asked) this.#show("reading");
      if (this.#asked) this.#worker?.postMessage(this.#asked);
    }
    if (kind === "progress") /** @type {HTMLProgressElement} */ (this.#part("progress")).value = read;
    if (kind === "unreadable") this.#end("unreadable");
    if (kind === "csv") save(csv, "text/csv", "churn-periods.csv");
    if (kind === "series") {
      this.#end("read");
      this.#showResult(result);
    }
  }

  #stop() {
    this.#id += 1;
    this.#worker?.postMessage({ kind: "stop" });
    this.#end("stopped");
  }

  /** @param {string} reason */
  #fail(reason) {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#ready = false;
    // The rows went with the worker.
    this.#part("take").hidden = true;
    this.#end(reason);
  }

  /** @param {string} state */
  #end(state) {
    this.#asked = undefined;
    this.#show(state);
    this.#part("stop").hidden = true;
    this.#part("progress").hidden = true;
  }

  /** @param {Series} result */
  async #showResult(result) {
    const errors = this.#part("errors");
    const said = [...(result.errors ?? []), ...(result.ok ? [] : (result.notes ?? []))];
    errors.textContent = said.map(({ text }) => text).join(" ");
    errors.hidden = result.ok;
    this.#part("tables").replaceChildren(...(result.tables ?? []).map(drawTable));
    this.#part("result").hidden = !result.tables?.length;
    for (const name of ["summary", "figures", "notes", "charts", "take"]) {
      this.#part(name).hidden = !result.ok;
    }
    if (!result.ok) return;
    this.#part("summary").textContent = result.summary ?? "";
    fill(this.#part("figures"), result.figures ?? [], (item, figure) => {
      const [label, text] = item.children;
      if (label) label.textContent = figure.label;
      if (text) text.textContent = figure.text;
    });
    fill(this.#part("notes"), result.notes ?? [], (item, note) => {
      item.textContent = note.text;
    });
    const { drawChart } = await import("./chart.js");
    const place = this.#part("charts");
    const label = place.dataset.download ?? "";
    place.replaceChildren(...(result.charts ?? []).flatMap((chart) => drawChart(chart, label)));
  }

  /** @param {string} state */
  #show(state) {
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (
      this.#part("state").querySelectorAll("[data-state]")
    )) {
      node.hidden = node.dataset.state !== state;
    }
  }

  /**
   * @param {string} name
   * @returns {HTMLElement}
   */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-part="${name}"]`));
  }
}

/**
 * Make a list hold one copy of its first item for each entry, and at least that one, hidden.
 *
 * @template T
 * @param {HTMLElement} list
 * @param {T[]} entries
 * @param {(item: Element, entry: T) => void} write
 */
function fill(list, entries, write) {
  const pattern = /** @type {HTMLElement} */ (list.firstElementChild);
  pattern.hidden = true;
  list.replaceChildren(
    pattern,
    ...entries.map((entry) => {
      const item = /** @type {HTMLElement} */ (pattern.cloneNode(true));
      item.hidden = false;
      write(item, entry);
      return item;
    }),
  );
}

customElements.define("churn-series", ChurnSeries);
