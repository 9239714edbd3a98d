// Where everything is: the sources here, all that is made from them in the cache folder.

import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const HERE = fileURLToPath(new URL('.', import.meta.url));

/** The folders of a cache; made when missing. `data` is chosen by what makes it, see data.mjs. */
export function placesIn(cache) {
  const root = resolve(cache ?? defaultCache());
  const places = { root };
  for (const name of ['npm', 'python', 'cargo', 'engines', 'bundles', 'indexes', 'results']) {
    places[name] = join(root, name);
    mkdirSync(places[name], { recursive: true });
  }
  return places;
}

function defaultCache() {
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(caches, 'csto-explorer', 'bench');
}
