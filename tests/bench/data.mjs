// The corpora of the cache folder, each made once from the sources as they are now.

import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runScript } from './commands.mjs';
import { fingerprint } from './fingerprint.mjs';
import { HERE } from './places.mjs';

/** The corpus of `count` documents: its files, its questions and the right answers. */
export function corpusOf(count, speeches, { root }, log) {
  const sources = readdirSync(join(HERE, 'corpus')).map((name) => join(HERE, 'corpus', name));
  sources.push(...['facets.mjs', 'words.mjs', 'make-data.mjs'].map((name) => join(HERE, name)));
  const version = fingerprint(...sources);
  const folder = join(root, 'data', version);
  mkdirSync(folder, { recursive: true });
  const expected = join(folder, `expected-${count}.json`);
  if (!existsSync(expected)) {
    log(`Making the corpus of ${count} documents …`);
    runScript(join(HERE, 'make-data.mjs'), [speeches, folder, String(count)]);
  }
  return {
    count,
    version,
    facets: join(folder, 'facets.json'),
    documents: join(folder, `documents-${count}.ndjson`),
    texts: join(folder, `texts-${count}.txt`),
    masks: join(folder, `masks-${count}.bin`),
    questions: JSON.parse(readFileSync(join(folder, 'questions.json'))),
    expected: JSON.parse(readFileSync(expected)),
  };
}
