// What the two wasm contenders share: a module without glue, questions as lines of text, answers as
// numbers in its memory (see ../engine/src/lib.rs and ../tantivy/src/lib.rs).

import { BEST, chosenNumbers } from '../facets.mjs';

const FIRST_COUNT = 2 + BEST;
const COUNTS = 36;
const PIECE = 1 << 17;

export async function instantiate(engine) {
  const { instance } = await WebAssembly.instantiate(engine, {});
  return instance.exports;
}

/** Copies bytes into the module; what its functions take: where, and how many. */
export function put(module, bytes) {
  const at = module.alloc(bytes.length);
  new Uint8Array(module.memory.buffer, at, bytes.length).set(bytes);
  return [at, bytes.length];
}

/** The same for a module that looks at bytes piece by piece, as it gets them. */
export function putInPieces(module, bytes) {
  const at = module.alloc(bytes.length);
  for (let from = 0; from < bytes.length; from += PIECE) {
    const piece = bytes.subarray(from, from + PIECE);
    new Uint8Array(module.memory.buffer, at + from, piece.length).set(piece);
    module.arrived(at, from + piece.length);
  }
  return [at, bytes.length];
}

const encoder = new TextEncoder();
export const putText = (module, text) => put(module, encoder.encode(text));

export function ask(module, { mode, terms, facets }, counted) {
  const line = [mode, terms.join(' '), ...chosenNumbers(facets)].join('\t');
  const at = module.query(...putText(module, line), counted);
  // The memory may have grown: its buffer is taken afterwards.
  const numbers = new Uint32Array(module.memory.buffer, at, counted ? FIRST_COUNT + COUNTS : FIRST_COUNT);
  return {
    total: numbers[0],
    best: numbers.slice(2, 2 + numbers[1]),
    counts: counted ? numbers.slice(FIRST_COUNT) : null,
  };
}
