// Lunr: prefixes, typos, stems; no phrases, no facets.

import lunr from 'lunr';
import { fromBytes, toBytes } from './json.mjs';
import { overlay } from './overlay.mjs';

let search;
let answerFor;

export default {
  holdsTexts: false,
  ownFacets: false,

  build(documents) {
    const built = lunr(function define() {
      this.field('title');
      this.field('text');
      for (const document of documents) this.add(document);
    });
    return toBytes(built);
  },

  open({ index, masks }) {
    search = lunr.Index.load(fromBytes(index));
    answerFor = overlay(masks);
  },

  answer(question, counted) {
    const { mode, terms } = question;
    if (mode === 'none') return answerFor(null, question, counted);
    const found = search.query((query) => {
      for (const term of terms) {
        query.term(term, {
          presence: lunr.Query.presence.REQUIRED,
          usePipeline: mode !== 'prefix',
          ...(mode === 'prefix' && { wildcard: lunr.Query.wildcard.TRAILING }),
          ...(mode === 'fuzzy' && { editDistance: 1 }),
        });
      }
    });
    return answerFor(Uint32Array.from(found, ({ ref }) => ref), question, counted);
  },
};
