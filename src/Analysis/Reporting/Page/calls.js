// The calls of language models that a debate took: what was sent and what came back, as they are.

const MOST_CALLS = 500;

/** The way from a speech or a verdict to the call that made it; none where the page does not hold the debate's calls. */
function callButton(entry, callId) {
  return callId && callsOf.has(entry.key) && !blind()
    && h("button", { type: "button", class: "quiet small raw-call", onclick: () => showCall(callId) }, "Raw call");
}

function callSection({ entry }) {
  const lots = callsOf.get(entry.key);
  const total = lots?.reduce((sum, lot) => sum + lot.count, 0);
  return lots && h("details", { id: "calls", ontoggle: e => e.target.open && e.target.id === "calls" && fillCalls(e.target, entry) },
    h("summary", {}, `Calls of language models (${total})`));
}

async function fillCalls(section, entry) {
  section.filled ??= callsOpened(entry).then(calls => {
    section.append(h("ol", { class: "calls" }, calls.slice(0, MOST_CALLS).map(callItem)));
    if (calls.length > MOST_CALLS) {
      section.append(h("p", { class: "muted small" }, `The first ${MOST_CALLS} of ${calls.length}; calls.jsonl in the run's folder holds them all.`));
    }
  });
  await section.filled;
}

function callItem(call) {
  const facts = [
    call.usage && `${call.usage.input.toLocaleString("en")} tokens read, ${call.usage.output.toLocaleString("en")} written`,
    call.replayed ? "from a recording" : call.cost === null ? "cost unknown" : `$${fixed(call.cost, 4)}`,
    !call.replayed && `${fixed(call.duration_s, 1)} s`,
    call.attempts.length > 1 && `${call.attempts.length} attempts`,
  ].filter(Boolean).join(" · ");
  return h("li", {}, h("details", { "data-call": call.call_id, ontoggle: e => e.target.open && fillCall(e.target, call) },
    h("summary", {}, untrusted(roleWords(call.role)), " ", untrusted(call.model, "code"), " ",
      h("span", { class: "muted small" }, facts), " ", call.error && h("span", { class: "tag bad" }, call.failure ?? "failed"))));
}

const roleWords = role => role ? (role[0].toUpperCase() + role.slice(1)).replace(/_([ab])$/, (_, side) => ` ${side.toUpperCase()}`).replaceAll("_", " ") : "No role";

function fillCall(element, call) {
  if (element.children.length > 1) {
    return;
  }
  const part = (words, value) => [h("h3", {}, words), h("pre", { class: "raw", tabindex: "0", role: "region", "aria-label": words },
    typeof value === "string" ? value : JSON.stringify(value, null, 2))];
  const { request, reply, ...others } = call;
  element.append(h("div", { class: "call" },
    call.error && h("p", {}, untrusted(shortened(call.error, 1000))),
    part("Sent", request),
    reply === null ? h("p", { class: "muted" }, "Nothing came back.") : part("Came back", reply),
    part("Everything else", others)));
}

/** Opens the call and moves to it. */
async function showCall(callId) {
  const section = document.getElementById("calls");
  section.open = true;
  await fillCalls(section, shown.page.opening.entry);
  const call = [...section.querySelectorAll("[data-call]")].find(c => c.dataset.call === callId);
  if (call) {
    call.open = true;
  } else {
    say("The page does not hold this call.");
  }
  const target = (call ?? section).querySelector("summary");
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}
