// A debate's page.

/** One debate, whole or, beside another, without what only the raw store needs. */
function debateContent(opening, { compact = false, heading = "h1" } = {}) {
  const { debate, entry } = opening;
  const hrefOf = cite => compact ? addressWith({ compare: "", with: "", left: "", right: "", debate: entry.key, cite }) : addressWith({ cite });
  return [
    h("header", { class: "tight" },
      h("p", { class: "muted small" }, untrusted(debate.protocol), " · ", untrusted(entry.name)),
      questionHeading(heading, debate.question_text || "(no question)"),
      debate.status !== "finished" && h("p", {}, h("span", { class: "tag warn" }, debate.status), " ", debate.error && untrusted(shortened(debate.error, 400))),
      debate.status === "finished" && debate.error && !blind() && h("p", { class: "muted small" }, untrusted(shortened(debate.error, 400)))),
    answerList(opening),
    blind() ? h("p", { class: "muted small" }, "Reading blind: truth, verdicts, models and names are hidden.") : [
      h("section", { class: "outcome", "aria-label": "Verdicts and credences" },
        h("div", { class: "card tight" }, h("h2", {}, "Verdicts"), verdictTable(opening, compact), reasons(opening)),
        curveFigure(opening))],
    descentSection(opening, hrefOf),
    speechesSection(opening, hrefOf, compact),
    !compact && !blind() && [factSection(opening), callSection(opening), rawSection(opening)],
  ];
}

function speechesSection(opening, hrefOf, compact) {
  const { debate } = opening;
  const parts = [...groupsOf(debate.turns, turn => turn.round)].map(([round, turns]) => roundSection(round, turns, opening, hrefOf, compact));
  const recursive = descentOf(debate) !== null;
  if (!blind()) {
    parts.unshift(stageBeside(opening, 0, compact));
  }
  return debate.turns.length === 0 ? h("p", { class: "muted" }, "Nobody spoke.")
    : recursive ? h("details", {}, h("summary", {}, `Every speech (${debate.turns.length})`), h("div", { class: "stack" }, parts))
    : parts;
}

function roundSection(round, turns, opening, hrefOf, compact) {
  const { debate, entry } = opening;
  const debater = turn => blind() ? null : sideOf(turn.role) ? debate.sides.find(s => s.label === sideOf(turn.role))?.debater : debate.models.judge;
  return h("section", { class: "round", "aria-label": `Round ${round + 1}` }, h("h2", {}, `Round ${round + 1}`),
    h("div", { class: "sides" }, turns.map(turn => speechArticle(turn, debater(turn), hrefOf,
      compact || blind() ? {} : { beside: callButton(entry, turn.call_id), below: candidateList(turn) }))),
    !blind() && stageBeside(opening, round + 1, compact));
}

/** What a speech was chosen from, best of n, with the score of each. */
function candidateList({ candidates }) {
  const shown = (candidates ?? []).slice(0, 64);
  return shown.length > 0 && h("details", { class: "candidates" }, h("summary", { class: "small" }, `Chosen from ${count(candidates.length, "draft")}`),
    h("ol", {}, shown.map(({ text, score }) => h("li", {}, h("span", { class: "muted small number" }, score === null ? "no score" : `score ${fixed(score, 3)}`),
      h("p", { class: "words untrusted", dir: "auto" }, shortened(text, 2000))))));
}

function factSection({ debate, entry }) {
  const facts = [["Run", index.runs[entry.run].id], ["Question id", debate.question_id], ["Tree", debate.tree_id], ["Sample", debate.sample], ["Sides swapped", debate.swap ? "yes" : "no"],
    ["Seed", debate.seed], ["Started", debate.started_at], ["Seconds", debate.wall_s], ["Tokens", debate.tokens], ["Cost", debate.cost], ["Calls", debate.n_calls],
    ["From recordings", debate.n_cache_hits], ["Retries", debate.n_retries],
    ...Object.entries(debate.models).map(([role, model]) => [`Model: ${role}`, model]), ...Object.entries(debate.labels).slice(0, 64)];
  return h("details", {}, h("summary", {}, "How it was run"), h("dl", { class: "facts" },
    facts.filter(([, value]) => value !== null && value !== "").map(([name, value]) => [h("dt", {}, untrusted(name)), h("dd", {}, untrusted(shortened(String(value), 400)))])));
}

function rawSection({ debate, judgements, key }) {
  return h("details", { ontoggle: e => {
    if (e.target.open && e.target.children.length === 1) {
      e.target.append(h("pre", { class: "raw", tabindex: "0", role: "region", "aria-label": "Raw record" }, JSON.stringify({ debate, judgements, key }, null, 2)));
    }
  } }, h("summary", {}, "Raw record"));
}

const contentOf = (opening, options) => isDecomposition(opening.entry) ? decompositionContent(opening, options) : debateContent(opening, options);

async function debatePage(key) {
  const entry = debateOf.get(key);
  if (!entry) {
    return missingPage(key);
  }
  const opening = await opened(entry);
  const wanted = Object.fromEntries(place());
  const rows = rowsLeft(wanted).map(row => row.debate);
  const at = rows.indexOf(entry);
  const neighbour = (words, step) => {
    const other = at < 0 ? undefined : rows[at + step];
    return other ? h("a", { class: "button quiet", href: addressWith({ debate: other.key, cite: "" }) }, words) : null;
  };
  const back = h("a", { href: addressWith({ debate: "", cite: "", view: "debates" }) }, isFiltered(wanted) ? `← ${listName()} that fit` : `← All ${listName().toLowerCase()}`);
  const page = h("div", { class: "stack debate" },
    h("nav", { class: "trail", "aria-label": listName() }, back, compareLink(entry),
      h("span", { class: "turn" }, neighbour("Previous", -1), at >= 0 && h("span", { class: "muted small number" }, `${(at + 1).toLocaleString("en")} of ${rows.length.toLocaleString("en")}`), neighbour("Next", 1))),
    contentOf(opening));
  page.opening = opening;
  return page;
}

function missingPage(key) {
  return h("div", { class: "stack" }, h("h1", { tabindex: "-1" }, "There is no such debate here"),
    h("p", {}, "This page does not hold ", untrusted(key, "code"), ". ", h("a", { href: "#view=debates" }, "See all debates")));
}

/** The citation that an address names, and who cites it; none where nothing is cited so. */
function cited(opening, cite) {
  if (!opening || isDecomposition(opening.entry)) {
    return opening && citedIn(opening, cite);
  }
  const [turnNumber, number] = cite.split(".").map(Number);
  const turn = opening.debate.turns.find(t => t.turn === turnNumber);
  const citation = turn?.citations[number];
  return citation && { citation, who: `${sideOf(turn.role) ? `Side ${sideOf(turn.role)}` : "The judge"}, round ${turn.round + 1}` };
}

/** Shows the citation that the address names, or none. */
function showCitation(page) {
  const cite = place().get("cite") ?? "";
  const found = cited(page.opening, cite);
  document.querySelectorAll("[data-cite][aria-current]").forEach(link => link.removeAttribute("aria-current"));
  if (!found) {
    panel.close();
    return;
  }
  const link = [...document.querySelectorAll("[data-cite]")].find(l => l.dataset.cite === cite);
  link?.closest("details")?.setAttribute("open", "");
  link?.setAttribute("aria-current", "true");
  panel.open(found.citation, page.opening.nodes, found.who, () => {
    settle({ cite: "" });
    showCitation(page);
    link?.focus();
  });
  bringUp(link);
}

/** Scrolls a link up where the page's bar or the panel covers it. */
function bringUp(link) {
  const { top, bottom } = link?.getBoundingClientRect() ?? { top: 100, bottom: 100 };
  const sheet = panel.element.getBoundingClientRect();
  if (top < 80 || bottom > (sheet.left > 0 ? innerHeight : sheet.top)) {
    link.scrollIntoView({ block: "start" });
  }
}
