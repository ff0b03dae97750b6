// What is looked at: words, choices and an order, all of which stand in the address, so that list, overview and a debate's neighbours follow the same.

const OUTCOMES = [["A", "for side A"], ["B", "for side B"], ["neither", "for neither side"], ["answer", "for an answer"], ["even", "credence shared"], ["tie", "tie"],
  ["abstained", "abstained"], ["unparseable", "unreadable"], ["failed", "judge failed"], ["none", "no verdict"]];
const outcomeWords = new Map(OUTCOMES);
const CORRECT = [["yes", "right"], ["no", "wrong"], ["unknown", "not known"]];
const LABEL = "label.";
const MOST_LABELS = 40;
const MOST_LABELS_OPEN = 8;
const MOST_VALUES = 500;

const values = of => [...new Set(index.debates.flatMap(of))].sort().slice(0, MOST_VALUES);
const labelNames = [...new Set(index.debates.flatMap(d => Object.keys(d.labels)))].sort().slice(0, MOST_LABELS);

/** What debates can be filtered and grouped by, each with what it is of a debate. */
const DEBATE_FACTORS = new Map([
  ["run", { words: "Run", of: d => [index.runs[d.run].id] }],
  ["protocol", { words: "Protocol", of: d => [d.protocol] }],
  ["status", { words: "Status", of: d => [d.status] }],
  ["sample", { words: "Repetition", of: d => [String(d.sample ?? 0)] }],
  ["debater_a", { words: "Debater A", of: d => [d.debaters?.[0] || "(none)"], secret: true }],
  ["debater_b", { words: "Debater B", of: d => [d.debaters?.[1] || "(none)"], secret: true }],
  ...labelNames.map(name => [LABEL + name, { words: name, of: d => [Object.hasOwn(d.labels, name) ? d.labels[name] : "(none)"], secret: true, label: true }]),
]);

/** The same of verdicts. */
const VERDICT_FACTORS = new Map([
  ["judge", { words: "Judge", of: v => v.judge }],
  ["kind", { words: "Kind of judge", of: v => v.kind }],
  ["order", { words: "Order", of: v => v.order }],
  ["verdict", { words: "Verdict", of: v => v.outcome, options: OUTCOMES }],
  ["correct", { words: "Correct", of: v => correctness(v), options: CORRECT }],
]);

const choices = new Map([
  ...[...DEBATE_FACTORS].map(([name, { of }]) => [name, values(of)]),
  ...[...VERDICT_FACTORS].map(([name, { of, options }]) => [name, options ?? [...new Set(index.debates.flatMap(d => d.verdicts.map(of)))].sort()]),
]);

const FILTERS = ["words", "said", ...DEBATE_FACTORS.keys(), ...VERDICT_FACTORS.keys()];

/** The entries of the address that filter. */
const filtersIn = wanted => Object.fromEntries(FILTERS.filter(name => wanted[name]).map(name => [name, wanted[name]]));

const isFiltered = wanted => FILTERS.some(name => wanted[name]);

const correctness = verdict => verdict?.correct === true ? "yes" : verdict?.correct === false ? "no" : "unknown";

/** The verdicts of a debate that the choices leave; one null where it has none and none is asked for. */
function verdictsLeft(debate, wanted) {
  const left = debate.verdicts.filter(v => [...VERDICT_FACTORS].every(([name, { of }]) => !wanted[name] || of(v) === wanted[name]));
  return left.length > 0 ? left
    : debate.verdicts.length === 0 && !wanted.judge && !wanted.kind && !wanted.order && (!wanted.verdict || wanted.verdict === "none") && (!wanted.correct || wanted.correct === "unknown") ? [null] : [];
}

/** The debates that the filters leave, each with the verdicts that they leave. */
function debatesLeft(wanted) {
  const words = (wanted.words ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const asked = [...DEBATE_FACTORS].filter(([name, { secret }]) => wanted[name] && !(secret && blind()));
  const said = wanted.said?.trim() ? saidFound(wanted.said) : null;
  const choice = blind() ? {} : wanted;
  const left = [];
  for (const debate of index.debates) {
    if (asked.every(([name, { of }]) => of(debate)[0] === wanted[name]) && words.every(word => debate.found.includes(word)) && (said === null || said.has(debate.number))) {
      const verdicts = verdictsLeft(debate, choice);
      if (verdicts.length > 0) {
        left.push({ debate, verdicts });
      }
    }
  }
  return left;
}

const ORDERS = {
  store: null,
  question: (a, b) => compareWords(a.debate.question, b.debate.question),
  protocol: (a, b) => compareWords(a.debate.protocol, b.debate.protocol),
  rounds: (a, b) => a.debate.rounds - b.debate.rounds,
  cost: (a, b) => (a.debate.cost ?? -1) - (b.debate.cost ?? -1),
  verdict: (a, b) => compareWords(a.verdict?.outcome ?? "~", b.verdict?.outcome ?? "~"),
  score: (a, b) => (a.verdict?.log_score ?? -Infinity) - (b.verdict?.log_score ?? -Infinity) || 0,
};

const compareWords = (a, b) => a < b ? -1 : a > b ? 1 : 0;

/** The rows that are left, in order: each a debate with the verdict that it is listed with and how many there are besides. */
function rowsLeft(wanted) {
  const rows = debatesLeft(wanted).map(({ debate, verdicts: [verdict, ...others] }) => ({ debate, verdict, others: others.length }));
  const [order, down] = (wanted.sort ?? "store").split("-");
  const compare = Object.hasOwn(ORDERS, order) && !(blind() && (order === "verdict" || order === "score")) ? ORDERS[order] : null;
  return compare ? rows.sort((a, b) => (down ? -1 : 1) * compare(a, b) || a.debate.number - b.debate.number) : rows;
}

/** The form that filters; `update` is told what changed, and `search` what is to be found in speeches. */
function filterForm(update) {
  const wanted = Object.fromEntries(place());
  const choice = ([name, { words, options, secret }]) => !(blind() && (secret || VERDICT_FACTORS.has(name))) && choices.get(name).length > 1 && h("label", {}, words,
    h("select", { name, onchange: e => update({ [name]: e.target.value }) }, h("option", { value: "" }, "any"),
      choices.get(name).map(o => [o].flat()).map(([value, shown = value]) => h("option", { value, selected: wanted[name] === value }, shortened(shown, 60)))));
  const labels = [...DEBATE_FACTORS].filter(([, { label }]) => label).map(choice).filter(Boolean);
  const said = h("input", { type: "search", name: "said", value: wanted.said ?? "", autocomplete: "off", spellcheck: "false", onchange: e => update({ said: e.target.value }) });
  return h("form", { class: "filters", role: "search", "aria-label": listName(), onsubmit: e => {
    e.preventDefault();
    update({ said: said.value });
  } },
    h("label", { class: "words-filter" }, "Words in question, answers or id", h("input", { type: "search", name: "words", value: wanted.words ?? "", oninput: e => update({ words: e.target.value }), autocomplete: "off", spellcheck: "false" })),
    h("label", { class: "words-filter" }, blind() ? "Words in one speech (Enter searches)" : "Words in one speech or reason (Enter searches)", said),
    [...DEBATE_FACTORS].filter(([, { label }]) => !label).map(choice),
    [...VERDICT_FACTORS].map(choice),
    labels.length > 0 && labelChoices(labels, [...DEBATE_FACTORS.keys()].some(name => name.startsWith(LABEL) && wanted[name])),
    h("button", { type: "submit", class: "hidden-text" }, "Search"));
}

/** Many labels stand folded up, unless one of them is chosen. */
function labelChoices(labels, isChosen) {
  const choice = h("fieldset", { class: "labels" }, h("legend", { class: labels.length > MOST_LABELS_OPEN ? "hidden-text" : null }, "Labels"), labels);
  return labels.length > MOST_LABELS_OPEN ? h("details", { class: "label-choices", open: isChosen }, h("summary", {}, `Labels (${labels.length})`), choice) : choice;
}

/** The way to all debates again; none where nothing is left out. */
function clearLink(wanted) {
  return isFiltered(wanted) && h("a", { class: "button quiet", href: addressOf({ view: wanted.view, by: wanted.by, also: wanted.also, sort: wanted.sort }) }, "Take filters away");
}
