// The 200 questions, in ten classes, drawn from the first 200 documents, so that each has an answer
// in a corpus of any size. How frequent a word is, is reckoned over all real pieces.

import { wordsOf } from '../words.mjs';
import { below, oneOf, randomFrom } from './random.mjs';

/** The classes, with the number of questions of each. */
export const CLASSES = {
  term_freq: 25, // one frequent word
  term_rare: 25, // one rare word
  and2: 20, // two words, both wanted
  and3: 20, // three words
  prefix: 25, // a beginning of a word, three to five letters
  phrase: 20, // two or three words in a row
  typo: 20, // a word with one letter wrong, missing or too many
  term_f1: 20, // a frequent word and one facet
  term_f3: 15, // a frequent word and three facets
  facets: 10, // facets alone
};

const FACET_SETS = [
  ['country'],
  ['sg'],
  ['topic'],
  ['country', 'topic'],
  ['sg', 'topic'],
  ['country', 'sg', 'topic'],
];

const COMMON = new Set(
  `the of and to in a that for be which it by is with as this on have our are has not from will was
  been or at their we all an its they but were should upon other such these would no may us you who
  more so than can must under any there those what his when into only if most one also them do had i
  he her she about own up out now my your over through made make very every same shall could between
  after before some both while during among being others here take like shall able across almost
  because cannot could did does either else ever get got had has have however just least let likely
  might must neither nor often rather said say says should since then than them they this those too
  was were what when where which who whom why will would`.split(/\s+/),
);

export function questionsFor(pieces, documentOf) {
  const random = randomFrom(42);
  const texts = pieces.map(wordsOf);
  const first = texts.slice(0, 200);
  const joined = texts.map(spaced);
  const within = new Map();
  for (const words of texts) {
    for (const word of new Set(words)) within.set(word, (within.get(word) ?? 0) + 1);
  }
  const share = (word) => within.get(word) / texts.length;
  const isPlain = (word) => /^[a-z]{4,}$/.test(word) && !COMMON.has(word);
  const isFrequent = (word) => share(word) >= 0.05 && share(word) <= 0.4;
  const isMiddling = (word) => share(word) >= 0.005 && share(word) <= 0.1;
  const isRare = (word) => within.get(word) >= 3 && within.get(word) <= 20;

  /** A word that is wanted, and the text it is from. */
  const draw = (isWanted) => {
    for (;;) {
      const text = first[below(random, 200)];
      const word = oneOf(random, text);
      if (isPlain(word) && isWanted(word)) return [word, text];
    }
  };

  const together = (count) => () => {
    const [word, text] = draw(isMiddling);
    const terms = new Set([word]);
    for (let tries = 0; tries < 200 && terms.size < count; tries++) {
      const other = oneOf(random, text);
      if (isPlain(other) && share(other) >= 0.005 && share(other) <= 0.3) terms.add(other);
    }
    return terms.size === count && { terms: [...terms] };
  };

  const beginning = () => {
    const [word] = draw((word) => share(word) >= 0.01 && word.length >= 7);
    return { mode: 'prefix', terms: [word.slice(0, 3 + below(random, 3))] };
  };

  const phrase = () => {
    const [, text] = draw(isMiddling);
    const length = 2 + below(random, 2);
    const start = below(random, text.length - length);
    const terms = text.slice(start, start + length);
    if (!terms.every(isPlain)) return false;
    const wanted = spaced(terms);
    const holders = joined.filter((text) => text.includes(wanted));
    return holders.length >= 2 && { mode: 'phrase', terms };
  };

  const mistyped = () => {
    const [word] = draw((word) => isMiddling(word) && word.length >= 6);
    const at = 1 + below(random, word.length - 2);
    const letter = 'abcdefghijklmnopqrstuvwxyz'[below(random, 26)];
    const [before, after] = [word.slice(0, at), word.slice(at)];
    const mistake = [before + letter + after.slice(1), before + after.slice(1), before + letter + after];
    const term = oneOf(random, mistake);
    return !within.has(term) && { mode: 'fuzzy', terms: [term], orig: word };
  };

  /** One value of each of some facets, all of one document. */
  const facetsOf = (names) => {
    const document = documentOf(below(random, 200));
    const entries = names.map((name) => [name, [document[name]].flat()[0]]);
    return [Object.fromEntries(entries), document];
  };

  const withFacets = (names) => () => {
    const [facets, document] = facetsOf(names);
    const terms = wordsOf(document.text).filter((word) => isPlain(word) && isFrequent(word));
    return terms.length > 0 && { terms: [oneOf(random, terms)], facets };
  };

  const makers = {
    term_freq: () => ({ terms: [draw(isFrequent)[0]] }),
    term_rare: () => ({ terms: [draw(isRare)[0]] }),
    and2: together(2),
    and3: together(3),
    prefix: beginning,
    phrase,
    typo: mistyped,
    term_f1: withFacets(['country']),
    term_f3: withFacets(['country', 'sg', 'topic']),
    facets: () => ({ mode: 'none', facets: facetsOf(oneOf(random, FACET_SETS))[0] }),
  };

  const questions = [];
  const asked = new Set();
  for (const [cls, count] of Object.entries(CLASSES)) {
    for (let made = 0; made < count; ) {
      const question = makers[cls]();
      const key = JSON.stringify(question);
      if (!question || asked.has(key)) continue;
      asked.add(key);
      const defaults = { id: questions.length, cls, mode: 'and', terms: [], facets: {} };
      questions.push({ ...defaults, ...question });
      made++;
    }
  }
  return questions;
}

const spaced = (words) => ` ${words.join(' ')} `;
