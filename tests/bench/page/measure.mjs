// What runs in the page of a peer: opening its index, asking the questions, timing both.

const PASSES = 7;

const bytesOf = async (address) => new Uint8Array(await (await fetch(address)).arrayBuffer());

/**
 * Opens the index of a peer, all its bytes being there, asks the first question, and lets the peer
 * do what it leaves for later.
 */
export async function open({ bundle, index, masks, engine, folder, documents, questions }) {
  const { default: peer } = await import(bundle);
  const given = { folder, documents };
  if (index) given.index = await bytesOf(index);
  if (masks) given.masks = await bytesOf(masks);
  if (engine) given.engine = await bytesOf(engine);
  const start = performance.now();
  await peer.open(given);
  const opened = performance.now();
  await peer.answer(questions[0], true);
  const answered = performance.now();
  await peer.settle?.();
  const settled = performance.now();
  Object.assign(globalThis, { peer, questions });
  return { load: opened - start, first: answered - opened, settling: settled - answered };
}

/**
 * The mix: one pass that is checked, then up to seven that are timed. The figure of a question is
 * its best time: what the others add is the machine's business. Times are in milliseconds.
 */
export async function askAll(seconds) {
  const { peer, questions } = globalThis;
  const end = performance.now() + 1000 * seconds;
  const first = [];
  const answers = [];
  for (const question of questions) {
    const start = performance.now();
    const { total, counts } = await peer.answer(question, true);
    first.push(performance.now() - start);
    answers.push({ total, counts: peer.countsOf ? peer.countsOf(counts) : Array.from(counts) });
    if (performance.now() > end) break;
  }
  const best = first.map(() => Infinity);
  for (let pass = 0; pass < PASSES; pass++) {
    for (let number = 0; number < first.length && performance.now() < end; number++) {
      const guess = Math.min(best[number], first[number]);
      best[number] = Math.min(best[number], await timed([questions[number]], guess, 20));
    }
  }
  return { best: best.map((time, number) => (time < Infinity ? time : first[number])), answers };
}

/**
 * All facet values counted anew after a choice in the facets alone: the mean over the questions of
 * that class, in the best of seven rounds.
 */
export async function recount(seconds) {
  const { peer, questions } = globalThis;
  const choices = questions.filter(({ cls }) => cls === 'facets');
  const end = performance.now() + 1000 * seconds;
  for (const choice of choices) await peer.answer(choice, true);
  let best = await timed(choices, Infinity, 1);
  for (let pass = 0; pass < PASSES && performance.now() < end; pass++) {
    const time = await timed(choices, best, 1000);
    best = pass === 0 ? time : Math.min(best, time);
  }
  return best;
}

/**
 * The mean time of some questions. Those that are too quick for the clock (5 µs) are asked again,
 * in turn, until a tenth of a millisecond each is over, up to `most` times.
 */
async function timed(questions, guess, most) {
  const { peer } = globalThis;
  const times = Math.min(most, Math.max(1, Math.ceil(0.1 / guess)));
  const start = performance.now();
  for (let time = 0; time < times; time++) {
    for (const question of questions) {
      const answer = peer.answer(question, true);
      if (answer instanceof Promise) await answer;
    }
  }
  return (performance.now() - start) / times / questions.length;
}

/** The memory of the peer's wasm, if it has one. */
export const wasmMemory = () => globalThis.peer.wasmMemory?.() ?? 0;
