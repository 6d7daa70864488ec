import { Python } from "./python.js";

/**
 * The page's side of the worker: starts it once, asks one question at a time and always the latest.
 *
 * @typedef {Record<string, string>} Request
 * @typedef {{value: string, label: string, formula: string, numbers: string, relation: string, result: string}} Step
 * @typedef {{
 *   ok: boolean,
 *   inputs: Record<string, {canonical: string, typed: string}>,
 *   errors?: {field: string, code: string, text: string}[],
 *   summary?: string,
 *   figures?: {value: string, label: string, text: string}[],
 *   steps?: Step[],
 *   notes?: {code: string, text: string}[],
 *   python?: {value: string, label: string, text: string, place: string, source: string}[],
 *   csv?: string,
 *   tables?: import("./table.js").Table[],
 *   charts?: import("./chart.js").Chart[],
 * }} Result
 * @typedef {"idle" | "starting" | "ready" | "working" | "failed"} State
 * @typedef {import("./worker.js").FailureReason} FailureReason
 */

const ANSWER_LIMIT_MS = 10_000;

export class CalculatorClient {
  /** @type {Request | undefined} */
  #waiting;
  /** @type {Request | undefined} */
  #asked;
  #id = 0;
  /** @type {State} */
  #state = "idle";

  /**
   * @param {string} addresses Where Python's files are, as JSON.
   * @param {(state: State, reason?: FailureReason) => void} onState
   * @param {(result: Result) => void} onAnswer
   */
  constructor(addresses, onState, onAnswer) {
    this.python = new Python(
      addresses,
      (message) => this.#receive(message),
      (reason) => this.#fail(reason),
    );
    this.onState = onState;
    this.onAnswer = onAnswer;
  }

  /** Start Python, unless it has been started; after a failure, start it anew. */
  start() {
    if (this.#state !== "idle" && this.#state !== "failed") return;
    this.#enter("starting");
    this.python.start();
  }

  /** End Python; a later question starts it anew. */
  stop() {
    this.python.stop();
    this.#state = "idle";
  }

  /**
   * Ask for an answer. A question that is still waiting is dropped: only the latest one matters.
   *
   * @param {Request} request
   * @param {boolean} [mayStart] Whether Python is started for it; otherwise it waits until Python is.
   */
  ask(request, mayStart = true) {
    this.#waiting = request;
    if (this.#state === "idle" && mayStart) this.start();
    else if (this.#state === "ready") this.#send();
  }

  #send() {
    if (!this.#waiting) return;
    this.#asked = this.#waiting;
    this.#waiting = undefined;
    this.#enter("working");
    this.python.limit(ANSWER_LIMIT_MS, "crashed");
    this.python.post({ kind: "ask", id: ++this.#id, request: this.#asked });
  }

  /** @param {{kind: string, id: number, result: Result}} message */
  #receive(message) {
    if (message.kind === "answer" && message.id !== this.#id) return;
    this.#enter("ready");
    if (message.kind === "answer") this.onAnswer(message.result);
    this.#send();
  }

  /** @param {FailureReason} reason */
  #fail(reason) {
    this.#waiting ??= this.#state === "working" ? this.#asked : undefined;
    this.#enter("failed", reason);
  }

  /**
   * @param {State} state
   * @param {FailureReason} [reason]
   */
  #enter(state, reason) {
    this.#state = state;
    this.onState(state, reason);
  }
}
