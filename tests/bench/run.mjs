// node run.mjs [--documents 200,10000] [--peers csto,tantivy] [--seconds 40] [--minutes 5]
//              [--cache FOLDER]
// Measures our search beside its peers and prints the tables. See README.md.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { launch } from './browser.mjs';
import { bundle } from './bundle.mjs';
import { Trouble, tellingTrouble } from './commands.mjs';
import { corpusOf } from './data.mjs';
import { onTheWire, percentile, wrongClasses } from './figures.mjs';
import { indexOf } from './indexes.mjs';
import { PEERS, buildEngine, installPeers, installSpeeches, needSystem } from './install.mjs';
import { placesIn } from './places.mjs';
import { report } from './report.mjs';
import { weigh, weighPagefind } from './weigh.mjs';

const log = (line) => console.error(line);

const OPTIONS = {
  documents: { type: 'string', default: '200,1000,10000' },
  peers: { type: 'string' },
  seconds: { type: 'string', default: '40' }, // for the mix of questions, a peer
  minutes: { type: 'string', default: '5' }, // for building an index
  cache: { type: 'string' },
};
/** From so many documents on only those of the peers that can, unless others are named. */
const LARGE = 100_000;
const FOR_LARGE = ['csto', 'tantivy'];

async function main() {
  const { values: options } = parseArgs({ options: OPTIONS });
  const counts = options.documents.split(',').map(Number);
  if (!counts.every((count) => Number.isInteger(count) && count >= 200)) {
    throw new Trouble('--documents takes numbers of documents, 200 at least.');
  }
  const named = options.peers?.split(',');
  const unknown = named?.find((name) => !(name in PEERS));
  if (unknown) throw new Trouble(`No peer ${unknown}; there are ${Object.keys(PEERS).join(', ')}.`);
  const peersFor = (count) => named ?? (count < LARGE ? Object.keys(PEERS) : FOR_LARGE);

  const { chromium } = needSystem();
  const places = placesIn(options.cache);
  installPeers(places, log);
  const speeches = installSpeeches(places, log);
  const contenders = {};
  for (const name of new Set(counts.flatMap(peersFor))) {
    contenders[name] = {
      name,
      ...buildEngine(name, places, log),
      bundle: await bundle(`adapters/${name}.mjs`, `${name}.js`, places),
    };
    const { default: adapter } = await import(pathToFileURL(contenders[name].bundle));
    const { holdsTexts, ownFacets, inPieces = false } = adapter;
    const needsMasks = adapter.needsMasks ?? !ownFacets;
    Object.assign(contenders[name], { holdsTexts, ownFacets, inPieces, needsMasks });
  }

  // First all that is built and weighed: nothing else shall run while times are taken.
  const prepared = [];
  for (const count of counts) {
    const corpus = corpusOf(count, speeches, places, log);
    const peers = peersFor(count).map((name) => {
      log(`${count} documents: index of ${name} …`);
      return withIndex(contenders[name], corpus, places, Number(options.minutes));
    });
    log(`${count} documents: weighing …`);
    const weighing = peers.map((peer) => withWeights(peer, corpus, places));
    const texts = await weigh(corpus.texts, places);
    prepared.push({ corpus, texts, peers: await Promise.all(weighing) });
  }

  const browser = await launch(chromium, places);
  const sizes = [];
  for (const { corpus, texts, peers } of prepared) {
    const measured = [];
    for (const peer of peers) {
      log(`${corpus.count} documents: questions to ${peer.name} …`);
      measured.push(await measure(peer, corpus, texts, browser, Number(options.seconds)));
    }
    sizes.push({ documents: corpus.count, texts, peers: measured });
  }
  const results = { chromium: browser.version, sizes };
  await browser.close();
  writeFileSync(join(places.results, 'results.json'), JSON.stringify(results, null, 1));
  console.log(report(results));
}

/** A contender with its index, or the trouble there was in building it. */
function withIndex(contender, corpus, places, minutes) {
  const { name } = contender;
  try {
    return { ...contender, ...indexOf(name, contender, corpus, places, minutes) };
  } catch (error) {
    return { name, trouble: shortened(error) };
  }
}

/** With the weights of all that it sends. */
async function withWeights(peer, corpus, places) {
  if (peer.trouble) return peer;
  const { bundle, engine, index, inPieces, needsMasks } = peer;
  const weights = {
    library: await weigh(bundle, places),
    engine: engine && (await weigh(engine, places)),
    index: await (inPieces ? weighPagefind(index, places) : weigh(index, places)),
    masks: needsMasks ? await weigh(corpus.masks, places) : undefined,
  };
  return { ...peer, weights };
}

async function measure(peer, corpus, texts, browser, seconds) {
  if (peer.trouble) return peer;
  const { name, buildSeconds, weights, holdsTexts, ownFacets } = peer;
  try {
    const measured = await browser.measure(peer, corpus, seconds);
    const { load, first, settling, best, answers, recount, memory } = measured;
    return {
      name,
      buildSeconds,
      weights,
      holdsTexts,
      ownFacets,
      wire: onTheWire(weights, texts, holdsTexts),
      load,
      first,
      settling,
      p50: percentile(best, 0.5),
      p99: percentile(best, 0.99),
      recount,
      memory,
      asked: best.length,
      isWhole: best.length === corpus.questions.length,
      wrong: wrongClasses(answers, corpus),
    };
  } catch (error) {
    return { name, trouble: shortened(error) };
  }
}

const shortened = (error) => String(error.message).split('\n').slice(-1)[0].slice(0, 120);

await tellingTrouble(main);
