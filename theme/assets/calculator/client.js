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

/** How long one file may take on a bad connection; a blocked runtime would wait for ever. */
const START_LIMIT_MS = 120_000;
const ANSWER_LIMIT_MS = 10_000;

export class CalculatorClient {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Request | undefined} */
  #waiting;
  /** @type {Request | undefined} */
  #asked;
  #id = 0;
  #timer = 0;
  /** @type {State} */
  #state = "idle";

  /**
   * @param {string} base Address of the folder with the Python runtime.
   * @param {(state: State, reason?: FailureReason) => void} onState
   * @param {(result: Result) => void} onAnswer
   */
  constructor(base, onState, onAnswer) {
    this.base = base;
    this.onState = onState;
    this.onAnswer = onAnswer;
  }

  /** Start Python, unless it has been started; after a failure, start it anew. */
  start() {
    if (this.#state !== "idle" && this.#state !== "failed") return;
    this.#enter("starting");
    this.#limit(START_LIMIT_MS, "timeout");
    try {
      this.#worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    } catch {
      this.#fail("unsupported");
      return;
    }
    const worker = this.#worker;
    // What a worker said before it was ended may still arrive; it is not heard any more.
    worker.addEventListener("message", ({ data }) => {
      if (worker === this.#worker) this.#receive(data);
    });
    worker.addEventListener("error", () => {
      if (worker !== this.#worker) return;
      this.#fail(this.#state === "starting" ? "network" : "crashed");
    });
    worker.postMessage({ kind: "start", base: this.base });
  }

  /** End Python; a later question starts it anew. */
  stop() {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#state = "idle";
  }

  /**
   * Ask for an answer. A question that is still waiting is dropped: only the latest one matters.
   *
   * @param {Request} request
   */
  ask(request) {
    this.#waiting = request;
    if (this.#state === "idle") this.start();
    else if (this.#state === "ready") this.#send();
  }

  #send() {
    if (!this.#waiting) return;
    this.#asked = this.#waiting;
    this.#waiting = undefined;
    this.#enter("working");
    this.#limit(ANSWER_LIMIT_MS, "crashed");
    this.#worker?.postMessage({ kind: "ask", id: ++this.#id, request: this.#asked });
  }

  /** @param {{kind: string, id: number, result: Result, reason: FailureReason}} message */
  #receive(message) {
    if (message.kind === "alive") {
      if (this.#state === "starting") this.#limit(START_LIMIT_MS, "timeout");
      return;
    }
    if (message.kind === "failed") {
      this.#fail(message.reason);
      return;
    }
    if (message.kind === "answer" && message.id !== this.#id) return;
    clearTimeout(this.#timer);
    this.#enter("ready");
    if (message.kind === "answer") this.onAnswer(message.result);
    this.#send();
  }

  /** @param {FailureReason} reason */
  #fail(reason) {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#waiting ??= this.#state === "working" ? this.#asked : undefined;
    this.#enter("failed", reason);
  }

  /**
   * @param {number} milliseconds
   * @param {FailureReason} reason
   */
  #limit(milliseconds, reason) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail(reason), milliseconds);
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
