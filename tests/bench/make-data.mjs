// node make-data.mjs SPEECHES FOLDER COUNT: writes a corpus of so many documents, the questions,
// the right answers, and what the peers are given of them. A process of its own, for its memory.

import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { documentsOf } from './corpus/documents.mjs';
import { answers } from './corpus/oracle.mjs';
import { questionsFor } from './corpus/questions.mjs';
import { readSpeeches } from './corpus/speeches.mjs';
import { FACETS, facetMasks } from './facets.mjs';

const [speechesFolder, folder, countGiven] = process.argv.slice(2);
const count = Number(countGiven);
const speeches = readSpeeches(speechesFolder);
const documentOf = documentsOf(speeches);
const questions = questionsFor(speeches.pieces, documentOf);
const documents = Array.from({ length: count }, (_, number) => documentOf(number));

const write = (name, content) => writeFileSync(join(folder, name), content);
// In pieces: the largest corpus is longer than a string may be in some engines.
const writeLines = (name, lineOf) => {
  const file = openSync(join(folder, name), 'w');
  for (let start = 0; start < count; start += 1000) {
    const lines = documents.slice(start, start + 1000).map((document) => `${lineOf(document)}\n`);
    writeSync(file, lines.join(''));
  }
  closeSync(file);
};

write('facets.json', JSON.stringify(FACETS));
write('questions.json', JSON.stringify(questions));
write(`masks-${count}.bin`, facetMasks(documents));
writeLines(`texts-${count}.txt`, ({ text }) => text);
writeLines(`documents-${count}.ndjson`, JSON.stringify);
// Last: where it is, the rest is.
write(`expected-${count}.json`, JSON.stringify(answers(documents, questions)));
