// Where the reader is stands in the address after "#", so that every place can be linked to and Back works.

const place = () => new URLSearchParams(location.hash.slice(1));

const blind = () => document.documentElement.dataset.blind === "on";

function addressOf(entries) {
  return "#" + new URLSearchParams(Object.entries(entries).filter(([, value]) => value !== "" && value !== null && value !== undefined));
}

/** The present address with some entries changed; an empty one is left out. */
function addressWith(changes) {
  return addressOf({ ...Object.fromEntries(place()), ...changes });
}

/** Changes the address without a new step for Back; what is drawn already shows the change. */
function settle(changes) {
  history.replaceState(null, "", addressWith(changes));
  if (shown) {
    shown.at = drawn();
  }
}

/** The ways to the overview and to the list keep the filters. */
function followFilters(wanted) {
  const kept = { ...filtersIn(wanted), by: wanted.by, also: wanted.also, sort: wanted.sort };
  document.querySelectorAll("[data-view]").forEach(link => { link.href = addressOf({ ...kept, view: link.dataset.view === "debates" ? "debates" : "" }); });
}

function say(words) {
  document.getElementById("said").textContent = words;
}
