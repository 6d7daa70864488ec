/** What can be pressed on a page as it is seen, each with the places of those of which one must be come to. */
() => {
  const all = [...document.body.querySelectorAll("*")];
  const isSeen = (element) => {
    const { width, height, right, bottom } = element.getBoundingClientRect();
    const isThere = width > 1 && height > 1 && right > 0 && bottom + scrollY > 0;
    return isThere && getComputedStyle(element).pointerEvents !== "none" && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const group = (element) => {
    const control = element.control ?? element;
    if (control.type === "radio") return document.querySelectorAll(`[name="${control.name}"]`);
    if (control.role === "tab") return control.closest("[role=tablist]").querySelectorAll("[role=tab]");
    return [control];
  };
  const pressed = "a[href], button:enabled, input:enabled, select:enabled, textarea, summary, label[for]";
  return [...document.querySelectorAll(pressed)].filter(isSeen).map((element) => ({
    name: `${element.localName} ${element.ariaLabel ?? element.innerText ?? element.id}`.slice(0, 60),
    places: [...group(element)].map((one) => all.indexOf(one)),
  }));
}
