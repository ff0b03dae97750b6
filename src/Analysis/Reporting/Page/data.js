// What the page holds: the index, parsed at once, and blocks that are unpacked when they are needed.

const index = JSON.parse(document.getElementById("index").textContent);
const isDecomposition = entry => typeof entry.subquestions === "number";
const unpacked = new Map();
const MOST_UNPACKED = 24;

index.debates.forEach((debate, number) => {
  debate.number = number;
  debate.name = index.runs.length > 1 ? `${index.runs[debate.run].id}/${debate.id}` : debate.id;
  debate.key = `${index.runs[debate.run].id}/${debate.id}`;
  debate.found = [debate.question, ...debate.answers, debate.key, debate.question_id].join("\n").toLowerCase();
});
const debateOf = new Map(index.debates.map(debate => [debate.key, debate]));
const treeOf = new Map(index.trees.map(tree => [`${tree.run}/${tree.id}`, tree]));
const callsOf = groupsOf(index.calls, lot => `${index.runs[lot.run].id}/${lot.debate}`);
const sameQuestion = groupsOf(index.debates, d => `${d.question_id}\n${d.question}`);

function block(name) {
  let values = unpacked.get(name);
  if (!values) {
    values = unpack(document.getElementById(name).textContent);
    unpacked.set(name, values);
    if (unpacked.size > MOST_UNPACKED) {
      unpacked.delete(unpacked.keys().next().value);
    }
  }
  return values;
}

async function unpack(base64) {
  const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

/** The calls of language models that a debate took, in the order in which they ended. */
async function callsOpened(debate) {
  const lots = await Promise.all((callsOf.get(debate.key) ?? []).map(async lot => (await block(`calls-${lot.block}`))[lot.place]));
  return lots.flat().sort((a, b) => compareWords(a.at, b.at) || a.replayed - b.replayed);
}

/** The nodes of a tree that the page holds, by address. */
async function nodesOf(run, treeId) {
  const tree = treeOf.get(`${run}/${treeId}`);
  return tree ? new Map(Object.entries((await block(`trees-${tree.block}`))[tree.place])) : new Map();
}

/** Everything about a debate or a decomposition: its record and the nodes that it mentions. */
async function opened(entry) {
  if (isDecomposition(entry)) {
    return openedDecomposition(entry);
  }
  const record = (await block(`debates-${entry.block}`))[entry.place];
  return { entry, nodes: await nodesOf(entry.run, record.debate.tree_id), ...record };
}
