// Each judge's credence after every round, in both orders: solid as played, dashed mirrored.

const MOST_CURVES = 8;

function curveFigure({ debate, judgements, key }) {
  const curves = [...groupsOf(judgements.filter(j => j.credences), j => `${judgeName(j)}\n${j.order}`).values()]
    .map(stages => stages.sort((a, b) => a.stage - b.stage)).slice(0, MOST_CURVES);
  if (curves.length === 0) {
    return null;
  }
  const judges = [...new Set(curves.map(([first]) => judgeName(first)))];
  const holder = h("div", {});
  const answers = debate.answers.slice(0, 32);
  const show = answer => holder.replaceChildren(curvePlot({ debate, key, curves, judges, answer }));
  const first = debate.sides.find(side => side.label === "A")?.answer ?? 0;
  show(first);
  return figure("Credence after every round",
    holder,
    [answers.length > 1 && h("label", { class: "curve-answer" }, "Credence in", h("select", { onchange: e => show(Number(e.target.value)) },
      answers.map((answer, i) => h("option", { value: i, selected: i === first }, shortened(`${sideFor(debate, i) ? `Side ${sideFor(debate, i).label}: ` : ""}${answer}`, 60))))),
    h("ul", { class: "legend small" }, curves.map(([first]) => h("li", {}, legendLine(judges.indexOf(judgeName(first)), first.order), untrusted(judgeName(first)), first.order === "mirrored" ? " (sides mirrored)" : "")))],
    ["Judge", "Order", "Rounds heard", ...answers.map((answer, i) => sideFor(debate, i) ? `Side ${sideFor(debate, i).label}` : answerName(debate, i))],
    curves.flat().map(j => [untrusted(judgeName(j)), j.order === "mirrored" ? "mirrored" : "as played", j.stage, ...j.credences.slice(0, 32).map(percent)]));
}

function curvePlot({ debate, key, curves, judges, answer }) {
  const truth = truthOf(key, answer);
  const last = Math.max(...curves.flat().map(j => j.stage));
  return plot({
    title: "Credence after every round",
    describe: `Credence in ${sideFor(debate, answer) ? `side ${sideFor(debate, answer).label}` : answerName(debate, answer)} after each round, one line for each judge and order; the numbers follow as a table.`,
    x: { ...rounds(last), label: "Rounds heard" }, y: SHARES, height: 260,
  }, (across, up, end) => [
    svg("line", { class: "ideal", x1: across(0), x2: end, y1: up(1 / debate.answers.length), y2: up(1 / debate.answers.length) }),
    positioned(debate).map((side, i) => reference(`position side-${side.label.toLowerCase()}`, `${side.label} says`, side.credences[answer], up, end, end - 70 * i)),
    typeof truth === "number" && reference("truth", "truth", truth, up, end, 92),
    curves.map(stages => curveLine(stages, judges.indexOf(judgeName(stages[0])), answer, across, up)),
  ]);
}

function reference(name, words, value, up, end, at) {
  return svg("g", { class: name }, svg("line", { x1: 48, x2: end, y1: up(value), y2: up(value) }),
    svg("text", { class: "tick", x: at, y: up(value) - 4, "text-anchor": "end" }, words));
}

function curveLine(stages, judge, answer, across, up) {
  const mirrored = stages[0].order === "mirrored";
  return svg("g", { class: `curve curve-${judge % MOST_CURVES}`, "data-order": stages[0].order },
    svg("polyline", { class: "line", "stroke-dasharray": mirrored ? "5 4" : null, points: stages.map(j => `${across(j.stage)},${up(j.credences[answer])}`).join(" ") }),
    stages.map(j => svg("circle", { class: mirrored ? "dot open" : "dot", cx: across(j.stage), cy: up(j.credences[answer]), r: j.final ? 5 : 3.5 },
      svg("title", {}, `${j.judge_id} after ${count(j.stage, "round")}: ${percent(j.credences[answer])}`))));
}

function legendLine(judge, order) {
  return svg("svg", { class: `curve curve-${judge % MOST_CURVES}`, viewBox: "0 0 28 10", width: 28, height: 10, "aria-hidden": "true" },
    svg("line", { class: "line", x1: 0, x2: 28, y1: 5, y2: 5, "stroke-dasharray": order === "mirrored" ? "5 4" : null }),
    svg("circle", { class: order === "mirrored" ? "dot open" : "dot", cx: 14, cy: 5, r: 3.5 }));
}
