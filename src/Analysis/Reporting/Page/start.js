// Draws whatever the address names, and again whenever it changes.

const content = document.getElementById("content");
const scrolled = new Map();
let shown = null;

const drawn = () => addressWith({ cite: "" }) + blind();

async function draw(moved) {
  const wanted = place();
  const now = drawn();
  if (shown?.at !== now) {
    content.setAttribute("aria-busy", "true");
    let page;
    try {
      await searchSaid(wanted.get("said"));
      page = wanted.has("debate") ? await debatePage(wanted.get("debate"))
        : wanted.has("compare") ? await comparePage(wanted)
        : wanted.get("view") === "debates" ? listPage()
        : overviewPage();
    } catch (error) {
      page = h("div", { class: "notice" }, h("h1", { tabindex: "-1" }, "This part of the page cannot be read"), h("p", {}, `The file may be damaged. ${error.message}`));
    }
    if (drawn() !== now) {
      return;
    }
    panel.close();
    content.replaceChildren(page);
    content.removeAttribute("aria-busy");
    followFilters(Object.fromEntries(wanted));
    shown = { at: now, page };
    arrive(moved, wanted);
  }
  showCitation(shown.page);
}

function arrive(moved, wanted) {
  const heading = content.querySelector("h1");
  document.title = `${heading.textContent.slice(0, 80)} · Debate report`;
  const view = wanted.has("debate") || wanted.has("compare") || wanted.get("view") === "debates" ? "debates" : "overview";
  document.querySelectorAll("[data-view]").forEach(link => link.dataset.view === view ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current"));
  if (moved) {
    heading.focus({ preventScroll: true });
    scrollTo({ top: scrolled.get(location.hash) ?? 0, behavior: "instant" });
  }
}

function blindButton() {
  const button = h("button", { type: "button", class: "quiet", "aria-pressed": "false", title: "Hide truth, models, names and verdicts", onclick: () => {
    document.documentElement.dataset.blind = blind() ? "off" : "on";
    button.setAttribute("aria-pressed", String(blind()));
    memory.set("ltp-blind", blind() ? "on" : "off");
    say(blind() ? "Blind mode is on" : "Blind mode is off");
    draw(false);
  } }, "Blind");
  if (memory.get("ltp-blind") === "on") {
    document.documentElement.dataset.blind = "on";
    button.setAttribute("aria-pressed", "true");
  }
  return button;
}

document.querySelectorAll('[data-view="debates"]').forEach(link => link.replaceChildren(index.debates.every(isDecomposition) ? "Decompositions" : "Debates"));
put(document.getElementById("tools"), [blindButton(), themeButton()]);
document.getElementById("skip").addEventListener("click", e => {
  e.preventDefault();
  (content.querySelector("h1") ?? content).focus();
});
document.addEventListener("keydown", e => {
  if (e.key === "Escape" && panel.element) {
    panel.element.querySelector("button").click();
  }
});
addEventListener("scroll", () => scrolled.set(location.hash, scrollY), { passive: true });
history.scrollRestoration = "manual";
addEventListener("hashchange", () => draw(true));
draw(false);
