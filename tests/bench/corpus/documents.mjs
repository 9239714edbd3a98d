// The documents: a real piece of a speech, or past those an invented text, with a date and facets
// drawn at random. Document n is the same in a corpus of any size.

import { FACETS } from '../facets.mjs';
import { inventor } from './invented.mjs';
import { below, randomFrom, rankAt, zipf } from './random.mjs';

const DAYS = 29_200;
const DAY = 86_400_000;
const COUNTRIES = zipf(FACETS.country.length, 0.8);
const TOPICS = zipf(FACETS.topic.length, 0.8);

/** A function from a number to the document of that number. */
export function documentsOf({ text, pieces }) {
  let invent;
  return (id) => {
    if (id >= pieces.length) invent ??= inventor(text);
    const body = id < pieces.length ? pieces[id] : invent(id);
    const random = randomFrom(77 * id + 5);
    const day = below(random, DAYS);
    return {
      id,
      title: body.split(' ').slice(0, 9).join(' '),
      text: body,
      date: new Date(Date.UTC(1946, 0, 1) + day * DAY).toISOString().slice(0, 10),
      country: someOf(FACETS.country, COUNTRIES, 4, random),
      sg: FACETS.sg[Math.min(7, Math.floor(day / 3650))],
      topic: someOf(FACETS.topic, TOPICS, 3, random),
    };
  };
}

/** One to `most` different values, few more often than many. */
function someOf(values, ranks, most, random) {
  const count = 1 + ((random() ** 2 * most) | 0);
  const chosen = new Set();
  while (chosen.size < count) chosen.add(rankAt(ranks, random()));
  return [...chosen].map((number) => values[number]);
}
