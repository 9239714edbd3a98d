// Our engine (../engine). The index has the texts in it; facets are counted by it.

import { ask, instantiate, put, putInPieces } from './wasm.mjs';

/** A slice of writing. */
const DOCUMENTS = 500;

let module;

export default {
  holdsTexts: true,
  ownFacets: true,
  needsMasks: true,

  async open({ index, masks, engine }) {
    module = await instantiate(engine);
    module.open(...putInPieces(module, index));
    module.facets(...put(module, masks));
  },

  /** Writes the postings in slices of a few milliseconds, between which the page is free. */
  async settle() {
    const pause = () => new Promise((resolve) => setTimeout(resolve));
    while (!module.prepare(DOCUMENTS)) await pause();
  },

  answer: (question, counted) => ask(module, question, counted),
  wasmMemory: () => module.memory.buffer.byteLength,
};
