// One speech: its words with citations in them, and what it claims.

/** Where the quotes of citations stand in the words, in order: where the store says, else where they are found; those that stand nowhere are kept for after them. */
function placed(text, citations) {
  const inside = [], after = [];
  let from = 0;
  citations.forEach((citation, number) => {
    const stored = citation.at ?? -1;
    const at = !citation.quote ? -1 : stored >= from && text.startsWith(citation.quote, stored) ? stored : text.indexOf(citation.quote, from);
    if (at < 0) {
      after.push(number);
    } else {
      inside.push({ number, at, end: at + citation.quote.length });
      from = at + citation.quote.length;
    }
  });
  return { inside, after };
}

/** A link that opens the cited node; `name` is what the address says of it, for example "2.0". */
function citationLink(citation, name, href, text) {
  const status = citationWords(citation.status);
  return h("a", { class: `cite cite-${status.kind}`, href, "data-cite": name, title: `${citation.address} · ${status.words}` },
    untrusted(text), h("span", { class: "icon", "aria-hidden": "true" }, status.icon), hiddenText(` (cited, ${status.words})`));
}

function speechWords(turn, hrefOf) {
  const link = (number, text) => citationLink(turn.citations[number], `${turn.turn}.${number}`, hrefOf(`${turn.turn}.${number}`), text);
  const { inside, after } = placed(turn.text, turn.citations);
  const words = h("div", { class: "words untrusted", dir: "auto" });
  let from = 0;
  for (const { number, at, end } of inside) {
    put(words, [turn.text.slice(from, at), link(number, turn.text.slice(at, end))]);
    from = end;
  }
  put(words, turn.text.slice(from));
  return [words, after.length > 0 && h("ul", { class: "cited-also", "aria-label": "Cited" }, after.map(number =>
    h("li", {}, link(number, shortened(turn.citations[number].quote || "(nothing quoted)", 400)), " ",
      h("span", { class: "muted small untrusted" }, shortened(turn.citations[number].address, 80)))))];
}

const FEW_CLAIMS = 6;

function claimList(turn) {
  const shown = turn.claims.slice(0, 64);
  const list = () => h("ul", { class: "claims muted", "aria-label": "Claims" }, shown.map(claim =>
    h("li", {}, untrusted(claim.topic), " of ", untrusted(shortened(claim.about, 80), "code"), " is ", untrusted(shortened(claim.value, 120), "code"))),
    shown.length < turn.claims.length && h("li", {}, `and ${turn.claims.length - shown.length} more, in the raw record`));
  return turn.claims.length > FEW_CLAIMS
    ? h("details", { class: "claims-folded" }, h("summary", { class: "small" }, `${turn.claims.length} claims`), list())
    : turn.claims.length > 0 && list();
}

/** A turn without a speech, and why. */
function silenceNote({ silence, problem }) {
  return h("p", { class: "silence" }, h("span", { class: "tag warn" }, "No speech"), " ", SILENCE.get(silence) ?? String(silence).replaceAll("_", " "),
    problem && h("span", { class: "block muted small untrusted", dir: "auto" }, problem));
}

/** A speech; `debater` is who spoke, or null where that is not shown; `beside` ends its heading, `below` the speech. */
function speechArticle(turn, debater, hrefOf, { beside = null, below = null } = {}) {
  const side = sideOf(turn.role);
  const name = side ? `Side ${side}` : "Judge";
  return h("article", { class: `speech ${side ? `side-${side.toLowerCase()}` : "feedback"}`, "aria-label": `${name}, round ${turn.round + 1}` },
    h("header", { class: "speech-head" },
      h("h3", { class: "side" }, name),
      debater && untrusted(debater),
      TASK.has(turn.task) && side && h("span", { class: "muted small" }, TASK.get(turn.task)),
      beside),
    turn.silence ? silenceNote(turn)
      : turn.text || turn.citations.length > 0 ? speechWords(turn, hrefOf) : h("p", { class: "muted small" }, "Said nothing."),
    claimList(turn),
    turn.contested !== null && h("p", { class: "muted small" }, `Contests part ${turn.contested + 1}.`),
    below);
}
