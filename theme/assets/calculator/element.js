/** `<churn-calculator>`: brings the form to life. It holds no text and never reads or writes a number. */

import { CalculatorClient } from "./client.js";
import { CalculatorView } from "./view.js";

/**
 * @typedef {import("./client.js").Result} Result
 * @typedef {import("./client.js").Request} Request
 */

/** How long a question may take before the page says that it is working on it. */
const PATIENCE_MS = 150;
/** How long the typing pauses before half a number is called wrong, or the address follows. */
const PAUSE_MS = 400;

class ChurnCalculator extends HTMLElement {
  connectedCallback() {
    this.view = new CalculatorView(this);
    this.client = new CalculatorClient(
      new URL(this.dataset.python ?? "", document.baseURI).href,
      (state, reason) => this.#changeState(state, reason),
      (result, request) => this.#receive(result, request),
    );
    this.patience = 0;
    this.pause = 0;
    this.unanswered = false;
    this.#listen();
    this.#fillFromAddress() || this.#startWhenSeen();
  }

  #listen() {
    const form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    form.addEventListener("input", () => this.#ask());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#ask();
    });
    for (const touch of ["focusin", "pointerdown"]) {
      form.addEventListener(touch, () => this.client?.start(), { once: true });
    }
    this.view?.part("retry").addEventListener("click", () => this.client?.start());
  }

  /** Fill the form with the numbers of a link and compute them; tell whether there were any. */
  #fillFromAddress() {
    const linked = new URLSearchParams(location.search);
    const inputs = this.view?.inputs ?? [];
    if (!inputs.some((input) => linked.has(input.name))) return false;
    for (const input of inputs) input.value = linked.get(input.name) ?? "";
    this.#ask({ numbers: "canonical" });
    return true;
  }

  #startWhenSeen() {
    if (this.dataset.start !== "seen") return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      const whenIdle = window.requestIdleCallback ?? ((start) => setTimeout(start, 200));
      whenIdle(() => this.client?.start());
    });
    observer.observe(this);
  }

  /** @param {Request} [settings] */
  #ask(settings = {}) {
    const inputs = this.view?.inputs ?? [];
    const numbers = Object.fromEntries(inputs.map((input) => [input.name, input.value]));
    clearTimeout(this.pause);
    clearTimeout(this.patience);
    this.unanswered = true;
    this.patience = setTimeout(() => this.view?.markStale(true), PATIENCE_MS);
    this.client?.ask({ locale: this.dataset.locale ?? "en", ...settings, ...numbers });
  }

  /**
   * @param {Result} result
   * @param {Request} request
   */
  #receive(result, request) {
    clearTimeout(this.patience);
    clearTimeout(this.pause);
    this.unanswered = false;
    if (request.numbers === "canonical") this.#respell(result, request);
    if (result.ok) this.view?.showAnswer(result);
    this.pause = setTimeout(
      () => {
        if (!result.ok) this.view?.showErrors(result.errors ?? []);
        if (!result.ok) this.view?.markStale(true);
        this.#updateAddress(result);
      },
      request.numbers === "canonical" ? 0 : PAUSE_MS,
    );
  }

  /**
   * Write the numbers of a link as people of this language do, unless they were changed meanwhile.
   *
   * @param {Result} result
   * @param {Request} request
   */
  #respell(result, request) {
    for (const input of this.view?.inputs ?? []) {
      const number = result.inputs[input.name];
      if (number && input.value === request[input.name]) input.value = number.typed;
    }
  }

  /**
   * Let the address follow what was entered: canonical numbers, and as typed what is not a number.
   *
   * @param {Result} result
   */
  #updateAddress(result) {
    const address = new URL(location.href);
    for (const input of this.view?.inputs ?? []) {
      const text = result.inputs[input.name]?.canonical ?? input.value;
      if (text) address.searchParams.set(input.name, text);
      else address.searchParams.delete(input.name);
    }
    history.replaceState(history.state, "", address);
  }

  /**
   * @param {import("./client.js").State} state
   * @param {import("./client.js").FailureReason} [reason]
   */
  #changeState(state, reason) {
    if (state === "failed" && this.unanswered) this.view?.markStale(true);
    if (state === "working") {
      clearTimeout(this.patience);
      this.patience = setTimeout(() => {
        this.view?.showState("working");
        this.view?.markStale(true);
      }, PATIENCE_MS);
    } else {
      this.view?.showState(state, reason);
    }
  }
}

customElements.define("churn-calculator", ChurnCalculator);
