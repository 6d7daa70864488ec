/**
 * A page inside a frame on somebody's page: the colours that were asked for, and its height told to
 * the page around it. What stands in the address is the reader's own and is told to nobody.
 */
{
  const asked = new URLSearchParams(location.search).get("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const colour = () => {
    const isDark = asked === "dark" || (asked !== "light" && dark.matches);
    document.body.dataset.mdColorScheme = isDark ? "slate" : "default";
    document.documentElement.style.colorScheme = isDark ? "dark" : "light";
  };
  colour();
  dark.addEventListener("change", colour);

  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    // Whoever embeds it may stand anywhere; a height and a title are no secrets.
    parent.postMessage({ churn: { height, title: document.title } }, "*");
  };
  if (parent !== window) new ResizeObserver(tell).observe(document.body);
}
