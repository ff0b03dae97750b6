// A decomposition's page: the question as a tree that folds, each answer above the questions and the quotes that it rests on.

const isDecomposition = entry => typeof entry.subquestions === "number";

const MISSING = new Map([
  ["do_not_know", { words: "do not know", limit: false }],
  ["depth", { words: "not asked: too many levels", limit: true }],
  ["width", { words: "not answered: too many subquestions", limit: true }],
  ["budget", { words: "not answered: the budget of moves is spent", limit: true }],
  ["cycle", { words: "not answered: it would rest on itself", limit: true }],
  ["unreadable", { words: "not answered: what was said cannot be read", limit: true }],
  ["failed", { words: "failed", limit: true }],
]);

const SOURCE = new Map([["look_up", "looked up"], ["memory", "remembered"], ["assistant", "by the assistant"]]);

// So many levels are unfolded at first, as long as there are not too many questions.
const OPEN_LEVELS = 2;
const OPEN_QUESTIONS = 60;

async function openedDecomposition(entry) {
  const record = (await block(`decompositions-${entry.block}`))[entry.place];
  const { decomposition } = record;
  // What the parts of the page that show verdicts ask of whatever was judged; nobody argued.
  const judged = { answers: decomposition.answers ?? [], sides: [], status: entry.status };
  return { entry, nodes: await nodesOf(entry.run, decomposition.tree_id), debate: judged, ...record };
}

function decompositionContent(opening, { compact = false, heading = "h1" } = {}) {
  const { decomposition, entry, judgements } = opening;
  const hrefOf = cite => compact ? addressOf({ debate: entry.key, cite }) : addressWith({ cite });
  return [
    h("header", { class: "tight" },
      h("p", { class: "muted small" }, "Decomposition · ", untrusted(entry.protocol), " · ", untrusted(entry.name)),
      h(heading, { tabindex: "-1", class: "untrusted question-words", dir: "auto" }, decomposition.question_text ?? decomposition.questions[0].question),
      decomposition.error && h("p", {}, h("span", { class: "tag warn" }, "failed"), " ", untrusted(shortened(decomposition.error, 400)))),
    decomposition.answers && answerList(opening),
    blind() ? h("p", { class: "muted small" }, "Reading blind: truth, verdicts, models and names are hidden.")
      : judgements.length > 0 && h("section", { class: "card tight", "aria-label": "The overseer's verdict" }, h("h2", {}, "Verdict"), verdictTable(opening, compact), conclusion(opening)),
    questionTree(opening, hrefOf),
    !compact && !blind() && [decompositionFacts(opening), callSection(opening), rawDecomposition(opening)],
  ];
}

function conclusion({ judgements }) {
  return judgements.filter(j => j.raw && j.parse_status !== "decided").map(j => h("p", { class: "muted small" }, untrusted(shortened(j.raw, 400))));
}

/** What was asked, from the first question down. */
function questionTree(opening, hrefOf) {
  const { questions } = opening.decomposition;
  const below = groupsOf(questions.filter(q => q.parent !== null), q => q.parent);
  const few = questions.length <= OPEN_QUESTIONS;
  const item = (question, level) => {
    const asked = below.get(question.index) ?? [];
    const parts = () => [
      question.facts.length > 0 && h("ul", { class: "quotes", "aria-label": "Rests on" }, question.facts.map((fact, i) => h("li", {}, factLink(fact, `${question.index}.${i}`, opening.nodes, hrefOf)))),
      asked.length > 0 && h("ol", { class: `asked ${level >= 8 ? "flat" : ""}` }, asked.map(q => item(q, level + 1)))];
    const words = [untrusted(shortened(question.question, 600), "span"), " ", answerWords(question)];
    if (asked.length === 0 && question.facts.length === 0) {
      return h("li", { class: "alone", "data-question": question.index }, words);
    }
    const open = level < OPEN_LEVELS || (few && asked.length === 0);
    return h("li", { "data-question": question.index }, h("details", { class: "folds", open, ontoggle: e => fillQuestion(e.target, parts) }, h("summary", {}, words), open && parts()));
  };
  return h("section", { class: "card", "aria-label": "The decomposition" },
    h("div", { class: "section-head" }, h("h2", {}, "The decomposition"), h("p", { class: "muted small" }, `${count(questions.length, "question")}${limitWords(questions)}`),
      h("button", { type: "button", class: "quiet", onclick: e => unfoldAll(e.target.closest("section")) }, "Unfold all")),
    h("ol", { class: "asked first" }, item(questions[0], 0)));
}

function fillQuestion(details, parts) {
  if (details.open && details.children.length === 1) {
    put(details, parts());
  }
}

/** Unfolds from the top down: what is folded has no elements yet. */
function unfoldAll(section) {
  for (let folded; (folded = [...section.querySelectorAll("details.folds:not([open])")]).length > 0;) {
    folded.forEach(details => {
      details.open = true;
      details.dispatchEvent(new Event("toggle"));
    });
  }
}

function answerWords(question) {
  const missing = MISSING.get(question.missing);
  return [
    question.answer === null
      ? h("span", { class: `tag ${missing?.limit ? "warn" : ""}` }, missing?.words ?? "no answer")
      : h("strong", { class: "untrusted answer-given", dir: "auto" }, shortened(question.answer, 2000)),
    SOURCE.has(question.source) && [" ", h("span", { class: "muted small" }, SOURCE.get(question.source))],
    question.votes > 1 && [" ", h("span", { class: "muted small" }, `${question.votes} votes`)]];
}

/** How often a limit was hit, by limit; nothing where none was. */
function limitWords(questions) {
  return [...groupsOf(questions.filter(q => MISSING.get(q.missing)?.limit), q => q.missing)].map(([missing, all]) => ` · ${all.length} ${MISSING.get(missing).words}`).join("");
}

function factLink(fact, name, nodes, hrefOf) {
  return [citationLink(citationOf(fact, nodes), name, hrefOf(name), shortened(fact.quote || "(nothing quoted)", 400)), " ", h("code", { class: "muted small" }, shortened(fact.address, 80))];
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
