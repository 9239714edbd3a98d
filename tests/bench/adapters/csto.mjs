// Our engine (../engine). The index has the texts in it; facets are counted by it.

import { ask, instantiate, put, putText } from './wasm.mjs';

let module;

export default {
  holdsTexts: true,
  ownFacets: true,
  needsMasks: true,

  async build(documents, engine) {
    const weaver = await instantiate(engine);
    for (const { title, text } of documents) {
      weaver.add(...putText(weaver, `${title.replaceAll('\n', ' ')}\n${text}`));
    }
    const length = weaver.finish();
    return new Uint8Array(weaver.memory.buffer, weaver.woven(), length).slice();
  },

  async open({ index, masks, engine }) {
    module = await instantiate(engine);
    module.open(...put(module, index));
    module.facets(...put(module, masks));
  },

  answer: (question, counted) => ask(module, question, counted),
  wasmMemory: () => module.memory.buffer.byteLength,
};
