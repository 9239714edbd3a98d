// What goes over the wire: bytes as they are, and as a host that packs them beforehand can send them
// (brotli 11, the largest window a browser takes). Weighed once for the same bytes.
//
// Of a file under 1 MB the smaller of two: with distances as brotli writes them by itself, and with
// their last bit apart, which suits code. By itself a change of a few bytes of code, or of their
// order, can make 800 bytes of difference.

import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { fingerprint } from './fingerprint.mjs';

const compress = promisify(brotliCompress);
const SMALL = 1_000_000;
/** Told apart from weights taken otherwise. */
const SETTINGS = 'window 24, of small files the better of postfix 0 and 1';

export async function weigh(file, { results }) {
  const known = join(results, `weight-${fingerprint(file, { text: SETTINGS })}.json`);
  if (existsSync(known)) return JSON.parse(readFileSync(known));
  const bytes = readFileSync(file);
  const compressed = (bitsApart) =>
    compress(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        [constants.BROTLI_PARAM_NPOSTFIX]: bitsApart,
      },
    });
  const ways = await Promise.all((bytes.length < SMALL ? [0, 1] : [0]).map(compressed));
  const weight = { raw: bytes.length, brotli: Math.min(...ways.map(({ length }) => length)) };
  writeFileSync(known, JSON.stringify(weight));
  return weight;
}

/** Pagefind's folder: its pieces are compressed already; of its scripts only what a search needs. */
export async function weighPagefind(folder, places) {
  const isNeeded = (name) =>
    /\.pf_(meta|index|filter|fragment)$/.test(name) ||
    ['pagefind.js', 'pagefind-worker.js', 'pagefind-entry.json', 'wasm.en.pagefind'].includes(name);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isNeeded(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const sum = { raw: 0, brotli: 0, pieces: files.length };
  for (const file of files) {
    const isScript = /\.(js|json)$/.test(file);
    const raw = readFileSync(file).length;
    sum.raw += raw;
    sum.brotli += isScript ? (await weigh(file, places)).brotli : raw;
  }
  return sum;
}
