// Seeded randomness: the same corpus and questions on every machine.

/** Mulberry32: numbers in [0, 1), always the same ones for the same seed. */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number below `limit`. */
export const below = (random, limit) => (random() * limit) | 0;

/** One of a list. */
export const oneOf = (random, list) => list[below(random, list.length)];

/** Zipf's law over `count` ranks, summed up: what `rankAt` looks into. */
export function zipf(count, exponent) {
  const summed = new Float64Array(count);
  let total = 0;
  for (let rank = 0; rank < count; rank++) {
    total += 1 / (rank + 1.5) ** exponent;
    summed[rank] = total;
  }
  return summed.map((value) => value / total);
}

/** The rank whose share of [0, 1) has `value` in it. */
export function rankAt(summed, value) {
  let low = 0;
  let high = summed.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (summed[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
