/**
 * The page's side of the search: starts the worker, hands its messages to Material's box, and shows
 * beside the results what Material does not know: offers, other languages, and a failure to load.
 *
 * @typedef {import("./worker.js").Answer} Answer
 * @typedef {import("./worker.js").Elsewhere} Elsewhere
 */

const SETUP = 0;
const QUERY = 2;
const RESULT = 3;
const FAILED = 4;
const ELSEWHERE = 5;
const TWO_NUMBERS = /^\s*(\d{1,15})\s+(\d{1,15})\s*$/;

export class SearchBox {
  /** @type {Worker | undefined} */
  #worker;
  #query = "";
  #answers = 0;

  /**
   * @param {HTMLElement} root The element of Material's search.
   * @param {(message: Answer) => void} deliver Hands a message to Material.
   */
  constructor(root, deliver) {
    this.root = root;
    this.deliver = deliver;
    this.input = this.#find("input");
    this.input.addEventListener("input", () => this.#typed());
    // Without an answer, Material would go to whatever link stands in the box.
    this.input.addEventListener("keydown", (event) => {
      if (/** @type {KeyboardEvent} */ (event).key !== "Enter" || this.#answers > 0) return;
      event.preventDefault();
      event.stopPropagation();
    });
    this.start();
  }

  /** Start the worker, unless it has been started; after a failure, start it anew. */
  start() {
    if (this.#worker) return;
    this.#worker = new Worker(this.#address("worker"), { type: "module" });
    this.#worker.onmessage = ({ data }) => this.#receive(data);
    this.#worker.onerror = () => this.#fail();
    this.#worker.postMessage({ type: SETUP, data: this.#address("index") });
  }

  /**
   * Take a message of Material's.
   *
   * @param {{type: number, data: string}} message
   */
  post(message) {
    if (message.type !== QUERY) return;
    this.#query = message.data;
    this.#worker?.postMessage(message);
  }

  /** Material reads the box when a key comes up, which nothing that is pasted or dictated does. */
  #typed() {
    this.start();
    this.input.dispatchEvent(new Event("keyup"));
  }

  /** @param {Answer} message */
  #receive(message) {
    if (message.type === FAILED) this.#fail();
    else if (message.type === ELSEWHERE) this.#showElsewhere(message.data);
    else if (message.type === RESULT) this.#showResults(message);
    else this.deliver(message);
  }

  /** @param {Answer & {type: 3}} message */
  #showResults(message) {
    // Who went on to the results of what was typed so far goes on in those of all of it.
    const isAmong = this.#find(".md-search-result").contains(document.activeElement);
    this.deliver(message);
    this.#showOffers(message.data.items.length);
    if (isAmong) (this.#find(".md-search-result__link") ?? this.input).focus();
  }

  #fail() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#show(this.#template("help"));
    this.#find(".md-search-result__meta").textContent = this.root.dataset.failed ?? "";
  }

  /** @param {number} found How many pages were found. */
  #showOffers(found) {
    const numbers = TWO_NUMBERS.exec(this.#query);
    this.#answers = found + Number(Boolean(numbers));
    if (numbers) this.#show(this.#calculator(numbers[1] ?? "", numbers[2] ?? ""));
    else if (found === 0 && this.#query.trim()) this.#show(this.#template("nothing"), this.#template("help"));
    else this.#show();
    if (numbers && found === 0) this.#find(".md-search-result__meta").textContent = "";
  }

  /**
   * @param {string} start
   * @param {string} lost
   */
  #calculator(start, lost) {
    const offer = this.#template("calculator");
    const link = /** @type {HTMLAnchorElement} */ (offer.querySelector("a"));
    link.search = new URLSearchParams({ start, lost }).toString();
    for (const [name, number] of Object.entries({ start, lost })) {
      const place = offer.querySelector(`[data-number=${name}]`);
      if (place) place.textContent = number;
    }
    return offer;
  }

  /** @param {{query: string, found: Elsewhere[]}} data */
  #showElsewhere({ query, found }) {
    if (query !== this.#query || this.#answers > 0) return;
    for (const { locale, url, title } of found) {
      const offer = this.#template(`elsewhere-${locale}`);
      const link = /** @type {HTMLAnchorElement} */ (offer.querySelector("a"));
      link.href = new URL(url, this.#address("home")).href;
      /** @type {HTMLElement} */ (offer.querySelector("[data-title]")).textContent = title;
      this.#find("[data-search-offers]").append(offer);
    }
  }

  /** @param {Node[]} offers */
  #show(...offers) {
    this.#find("[data-search-offers]").replaceChildren(...offers);
  }

  /** @param {string} name */
  #template(name) {
    const template = /** @type {HTMLTemplateElement} */ (this.#find(`template[data-search=${name}]`));
    // In the page's own document, since a template's links have no base for their addresses.
    return document.importNode(template.content, true);
  }

  /** @param {string} name */
  #address(name) {
    return new URL(this.root.dataset[name] ?? "", document.baseURI).href;
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.root.querySelector(selector));
  }
}
