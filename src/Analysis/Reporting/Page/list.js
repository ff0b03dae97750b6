// The list of debates.

const PAGE_ROWS = 100;

function listPage() {
  const body = h("tbody", {});
  const headings = h("tr", {});
  const pages = h("nav", { class: "pages", "aria-label": "Pages of the list" });
  const total = h("p", { class: "muted", id: "total" });
  const clear = h("span", {});
  const update = async changes => {
    settle({ from: "", ...changes });
    const { said } = Object.fromEntries(place());
    await searchSaid(said, (done, of) => { total.textContent = `Searching: ${percent(done / of)}`; });
    render(true);
  };
  const render = spoken => {
    const wanted = Object.fromEntries(place());
    const rows = rowsLeft(wanted);
    const from = Math.min(Math.max(0, Number.parseInt(wanted.from, 10) || 0), Math.max(0, Math.ceil(rows.length / PAGE_ROWS) - 1) * PAGE_ROWS);
    body.replaceChildren(...rows.slice(from, from + PAGE_ROWS).map(row => listRow(row, wanted)));
    headings.replaceChildren(...columns().map(column => columnHeading(column, wanted.sort ?? "store", update)));
    clear.replaceChildren(clearLink(wanted) || "");
    followFilters(wanted);
    total.textContent = `${rows.length.toLocaleString("en")} of ${listed(index.debates.length)}`;
    turnPages(pages, rows.length, from, next => {
      settle({ from: next || "" });
      render(true);
      scrollTo(0, 0);
    });
    if (spoken) {
      say(`${rows.length} of ${listed(index.debates.length)} listed`);
    }
  };
  const page = h("div", { class: "stack list" },
    h("header", { class: "section-head" }, h("h1", { tabindex: "-1" }, listName()), total, clear),
    filterForm(update),
    h("div", { class: "card" }, h("table", {}, h("caption", { class: "hidden-text" }, `${listName()} that fit the filters`), h("thead", {}, headings), body)),
    pages);
  render(false);
  return page;
}

const columns = () => [
  { name: "Question", sort: "question" },
  { name: "Protocol", sort: "protocol", wide: true },
  { name: "Rounds", sort: "rounds", wide: true },
  ...(blind() ? [] : [{ name: "Verdict", sort: "verdict" }, ...(choices.get("debater_a").length > 1 ? [{ name: "Debaters", wide: true }] : []), ...(index.debates.some(d => d.cost) ? [{ name: "Cost", sort: "cost", wide: true }] : []), { name: "Log score", sort: "score", wide: true }]),
];

function columnHeading({ name, sort, wide }, now, update) {
  const direction = now === sort ? "ascending" : now === `${sort}-down` ? "descending" : "none";
  if (!sort) {
    return h("th", { scope: "col", class: "wide unsorted" }, name);
  }
  return h("th", { scope: "col", class: wide && "wide", "aria-sort": direction },
    h("button", { type: "button", class: "quiet sort", onclick: () => {
      update({ sort: direction === "none" ? sort : direction === "ascending" ? `${sort}-down` : "" });
      document.querySelector(`[data-sort="${sort}"]`)?.focus();
    }, "data-sort": sort }, name, h("span", { "aria-hidden": "true" }, { ascending: "↑", descending: "↓", none: "" }[direction])));
}

function listRow({ debate, verdict, others }, wanted) {
  const said = wanted.said && saidFound(wanted.said).get(debate.number);
  return h("tr", {},
    h("th", { scope: "row" },
      h("a", { class: "question untrusted", dir: "auto", href: addressOf({ ...wanted, view: "", from: "", debate: debate.key }) }, debate.question || "(no question)"),
      h("span", { class: "muted small block" }, untrusted(debate.name), debate.status !== "finished" && [" ", h("span", { class: "tag warn" }, debate.status)],
        debate.silent > 0 && [" ", h("span", { class: "tag warn" }, count(debate.silent, "silent turn"))],
        debate.sample > 0 && ` · repetition ${debate.sample + 1}`,
        h("span", { class: "narrow" }, " · ", untrusted(debate.protocol))),
      said && h("span", { class: "small block said untrusted", dir: "auto" }, said)),
    h("td", { class: "wide protocol-cell" }, untrusted(debate.protocol)),
    h("td", { class: "wide number" }, isDecomposition(debate) ? `${debate.subquestions} asked` : debate.rounds),
    !blind() && [
      h("td", { class: "verdict-cell" }, verdictTag(verdict, debate.answers), verdict && h("span", { class: "muted small block" }, untrusted(verdict.judge), others > 0 && ` and ${others} more`)),
      choices.get("debater_a").length > 1 && h("td", { class: "wide small debaters" }, (debate.debaters ?? []).map((name, i) => name && h("span", { class: "block" }, h("span", { class: `side ${"ab"[i]}` }, "AB"[i]), " ", untrusted(shortened(name, 40))))),
      index.debates.some(d => d.cost) && h("td", { class: "wide number" }, debate.cost === undefined ? "–" : fixed(debate.cost, 4)),
      h("td", { class: "wide number" }, logScore(verdict?.log_score, verdict?.excluded)),
    ]);
}

/** Whom a verdict is for and whether that is right, in words and a mark as well as colour. */
function verdictTag(verdict, answers) {
  const right = correctness(verdict);
  return [h("span", { class: `verdict ${verdict?.outcome === "A" ? "side a" : verdict?.outcome === "B" ? "side b" : ""}` }, verdictWords(verdict, answers)), " ",
    right !== "unknown" && h("span", { class: `tag ${right === "yes" ? "good" : "bad"}` }, right === "yes" ? "✓ right" : "✗ wrong")];
}

function verdictWords(verdict, answers) {
  return verdict?.outcome === "answer" ? `“${shortened(answers[verdict.choice] ?? `Answer ${verdict.choice + 1}`, 40)}”` : verdict === null || verdict === undefined ? "No verdict" : verdict.outcome === "A" || verdict.outcome === "B" ? `Side ${verdict.outcome}` : outcomeWords.get(verdict.outcome) ?? "";
}

function turnPages(pages, rows, from, go) {
  const step = (words, to, possible) => h("button", { type: "button", disabled: !possible, onclick: () => go(to) }, words);
  pages.replaceChildren();
  if (rows > PAGE_ROWS) {
    put(pages, [step("Previous", from - PAGE_ROWS, from > 0),
      h("span", { class: "muted number" }, `${(from + 1).toLocaleString("en")}–${Math.min(rows, from + PAGE_ROWS).toLocaleString("en")} of ${rows.toLocaleString("en")}`),
      step("Next", from + PAGE_ROWS, from + PAGE_ROWS < rows)]);
  }
}
