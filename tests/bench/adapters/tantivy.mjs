// Tantivy (../tantivy), compiled as our engine is. Its index is written natively (../indexes.mjs).

import { ask, instantiate, put } from './wasm.mjs';

let module;

export default {
  holdsTexts: false,
  ownFacets: true,

  async open({ index, engine }) {
    module = await instantiate(engine);
    module.open(...put(module, index));
  },

  answer: (question, counted) => ask(module, question, counted),
  wasmMemory: () => module.memory.buffer.byteLength,
};
