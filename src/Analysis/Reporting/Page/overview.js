// The whole at a glance: how often judges were right, how sure they were, and what it cost.

function overviewPage() {
  const { analysis } = index;
  const questions = index.left_out > 0 ? analysis.overall.questions : new Set(index.debates.map(d => d.question_id)).size;
  const holder = h("div", { class: "stack" });
  const update = async changes => {
    settle(changes);
    await searchSaid(place().get("said"));
    render(true);
  };
  const render = spoken => {
    const wanted = Object.fromEntries(place());
    followFilters(wanted);
    if (blind()) {
      holder.replaceChildren(h("p", { class: "card" }, "You are reading blind: results stay hidden until blind mode is off. ", h("a", { href: addressWith({ view: "debates" }) }, `Read the ${listName().toLowerCase()}`)));
      return;
    }
    const isOwn = !isFiltered(wanted) && (!(wanted.by || wanted.also) || groupedBy(wanted).join() === analysis.by.join());
    holder.replaceChildren(...[isOwn ? results(analysis, groupChoice(wanted, update)) : filteredResults(wanted, groupChoice(wanted, update))].flat(Infinity).filter(Boolean));
    if (spoken) {
      say("The results have changed");
    }
  };
  const wanted = Object.fromEntries(place());
  const page = h("div", { class: "stack" },
    h("header", { class: "tight" },
      h("p", { class: "muted" }, analysis.runs.length === 1 ? "Run " : "Runs ", index.runs.map((run, i) => [i > 0 && ", ", untrusted(run.id), " (", untrusted(run.kind), ")"])),
      h("h1", { tabindex: "-1" }, `${heldWords()}${questions > 0 ? ` about ${count(questions, "question")}` : ""}`)),
    leftOut(),
    !blind() && h("details", { class: "card filter-card", open: isFiltered(wanted) }, h("summary", {}, "Filter"), filterForm(update)),
    holder);
  render(false);
  return page;
}

/** What the filters leave, computed here. */
function filteredResults(wanted, choice) {
  const { overall, groups, factors, debates, note } = computedResults(wanted);
  const filtered = isFiltered(wanted);
  return [
    filtered && h("p", { class: "notice" }, `Of ${listed(index.debates.length)}, ${debates.toLocaleString("en")} fit the filters. `, clearLink(wanted), " ", h("a", { href: addressWith({ view: "debates" }) }, "List them")),
    h("section", { "aria-labelledby": "all" },
      h("div", { class: "section-head" }, h("h2", { id: "all" }, filtered ? "Verdicts that fit" : "All verdicts"), h("p", { class: "muted small" }, count(overall.judgements, "judgement"))),
      h("dl", { class: "headlines card" }, STATISTICS.map(statistic => headline(statistic, overall.statistics[statistic.name]))),
      note && h("p", { class: "muted small" }, note)),
    groupSection(`By ${factors.map(f => f.toLowerCase()).join(" and ")}`, "groups", groups, choice),
    h("section", { "aria-label": "Calibration and credence" },
      h("div", { class: "figures" }, overall.calibration && calibration(overall.calibration), byRound(overall.stages))),
    h("p", { class: "muted small" }, "Computed in this page, by the definitions of ltp analyze; intervals differ from its own by resampling, in the last digit. Credence by round is of judges who gave a verdict. Comparisons, agreement and notes are of all debates: take filters and groups away, or use ltp analyze --where."),
  ];
}

/** How many debates and decompositions there are, as far as the page knows them apart. */
function heldWords() {
  const decompositions = index.debates.filter(isDecomposition).length;
  return decompositions === 0 ? count(index.debates.length + index.left_out, "debate")
    : [decompositions < index.debates.length && count(index.debates.length - decompositions, "debate"), count(decompositions, "decomposition")].filter(Boolean).join(" and ")
      + (index.left_out > 0 ? ` of ${(index.debates.length + index.left_out).toLocaleString("en")}` : "");
}

const listName = () => index.debates.every(isDecomposition) ? "Decompositions" : index.debates.some(isDecomposition) ? "Debates and decompositions" : "Debates";

/** What an item of the list is called. */
const listed = number => count(number, index.debates.every(isDecomposition) ? "decomposition" : index.debates.some(isDecomposition) ? "item" : "debate");

function leftOut() {
  const missing = [
    index.left_out > 0 && `This page holds the first ${listed(index.debates.length)}; ${index.left_out.toLocaleString("en")} more are in the store. Statistics count them all.`,
    index.nodes_left_out > 0 && `${count(index.nodes_left_out, "node")} did not fit; their citations show no text.`,
    index.calls_left_out > 0 && `${count(index.calls_left_out, "call")} of language models did not fit; calls.jsonl in the run's folder holds them.`,
  ].filter(Boolean);
  return missing.length > 0 && h("div", { class: "notice" }, missing.map(words => h("p", {}, words)));
}

/** Whose verdicts the whole is of, where there are judges of several kinds. */
const ofKind = () => index.main_kind && choices.get("kind").length > 1 ? ` of kind “${index.main_kind}”; others stand by judge, and below is why` : "";

/** What groups differ in, in words: "protocol", or the factors of an experiment. */
const factorWords = by => by.join(" and ");

function results({ by, overall, groups, comparisons, agreement, dropped, notes }, choice) {
  const between = by.length === 1 ? `${by[0]}${by[0].endsWith("s") ? "" : "s"}` : "cells";
  return [
    h("section", { "aria-labelledby": "all" },
      h("div", { class: "section-head" }, h("h2", { id: "all" }, "All verdicts"), h("p", { class: "muted small" }, `${count(overall.judgements, "judgement")}${ofKind()}`)),
      h("dl", { class: "headlines card" }, STATISTICS.map(statistic => headline(statistic, overall.statistics[statistic.name])))),
    groupSection(`By ${factorWords(by)}`, "protocols", groups, choice),
    comparisons.length > 0 && h("section", { "aria-labelledby": "differences" },
      h("div", { class: "section-head" }, h("h2", { id: "differences" }, `Differences between ${between}`), h("p", { class: "muted small" }, "On the questions that both have; p from paired permutation")),
      comparisonTable(`Differences between ${between}`, comparisons.filter(c => c.common_questions > 0)),
      apart(between, comparisons.filter(c => c.common_questions === 0).length)),
    groupSection(`By ${factorWords([...by, "judge"])}`, "judges", index.by_judge),
    index.by_judge.length > groups.length && index.one_factor_apart.length > 0 && h("section", { "aria-labelledby": "apart" },
      h("div", { class: "section-head" }, h("h2", { id: "apart" }, "Differences in one factor"), h("p", { class: "muted small" }, "All else equal, on the questions that both have")),
      comparisonTable("Differences in one factor", index.one_factor_apart)),
    h("section", { "aria-label": "Calibration and credence" },
      h("div", { class: "figures" }, overall.calibration && calibration(overall.calibration), byRound(overall.stages))),
    agreement.pairs.length > 0 && h("section", { "aria-labelledby": "agreement" },
      h("div", { class: "section-head" }, h("h2", { id: "agreement" }, "Agreement between judges")), agreementTable(agreement)),
    (notes.length > 0 || dropped.length > 0) && h("section", { class: "tight", "aria-labelledby": "notes" },
      h("h2", { id: "notes" }, "What to know before believing a number"),
      h("ul", { class: "notes muted" },
        notes.map(note => h("li", {}, untrusted(note))),
        dropped.map(d => h("li", {}, `${d.count} ${d.what} left out: `, untrusted(d.cause))))),
  ];
}

const MOST_GROUPS = 60;
const FEW_GROUPS = 6;
const MOST_CHOSEN = 24;

function groupSection(heading, id, groups, choice) {
  return (groups.length > 0 || choice) && h("section", { "aria-labelledby": id },
    h("div", { class: "section-head" }, h("h2", { id }, heading), h("p", { class: "muted small" }, "With 95 % intervals, clustered by question"), choice),
    groups.length === 0 ? h("p", { class: "muted" }, "No verdict fits.") : groups.length <= (choice ? MOST_CHOSEN : FEW_GROUPS) ? groupTable(groups, id) : h("details", { class: "card" }, h("summary", {}, `All ${groups.length}`), groupTable(groups, id)));
}

function groupTable(groups, id) {
  const factors = Object.keys(groups[0].factors);
  return h("div", { class: "card" },
    h("div", { class: "tables", tabindex: "0", role: "region", "aria-labelledby": id },
      h("table", { class: "groups" },
        h("thead", {}, h("tr", {}, factors.map(f => h("th", { scope: "col" }, f[0].toUpperCase() + f.slice(1))), h("th", { scope: "col" }, "Verdicts"),
          STATISTICS.map(s => h("th", { scope: "col", title: s.help }, s.words)))),
        h("tbody", {}, groups.slice(0, MOST_GROUPS).map(group => h("tr", {},
          factors.map(f => h("th", { scope: "row" }, untrusted(group.factors[f]))),
          h("td", { class: "number" }, group.judgements, h("span", { class: "muted small block" }, `on ${count(group.questions, "question")}`)),
          STATISTICS.map(s => measuredCell(s, group.statistics[s.name]))))))),
    groups.length > MOST_GROUPS && h("p", { class: "muted small" }, `The first ${MOST_GROUPS} of ${groups.length}; ltp analyze prints them all.`));
}

/** How many pairs cannot be compared at all. */
function apart(between, pairs) {
  return pairs > 0 && h("p", { class: "muted" }, `${count(pairs, "pair")} of ${between} ${pairs === 1 ? "has" : "have"} no question in common, and nothing to compare.`);
}

/** A group's factors: those that tell it from the other one, and the rest behind them. */
function groupWords(group, other) {
  const names = Object.keys(group);
  const differ = names.filter(f => group[f] !== other[f]), same = names.filter(f => group[f] === other[f]);
  return [differ.map(f => group[f]).join(", "), same.length > 0 && ` (${same.map(f => group[f]).join(", ")})`].filter(Boolean).join("");
}

function comparisonTable(title, comparisons) {
  if (comparisons.length === 0) {
    return null;
  }
  const cell = ({ measured, p }, show) => measured.value === null ? "–" : [show(measured.value), h("span", { class: "muted small block" }, intervalWords(measured, show), p !== null && `, p = ${fixed(p, 3)}`)];
  const points = value => `${fixed(value * 100, 0)} points`;
  return h("div", { class: "card" }, simpleTable(title, ["First less second", "Questions", "Accuracy", "Log score", "Brier score"],
    comparisons.slice(0, MOST_GROUPS).map(({ first, second, common_questions, differences }) => [
      [untrusted(Object.keys(first).filter(f => first[f] !== second[f]).map(f => first[f]).join(", ")), " less ", untrusted(groupWords(second, first))], common_questions,
      cell(differences.accuracy, points), cell(differences.log_score, v => fixed(v, 2)), cell(differences.brier, v => fixed(v, 2))])));
}

/** What few judgements bear is drawn faintly. */
const fade = n => n < 3 ? "faint" : n < 10 ? "pale" : "";

function calibration({ bins }) {
  const picture = plot({
    title: "Calibration",
    describe: "How often the chosen answer was right, by the credence that the judge gave it. Points on the diagonal are well calibrated.",
    x: { ...SHARES, label: "Credence in the chosen answer" }, y: SHARES,
  }, (across, up) => [
    svg("line", { class: "ideal", x1: across(0), y1: up(0), x2: across(1), y2: up(1) }),
    bins.map(({ credence, right, n }) => right.value !== null && [
      right.low !== null && svg("line", { class: `range ${fade(n)}`, x1: across(credence), x2: across(credence), y1: up(right.low), y2: up(right.high) }),
      svg("circle", { class: `dot ${fade(n)}`, cx: across(credence), cy: up(right.value), r: 2.5 + Math.min(4.5, Math.sqrt(n) / 2) },
        svg("title", {}, `${n} verdicts near ${percent(credence)}: right ${percent(right.value)}`)),
      svg("text", { class: "tick n", x: across(credence), y: up(0) - 5, "text-anchor": "middle" }, n)]),
  ]);
  return figure("Calibration", picture, h("p", { class: "muted small" }, "How often the chosen answer was right, by the judge's credence in it. On the diagonal, belief is as good as it says. The numbers above the axis are verdicts; faint dots stand for fewer than ten."),
    ["Credence", "Verdicts", "Mean credence", "Right", "95 % interval"],
    bins.map(b => [`${percent(b.low)} to ${percent(b.high)}`, b.n, percent(b.credence), b.right.value === null ? "–" : percent(b.right.value), intervalWords(b.right, percent)]));
}

function byRound(stages) {
  const known = stages.filter(s => s.credence.value !== null);
  if (known.length < 2) {
    return null;
  }
  const picture = plot({
    title: "Credence in the truth by round",
    describe: "The judges' mean credence in the truth after each round.",
    x: { ...rounds(Math.max(...known.map(s => s.stage))), label: "Rounds heard" }, y: SHARES,
  }, (across, up) => [
    known.map(({ stage, credence }) => credence.low !== null && svg("line", { class: `range ${fade(credence.n)}`, x1: across(stage), x2: across(stage), y1: up(credence.low), y2: up(credence.high) })),
    svg("polyline", { class: "line", points: known.map(s => `${across(s.stage)},${up(s.credence.value)}`).join(" ") }),
    known.map(({ stage, credence }) => [
      svg("circle", { class: `dot ${fade(credence.n)}`, cx: across(stage), cy: up(credence.value), r: 4 }, svg("title", {}, `After ${stage}: ${percent(credence.value)}, ${credence.n} judgements`)),
      svg("text", { class: "tick n", x: across(stage), y: up(0) - 5, "text-anchor": "middle" }, credence.n)]),
  ]);
  return figure("Credence in the truth by round", picture, h("p", { class: "muted small" }, "Means over judgements at each stage. Debates end after different numbers of rounds, so later points stand for fewer of them: the numbers above the axis say for how many, and fewer than ten are faint."),
    ["Rounds heard", "Judgements", "Mean credence", "95 % interval"],
    known.map(s => [s.stage, s.credence.n, percent(s.credence.value), intervalWords(s.credence, percent)]));
}

function agreementTable({ pairs }) {
  const cell = (measured, show) => measured.value === null ? "–" : show(measured.value);
  return h("div", { class: "card" }, simpleTable("Agreement between judges", ["Judges", "Debates", "Same answer", "Cohen's kappa", "Krippendorff's alpha of credences"],
    pairs.slice(0, MOST_GROUPS).map(p => [[untrusted(p.first), " and ", untrusted(p.second)], p.debates, cell(p.agree, percent), cell(p.kappa, v => fixed(v, 2)), cell(p.alpha_credence, v => fixed(v, 2))])));
}
