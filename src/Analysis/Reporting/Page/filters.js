// What the list shows: words, choices and an order, all of which stand in the address.

const OUTCOMES = [["A", "for side A"], ["B", "for side B"], ["neither", "for neither side"], ["answer", "for an answer"], ["even", "credence shared"], ["tie", "tie"],
  ["abstained", "abstained"], ["unparseable", "unreadable"], ["failed", "judge failed"], ["none", "no verdict"]];
const outcomeWords = new Map(OUTCOMES);
const CORRECT = [["yes", "right"], ["no", "wrong"], ["unknown", "not known"]];

const values = of => [...new Set(index.debates.flatMap(of))].sort();
const choices = {
  protocol: values(d => d.protocol),
  judge: values(d => d.verdicts.map(v => v.judge)),
  run: index.runs.map(r => r.id),
  label: values(d => Object.entries(d.labels).map(([name, value]) => `${name}=${value}`)).slice(0, 500),
};

const correctness = verdict => verdict?.correct === true ? "yes" : verdict?.correct === false ? "no" : "unknown";

/** The verdicts of a debate that the choices leave; one null where it has none and none is asked for. */
function verdictsLeft(debate, wanted) {
  const left = debate.verdicts.filter(v => (!wanted.judge || v.judge === wanted.judge)
    && (!wanted.verdict || v.outcome === wanted.verdict) && (!wanted.correct || correctness(v) === wanted.correct));
  return left.length > 0 ? left
    : debate.verdicts.length === 0 && !wanted.judge && (!wanted.verdict || wanted.verdict === "none") && (!wanted.correct || wanted.correct === "unknown") ? [null] : [];
}

const ORDERS = {
  store: null,
  question: (a, b) => compareWords(a.debate.question, b.debate.question),
  protocol: (a, b) => compareWords(a.debate.protocol, b.debate.protocol),
  rounds: (a, b) => a.debate.rounds - b.debate.rounds,
  verdict: (a, b) => compareWords(a.verdict?.outcome ?? "~", b.verdict?.outcome ?? "~"),
  score: (a, b) => (a.verdict?.log_score ?? -Infinity) - (b.verdict?.log_score ?? -Infinity) || 0,
};

const compareWords = (a, b) => a < b ? -1 : a > b ? 1 : 0;

/** The rows that are left, in order: each a debate with the verdict that it is listed with and how many there are besides. */
function rowsLeft(wanted) {
  const words = (wanted.words ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const choice = blind() ? {} : wanted;
  const rows = [];
  for (const debate of index.debates) {
    if ((wanted.protocol && debate.protocol !== wanted.protocol) || (wanted.run && index.runs[debate.run].id !== wanted.run)
      || (choice.label && !Object.entries(debate.labels).some(([name, value]) => `${name}=${value}` === choice.label))
      || !words.every(word => debate.found.includes(word))) {
      continue;
    }
    const [verdict, ...others] = verdictsLeft(debate, choice);
    if (verdict !== undefined) {
      rows.push({ debate, verdict, others: others.length });
    }
  }
  const [order, down] = (wanted.sort ?? "store").split("-");
  const compare = Object.hasOwn(ORDERS, order) && !(blind() && (order === "verdict" || order === "score")) ? ORDERS[order] : null;
  return compare ? rows.sort((a, b) => (down ? -1 : 1) * compare(a, b) || a.debate.number - b.debate.number) : rows;
}
