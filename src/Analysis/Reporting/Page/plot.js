// Plots as SVG: axes with few lines, a description for those who cannot see them, and the numbers as a table.

let plots = 0;

/** A plot with x and y axes: { label, min, max, ticks, words }. `draw` is handed functions from values to places. */
function plot({ title, describe, x, y, height = 280 }, draw) {
  const width = Math.max(280, Math.min(620, document.documentElement.clientWidth - 60));
  const [left, right, top, bottom] = [48, 24, 12, 44];
  const across = value => left + (value - x.min) / (x.max - x.min || 1) * (width - left - right);
  const up = value => height - bottom - (value - y.min) / (y.max - y.min || 1) * (height - top - bottom);
  const name = `plot-${++plots}`;
  return svg("svg", { class: "plot", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-labelledby": `${name}-title ${name}-words`, width, height },
    svg("title", { id: `${name}-title` }, title),
    svg("desc", { id: `${name}-words` }, describe),
    y.ticks.map(tick => [
      svg("line", { class: "grid", x1: left, x2: width - right, y1: up(tick), y2: up(tick) }),
      svg("text", { class: "tick", x: left - 8, y: up(tick), dy: "0.32em", "text-anchor": "end" }, y.words(tick))]),
    x.ticks.map(tick => svg("text", { class: "tick", x: across(tick), y: height - bottom + 18, "text-anchor": "middle" }, x.words(tick))),
    svg("line", { class: "axis", x1: left, x2: width - right, y1: height - bottom, y2: height - bottom }),
    svg("text", { class: "axis-name", x: (left + width - right) / 2, y: height - 6, "text-anchor": "middle" }, x.label),
    draw(across, up, width - right));
}

/** A figure: its heading, the plot, what stands below it, and its numbers as a table. */
function figure(heading, picture, below, columns, rows) {
  return h("figure", { class: "figure card" },
    h("figcaption", {}, h("h3", {}, heading)),
    picture,
    below,
    h("details", {}, h("summary", { class: "small" }, "The numbers"), simpleTable(heading, columns, rows)));
}

function simpleTable(caption, columns, rows) {
  return h("div", { class: "tables", tabindex: "0", role: "region", "aria-label": caption },
    h("table", {},
      h("caption", { class: "hidden-text" }, caption),
      h("thead", {}, h("tr", {}, columns.map(column => h("th", { scope: "col" }, column)))),
      h("tbody", {}, rows.map(row => h("tr", {}, row.map((cell, i) => i === 0 ? h("th", { scope: "row" }, cell) : h("td", { class: "number" }, cell)))))));
}

const SHARES = { min: 0, max: 1, ticks: [0, 0.25, 0.5, 0.75, 1], words: percent };

/** Whole steps from 0, at most ten of them named. */
function rounds(last) {
  const step = Math.max(1, Math.ceil(last / 10));
  return { min: 0, max: Math.max(1, last), ticks: Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step), words: String };
}
