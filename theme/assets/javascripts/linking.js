/** `<churn-linking>`: makes the link to what was chosen, as address, Markdown, HTML and frame. */

import { copy } from "./clipboard.js";
import { keepEntries } from "./entries.js";

/** How often the numbers in the preview are looked at: the frame's address changes without an event. */
const LOOK_MS = 400;
/** Marks that mean something inside a Markdown link's text. */
const MARKDOWN = /[\\[\]*_`<>]/g;

class ChurnLinking extends HTMLElement {
  frame = document.createElement("iframe");
  /** The numbers of the calculator that were filled in. */
  query = "";

  connectedCallback() {
    const { form } = this;
    form.hidden = false;
    keepEntries(form);
    this.querySelector("details")?.removeAttribute("open");
    form.addEventListener("change", (event) => {
      if (event.target === form.elements.namedItem("what")) this.preview();
      this.write();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const button of form.querySelectorAll("button")) {
      button.addEventListener("click", () => this.copy(button.closest("[data-code]")));
    }
    addEventListener("message", (event) => this.fit(event));
    setInterval(() => this.look(), LOOK_MS);
    this.preview();
    this.write();
  }

  get form() {
    return /** @type {HTMLFormElement} */ (this.querySelector("form"));
  }

  /** @returns {{title: string} & Record<string, string | undefined>} What was chosen. */
  get chosen() {
    const select = /** @type {HTMLSelectElement} */ (this.form.elements.namedItem("what"));
    const option = /** @type {HTMLOptionElement} */ (select.selectedOptions[0]);
    return { ...option.dataset, title: option.text };
  }

  /** Show what the link leads to. */
  preview() {
    const { embed, summary = "", kind, here = "", title } = this.chosen;
    const place = this.find("preview");
    this.query = "";
    this.find("numbers").hidden = kind !== "calculator";
    if (embed) {
      // The preview has this page's colours.
      const theme = document.body.dataset.mdColorScheme === "slate" ? "dark" : "light";
      this.frame.src = whole(embed, `?theme=${theme}`);
      this.frame.title = title;
      place.replaceChildren(this.frame);
      return;
    }
    const words = document.createElement("p");
    words.append(link(new URL(here, document.baseURI).href, title), document.createElement("br"), summary);
    place.replaceChildren(words);
  }

  /** Take the numbers that stand in the preview into the link. */
  look() {
    if (this.chosen.kind !== "calculator" || !this.frame.isConnected) return;
    const found = new URLSearchParams(this.frame.contentWindow?.location.search);
    found.delete("theme");
    if (String(found) === this.query) return;
    this.query = String(found);
    this.write();
  }

  write() {
    const { here = "", any = "", embed = "", title } = this.chosen;
    const reader = new FormData(this.form).get("reader");
    const address = whole(reader === "any" ? any : here, this.query);
    this.show("link", address);
    this.show("markdown", `[${title.replace(MARKDOWN, "\\$&")}](${address.replace(/[()]/g, encodeURIComponent)})`);
    this.show("html", link(address, title).outerHTML);
    this.show("embed", embed && this.element(reader === "any"));
    this.show("iframe", embed && frameFor(whole(embed, this.query), title).outerHTML);
  }

  /**
   * @param {boolean} anyLanguage
   * @returns {string} The script and the element that it turns into a frame.
   */
  element(anyLanguage) {
    const script = document.createElement("script");
    script.async = true;
    script.src = whole(this.dataset.script ?? "", "");
    const element = document.createElement("churn-embed");
    // Without it the language is that of the page around it.
    if (!anyLanguage) element.lang = this.dataset.locale ?? "";
    const { kind, embed = "" } = this.chosen;
    if (kind === "term") element.setAttribute("term", embed.split("/").at(-2) ?? "");
    for (const [name, value] of new URLSearchParams(this.query)) {
      // A name that no attribute can have is none of ours.
      if (/^[a-z_]+$/.test(name)) element.setAttribute(name, value);
    }
    return `${script.outerHTML}\n${element.outerHTML}`;
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  show(name, text) {
    const row = /** @type {HTMLElement} */ (this.querySelector(`[data-code="${name}"]`));
    row.hidden = !text;
    /** @type {HTMLTextAreaElement} */ (row.querySelector("textarea")).value = text;
    for (const said of /** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll("p > span"))) {
      said.hidden = true;
    }
  }

  /** @param {Element | null} row */
  async copy(row) {
    const find = /** @param {string} what */ (what) => /** @type {HTMLElement} */ (row?.querySelector(what));
    const box = /** @type {HTMLTextAreaElement} */ (find("textarea"));
    const said = { copied: find("[data-part=copied]"), refused: find("[data-part=refused]"), box };
    await copy(box.value, said);
    // Here the box is always seen.
    box.hidden = false;
  }

  /** @param {MessageEvent} event */
  fit({ source, origin, data }) {
    if (source !== this.frame.contentWindow || origin !== location.origin) return;
    if (data?.churn?.height > 0) this.frame.style.height = `${data.churn.height}px`;
  }

  /**
   * @param {string} name
   * @returns {HTMLElement}
   */
  find(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-part="${name}"]`));
  }
}

/**
 * @param {string} address
 * @param {string} query
 */
function whole(address, query) {
  const url = new URL(address, document.baseURI);
  url.search = query;
  return url.href;
}

/**
 * @param {string} address
 * @param {string} title
 */
function link(address, title) {
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.textContent = title;
  return anchor;
}

/**
 * @param {string} address
 * @param {string} title
 */
function frameFor(address, title) {
  const frame = document.createElement("iframe");
  frame.src = address;
  frame.title = title;
  frame.loading = "lazy";
  frame.width = "100%";
  frame.height = "480";
  return frame;
}

customElements.define("churn-linking", ChurnLinking);
