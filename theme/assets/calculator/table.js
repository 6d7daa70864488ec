/** A table of texts as HTML. */

/** @typedef {{caption: string, head: string[], rows: string[][]}} Table */

/**
 * @param {Table} table
 * @returns {HTMLElement} The table, in a box in which it scrolls where it is too wide.
 */
export function drawTable({ caption, head, rows }) {
  const box = document.createElement("div");
  box.className = "churn-calculator__table";
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", caption);
  const table = document.createElement("table");
  table.className = "churn-calculator__grid";
  table.createCaption().textContent = caption;
  fillRow(table.createTHead().insertRow(), head, "col");
  const body = table.createTBody();
  for (const row of rows) fillRow(body.insertRow(), row, "row");
  box.append(table);
  return box;
}

/**
 * @param {HTMLTableRowElement} row
 * @param {string[]} texts
 * @param {"col" | "row"} scope Whether all cells head columns, or the first heads the row.
 */
function fillRow(row, texts, scope) {
  for (const [index, text] of texts.entries()) {
    const heads = scope === "col" || index === 0;
    const cell = document.createElement(heads ? "th" : "td");
    if (heads) cell.setAttribute("scope", scope);
    cell.textContent = text;
    row.append(cell);
  }
}
