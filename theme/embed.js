/* <churn-embed lang="et" start="1200" lost="30"> or <churn-embed term="churn-rate"> */
{
  const home = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const languages = ["en"];
  const own = /^(lang|term|id|class|style|title|hidden|dir|slot)$|-/;

  class ChurnEmbed extends HTMLElement {
    frame = document.createElement("iframe");

    connectedCallback() {
      const { frame } = this;
      if (frame.isConnected) return;
      frame.style.cssText = "border:0;display:block;width:100%;height:24em";
      frame.title = this.title;
      frame.allow = "clipboard-write";
      this.append(frame);
      addEventListener("message", (event) => this.listen(event));
      // Nothing is fetched unless it is seen.
      const near = new IntersectionObserver(([entry]) => {
        if (!entry?.isIntersecting) return;
        near.disconnect();
        frame.src = this.address();
      }, { rootMargin: "99px" });
      near.observe(this);
    }

    address() {
      const lang = this.closest("[lang]")?.getAttribute("lang")?.slice(0, 2).toLowerCase();
      const prefix = languages.indexOf(lang ?? "") > 0 ? `${lang}/` : "";
      const term = this.getAttribute("term")?.replace(/[^a-z0-9-]/g, "");
      const page = term === undefined ? "calculator" : `term/${term}`;
      const url = new URL(`${prefix}embed/${page}/`, home);
      for (const { name, value } of this.attributes) {
        if (!own.test(name)) url.searchParams.set(name, value);
      }
      return url.href;
    }

    /** @param {MessageEvent} event */
    listen({ source, origin, data }) {
      if (source !== this.frame.contentWindow || origin !== home.origin) return;
      const { height, title } = data?.churn ?? {};
      if (height > 0 && height < 2e4) this.frame.style.height = `${height}px`;
      if (title && !this.title) this.frame.title = title;
    }
  }
  if (!customElements.get("churn-embed")) customElements.define("churn-embed", ChurnEmbed);
}
