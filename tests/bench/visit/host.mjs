// A host of dist/ on this machine: compressed as a good host would have it, and an empty page.

import { createServer } from 'node:http';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};
const BROTLI = {
  [constants.BROTLI_PARAM_QUALITY]: 11,
  [constants.BROTLI_PARAM_LGWIN]: 22,
};
/** A page of the same origin with nothing on it, to begin from. */
export const EMPTY = 'empty';

/** An address for the folder, its weights, and how to stop. */
export function host(dist) {
  const files = new Map();
  const weights = [];
  for (const name of readdirSync(dist)) {
    const file = join(dist, name);
    // The one-file build is for no host.
    if (!statSync(file).isFile() || name === 'csto-explorer.html') continue;
    const raw = readFileSync(file);
    const bytes = brotliCompressSync(raw, {
      params: { ...BROTLI, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length },
    });
    files.set(`/${name}`, { bytes, type: TYPES[extname(name)] ?? 'application/octet-stream' });
    weights.push({ name, raw: raw.length, brotli: bytes.length });
  }
  files.set('/', files.get('/index.html'));

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const file = files.get(pathname);
    if (file) {
      response.setHeader('Content-Type', file.type);
      response.setHeader('Content-Encoding', 'br');
      response.setHeader('Content-Length', file.bytes.length);
      response.end(file.bytes);
    } else {
      response.statusCode = pathname === `/${EMPTY}` ? 200 : 404;
      response.setHeader('Content-Type', 'text/html');
      response.end('<!doctype html><title>empty</title>');
    }
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = `http://127.0.0.1:${server.address().port}/`;
      resolve({ address, weights, stop: () => server.close() });
    });
  });
}
