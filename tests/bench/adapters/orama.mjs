// Orama: prefixes, typos, facets; no phrases. Its index holds the documents.

import { create, insertMultiple, load, save, search } from '@orama/orama';
import { BEST, FACETS, countsByName } from '../facets.mjs';
import { fromBytes, toBytes } from './json.mjs';

const schema = { title: 'string', text: 'string', country: 'enum[]', sg: 'enum', topic: 'enum[]' };
const allFacets = Object.fromEntries(Object.keys(FACETS).map((facet) => [facet, {}]));
let database;

export default {
  holdsTexts: true,
  ownFacets: true,

  async build(documents) {
    const built = create({ schema });
    const kept = documents.map(({ id, title, text, country, sg, topic }) => {
      return { id: String(id), title, text, country, sg, topic };
    });
    await insertMultiple(built, kept, 2000);
    return toBytes(save(built));
  },

  open({ index }) {
    database = create({ schema });
    load(database, fromBytes(index));
  },

  async answer({ mode, terms, facets: { country, topic, sg } }, counted) {
    const where = {
      ...(country && { country: { containsAll: [country] } }),
      ...(topic && { topic: { containsAll: [topic] } }),
      ...(sg && { sg: { eq: sg } }),
    };
    // An empty term with properties takes a way some 300 times slower than no term at all.
    const words = mode !== 'none' && {
      term: terms.join(' '),
      properties: ['title', 'text'],
      threshold: 0,
      tolerance: mode === 'fuzzy' ? 1 : 0,
    };
    const found = await search(database, {
      ...words,
      limit: BEST,
      ...(Object.keys(where).length > 0 && { where }),
      ...(counted && { facets: allFacets }),
    });
    return { total: found.count, best: found.hits.map(({ id }) => Number(id)), counts: found.facets };
  },

  countsOf(facets) {
    const named = Object.entries(facets).map(([facet, { values }]) => [facet, values]);
    return countsByName(Object.fromEntries(named));
  },
};
