// Serves the cache folder on this machine alone, to one Chromium, with the headers that give pages
// the finer clock (5 µs).

import { createServer } from 'node:http';
import { readFile } from 'node:fs';
import { extname, join, normalize } from 'node:path';

const TYPES = { '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' };

/** An address for files of the folder, and how to stop serving it. */
export function serve(folder) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    if (path === '/') {
      response.setHeader('Content-Type', 'text/html');
      response.end('<!doctype html><meta charset="utf-8"><title>bench</title>');
      return;
    }
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    response.setHeader('Content-Type', type);
    readFile(join(folder, normalize(path)), (error, content) => {
      if (error) response.statusCode = 404;
      response.end(content);
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = `http://127.0.0.1:${server.address().port}/`;
      resolve({ address, stop: () => server.close() });
    });
  });
}
