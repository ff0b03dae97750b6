// A decomposition: the question as a tree that folds, each answer above the questions and the quotes that it rests on.

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

/** What was asked, from the first question down; `citationOf` makes a citation of a fact and its name, for example "3.0". */
function questionTree(questions, citationOf, hrefOf) {
  const below = groupsOf(questions.filter(q => q.parent !== null), q => q.parent);
  const few = questions.length <= OPEN_QUESTIONS;
  const item = (question, level) => {
    const asked = below.get(question.index) ?? [];
    const parts = () => [
      question.facts.length > 0 && h("ul", { class: "quotes", "aria-label": "Rests on" }, question.facts.map((fact, i) => h("li", {}, factLink(fact, `${question.index}.${i}`, citationOf, hrefOf)))),
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

function factLink(fact, name, citationOf, hrefOf) {
  return [citationLink(citationOf(fact, name), name, hrefOf(name), shortened(fact.quote || "(nothing quoted)", 400)), " ", h("code", { class: "muted small" }, shortened(fact.address, 80))];
}
