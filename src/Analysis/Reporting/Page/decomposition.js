// A decomposition's page.

async function openedDecomposition(entry) {
  const record = (await block(`decompositions-${entry.block}`))[entry.place];
  const { decomposition } = record;
  // What the parts of the page that show verdicts ask of whatever was judged; nobody argued.
  const judged = { answers: decomposition.answers ?? [], sides: [], status: entry.status };
  return { entry, nodes: await nodesOf(entry.run, decomposition.tree_id), debate: judged, ...record };
}

function decompositionContent(opening, { compact = false, heading = "h1" } = {}) {
  const { decomposition, entry, judgements } = opening;
  const hrefOf = cite => compact ? addressWith({ compare: "", with: "", left: "", right: "", debate: entry.key, cite }) : addressWith({ cite });
  return [
    h("header", { class: "tight" },
      h("p", { class: "muted small" }, "Decomposition · ", untrusted(entry.protocol), " · ", untrusted(entry.name)),
      questionHeading(heading, decomposition.question_text ?? decomposition.questions[0].question),
      decomposition.error && h("p", {}, h("span", { class: "tag warn" }, "failed"), " ", untrusted(shortened(decomposition.error, 400)))),
    decomposition.answers && answerList(opening),
    blind() ? h("p", { class: "muted small" }, "Reading blind: truth, verdicts, models and names are hidden.")
      : judgements.length > 0 && h("section", { class: "card tight", "aria-label": "The overseer's verdict" }, h("h2", {}, "Verdict"), verdictTable(opening, compact), conclusion(opening)),
    questionTree(decomposition.questions, fact => citationOf(fact, opening.nodes), hrefOf),
    !compact && !blind() && [decompositionFacts(opening), callSection(opening), rawDecomposition(opening)],
  ];
}

function conclusion({ judgements }) {
  return judgements.filter(j => j.raw && j.parse_status !== "decided").map(j => h("p", { class: "muted small" }, untrusted(shortened(j.raw, 400))));
}

/** A fact as a citation: it was checked when it was given, and is looked up again in the node's text where the page holds that. */
function citationOf(fact, nodes) {
  const at = nodes.get(fact.address)?.indexOf(fact.quote);
  return { ...fact, status: at === undefined ? "over_budget" : at < 0 ? "normalised" : "exact", start: at >= 0 ? at : null, length: fact.quote.length };
}

function citedIn({ decomposition, nodes }, cite) {
  const [number, which] = cite.split(".").map(Number);
  const fact = decomposition.questions[number]?.facts[which];
  return fact && { citation: citationOf(fact, nodes), who: `Question ${number + 1} of ${decomposition.questions.length}` };
}

function decompositionFacts({ decomposition, entry }) {
  const facts = [["Run", index.runs[entry.run].id], ["Overseer", decomposition.overseer], ["Rules", decomposition.protocol], ["Question id", decomposition.question_id], ["Context", decomposition.context],
    ["Moves of the overseer", decomposition.moves], ["Calls", decomposition.n_calls], ["Tokens", decomposition.tokens], ["Cost", decomposition.cost], ...Object.entries(decomposition.labels ?? {}).slice(0, 64)];
  return h("details", {}, h("summary", {}, "How it was asked"), h("dl", { class: "facts" },
    facts.filter(([, value]) => value !== null && value !== undefined && value !== "").map(([name, value]) => [h("dt", {}, untrusted(name)), h("dd", {}, untrusted(shortened(String(value), 400)))])));
}

function rawDecomposition({ decomposition, judgements, key }) {
  return h("details", { ontoggle: e => {
    if (e.target.open && e.target.children.length === 1) {
      e.target.append(h("pre", { class: "raw", tabindex: "0", role: "region", "aria-label": "Raw record" }, JSON.stringify({ decomposition, judgements, key }, null, 2)));
    }
  } }, h("summary", {}, "Raw record"));
}
