/**
 * `<churn-story>` shows the scenes of the picture story one after another. Its words and drawings stand
 * in the page as a list, which it stays for those who want less motion and on paper.
 */

/** Where `pictures.css` shows a player; a browser that does not know the first shows the list. */
const PLAYER = "(scripting: enabled) and (prefers-reduced-motion: no-preference)";

class ChurnStory extends HTMLElement {
  #place = 0;
  /** @type {number | undefined} */
  #timer;

  connectedCallback() {
    const player = matchMedia(PLAYER);
    player.addEventListener("change", () => this.#present(player.matches));
    this.#present(player.matches);
    this.#part("back").addEventListener("click", () => this.#go(-1));
    this.#part("on").addEventListener("click", () => this.#go(1));
    this.#part("play").addEventListener("click", () => (this.#timer ? this.#pause() : this.#play()));
    document.addEventListener("visibilitychange", () => document.hidden && this.#pause());
  }

  /** @param {boolean} asPlayer As a player, or as the list that it is without a script. */
  #present(asPlayer) {
    this.#pause();
    this.toggleAttribute("data-player", asPlayer);
    this.#part("controls").hidden = this.#part("now").hidden = !asPlayer;
    this.#show(0);
  }

  /** @param {number} step */
  #go(step) {
    this.#pause();
    this.#speak();
    this.#show(this.#place + step);
  }

  #play() {
    this.#speak();
    if (this.#isLast()) this.#show(0);
    this.#timer = setInterval(() => this.#advance(), Number(this.dataset.seconds) * 1000);
    this.#showState();
  }

  #advance() {
    if (this.#isLast()) this.#pause();
    else this.#show(this.#place + 1);
  }

  #pause() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#showState();
  }

  /** Captions are read out, and pictures fade in, from the first touch on, and not when the page opens. */
  #speak() {
    this.dataset.touched = "";
    this.#part("now").setAttribute("aria-live", "polite");
  }

  /** @param {number} place The scene to show; one that is not there changes nothing. */
  #show(place) {
    const scene = this.#scenes[place];
    if (!scene) return;
    this.#place = place;
    for (const other of this.#scenes) other.toggleAttribute("data-shown", other === scene);
    const caption = scene.querySelector("p");
    if (caption) this.#part("now").replaceChildren(...caption.cloneNode(true).childNodes);
    // Not `disabled`, which would take the focus from whoever pressed the button.
    this.#part("back").setAttribute("aria-disabled", String(place === 0));
    this.#part("on").setAttribute("aria-disabled", String(this.#isLast()));
  }

  #showState() {
    this.toggleAttribute("data-playing", this.#timer !== undefined);
    for (const label of this.#part("play").children) {
      const isOfPlaying = label.getAttribute("data-state") === "playing";
      label.toggleAttribute("hidden", isOfPlaying !== (this.#timer !== undefined));
    }
  }

  #isLast() {
    return this.#place === this.#scenes.length - 1;
  }

  get #scenes() {
    return [...this.querySelectorAll("ol[data-part=scenes] > li")];
  }

  /**
   * @param {string} name
   * @returns {HTMLElement}
   */
  #part(name) {
    const part = this.querySelector(`[data-part=${name}]`);
    if (!(part instanceof HTMLElement)) throw new Error(`the story has no part named ${name}`);
    return part;
  }
}

customElements.define("churn-story", ChurnStory);
