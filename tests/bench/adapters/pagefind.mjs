// Pagefind: a folder of pieces, fetched as questions touch them; prefixes always, stems, phrases,
// facets; no typos. Its folder is written by ../indexes.mjs.

import { BEST, countsByName } from '../facets.mjs';

let pagefind;

export default {
  holdsTexts: true,
  ownFacets: true,
  inPieces: true,

  async open({ folder }) {
    pagefind = await import(`${folder}pagefind.js`);
    await pagefind.options({ basePath: folder, baseUrl: '/' });
    await pagefind.init();
    await pagefind.filters();
  },

  async answer({ mode, terms, facets }) {
    const words = { none: null, phrase: `"${terms.join(' ')}"` };
    const asked = mode in words ? words[mode] : terms.join(' ');
    const found = await pagefind.search(asked, { filters: facets });
    return {
      total: found.results.length,
      best: found.results.slice(0, BEST).map(({ id }) => id),
      counts: found.filters,
    };
  },

  countsOf: countsByName,
};
