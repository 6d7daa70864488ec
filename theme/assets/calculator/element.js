/** `<churn-calculator>`: brings the form to life. It holds no text and never reads or writes a number. */

import { keepEntries } from "../javascripts/entries.js";
import { keepTyped, readAddress, restoreTyped, writeAddress } from "./address.js";
import { CalculatorClient } from "./client.js";
import { CalculatorForm } from "./form.js";
import { listenToTabs } from "./tabs.js";
import { listenToTaking, save } from "./take.js";
import { CalculatorView } from "./view.js";

/**
 * @typedef {import("./client.js").Result} Result
 * @typedef {import("./client.js").Request} Request
 */

/** How long a question may take before the page says that it is working on it. */
const PATIENCE_MS = 150;
/** How long the typing pauses before half a number is called wrong, or the address follows. */
const PAUSE_MS = 400;
/** Errors of fields that nobody has been at yet wait until the reader submits the form. */
const NOT_YET = /\.(empty|needed)$/;

class ChurnCalculator extends HTMLElement {
  /** The first question of a link is answered with all its errors at once, as a submitted form is. */
  #submitted = false;
  /** Whether the focus goes to the first error, as after a submitted form. */
  #goToError = false;
  #unanswered = false;
  #patience = 0;
  /** The last good answer as a file's text. */
  #csv = "";
  #pause = 0;
  /** What is still to be done when the typing pauses. */
  #later = () => {};

  connectedCallback() {
    this.view = new CalculatorView(this);
    this.form = new CalculatorForm(this);
    this.client = new CalculatorClient(
      this.dataset.python ?? "",
      (state, reason) => this.#changeState(state, reason),
      (result) => this.#receive(result),
    );
    this.#listen(this.form, this.view);
    this.#fillFromAddress() || this.#startWhenSeen();
  }

  disconnectedCallback() {
    this.client?.stop();
  }

  /**
   * @param {CalculatorForm} form
   * @param {CalculatorView} view
   */
  #listen(form, view) {
    form.element.addEventListener("input", ({ target }) => this.#edit(target));
    form.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    for (const touched of [form.element, ...form.tabs]) {
      for (const touch of ["focusin", "pointerdown"]) {
        touched.addEventListener(touch, () => this.client?.start(), { once: true });
      }
    }
    keepEntries(form.element);
    listenToTabs(form.tabs, (tab) => this.#choose(tab.dataset.mode ?? ""));
    view.part("clear").addEventListener("click", () => this.#clear());
    view.part("undo").addEventListener("click", () => this.#undo());
    view.part("retry").addEventListener("click", () => {
      form.inputs[0]?.focus();
      this.client?.start();
    });
    const download = () => save(this.#csv, "text/csv", "churn.csv");
    listenToTaking(view, download, () => this.#finish());
    window.addEventListener("popstate", () => this.#fillFromAddress());
    window.addEventListener("pagehide", () => this.#finish());
    // Whoever leads away from this page wants an address with everything that stands here.
    document.addEventListener("address:wanted", () => {
      this.#finish();
      if (this.#unanswered) writeAddress(form);
    });
    // Until now the form could have been sent as it stood, with numbers that are no link's.
    for (const button of form.element.querySelectorAll("button")) button.disabled = false;
  }

  /** @param {EventTarget | null} target */
  #edit(target) {
    const { name } = /** @type {import("./form.js").Input} */ (target);
    this.form?.linked.delete(name);
    this.form?.visited.add(name);
    this.form?.showInputs();
    this.#ask();
  }

  #submit() {
    for (const input of this.form?.inputs ?? []) this.form?.visited.add(input.name);
    this.#submitted = true;
    this.#goToError = true;
    this.#ask();
  }

  /** @param {string} mode */
  #choose(mode) {
    this.form?.choose(mode);
    this.view?.showErrors(this.form?.all ?? [], []);
    this.#ask();
  }

  #clear() {
    this.form?.clear();
    this.view?.showErrors(this.form?.all ?? [], []);
    this.view?.part("undo").removeAttribute("hidden");
    this.#ask();
    this.form?.inputs[0]?.focus();
  }

  #undo() {
    this.form?.restore();
    this.view?.part("undo").setAttribute("hidden", "");
    this.form?.inputs[0]?.focus();
    this.#ask();
  }

  /** Fill the form with the numbers of a link and compute them; tell whether there were any. */
  #fillFromAddress() {
    if (!this.form) return false;
    const { filled, mode, link } = readAddress(this.form);
    this.view?.showLinkNotes(link);
    if (!restoreTyped(this.form) && !filled) return false;
    this.#submitted = true;
    this.#ask(mode ? { mode } : {});
    return true;
  }

  #startWhenSeen() {
    if (this.dataset.start !== "seen" || isMetered()) return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      const whenIdle = window.requestIdleCallback ?? ((start) => setTimeout(start, 200));
      whenIdle(() => this.client?.start());
    });
    observer.observe(this);
  }

  /** @param {Request} [changed] Parts of the request that are not as the form has them. */
  #ask(changed = {}) {
    clearTimeout(this.#patience);
    this.#unanswered = true;
    this.#patience = setTimeout(() => this.#wait(), PATIENCE_MS);
    this.client?.ask({ ...this.form?.request(), ...changed }, !isMetered());
  }

  /** The answer takes its time, and may not come. */
  #wait() {
    this.view?.markStale(true);
    if (this.form) keepTyped(this.form);
  }

  /** @param {Result} result */
  #receive(result) {
    clearTimeout(this.#patience);
    clearTimeout(this.#pause);
    const { form, view } = this;
    if (!form || !view) return;
    this.#unanswered = false;
    form.respell(result.inputs);
    if (result.ok) view.showErrors(form.inputs, []);
    if (result.ok) this.#csv = result.csv ?? "";
    if (result.ok) view.showAnswer(result);
    else view.markStale(true);
    this.#later = () => {
      if (!result.ok) view.showErrors(form.inputs, this.#due(result));
      if (this.#goToError) form.inputs.find((input) => input.ariaInvalid === "true")?.focus();
      this.#goToError = false;
      writeAddress(form);
    };
    if (this.#submitted) this.#finish();
    else this.#pause = setTimeout(() => this.#finish(), PAUSE_MS);
  }

  /** @param {Result} result */
  #due(result) {
    return (result.errors ?? []).filter(
      ({ field, code }) => this.form?.visited.has(field) || !NOT_YET.test(code),
    );
  }

  #finish() {
    clearTimeout(this.#pause);
    this.#submitted = false;
    const later = this.#later;
    this.#later = () => {};
    later();
  }

  /**
   * @param {import("./client.js").State} state
   * @param {import("./client.js").FailureReason} [reason]
   */
  #changeState(state, reason) {
    if (state === "failed" && this.#unanswered) this.#wait();
    if (state === "working") {
      clearTimeout(this.#patience);
      this.#patience = setTimeout(() => {
        this.view?.showState("working");
        this.#wait();
      }, PATIENCE_MS);
    } else {
      this.view?.showState(state, reason);
    }
  }
}

/** Whether the reader asked to save data: then Python waits until the calculator is touched. */
function isMetered() {
  return Boolean(/** @type {any} */ (navigator).connection?.saveData);
}

customElements.define("churn-calculator", ChurnCalculator);
