// Fuse.js: no index, a scan of the texts for strings; no words, no facets.

import Fuse from 'fuse.js';
import { fromBytes, toBytes } from './json.mjs';
import { overlay } from './overlay.mjs';

const options = { keys: ['text'], useExtendedSearch: true, ignoreLocation: true, threshold: 0.2 };
let search;
let answerFor;

function written({ mode, terms }) {
  if (mode === 'fuzzy') return terms[0];
  if (mode === 'phrase') return `'"${terms.join(' ')}"`;
  return terms.map((term) => `'${term}`).join(' ');
}

export default {
  holdsTexts: true,
  ownFacets: false,

  build: (documents) => toBytes(documents.map(({ id, text }) => ({ id, text }))),

  open({ index, masks }) {
    search = new Fuse(fromBytes(index), options);
    answerFor = overlay(masks);
  },

  answer(question, counted) {
    if (question.mode === 'none') return answerFor(null, question, counted);
    const found = search.search(written(question));
    return answerFor(found.map(({ refIndex }) => refIndex), question, counted);
  },
};
