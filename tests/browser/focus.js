/**
 * What has the focus: where it stands among the page's elements, and what is wrong with how it shows.
 * Null where nothing of the document has it.
 */
function look(document) {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  // What scripts add to the head meanwhile moves nothing.
  const place = [...document.body.querySelectorAll("*")].indexOf(at);
  if (at.localName === "iframe") {
    const inside = look(at.contentDocument);
    return inside ? { ...inside, place: place + inside.place / 1e5, apart: true } : { place, name: "frame", faults: ["loses it"] };
  }
  const { innerWidth, innerHeight, scrollY } = document.defaultView;
  const style = (element) => document.defaultView.getComputedStyle(element);

  const isUnseen = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width < 2 || height < 2 || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  // What a reader sees in the place of a control that is itself transparent.
  const labels = [at.nextElementSibling, ...document.querySelectorAll(`label[for="${at.id}"]`)];
  const label = labels.find((element) => element?.localName === "label" && !isUnseen(element));
  const seen = isUnseen(at) && label ? label : at;
  const holders = [seen, at.parentElement];

  const isOutlined = (element) => {
    const { outlineStyle, outlineWidth, outlineColor } = style(element);
    const isClear = /^rgba.*, 0\)$|\/ 0\)$|^transparent$/.test(outlineColor);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1 && !isClear;
  };
  // A definition reaches out for the pointer, over its link, with nothing to be seen there.
  const isBridge = (hit, y) => {
    const { top, bottom } = hit.getBoundingClientRect();
    return hit.id && hit.id === at.getAttribute("aria-describedby") && (y < top || y > bottom);
  };
  const isSeenAt = (x, y) => {
    const hit = document.elementFromPoint(x, y);
    // A transparent control may lie over the label that is seen in its place.
    return Boolean(hit) && (hit === at || seen.contains(hit) || holders.includes(hit) || isBridge(hit, y));
  };
  const faults = [];
  const box = [...seen.getClientRects()].find(({ width, height }) => width > 1 && height > 1);
  if (!box || isUnseen(seen)) faults.push("is not to be seen");
  else {
    const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
    const [first, last] = [box.top + 2, box.bottom - 2];
    const rows = [first, (first + last) / 2, last];
    // Of what is high, and of a field of many lines, of which browsers care for the caret's, a part will do.
    const isHigh = box.height > innerHeight / 2 || at.localName === "textarea";
    if (!(isHigh ? [...rows, innerHeight - 2].some((y) => isSeenAt(x, y)) : rows.every((y) => isSeenAt(x, y)))) faults.push("is covered or outside of the window");
  }
  if (!holders.some((holder) => holder && isOutlined(holder))) faults.push("has no outline");

  const words = at.getAttribute("aria-label") || at.innerText || at.id || at.className;
  return {
    place,
    name: `${at.localName} ${words}`.replace(/\s+/g, " ").slice(0, 60),
    top: (box?.top ?? 0) + scrollY,
    bottom: (box?.bottom ?? 0) + scrollY,
    left: box?.left ?? 0,
    right: box?.right ?? 0,
    // What stands still while the text scrolls, or beside it, has an order of its own.
    apart: !at.closest("article, main > :not(div), .embed__end"),
    faults,
  };
}
