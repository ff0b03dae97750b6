// What a judge sees of a cited node: the span and so many words around it; all of it only when they ask, which their judgement then says.

/** The nodes whose place in the tree can be looked at: those that may be asked for, with their texts where they were. */
const nodesKnown = () => new Map(view.can_open.map(address => [address, view.whole[address] ?? ""]));

/** A fact of a decomposition as a citation. */
function factCited(fact, name) {
  return { ...fact, status: view.excerpts[name] ? "exact" : "over_budget", start: null, length: null };
}

/** Fills the panel for the citation of this name, for example "2.0". */
function fillExcerpt(name) {
  return function fill(element, address, citation) {
    const whole = view.whole[address];
    if (whole !== undefined) {
      nodeText(element, whole, citation);
      return;
    }
    const excerpt = citation && view.excerpts[name];
    element.classList.remove("flow");
    element.replaceChildren();
    put(element, excerpt ? h("p", { class: "excerpt" }, excerpt.more_before && "… ", excerpt.before, h("mark", {}, excerpt.words), excerpt.after, excerpt.more_after && " …")
      : h("p", { class: "muted" }, citation ? "These words were not found in the node." : "Only what is cited is shown."));
    if (view.can_open.includes(address)) {
      put(element, h("div", { class: "whole" },
        h("button", { type: "button", onclick: async e => {
          e.target.disabled = true;
          try {
            view = await ask("/nodes", { debate: view.debate, stage: view.stage, address });
            fill(element, address, citation);
            say("The whole node is shown");
          } catch (error) {
            put(element, h("p", { class: "notice", role: "alert" }, error.message));
          }
        } }, "Show the whole node"),
        h("p", { class: "muted small" }, "Your judgement will say that you looked at it.")));
    }
  };
}
