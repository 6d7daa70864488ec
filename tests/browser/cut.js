/** What is cut off, or sticks out of the window, each by its element. */
() => {
  const isScrolled = ({ overflowX }) => /auto|scroll/.test(overflowX);
  // For screen readers alone; pictures, whose words have their room; the header, whose title the page has too.
  const excepted = "svg, math, .md-header, .md-sidebar, .md-dialog, .md-skip, .md-overlay, .md-toggle, textarea";
  const name = (element) => `${element.localName}.${element.className} ${element.textContent.trim().slice(0, 40)}`;
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    const style = getComputedStyle(element);
    if (element.closest(excepted) || style.clipPath !== "none" || !element.checkVisibility()) continue;
    const { left, right, width } = element.getBoundingClientRect();
    let box = element.parentElement;
    while (box && !isScrolled(getComputedStyle(box)) && getComputedStyle(box).clipPath === "none") box = box.parentElement;
    if (!box && width && (right > innerWidth + 1 || left < -1)) found.push(`${name(element)} sticks out`);
    const { clientWidth, scrollWidth, clientHeight, scrollHeight } = element;
    const cuts = (overflow) => /hidden|clip/.test(overflow);
    if (cuts(style.overflowX) && clientWidth && scrollWidth > clientWidth + 1) found.push(`${name(element)} is cut`);
    if (cuts(style.overflowY) && clientHeight && scrollHeight > clientHeight + 1) found.push(`${name(element)} is cut below`);
  }
  if (document.documentElement.scrollWidth > innerWidth) found.push("the page scrolls sideways");
  return found;
}
