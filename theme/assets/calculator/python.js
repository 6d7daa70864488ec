/**
 * Python in a worker, as the page sees it: started once, given up after a time, started anew when asked.
 *
 * @typedef {import("./worker.js").FailureReason} FailureReason
 */

/** How long one file may take on a bad connection; a blocked runtime would wait for ever. */
const START_LIMIT_MS = 120_000;

export class Python {
  /** @type {Worker | undefined} */
  #worker;
  #timer = 0;
  #ready = false;

  /**
   * @param {string} addresses Where its files are, as JSON: the worker's `Addresses`.
   * @param {(message: any) => void} onMessage Hears what the worker says, `{kind: "ready"}` first.
   * @param {(reason: FailureReason) => void} onFailure Python is gone then.
   */
  constructor(addresses, onMessage, onFailure) {
    this.addresses = addresses;
    this.onMessage = onMessage;
    this.onFailure = onFailure;
  }

  /** Whether it answers. */
  get ready() {
    return this.#ready;
  }

  /** Start it, unless it has been started. */
  start() {
    if (this.#worker) return;
    this.limit(START_LIMIT_MS, "timeout");
    try {
      this.#worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    } catch {
      this.fail("unsupported");
      return;
    }
    const worker = this.#worker;
    // What a worker said before it was ended may still arrive; it is not heard any more.
    worker.addEventListener("message", ({ data }) => {
      if (worker === this.#worker) this.#hear(data);
    });
    worker.addEventListener("error", () => {
      if (worker === this.#worker) this.fail(this.#ready ? "crashed" : "network");
    });
    const addresses = JSON.parse(this.addresses);
    // A worker would take it from its own address.
    addresses.folder = new URL(addresses.folder, document.baseURI).href;
    worker.postMessage({ kind: "start", addresses, locale: document.documentElement.lang });
  }

  /** @param {object} message */
  post(message) {
    this.#worker?.postMessage(message);
  }

  /** End it. */
  stop() {
    this.#rest();
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#ready = false;
  }

  /**
   * Give it up, unless it says something within a time.
   *
   * @param {number} milliseconds
   * @param {FailureReason} reason
   */
  limit(milliseconds, reason) {
    this.#rest();
    this.#timer = setTimeout(() => this.fail(reason), milliseconds);
  }

  /** Let it be silent again. */
  rest() {
    if (this.#ready) this.#rest();
  }

  #rest() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  /** @param {FailureReason} reason */
  fail(reason) {
    this.stop();
    this.onFailure(reason);
  }

  /** @param {{kind: string, reason: FailureReason}} message */
  #hear(message) {
    if (message.kind === "alive") {
      // It may be fetching something in the middle of its work, too.
      if (this.#timer) this.limit(START_LIMIT_MS, this.#ready ? "crashed" : "timeout");
    } else if (message.kind === "failed") {
      this.fail(message.reason);
    } else {
      this.#rest();
      this.#ready = true;
      this.onMessage(message);
    }
  }
}
