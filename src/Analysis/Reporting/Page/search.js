// Words in speeches and reasons: the blocks are unpacked one after the other, and only where the words stand is kept.

const MOST_SEARCHES = 8;
const searches = new Map();
const debatesIn = groupsOf(index.debates, d => `${isDecomposition(d) ? "decompositions" : "debates"}-${d.block}`);

const wordsOf = text => text.toLowerCase().split(/\s+/).filter(Boolean);

/** Where the words were found, by the debate's number: some words around the first. Empty as long as they were not searched for. */
const saidFound = words => searches.get(searchOf(words)) ?? new Map();

/** A search by its words, and by who reads: the blind do not search reasons. */
const searchOf = words => `${blind()}\n${words}`;

/** Searches, if that was not done; `told` hears how many blocks are done, and of how many. */
async function searchSaid(words, told = () => {}) {
  const search = searchOf(words);
  if (!words?.trim() || searches.has(search)) {
    return;
  }
  const numbers = new Map();
  const all = wordsOf(words);
  let done = 0;
  for (const [name, debates] of debatesIn) {
    const records = await unpack(document.getElementById(name).textContent);
    for (const debate of debates) {
      const text = textsOf(records[debate.place]).find(text => {
        const lower = text.toLowerCase();
        return all.every(word => lower.includes(word));
      });
      if (text !== undefined) {
        numbers.set(debate.number, aroundOf(text, all[0]));
      }
    }
    told(++done, debatesIn.size);
  }
  searches.set(search, numbers);
  if (searches.size > MOST_SEARCHES) {
    searches.delete(searches.keys().next().value);
  }
}

/** Everything that was said of a debate; what judges said only to those who do not read blind. */
function textsOf({ debate, decomposition, judgements }) {
  return [
    ...(debate?.turns.map(turn => turn.text) ?? []),
    ...(decomposition?.questions.flatMap(q => [q.question, q.answer ?? "", ...q.facts.map(f => f.quote)]) ?? []),
    ...(blind() ? [] : judgements.map(j => j.raw ?? ""))];
}

function aroundOf(text, word) {
  const at = text.toLowerCase().indexOf(word);
  const from = Math.max(0, at - 60);
  return `${from > 0 ? "…" : ""}${text.slice(from, at + word.length + 90).replace(/\s+/g, " ")}${at + word.length + 90 < text.length ? "…" : ""}`;
}
