/** Tabs by keyboard as everywhere: arrows, Home and End move and choose, Tab goes on to the panel. */

/**
 * @param {HTMLButtonElement[]} tabs
 * @param {(tab: HTMLButtonElement) => void} choose
 */
export function listenToTabs(tabs, choose) {
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (event) => {
      const next = {
        ArrowRight: index + 1,
        ArrowLeft: index - 1,
        Home: 0,
        End: -1,
      }[event.key];
      const wanted = next === undefined ? undefined : tabs.at(next % tabs.length);
      if (!wanted) return;
      event.preventDefault();
      wanted.focus();
      choose(wanted);
    });
  }
}
