/** A table of texts as HTML. */

/** @typedef {{caption: string, head: string[], rows: string[][]}} Table */

/** So many rows are drawn at once; a thousand would hold up the page for a quarter of a second. */
const ROWS_AT_ONCE = 25;

/** So many characters stay on one line. */
const SHORT = 20;

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
  fillRows(table.createTBody(), rows, 0);
  box.append(table);
  return box;
}

/**
 * Fill in some rows now and the others soon.
 *
 * @param {HTMLTableSectionElement} body
 * @param {string[][]} rows
 * @param {number} first
 */
function fillRows(body, rows, first) {
  const next = first + ROWS_AT_ONCE;
  for (const row of rows.slice(first, next)) fillRow(body.insertRow(), row, "row");
  if (next < rows.length) setTimeout(() => fillRows(body, rows, next));
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
    // A date or a range of numbers that breaks over two lines is hard to read.
    if (text.length <= SHORT && scope === "row") cell.className = "churn-calculator__short";
    row.append(cell);
  }
}
