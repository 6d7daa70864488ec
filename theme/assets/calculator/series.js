/** `<churn-series>`: many periods from a pasted table or a file, read by Python in a worker of its own. */

import { AnswerView } from "./answer.js";
import { keepText } from "./pasted.js";
import { Python } from "./python.js";
import { drawTable } from "./table.js";
import { listenToTaking, save } from "./take.js";

/** @typedef {import("./client.js").Result} Result */
/** How long Python may be silent while it reads: it tells how far it is several times a second. */
const SILENCE_LIMIT_MS = 30_000;

class ChurnSeries extends HTMLElement {
  /** @type {File | undefined} A file that was dropped; one that was chosen stands in its input. */
  #dropped;
  /** @type {object | undefined} What to read. */
  #asked;
  /** The number of the file that was asked for last; what is said of another is not heard. */
  #id = 0;

  connectedCallback() {
    this.view = new AnswerView(this);
    this.python = new Python(
      this.dataset.python ?? "",
      (message) => this.#receive(message),
      (reason) => this.#fail(reason),
    );
    const form = this.#form;
    keepText(/** @type {HTMLTextAreaElement} */ (form.elements.namedItem("text")));
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
    listenToTaking(this.view, () => this.python?.post({ kind: "csv" }));
    this.#listenToDrops();
    for (const button of form.querySelectorAll("button")) button.disabled = false;
  }

  disconnectedCallback() {
    this.python?.stop();
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
    if (this.python?.ready) this.#send();
    else this.#show("starting");
    this.python?.start();
  }

  #send() {
    if (!this.#asked) return;
    this.#show("reading");
    this.python?.limit(SILENCE_LIMIT_MS, "crashed");
    this.python?.post(this.#asked);
    this.#asked = undefined;
  }

  /**
   * @param {{
   *   kind: string, id?: number, read: number, result: Result, csv: string,
   * }} message
   */
  #receive({ kind, id, read, result, csv }) {
    if (id !== undefined && id !== this.#id) return;
    if (kind === "ready") this.#send();
    if (kind === "progress") {
      this.python?.limit(SILENCE_LIMIT_MS, "crashed");
      /** @type {HTMLProgressElement} */ (this.#part("progress")).value = read;
    }
    if (kind === "unreadable") this.#end("unreadable");
    if (kind === "csv") save(csv, "text/csv", "churn-periods.csv");
    if (kind === "series") {
      this.#end("read");
      this.#showResult(result);
    }
  }

  #stop() {
    this.#id += 1;
    this.python?.post({ kind: "stop" });
    this.python?.rest();
    this.#end("stopped");
  }

  /** @param {string} reason */
  #fail(reason) {
    // The rows went with the worker.
    /** @type {HTMLButtonElement} */ (this.#part("download")).disabled = true;
    this.#end(reason);
  }

  /** @param {string} state */
  #end(state) {
    this.#asked = undefined;
    this.#show(state);
    this.#part("stop").hidden = true;
    this.#part("progress").hidden = true;
  }

  /** @param {Result} result */
  #showResult(result) {
    const errors = this.#part("errors");
    const said = [...(result.errors ?? []), ...(result.ok ? [] : (result.notes ?? []))];
    errors.textContent = said.map(({ text }) => text).join(" ");
    errors.hidden = result.ok;
    this.#part("result").hidden = !result.ok;
    if (result.ok) this.view?.showAnswer(result);
    const bad = result.ok ? [] : (result.tables ?? []);
    this.#part("bad").replaceChildren(...bad.map(drawTable));
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

customElements.define("churn-series", ChurnSeries);
