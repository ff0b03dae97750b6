// A recursive debate as the tree that it went down: each claim, its parts, the part that was contested, and the node that settled it.

/** The steps of the descent, or null where a debate is of another kind. */
function descentOf(debate) {
  if (!debate.turns.some(turn => turn.task === "divide")) {
    return null;
  }
  const opening = debate.turns.filter(turn => turn.task === "open" && turn.claims.length > 0);
  const steps = [];
  for (const turn of debate.turns) {
    if (turn.task === "divide") {
      steps.push({ division: turn, contested: null });
    } else if (turn.task === "challenge" && steps.length > 0) {
      steps.at(-1).challenge = turn;
      steps.at(-1).contested = turn.contested;
    }
  }
  return { opening, steps };
}

function descentSection({ debate, nodes }, hrefOf) {
  const descent = descentOf(debate);
  return descent && h("section", { class: "card", "aria-label": "The descent" },
    h("div", { class: "section-head" }, h("h2", {}, "The descent"),
      h("p", { class: "muted small" }, `${count(descent.steps.filter(s => s.contested !== null).length, "challenge")} down to one node`)),
    h("ol", { class: "descent" },
      descent.opening.map(turn => h("li", { class: "step-0" }, speaker(turn), " claims ", claimWords(turn.claims[0], nodes))),
      descent.steps.map((step, i) => descentStep(step, i + 1, nodes, hrefOf))));
}

const speaker = turn => h("span", { class: `side ${sideOf(turn.role)?.toLowerCase() ?? ""}` }, sideOf(turn.role) ?? "?");

function descentStep({ division, challenge, contested }, depth, nodes, hrefOf) {
  const level = `step-${Math.min(depth, 9)}`;
  if (division.claims.length === 0) {
    return h("li", { class: `${level} settled`, "data-depth": depth }, h("p", {}, speaker(division), " rests on this node:"),
      division.citations.slice(0, 16).map((citation, i) => h("p", { class: "words" },
        citationLink(citation, `${division.turn}.${i}`, hrefOf(`${division.turn}.${i}`), shortened(citation.quote, 400)),
        " ", h("code", { class: "muted small" }, shortened(citation.address, 80)))));
  }
  return h("li", { class: level, "data-depth": depth }, h("p", { class: "muted small" }, speaker(division), ` divides it into ${division.claims.length}`),
    h("ul", { class: "parts" }, division.claims.slice(0, 64).map((claim, i) => h("li", { class: i === contested ? "contested" : "" },
      claimWords(claim, nodes), i === contested && [" ", h("span", { class: "tag warn" }, "contested by ", challenge && speaker(challenge))]))),
    contested === null && h("p", { class: "muted small" }, challenge ? [speaker(challenge), " contests none of them."] : "The debate ends here."));
}

function claimWords(claim, nodes) {
  const text = nodes.get(claim.about);
  return [h("code", { title: text ? shortened(text, 200) : null }, shortened(claim.about, 60)), " ", untrusted(claim.topic), " ", h("strong", { class: "number" }, untrusted(shortened(claim.value, 60)))];
}
