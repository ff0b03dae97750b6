// Results of what filters leave, and groups by whatever the reader chooses: the same tables and figures as the run's own analysis.

const FACTORS = new Map([
  ...[...DEBATE_FACTORS].map(([name, factor]) => [name, { words: factor.words, of: ({ debate }) => factor.of(debate)[0] }]),
  ...["judge", "kind", "order"].map(name => [name, { words: VERDICT_FACTORS.get(name).words, of: ({ verdict }) => VERDICT_FACTORS.get(name).of(verdict) }]),
]);
const TELLS_JUDGES = ["judge", "kind"];

/** What to group by, first and also; the protocol unless the address says otherwise. */
const groupedBy = wanted => [FACTORS.has(wanted.by) ? wanted.by : "protocol", FACTORS.has(wanted.also) ? wanted.also : ""].filter((name, i, all) => name && all.indexOf(name) === i);

/** Choices of what to group by. */
function groupChoice(wanted, update) {
  const options = [...FACTORS].filter(([name]) => (choices.get(name)?.length ?? 0) > 1 || name === "protocol");
  const choice = (name, words, now, none) => h("label", {}, words, h("select", { name, onchange: e => update({ [name]: e.target.value }) },
    none && h("option", { value: "" }, none), options.map(([value, factor]) => h("option", { value, selected: value === now }, factor.words))));
  const [first, second] = groupedBy(wanted);
  const own = index.analysis.by.join() !== "protocol" && !isFiltered(wanted) && "the run's own factors";
  return options.length > 1 && h("div", { class: "group-choice" }, choice("by", "Group by", own && !wanted.by ? "" : first, own), choice("also", "and by", second, "nothing else"));
}

/** Statistics of what is left: whole, groups, calibration and stages, with a note of what was left out. */
function computedResults(wanted) {
  const left = debatesLeft(wanted);
  const all = verdictItems(left);
  const by = groupedBy(wanted);
  const isMixed = index.main_kind && !wanted.kind && new Set(all.map(i => i.verdict.kind)).size > 1;
  const kinds = [...groupsOf(all, i => i.verdict.kind)].sort((a, b) => b[1].length - a[1].length || a[0].startsWith("mirrored ") - b[0].startsWith("mirrored "));
  const kind = kinds.some(([name]) => name === index.main_kind) ? index.main_kind : kinds[0]?.[0];
  const items = isMixed ? all.filter(i => i.verdict.kind === kind) : all;
  const toGroup = by.some(name => TELLS_JUDGES.includes(name)) ? all : items;
  const factors = isMixed && by.includes("judge") && !by.includes("kind") ? [...by, "kind"] : by;
  const groups = [...groupsOf(toGroup, item => JSON.stringify(factors.map(name => FACTORS.get(name).of(item))))]
    .map(([key, inGroup]) => [JSON.parse(key), inGroup]).sort(([a], [b]) => compareKeys(a, b)).map(([key, inGroup]) => ({
      factors: Object.fromEntries(factors.map((name, i) => [FACTORS.get(name).words, key[i]])),
      judgements: inGroup.length,
      questions: new Set(inGroup.map(i => i.question)).size,
      statistics: statisticsOf(inGroup),
    }));
  return {
    overall: { judgements: items.length, statistics: statisticsOf(items), calibration: calibrationOf(items), stages: stagesOf(items) },
    groups,
    factors: factors.map(name => FACTORS.get(name).words),
    debates: left.length,
    note: isMixed && `Judges of different kinds are not thrown together: the whole is of kind “${kind}”; there are also ${kinds.filter(([name]) => name !== kind).map(([name, of]) => `${of.length} of kind “${name}”`).join(" and ")}.`,
  };
}

/** In the order of values: numbers as numbers, the rest as text. */
function compareKeys(a, b) {
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [Number(a[i]), Number(b[i])];
    const order = a[i] !== "" && b[i] !== "" && !Number.isNaN(x) && !Number.isNaN(y) && x !== y ? x - y : compareWords(a[i], b[i]);
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}
