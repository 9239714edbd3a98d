// ItemsJS: facets, with a Lunr-like search of words (prefixes, stems).

import itemsjs from 'itemsjs';
import { BEST, FACETS, countsByName } from '../facets.mjs';
import { fromBytes, toBytes } from './json.mjs';

const facet = { conjunction: true, size: 20, hide_zero_doc_count: false };
const configuration = {
  searchableFields: ['title', 'text'],
  aggregations: Object.fromEntries(Object.keys(FACETS).map((name) => [name, facet])),
};
let search;

export default {
  holdsTexts: false,
  ownFacets: true,

  build(documents) {
    const snapshot = itemsjs(documents, configuration).serializeAll();
    const items = documents.map((document) => ({ ...document, text: '' }));
    return toBytes({ items, snapshot });
  },

  open({ index }) {
    const { items, snapshot } = fromBytes(index);
    const { fulltext: fulltextSnapshot, facets: facetsSnapshot } = snapshot;
    search = itemsjs(items, { ...configuration, fulltextSnapshot, facetsSnapshot });
  },

  answer({ terms, facets }) {
    const chosen = Object.entries(facets).map(([name, value]) => [name, [value]]);
    const found = search.search({
      query: terms.join(' '),
      filters: Object.fromEntries(chosen),
      per_page: BEST,
    });
    return {
      total: found.pagination.total,
      best: found.data.items.map(({ id }) => id),
      counts: found.data.aggregations,
    };
  },

  countsOf(aggregations) {
    const named = Object.entries(aggregations).map(([name, { buckets }]) => [
      name,
      Object.fromEntries(buckets.map(({ key, doc_count }) => [key, doc_count])),
    ]);
    return countsByName(Object.fromEntries(named));
  },
};
