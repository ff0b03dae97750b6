// The same question twice, side by side: under two protocols, in two runs, or before two judges.

const versions = entry => sameQuestion.get(`${entry.question_id}\n${entry.question}`).slice(0, 200);

/** The way to put another version or judge beside a debate; none where there is neither. */
function compareLink(entry) {
  const judges = new Set(entry.verdicts.map(v => v.judge));
  const others = versions(entry).filter(other => other !== entry);
  return (others.length > 0 || (judges.size > 1 && !blind()))
    && h("a", { class: "button", href: addressWith({ debate: "", cite: "", compare: entry.key, with: (others[0] ?? entry).key }) }, "Compare");
}

async function comparePage(wanted) {
  const [left, right] = [wanted.get("compare"), wanted.get("with") ?? wanted.get("compare")].map(key => debateOf.get(key));
  if (!left || !right) {
    return missingPage(left ? wanted.get("with") : wanted.get("compare"));
  }
  const entries = versions(left).includes(right) ? versions(left) : [left, right];
  const columns = await Promise.all([[left, "compare", "left", 0], [right, "with", "right", 1]].map(async ([entry, name, side, number]) => {
    const opening = await opened(entry);
    const judges = [...new Set(opening.judgements.map(j => j.judge_id))];
    const judge = judges.includes(wanted.get(side)) ? wanted.get(side) : left === right && judges.length > 1 ? judges[number] : "";
    return h("section", { class: "stack compact", "aria-label": number === 0 ? "Left debate" : "Right debate" },
      h("div", { class: "compare-choice" },
        choiceOf("Debate", entry.key, entries.map(e => [e.key, `${e.protocol} · ${e.name}`]), key => go({ [name]: key, [side]: "" })),
        !blind() && judges.length > 1 && choiceOf("Judge", judge, [["", "all judges"], ...judges.map(j => [j, j])], j => go({ [side]: j }))),
      contentOf(onlyOf(opening, judge), { compact: true, heading: "h2" }));
  }));
  return h("div", { class: "stack" },
    h("nav", { class: "trail", "aria-label": listName() }, h("a", { href: addressWith({ compare: "", with: "", left: "", right: "", debate: left.key }) }, isDecomposition(left) ? "← The decomposition" : "← The debate")),
    h("h1", { tabindex: "-1" }, "Side by side"),
    h("div", { class: "compare" }, columns));
}

const go = changes => { location.hash = addressWith(changes); };

function choiceOf(words, now, options, chosen) {
  return h("label", {}, words, h("select", { onchange: e => chosen(e.target.value) }, options.map(([value, shown]) => h("option", { value, selected: value === now }, shortened(shown, 80)))));
}

function onlyOf(opening, judge) {
  if (!judge) {
    return opening;
  }
  const finals = opening.judgements.filter(j => j.final);
  return {
    ...opening,
    judgements: opening.judgements.filter(j => j.judge_id === judge),
    entry: { ...opening.entry, verdicts: opening.entry.verdicts.filter((_, i) => finals[i].judge_id === judge) },
  };
}
