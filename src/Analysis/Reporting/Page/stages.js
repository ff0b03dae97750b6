// What judges believed and said after a round, beside its speeches.

const MOST_BESIDE = 8;
const FEW_WORDS = 320;

/** The judges' words and credences at one stage; nothing where nobody was asked. */
function stageBeside({ debate, judgements, entry }, stage, compact) {
  const spoken = debate.turns.filter(turn => turn.role === "judge" && turn.round === Math.max(stage - 1, 0)).map(turn => turn.text);
  const heard = judgements.filter(j => j.stage === stage);
  return heard.length > 0 && h("div", { class: "stage", role: "group", "aria-label": stage === 0 ? "Judges before any speech" : `Judges after round ${stage}` },
    h("p", { class: "muted small stage-name" }, stage === 0 ? "Before any speech" : `After round ${stage}`),
    heard.slice(0, MOST_BESIDE).map(judgement => h("div", { class: "belief-then" },
      h("p", { class: "small" }, untrusted(judgeName(judgement)), judgement.order === "mirrored" && h("span", { class: "muted" }, judgement.raw ? " (sides mirrored: what it calls A is B here)" : " (sides mirrored)"), judgement.final && h("span", { class: "muted" }, " · verdict"),
        !compact && callButton(entry, judgement.call_id)),
      judgement.credences ? credenceBar(debate, judgement.credences) : h("p", { class: "muted small" }, outcomeWords.get(judgement.parse_status) ?? judgement.parse_status, judgement.error && [": ", untrusted(shortened(judgement.error, 120))]),
      !spoken.includes(judgement.raw) && saidBy(judgement))),
    heard.length > MOST_BESIDE && h("p", { class: "muted small" }, `and ${heard.length - MOST_BESIDE} more, in the raw record`));
}

/** A judge's words; long ones fold. */
function saidBy({ raw }) {
  return raw && (raw.length <= FEW_WORDS ? h("p", { class: "small reason untrusted", dir: "auto" }, raw)
    : h("details", { class: "small" }, h("summary", {}, untrusted(shortened(raw, FEW_WORDS / 2))), h("p", { class: "reason untrusted", dir: "auto" }, raw)));
}
