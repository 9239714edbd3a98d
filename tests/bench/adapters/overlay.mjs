// Facets for the peers that have none: filters and counts over the documents a peer found, by the
// same five bytes a document that our own engine is given. Its time is part of the peer's.

import { BEST, FACETS, columnsOf } from '../facets.mjs';

const COUNTS = Object.values(FACETS).flat().length;
const TOPICS = FACETS.country.length;
const SECRETARIES = TOPICS + FACETS.topic.length;

export function overlay(masks) {
  const { country, topic, sg } = columnsOf(masks);
  const maskOf = (facet, value) => (value ? 1 << FACETS[facet].indexOf(value) : 0);

  /** `found`: the numbers of the documents, the best first; or null for all of them. */
  return function answer(found, { facets }, counted) {
    const wantedCountry = maskOf('country', facets.country);
    const wantedTopic = maskOf('topic', facets.topic);
    const wantedSg = maskOf('sg', facets.sg);
    const length = found ? found.length : sg.length;
    const best = [];
    const counts = new Uint32Array(COUNTS);
    let total = 0;
    for (let place = 0; place < length; place++) {
      const document = found ? found[place] : place;
      const countries = country[document];
      const topics = topic[document];
      const secretary = sg[document];
      if ((countries & wantedCountry) !== wantedCountry) continue;
      if ((topics & wantedTopic) !== wantedTopic) continue;
      if ((secretary & wantedSg) !== wantedSg) continue;
      total++;
      if (best.length < BEST) best.push(document);
      if (!counted) continue;
      for (let rest = countries; rest; rest &= rest - 1) counts[31 - Math.clz32(rest & -rest)]++;
      for (let rest = topics; rest; rest &= rest - 1) {
        counts[TOPICS + 31 - Math.clz32(rest & -rest)]++;
      }
      counts[SECRETARIES + 31 - Math.clz32(secretary)]++;
    }
    return { total, best, counts };
  };
}
