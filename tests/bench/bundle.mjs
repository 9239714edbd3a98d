// Bundles an adapter with its library, for Chromium and for Node alike.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { HERE } from './places.mjs';

/** A package of the cache folder, for the runner's own use. */
export const requireFrom = ({ npm }) => createRequire(join(npm, 'package.json'));

export async function bundle(source, name, places) {
  const { build } = requireFrom(places)('esbuild');
  const outfile = join(places.bundles, name);
  await build({
    entryPoints: [join(HERE, source)],
    outfile,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    nodePaths: [join(places.npm, 'node_modules')],
    logLevel: 'error',
  });
  return outfile;
}
