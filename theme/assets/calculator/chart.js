/** A chart as SVG. Python says where everything stands and what is written there. */

import { drawTable } from "./table.js";
import { save } from "./take.js";

/**
 * @typedef {{tag: string, attributes: Record<string, string>, text?: string}} Shape
 * @typedef {{
 *   title: string, description: string, caption: string, file: string, locale: string,
 *   width: number, height: number, shapes: Shape[], table: import("./table.js").Table | null,
 * }} Chart
 */

const SVG = "http://www.w3.org/2000/svg";
/** Each picture needs ids of its own for its title and description. */
let drawn = 0;

/**
 * @param {Chart} chart
 * @param {string} download What the button says under which the picture can be saved.
 * @returns {HTMLElement[]} The picture with its caption, and its table where it brings one.
 */
export function drawChart(chart, download) {
  const figure = document.createElement("figure");
  figure.className = "churn-calculator__chart";
  const svg = drawPicture(chart);
  const caption = document.createElement("figcaption");
  caption.textContent = chart.caption;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "churn-calculator__download";
  button.textContent = download;
  button.addEventListener("click", () => {
    save(new XMLSerializer().serializeToString(svg), "image/svg+xml", chart.file);
  });
  figure.append(svg, caption, button);
  return chart.table ? [figure, drawTable(chart.table)] : [figure];
}

/** @param {Chart} chart */
function drawPicture({ title, description, locale, width, height, shapes }) {
  const id = `churn-chart-${++drawn}`;
  const svg = draw("svg", {
    class: "churn-chart",
    role: "img",
    lang: locale,
    "aria-labelledby": `${id}-title ${id}-description`,
    viewBox: `0 0 ${width} ${height}`,
    width: String(width),
    height: String(height),
  });
  svg.append(
    draw("title", { id: `${id}-title` }, title),
    draw("desc", { id: `${id}-description` }, description),
    ...shapes.map(({ tag, attributes, text }) => draw(tag, attributes, text)),
  );
  return svg;
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {string} [text]
 */
function draw(tag, attributes, text) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text) element.textContent = text;
  return element;
}
