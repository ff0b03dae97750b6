// Statistics of the verdicts that filters leave, as ltp analyze defines them: means with 95 % intervals that draw whole questions.

const FEWEST_QUESTIONS = 5;
const MOST_RESAMPLED = 1000;
const RESAMPLES = 1000;
const Z95 = 1.959963984540054;
const BINS = 10;

/** A generator of numbers from 0 to 1 (mulberry32): the same choice always gives the same intervals. */
function drawing(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** [sum, count] by question of what `of` gives; null and undefined do not count. */
function sumsOf(items, of) {
  const rows = new Map();
  for (const item of items) {
    const value = of(item);
    if (value !== null && value !== undefined) {
      const row = rows.get(item.question) ?? [0, 0];
      row[0] += Number(value);
      row[1] += 1;
      rows.set(item.question, row);
    }
  }
  return [...rows.values()];
}

/** A mean, or a share, over questions: { value, low, high, n, why }. */
function ratioOf(rows, share, empty) {
  const [sum, n] = rows.reduce(([s, c], row) => [s + row[0], c + row[1]], [0, 0]);
  if (n === 0) {
    return { value: null, low: null, high: null, n: 0, why: empty };
  }
  const value = sum / n;
  const between = ([low, high]) => ({ value, low: Math.min(low, value), high: Math.max(high, value), n, why: null });
  const alone = why => ({ value, low: null, high: null, n, why: `no interval: ${why}` });
  if (share && rows.length > 1 && rows.length === n) {
    return between(wilson(sum, n));
  }
  const same = rows.every(row => Math.abs(row[0] / row[1] - rows[0][0] / rows[0][1]) <= 1e-12);
  if (rows.length >= FEWEST_QUESTIONS && same) {
    return share ? between(wilson(value * rows.length, rows.length)) : alone("every question gives the same value");
  }
  if (rows.length < FEWEST_QUESTIONS) {
    return alone(`${rows.length === 1 ? "one question" : `${rows.length} questions`} only, ${FEWEST_QUESTIONS} are needed`);
  }
  return between(rows.length <= MOST_RESAMPLED ? bootstrap(rows) : jackknife(rows, sum, n));
}

function wilson(hits, trials) {
  const p = hits / trials, z2 = Z95 * Z95;
  const centre = (p + z2 / (2 * trials)) / (1 + z2 / trials);
  const half = Z95 / (1 + z2 / trials) * Math.sqrt(p * (1 - p) / trials + z2 / (4 * trials * trials));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

function bootstrap(rows) {
  const draw = drawing(1), values = [];
  for (let i = 0; i < RESAMPLES; i++) {
    let sum = 0, n = 0;
    for (let j = 0; j < rows.length; j++) {
      const row = rows[Math.floor(draw() * rows.length)];
      sum += row[0];
      n += row[1];
    }
    values.push(sum / n);
  }
  values.sort((a, b) => a - b);
  const at = share => {
    const place = share * (values.length - 1), below = Math.floor(place);
    return values[below] + (place - below) * ((values[below + 1] ?? values[below]) - values[below]);
  };
  return [at(0.025), at(0.975)];
}

function jackknife(rows, sum, n) {
  const centre = sum / n;
  let away = 0, squares = 0;
  for (const row of rows) {
    const off = (sum - row[0]) / (n - row[1]) - centre;
    away += off;
    squares += off * off;
  }
  const half = Z95 * Math.sqrt((rows.length - 1) / rows.length * Math.max(0, squares - away * away / rows.length));
  return [centre - half, centre + half];
}

/** Verdicts as items: each with its debate and the question that it is clustered by. */
const verdictItems = left => left.flatMap(({ debate, verdicts }) => verdicts.filter(Boolean).map(verdict => ({ debate, verdict, question: debate.question_id })));

/** The statistics of measured.js of some verdicts, by name. */
function statisticsOf(items) {
  const verdicts = of => sumsOf(items, ({ verdict }) => of(verdict));
  const excluded = items.filter(i => i.verdict.excluded).length;
  const scored = items.filter(i => i.verdict.excluded || i.verdict.log_score !== null).length;
  const debates = [...new Map(items.map(i => [i.debate, i])).values()];
  const unpriced = debates.filter(i => i.debate.unpriced).length;
  const none = (n, why) => ({ value: null, low: null, high: null, n, why });
  return {
    accuracy: ratioOf(verdicts(v => v.right), true, "no verdict whose truth is known"),
    log_score: excluded > 0 ? none(scored, `minus infinity: ${excluded} of ${scored} verdicts gave the truth no credence`)
      : ratioOf(verdicts(v => v.log_score), false, "no verdict whose truth is known"),
    brier: ratioOf(verdicts(v => v.brier), false, "no verdict whose truth is known"),
    ece: eceOf(items),
    cost_of_debate: unpriced > 0 ? none(debates.length, `unknown: ${unpriced} of ${debates.length} debates made calls at prices that nobody told`)
      : ratioOf(sumsOf(debates, i => i.debate.cost), false, "no debate tells its cost"),
  };
}

const binned = items => items.filter(({ verdict }) => verdict.credences && verdict.borne !== undefined).map(item => {
  const credence = Math.max(...item.verdict.credences);
  return { ...item, credence, bin: Math.min(Math.floor(credence * BINS), BINS - 1) };
});

/** Credence against how often it was right, in bins. */
function calibrationOf(items) {
  const bins = groupsOf(binned(items), item => item.bin);
  return bins.size === 0 ? null : { bins: [...bins].sort(([a], [b]) => a - b).map(([bin, inBin]) => ({
    low: bin / BINS,
    high: (bin + 1) / BINS,
    n: inBin.length,
    credence: inBin.reduce((sum, item) => sum + item.credence, 0) / inBin.length,
    right: ratioOf(sumsOf(inBin, item => item.verdict.borne), inBin.every(item => item.verdict.borne === 0 || item.verdict.borne === 1), ""),
  })) };
}

function eceOf(items) {
  const all = binned(items);
  if (all.length < 10) {
    return { value: null, low: null, high: null, n: all.length, why: "fewer than 10 verdicts whose truth is known" };
  }
  const value = calibrationOf(items).bins.reduce((sum, bin) => sum + bin.n * Math.abs(bin.credence - bin.right.value), 0) / all.length;
  return { value, low: null, high: null, n: all.length, why: "no interval: resampling would only add to this error" };
}

/** The mean credence in the truth after each round. */
function stagesOf(items) {
  const stages = groupsOf(items.flatMap(item => (item.verdict.path ?? []).map(([stage, credence]) => ({ stage, credence, question: item.question }))), s => s.stage);
  return [...stages].sort(([a], [b]) => a - b).map(([stage, all]) => ({ stage, credence: ratioOf(sumsOf(all, s => s.credence), false, "") }));
}
