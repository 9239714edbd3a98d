// What the right answers are, by a plain scan: how many documents a question has, and how many of
// those have each value of each facet. This is what "exact" is measured by.

import { FACETS, valuesOf } from '../facets.mjs';
import { wordsOf } from '../words.mjs';

/** For each question the total and the 36 counts. */
export function answers(documents, questions) {
  const holders = new Map();
  documents.forEach((document, number) => {
    for (const word of new Set(wordsOf(document.text))) {
      if (!holders.has(word)) holders.set(word, []);
      holders.get(word).push(number);
    }
  });
  const vocabulary = [...holders.keys()];

  const withWord = (matches) =>
    new Set(vocabulary.filter(matches).flatMap((word) => holders.get(word)));
  const withTerm = {
    prefix: (term) => withWord((word) => word.startsWith(term)),
    fuzzy: (term) => withWord((word) => isNear(word, term)),
    and: (term) => new Set(holders.get(term)),
    phrase: (term) => new Set(holders.get(term)),
  };

  const found = ({ mode, terms }) => {
    if (mode === 'none') return documents;
    const [firstSet, ...others] = terms.map(withTerm[mode]);
    const all = [...firstSet].filter((number) => others.every((set) => set.has(number)));
    const hits = all.map((number) => documents[number]);
    if (mode !== 'phrase') return hits;
    const phrase = ` ${terms.join(' ')} `;
    return hits.filter(({ text }) => ` ${wordsOf(text).join(' ')} `.includes(phrase));
  };

  return questions.map((question) => {
    const hits = found(question).filter((document) => hasFacets(document, question.facets));
    return { total: hits.length, counts: countsOf(hits) };
  });
}

const hasFacets = (document, facets) =>
  Object.entries(facets).every(([facet, value]) => valuesOf(document, facet).includes(value));

function countsOf(hits) {
  return Object.entries(FACETS).flatMap(([facet, values]) => {
    const counts = new Map(values.map((value) => [value, 0]));
    for (const document of hits) {
      for (const value of valuesOf(document, facet)) counts.set(value, counts.get(value) + 1);
    }
    return [...counts.values()];
  });
}

/** Whether two words are the same but for one letter put in, left out or changed. */
function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const [restOfOne, restOfOther] = [one.slice(same), other.slice(same)];
  return (
    restOfOne.slice(1) === restOfOther.slice(1) ||
    restOfOne === restOfOther.slice(1) ||
    restOfOne.slice(1) === restOfOther
  );
}
