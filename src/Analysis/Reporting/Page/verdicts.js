// A debate's question and answers, and what judges made of them.

const answerName = (debate, answer) => debate.answers[answer].length <= 16 ? `“${debate.answers[answer]}”` : `Answer ${answer + 1}`;

/** Who judged: one who came after the debate may be called as one who took part is. */
const judgeName = judgement => judgement.method?.startsWith("human_offline") ? `${judgement.judge_id} (afterwards)` : judgement.judge_id;

/** A log score; of a verdict that gave the truth no credence it has no floor. */
const logScore = (log, excluded) => typeof log === "number" ? fixed(log, 2) : excluded ? "−∞" : "–";

/** The question as a heading, smaller where it is long. */
const questionHeading = (level, words) => h(level, { tabindex: "-1", class: `untrusted question-words ${words.length > 160 ? "long" : ""}`, dir: "auto" }, words);

const sideFor = (debate, answer) => debate.sides.find(side => side.answer === answer);

/** The sides that defend a distribution, A before B. */
const positioned = debate => debate.sides.filter(side => side.credences).sort((a, b) => compareWords(a.label, b.label));

function truthOf(key, answer) {
  return !key ? null : key.correct !== null ? key.correct === answer : key.truth[answer];
}

/** The answers, who defends which, and, unless reading blind, what is true. */
function answerList({ debate, key }) {
  const shown = debate.answers.slice(0, 32);
  return h("ol", { class: "answers" }, shown.map((answer, i) => {
    const side = sideFor(debate, i);
    const truth = blind() ? null : truthOf(key, i);
    return h("li", { class: side && `side-${side.label.toLowerCase()}` },
      h("span", { class: "answer-side" }, side ? h("span", { class: "side" }, `Side ${side.label}`) : h("span", { class: "muted" }, `Answer ${i + 1}`)),
      h("span", { class: "answer-words" }, untrusted(answer), " ",
        truth === true && h("span", { class: "tag good" }, "✓ true"),
        typeof truth === "number" && h("span", { class: "tag" }, `truly ${percent(truth)}`)),
      positioned(debate).map(s => h("span", { class: `muted small side-${s.label.toLowerCase()}` }, h("span", { class: "side" }, s.label), ` says ${percent(s.credences[i])}`)));
  }), shown.length < debate.answers.length && h("li", { class: "muted" }, `and ${debate.answers.length - shown.length} more answers, in the raw record`));
}

/** Each judge's last words, with credences as bars. */
function verdictTable({ debate, judgements, entry }, compact) {
  const finals = judgements.filter(j => j.final);
  if (finals.length === 0) {
    return h("p", { class: "muted" }, debate.status === "finished" ? "Nobody has judged this debate." : `Nobody has judged this debate; it is ${debate.status}.`);
  }
  return h("div", { class: "tables", tabindex: "0", role: "region", "aria-label": "Verdicts" }, h("table", { class: "verdicts" },
    finals.length > entry.verdicts.length && h("caption", {}, `The first ${entry.verdicts.length} of ${finals.length}; the raw record holds all`),
    h("thead", {}, h("tr", {}, [isDecomposition(entry) ? "Overseer" : "Judge", "Verdict", "Credences", "Log score", "Brier"].map((name, i) => h("th", { scope: "col", class: i > 2 && "wide" }, name)))),
    h("tbody", {}, finals.slice(0, entry.verdicts.length).map((judgement, i) => h("tr", {},
      h("th", { scope: "row" }, untrusted(judgeName(judgement)), h("span", { class: "muted small block" }, untrusted(judgement.judge_kind), judgement.order === "mirrored" && ", sides mirrored"),
        !compact && callButton(entry, judgement.call_id)),
      h("td", { class: "verdict-cell" }, verdictTag(entry.verdicts[i], entry.answers)),
      h("td", {}, judgement.credences ? credenceBar(debate, judgement.credences) : h("span", { class: "muted" }, untrusted(shortened(judgement.error ?? "none", 120)))),
      h("td", { class: "wide number" }, logScore(judgement.log_score, judgement.brier !== null)),
      h("td", { class: "wide number" }, judgement.brier === null ? "–" : fixed(judgement.brier, 2)))))));
}

function credenceBar(debate, credences) {
  const shown = credences.slice(0, 32);
  const width = 160;
  let from = 0;
  return [svg("svg", { class: "credences", viewBox: `0 0 ${width} 8`, width, height: 8, "aria-hidden": "true" }, shown.map((credence, i) => {
    const piece = svg("rect", { class: `piece piece-${sideFor(debate, i)?.label.toLowerCase() ?? i % 4}`, x: from * width, width: Math.max(0, credence * width - 1), height: 8 });
    from += credence;
    return piece;
  })),
  h("span", { class: "small number block" }, shown.map((credence, i) => [i > 0 && " · ",
    sideFor(debate, i) ? h("span", { class: `side ${sideFor(debate, i).label.toLowerCase()}` }, sideFor(debate, i).label) : answerName(debate, i), ` ${percent(credence)}`]))];
}

/** What judges said, where they said anything. */
function reasons({ judgements }) {
  const said = judgements.filter(j => j.raw).slice(0, 200);
  return said.length > 0 && h("details", {}, h("summary", {}, `What judges said (${said.length})`), h("ul", { class: "reasons" }, said.map(j =>
    h("li", {}, h("p", { class: "muted small" }, untrusted(judgeName(j)), ` after ${count(j.stage, "round")}`, j.final && ", finally", j.order === "mirrored" && ", sides mirrored"),
      h("p", { class: "words untrusted", dir: "auto" }, j.raw)))));
}
