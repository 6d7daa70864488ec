/**
 * What a finger may miss (WCAG 2.5.8): smaller than 24 pixels, and nearer to another than that leaves room for.
 * A link within a sentence has its line's height.
 */
() => {
  const SIZE = 24;
  const targets = "a[href], button:enabled, input:enabled, select:enabled, textarea, summary, [role=tab], label[for]";
  const isSeen = (element) => {
    const { width, height, right, bottom } = element.getBoundingClientRect();
    const isThere = width > 1 && height > 1 && right > 0 && bottom + scrollY > 0 && getComputedStyle(element).pointerEvents !== "none";
    return isThere && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const isInSentence = (element) => {
    if (getComputedStyle(element).display !== "inline") return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const clone = block.cloneNode(true);
    for (const other of clone.querySelectorAll("a, button, [hidden], .definition")) other.remove();
    return /[\p{L}\p{N}]/u.test(clone.textContent);
  };
  // A mark that only pointing shows is pressed by pointing; what spreads over its card is as large as that.
  const lines = (element) => {
    const spread = getComputedStyle(element, "::after");
    const isSpread = spread.content !== "none" && spread.position === "absolute" && spread.inset === "0px";
    return [...(isSpread ? element.closest("li") : element).getClientRects()];
  };
  // Of a field for text the field itself is as good a target as its label.
  const isSpare = ({ control }) => control && !["radio", "checkbox", "file"].includes(control.type);
  const seen = [...document.querySelectorAll(targets)].filter(
    (element) => isSeen(element) && !isInSentence(element) && !isSpare(element),
  );
  const boxes = seen.map(lines);
  // A link over several lines is as wide and high as each of them.
  const isSmall = ([{ width, height }]) => width < SIZE - 0.5 || height < SIZE - 0.5;
  const middle = ([{ left, right, top, bottom }]) => [(left + right) / 2, (top + bottom) / 2];
  const distance = (x, y, { left, right, top, bottom }) =>
    Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  return boxes.flatMap((one, place) => {
    if (!isSmall(one)) return [];
    const [x, y] = middle(one);
    const near = boxes.findIndex((other, number) => {
      if (number === place || seen[number].contains(seen[place]) || seen[place].control === seen[number] || seen[number].control === seen[place]) return false;
      const [otherX, otherY] = middle(other);
      const apart = isSmall(other)
        ? Math.hypot(otherX - x, otherY - y) - SIZE / 2
        : Math.min(...other.map((line) => distance(x, y, line)));
      return apart < SIZE / 2 - 0.5;
    });
    if (near < 0) return [];
    const size = `${Math.round(one[0].width)}×${Math.round(one[0].height)}`;
    return [`${seen[place].localName} “${seen[place].textContent.trim().slice(0, 30)}” ${size} near “${seen[near].textContent.trim().slice(0, 30)}”`];
  });
}
