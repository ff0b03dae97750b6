// A statistic with its interval, or why there is none.

const STATISTICS = [
  { name: "accuracy", words: "Accuracy", show: percent, from: 0, to: 1, help: "The share of verdicts on the right side, of those that take one" },
  { name: "log_score", words: "Log score", show: v => fixed(v, 2), from: -1.4, to: 0, help: "The mean log credence in the truth, in nats; 0 is best" },
  { name: "brier", words: "Brier score", show: v => fixed(v, 2), from: 0, to: 1, help: "The mean squared distance from the truth; 0 is best, 2 is worst" },
  { name: "ece", words: "Calibration error", show: v => fixed(v, 2), from: 0, to: 0.5, help: "The expected calibration error in ten bins; 0 is best" },
  { name: "cost_of_debate", words: "Cost a debate", show: v => fixed(v, 4), help: "The mean of debates that tell their cost; unknown is not zero" },
];

const intervalWords = ({ low, high }, show) => low === null ? "no interval" : `${show(low)} to ${show(high)}`;

/** One large number. */
function headline(statistic, measured) {
  return h("div", { class: "headline" },
    h("dt", { title: statistic.help }, statistic.words),
    h("dd", {},
      h("strong", { class: "number" }, measured.value === null ? "–" : statistic.show(measured.value)),
      h("span", { class: "muted small" }, measured.value === null ? measured.why : measured.low === null ? measured.why : `95 %: ${intervalWords(measured, statistic.show)}`)));
}

/** A number with its interval below it, and both as a small picture. */
function measuredCell(statistic, measured) {
  if (measured.value === null) {
    return h("td", { class: "muted", title: measured.why }, "–", hiddenText(` (${measured.why})`));
  }
  return h("td", {},
    h("span", { class: "number" }, statistic.show(measured.value)),
    statistic.to !== undefined && whisker(statistic, measured),
    h("span", { class: "muted small number block", title: measured.why }, intervalWords(measured, statistic.show)));
}

function whisker({ from, to }, { value, low, high }) {
  const across = v => 4 + 88 * Math.min(1, Math.max(0, (v - from) / (to - from)));
  return svg("svg", { class: "whisker", viewBox: "0 0 96 10", width: 96, height: 10, "aria-hidden": "true" },
    svg("line", { class: "grid", x1: 4, x2: 92, y1: 5, y2: 5 }),
    low !== null && svg("line", { class: "range", x1: across(low), x2: across(high), y1: 5, y2: 5 }),
    svg("circle", { class: "dot", cx: across(value), cy: 5, r: 3 }));
}
