// node build-index.mjs BUNDLE DOCUMENTS ENGINE OUT: builds the index of a peer by its own adapter.
// ENGINE is the peer's wasm, or '-'. A process of its own, for its memory and its time.

import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [bundle, documentsFile, engineFile, out] = process.argv.slice(2);
const { default: peer } = await import(pathToFileURL(bundle));
const documents = [];
for await (const line of createInterface({ input: createReadStream(documentsFile) })) {
  documents.push(JSON.parse(line));
}
const engine = engineFile === '-' ? undefined : readFileSync(engineFile);
writeFileSync(out, await peer.build(documents, engine));
