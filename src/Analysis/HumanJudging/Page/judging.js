// One debate, as far as it may be seen, and the form that takes what the reader believes.

const content = document.getElementById("content");
const say = words => { document.getElementById("said").textContent = words; };
let view = null;

const sideOfAnswer = i => view.sides.find(side => side.answer === i)?.label;

function answersInOrder() {
  const order = view.answers.map((_, i) => i);
  return order.sort((a, b) => (sideOfAnswer(a) ?? "Z") < (sideOfAnswer(b) ?? "Z") ? -1 : (sideOfAnswer(a) ?? "Z") > (sideOfAnswer(b) ?? "Z") ? 1 : a - b);
}

const tint = label => label ? `side-${label.toLowerCase()}` : "";

function answerShown(i) {
  const label = sideOfAnswer(i);
  return [label && h("span", { class: "side" }, `Side ${label}`), " ", untrusted(view.answers[i]),
    view.sides.filter(side => side.credences).map(side => h("span", { class: `muted small ${tint(side.label)}` }, " ", h("span", { class: "side" }, side.label), ` says ${percent(side.credences[i])}`))];
}

function draw(moved) {
  panel.close();
  document.getElementById("progress").textContent = `${visible(view.judge)}: ${view.judged} of ${view.debates} judged`;
  if (view.debate === null) {
    content.replaceChildren(h("div", { class: "stack done" }, h("h1", { tabindex: "-1" }, "There is nothing left to judge"), h("p", {}, `Thank you: you judged ${count(view.judged, "debate")}. Everything is saved, and you can close this page.`)));
    content.querySelector("h1").focus();
    return;
  }
  const rounds = [...new Set(view.turns.map(t => t.round))].map(round => [round, view.turns.filter(t => t.round === round)]);
  content.replaceChildren(h("div", { class: "stack" },
    h("header", { class: "tight" },
      view.instructions && h("p", { class: "notice untrusted", dir: "auto" }, view.instructions),
      h("p", { class: "muted" }, isUndivided() ? (view.questions ? "How the question was divided" : "Before you see how the question was divided") : view.last_stage === 0 ? "" : view.stage === 0 ? `Before the first of ${view.last_stage} rounds` : `After round ${view.stage} of ${view.last_stage}`),
      h("h1", { tabindex: "-1", class: "untrusted", dir: "auto" }, view.question),
      h("ol", { class: "choices" }, answersInOrder().map(i => h("li", { class: tint(sideOfAnswer(i)) }, answerShown(i))))),
    rounds.map(([round, turns]) => h("section", { class: "round", "aria-label": `Round ${round + 1}` }, h("h2", { tabindex: "-1" }, `Round ${round + 1}`),
      h("div", { class: "sides" }, turns.map(turn => speechArticle(turn, null, cite => `#cite=${cite}`))))),
    view.questions && questionTree(view.questions, factCited, cite => `#cite=${cite}`),
    judgementForm()));
  const newest = [...content.querySelectorAll(".round > h2")].at(-1) ?? content.querySelector("h1");
  if (moved) {
    newest.focus({ preventScroll: true });
    newest.scrollIntoView({ block: "start" });
    say(view.stage > 0 ? `Round ${view.stage} of ${view.last_stage}` : "Next debate");
  }
}

/** Whether a decomposition is to come: nobody speaks, and nothing is shown of it yet. */
const isUndivided = () => view.sides.length === 0 && view.turns.length === 0 && view.last_stage === 1;

function judgementForm() {
  const last = view.stage >= view.last_stage;
  const names = answersInOrder().map(i => ({ i, plain: sideOfAnswer(i) ? `side ${sideOfAnswer(i)}` : visible(shortened(view.answers[i], 60)), shown: h("span", { class: tint(sideOfAnswer(i)) },
    sideOfAnswer(i) ? h("span", { class: "side" }, `Side ${sideOfAnswer(i)}`) : untrusted(shortened(view.answers[i], 60))) }));
  const chosen = beliefs(names, view.credences && names.map(({ i }) => view.credences[i]));
  const reason = h("textarea", { id: "reason", maxlength: 20000, placeholder: "What moved you?" });
  const problem = h("p", { class: "notice", role: "alert", hidden: true });
  const send = final => async event => {
    event.preventDefault();
    const credences = [];
    names.forEach(({ i }, at) => { credences[i] = chosen.get()[at]; });
    try {
      form.inert = true;
      view = await ask("/judgements", { debate: view.debate, stage: view.stage, credences, reason: reason.value, final });
      draw(true);
    } catch (error) {
      form.inert = false;
      problem.hidden = false;
      problem.textContent = visible(error.message);
    }
  };
  const form = h("form", { class: "judgement card", id: "judgement", "aria-labelledby": "judgement-name", onsubmit: send(last) },
    h("h2", { id: "judgement-name", tabindex: "-1" }, "What do you believe now?"),
    chosen.element,
    h("div", {}, h("label", { for: "reason" }, "Why (optional)"), reason),
    problem,
    h("div", { class: "choose" },
      h("button", { type: "submit", class: "primary" }, last ? "Record my verdict" : "Record and read on"),
      !last && view.stage > 0 && h("button", { type: "button", onclick: send(true) }, "This is my verdict")));
  return form;
}

function showCitation() {
  const [turnNumber, number] = (new URLSearchParams(location.hash.slice(1)).get("cite") ?? "").split(".").map(Number);
  const turn = view?.turns.find(t => t.turn === turnNumber);
  const fact = view?.questions?.[turnNumber]?.facts[number];
  const citation = fact ? factCited(fact, `${turnNumber}.${number}`) : turn?.citations[number];
  document.querySelectorAll("[data-cite][aria-current]").forEach(link => link.removeAttribute("aria-current"));
  if (!citation) {
    panel.close();
    return;
  }
  const link = document.querySelector(`[data-cite="${turnNumber}.${number}"]`);
  link?.setAttribute("aria-current", "true");
  panel.open(citation, nodesKnown(), fact ? `Question ${turnNumber + 1}` : `Side ${sideOf(turn.role) ?? "–"}, round ${turn.round + 1}`, () => {
    history.replaceState(null, "", location.pathname);
    showCitation();
    link?.focus();
  }, fillExcerpt(`${turnNumber}.${number}`));
}

put(document.getElementById("tools"), themeButton());
addEventListener("hashchange", showCitation);
document.addEventListener("keydown", e => {
  if (e.key === "Escape" && panel.element) {
    panel.element.querySelector("button").click();
  }
});
document.getElementById("skip").addEventListener("click", e => {
  e.preventDefault();
  document.getElementById("judgement-name")?.focus();
});

try {
  view = await ask("/view");
  draw(false);
} catch (error) {
  content.replaceChildren(h("div", { class: "stack" }, h("h1", {}, "Nothing to judge here"), h("p", { class: "notice" }, error.message)));
}
