// FlexSearch with whole words ("strict"), its smallest and fastest way: no prefixes, no phrases, no
// typos, no facets.

import { Index } from 'flexsearch';
import { fromBytes, toBytes } from './json.mjs';
import { overlay } from './overlay.mjs';

const options = { tokenize: 'strict' };
let search;
let answerFor;
let limit;

export default {
  holdsTexts: false,
  ownFacets: false,

  async build(documents) {
    const built = new Index(options);
    for (const { id, title, text } of documents) built.add(id, `${title} ${text}`);
    const parts = [];
    await built.export((key, value) => {
      parts.push([key, value ?? null]);
    });
    return toBytes(parts);
  },

  async open({ index, masks, documents }) {
    search = new Index(options);
    for (const [key, value] of fromBytes(index)) await search.import(key, value);
    answerFor = overlay(masks);
    limit = documents;
  },

  answer(question, counted) {
    if (question.mode === 'none') return answerFor(null, question, counted);
    return answerFor(search.search(question.terms.join(' '), { limit }), question, counted);
  },
};
