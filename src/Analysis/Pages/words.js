// The store's words in a reader's words.

const CITATION = {
  exact: { kind: "exact", icon: "✓", words: "exact", long: "The node says these very words." },
  normalised: { kind: "normalised", icon: "≈", words: "same but for case, spaces or marks", long: "The node says these words but for case, spaces, quotation marks or dashes." },
  near_miss: { kind: "near", icon: "≠", words: "near miss", long: "The node says something that differs in a few characters; the quote does not hold." },
  not_found: { kind: "broken", icon: "✗", words: "not found", long: "The node says nothing like it." },
  out_of_range: { kind: "broken", icon: "✗", words: "out of range", long: "The span ends after the node's text." },
  not_unpacked: { kind: "broken", icon: "∅", words: "no such node", long: "There is no node at this address." },
  over_budget: { kind: "unchecked", icon: "?", words: "unchecked", long: "The reader's budget did not reach to the node." },
};

const citationWords = status => CITATION[status] ?? CITATION.not_found;

const TASK = new Map([["open", "opens"], ["divide", "divides"], ["challenge", "challenges"], ["feedback", "asks"]]);

const SILENCE = new Map([
  ["cut_off", "the reply was cut off"],
  ["cut_off_while_thinking", "the reply was cut off while the model was still thinking"],
  ["filtered", "a filter held the reply back"],
  ["refused", "the model refused"],
  ["unreadable", "no speech could be read in the reply"],
  ["only_read", "the debater only read, and never spoke"],
  ["empty", "the reply was empty"],
]);

const sideOf = role => role === "debater_a" ? "A" : role === "debater_b" ? "B" : null;

const percent = share => `${Math.round(share * 100)} %`;

const fixed = (value, digits) => value.toFixed(digits).replace("-", "\u2212");

const shortened = (text, length) => text.length <= length ? text : text.slice(0, length).trimEnd() + "…";

const count = (number, thing) => `${number.toLocaleString("en")} ${thing}${number === 1 ? "" : "s"}`;

function groupsOf(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    groups.has(key) ? groups.get(key).push(item) : groups.set(key, [item]);
  }
  return groups;
}
