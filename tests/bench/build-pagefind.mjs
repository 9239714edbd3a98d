// node build-pagefind.mjs PAGEFIND DOCUMENTS FOLDER: writes Pagefind's folder, through its own
// interface. PAGEFIND is the file its package is loaded from.

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [pagefindFile, documentsFile, folder] = process.argv.slice(2);
const { close, createIndex } = await import(pathToFileURL(pagefindFile));
const { index } = await createIndex({});

const recordOf = ({ id, title, text, country, sg, topic }) => ({
  url: `/${id}`,
  content: text,
  language: 'en',
  meta: { title },
  filters: { country, sg: [sg], topic },
});

let waiting = [];
for await (const line of createInterface({ input: createReadStream(documentsFile) })) {
  waiting.push(index.addCustomRecord(recordOf(JSON.parse(line))));
  if (waiting.length === 500) {
    await Promise.all(waiting);
    waiting = [];
  }
}
await Promise.all(waiting);
await index.writeFiles({ outputPath: folder });
await close();
