// Text for the documents past the real ones: a Markov chain over the speeches, with a long tail of
// rare words (invented names, and words of the system's word list), so that the vocabulary grows
// with the corpus as that of real text does.

import { readFileSync } from 'node:fs';
import { below, oneOf, randomFrom, rankAt, zipf } from './random.mjs';

export const WORD_LIST = '/usr/share/dict/words';
const RARE_WORDS = 250_000;
const SYLLABLES = (
  'ba be bo da del do fa fen ga gor ha hel in ka kel ko la len lo ma mar mi na nor o pa per ra ' +
  'rin sa sel ta ti tor u va ver vo wa yan za zel'
).split(' ');

/** A function from the number of a document to its text. */
export function inventor(speeches) {
  const words = speeches.split(' ');
  const { vocabulary, codes } = coded(words);
  const places = codes.length - 2;
  // Where a run of two words, or a single one, goes on elsewhere in the speeches.
  const afterTwo = grouped(places, (at) => codes[at] * vocabulary.length + codes[at + 1]);
  const afterOne = grouped(places, (at) => codes[at + 1]);
  const rare = rareWords();
  const rareRanks = zipf(rare.length, 1);

  return (number) => {
    const random = randomFrom(1_000_003 * number + 11);
    const wanted = 700 + random() * 800;
    let text = '';
    let at = below(random, places);
    for (;;) {
      let word = vocabulary[codes[at + 1]];
      const endsSentence = /[.!?]["')]*$/.test(word);
      if (random() < 0.012 && !endsSentence && /^[\w]+$/.test(word)) {
        word = rare[rankAt(rareRanks, random())];
      }
      text += (text ? ' ' : '') + word;
      if ((text.length > wanted && endsSentence) || text.length > 2600) {
        return text[0].toUpperCase() + text.slice(1);
      }
      if (random() < 0.3) {
        at = Math.min(afterOne.another(at, random) + 1, places - 1);
      } else {
        at = afterTwo.another(Math.min(at + 1, places - 1), random);
      }
      if (at >= places - 2) at = below(random, places);
    }
  };
}

function coded(words) {
  const known = new Map();
  const vocabulary = [];
  const codes = Uint32Array.from(words, (word) => {
    let code = known.get(word);
    if (code === undefined) {
      code = vocabulary.length;
      known.set(word, code);
      vocabulary.push(word);
    }
    return code;
  });
  return { vocabulary, codes };
}

/** Places with the same key, so that from one of them another can be drawn. */
function grouped(places, keyOf) {
  const inOrder = Uint32Array.from({ length: places }, (_, at) => at);
  inOrder.sort((one, other) => keyOf(one) - keyOf(other));
  const starts = new Uint32Array(places);
  const ends = new Uint32Array(places);
  for (let start = 0; start < places; ) {
    const key = keyOf(inOrder[start]);
    let end = start;
    while (end < places && keyOf(inOrder[end]) === key) end++;
    for (let at = start; at < end; at++) {
      starts[inOrder[at]] = start;
      ends[inOrder[at]] = end;
    }
    start = end;
  }
  const another = (at, random) => inOrder[starts[at] + below(random, ends[at] - starts[at])];
  return { another };
}

function rareWords() {
  const listed = readFileSync(WORD_LIST, 'utf8')
    .split('\n')
    .filter((word) => /^[A-Za-z]{4,}$/.test(word));
  const random = randomFrom(7);
  const words = new Set();
  while (words.size < RARE_WORDS) {
    words.add(random() < 0.3 ? oneOf(random, listed) : inventedName(random));
  }
  return [...words];
}

function inventedName(random) {
  let name = '';
  for (let syllables = 2 + below(random, 3); syllables > 0; syllables--) {
    name += oneOf(random, SYLLABLES);
  }
  return name[0].toUpperCase() + name.slice(1);
}
