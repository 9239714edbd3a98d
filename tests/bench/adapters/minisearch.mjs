// MiniSearch: prefixes, typos, BM25+; no phrases, no facets.

import MiniSearch from 'minisearch';
import { fromBytes, toBytes } from './json.mjs';
import { overlay } from './overlay.mjs';

const options = { fields: ['title', 'text'], storeFields: [] };
let search;
let answerFor;

export default {
  holdsTexts: false,
  ownFacets: false,

  build(documents) {
    const built = new MiniSearch(options);
    built.addAll(documents);
    return toBytes(built);
  },

  open({ index, masks }) {
    search = MiniSearch.loadJS(fromBytes(index), options);
    answerFor = overlay(masks);
  },

  answer(question, counted) {
    const { mode, terms } = question;
    if (mode === 'none') return answerFor(null, question, counted);
    const found = search.search(terms.join(' '), {
      combineWith: 'AND',
      prefix: mode === 'prefix',
      fuzzy: mode === 'fuzzy' ? 1 : false,
    });
    return answerFor(Uint32Array.from(found, ({ id }) => id), question, counted);
  },
};
