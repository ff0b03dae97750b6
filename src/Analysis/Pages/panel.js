// The node that a citation names: its path in the tree, its text, and in it the words cited.

const panel = {
  /** Shows a citation. `nodes` maps the tree's addresses to texts; `who` says who cites it; `fill` puts into an element what is shown of a node. */
  open(citation, nodes, who, close, fill = (element, address, words) => nodeText(element, nodes.get(address), words)) {
    const status = citationWords(citation.status);
    const text = h("div", { class: "panel-text untrusted", dir: "auto", tabindex: "0", role: "region", "aria-label": "The node's text" });
    const path = h("nav", { class: "path", "aria-label": "Path in the tree" });
    const shown = address => {
      pathSteps(path, citation.address, address, nodes, shown);
      fill(text, address, address === citation.address ? citation : null);
    };
    const heading = h("h2", { tabindex: "-1", id: "panel-name" }, "Cited node");
    this.close();
    this.element = h("aside", { class: "panel", "aria-labelledby": "panel-name" },
      h("div", { class: "panel-head" },
        h("div", {}, heading, h("p", { class: "muted small" }, who)),
        h("button", { type: "button", class: "quiet", onclick: close }, "Close", hiddenText(" the cited node"))),
      h("div", { class: "panel-facts" },
        h("p", {}, h("span", { class: `tag ${{ exact: "good", normalised: "good", near: "warn", broken: "bad" }[status.kind] ?? ""}` }, `${status.icon} ${status.words}`),
          " ", h("span", { class: "muted small" }, status.long)),
        h("blockquote", { class: "untrusted", dir: "auto", tabindex: "0", "aria-label": "The words quoted" }, citation.quote || "(nothing quoted)"),
        path),
      text);
    document.body.append(this.element);
    document.body.classList.add("with-panel");
    shown(citation.address);
    text.querySelector("mark")?.scrollIntoView({ block: "center" });
    heading.focus({ preventScroll: true });
  },

  close() {
    this.element?.remove();
    this.element = null;
    document.body.classList.remove("with-panel");
  },
};

/** The steps from the root down to the node that is cited; those whose text is here can be looked at. */
function pathSteps(path, cited, at, nodes, look) {
  const steps = cited === "/" ? [] : cited.split("/").slice(1);
  const far = steps.length > 200;
  path.replaceChildren();
  steps.reduce((address, step, i) => {
    const next = (address === "/" ? "" : address) + "/" + step;
    if (!far || i >= steps.length - 200) {
      put(path, [h("span", { class: "muted", "aria-hidden": "true" }, "›"), pathStep(step, next, at, nodes, look)]);
    }
    return next;
  }, "/");
  path.prepend(far ? h("span", { class: "muted" }, `${steps.length - 200} steps above`) : pathStep("root", "/", at, nodes, look));
}

function pathStep(words, address, at, nodes, look) {
  const current = address === at ? "true" : null;
  return !nodes.has(address)
    ? h("span", { class: "step muted", "aria-current": current }, words)
    : h("button", { type: "button", class: "quiet", "aria-current": current, title: shortened(nodes.get(address), 120), onclick: () => look(address) }, words);
}

/** Whether lines were broken to a width: such text reads better broken anew. Places in it stay the same. */
function isHardWrapped(text) {
  const lengths = text.slice(0, 20000).split("\n").map(line => line.length).filter(length => length > 0).sort((a, b) => a - b);
  return lengths.length >= 12 && lengths[Math.floor(lengths.length / 2)] >= 40 && lengths[Math.floor(lengths.length * 0.9)] <= 90;
}

function nodeText(element, text, citation) {
  element.replaceChildren();
  element.classList.toggle("flow", text !== undefined && isHardWrapped(text));
  text = element.classList.contains("flow") ? text.replace(/(?<!\n)\n(?!\n)/g, " ") : text;
  if (text === undefined) {
    put(element, h("p", { class: "muted" }, "The store does not hold this node's text."));
  } else if (citation && citation.start !== null && citation.start + citation.length <= text.length) {
    const end = citation.start + citation.length;
    put(element, [text.slice(0, citation.start), h("mark", {}, text.slice(citation.start, end)), text.slice(end)]);
  } else {
    put(element, text);
  }
  element.scrollTop = 0;
}
