// Builds each peer's index of a corpus, each in the way of that peer, and only when what it is made
// from has changed.

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, runScript } from './commands.mjs';
import { fingerprint } from './fingerprint.mjs';
import { HERE } from './places.mjs';

/** Where the index of a peer is, and how long it took to build. */
export function indexOf(peer, { bundle, engine, writer }, corpus, places, minutes) {
  const { count, version } = corpus;
  const isFolder = peer === 'pagefind';
  const out = join(places.indexes, `${peer}-${count}${isFolder ? '' : '.bin'}`);
  const made = join(places.indexes, `${peer}-${count}.json`);
  const from = [bundle, engine, writer].filter(Boolean);
  const wanted = fingerprint(...from, { text: version });
  if (existsSync(made) && existsSync(out)) {
    const known = JSON.parse(readFileSync(made));
    if (known.from === wanted) return { index: out, buildSeconds: known.buildSeconds };
  }
  rmSync(out, { recursive: true, force: true });
  const start = performance.now();
  if (isFolder) {
    const pagefind = join(places.npm, 'node_modules', 'pagefind', 'lib', 'index.js');
    runScript(join(HERE, 'build-pagefind.mjs'), [pagefind, corpus.documents, out], { minutes });
  } else if (writer) {
    run(writer, [corpus.documents, corpus.facets, out], { minutes });
  } else {
    const args = [bundle, corpus.documents, engine ?? '-', out];
    runScript(join(HERE, 'build-index.mjs'), args, { minutes });
  }
  const buildSeconds = (performance.now() - start) / 1000;
  writeFileSync(made, JSON.stringify({ from: wanted, buildSeconds }));
  return { index: out, buildSeconds };
}
