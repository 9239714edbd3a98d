// Measures peers in one headless Chromium, each in a page of its own.

import { relative } from 'node:path';
import { bundle, requireFrom } from './bundle.mjs';
import { serve } from './server.mjs';

const OPENINGS = 5;
const FLAGS = [
  '--no-sandbox',
  '--disable-background-timer-throttling',
  '--disable-dev-shm-usage',
  '--js-flags=--max-old-space-size=8000',
];

export async function launch(chromium, places) {
  await bundle('page/measure.mjs', 'measure.js', places);
  const { address, stop } = await serve(places.root);
  const puppeteer = requireFrom(places)('puppeteer-core');
  const start = () =>
    puppeteer.launch({
      executablePath: chromium,
      headless: true,
      protocolTimeout: 900_000,
      args: FLAGS,
    });
  let browser = await start();
  return {
    version: await browser.version(),
    /** Measures a peer; begun anew once, should Chromium as a whole have gone. */
    async measure(contender, corpus, seconds) {
      const peer = addressed(contender, corpus, places);
      try {
        return await measure(browser, address, peer, seconds);
      } catch (error) {
        if (browser.connected) throw error;
        browser = await start();
        return measure(browser, address, peer, seconds);
      }
    },
    async close() {
      await browser.close();
      stop();
    },
  };
}

/** Files of the cache folder as addresses. */
function addressed({ bundle, engine, index, inPieces, needsMasks }, corpus, { root }) {
  const at = (file) => file && `/${relative(root, file)}`;
  return {
    bundle: at(bundle),
    engine: at(engine),
    index: inPieces ? undefined : at(index),
    folder: inPieces ? `${at(index)}/` : undefined,
    masks: needsMasks ? at(corpus.masks) : undefined,
    documents: corpus.count,
    questions: corpus.questions,
  };
}

/** Opened in five fresh pages, of which the best times count; asked in the last. */
async function measure(browser, address, peer, seconds) {
  const loads = [];
  const firsts = [];
  const settlings = [];
  for (let time = 1; time < OPENINGS; time++) {
    await inFreshPage(browser, address, async (inPage) => {
      const { load, first, settling } = await inPage('open', peer);
      loads.push(load);
      firsts.push(first);
      settlings.push(settling);
    });
  }
  return inFreshPage(browser, address, async (inPage, session) => {
    const before = await memory(session);
    const { load, first, settling } = await inPage('open', peer);
    const { best, answers } = await inPage('askAll', seconds);
    const recount = await inPage('recount', 10);
    const after = await memory(session);
    const wasm = await inPage('wasmMemory');
    const grown = (kind) => after[kind] - before[kind];
    return {
      load: Math.min(load, ...loads),
      first: Math.min(first, ...firsts),
      settling: Math.min(settling, ...settlings),
      best,
      answers,
      recount,
      memory: { heap: grown('heap'), buffers: grown('buffers'), wasm },
    };
  });
}

/** Calls `use` with a way to call the functions of page/measure.mjs, and a protocol session. */
async function inFreshPage(browser, address, use) {
  const page = await browser.newPage();
  try {
    await page.goto(address);
    const inPage = (name, ...args) =>
      page.evaluate(
        async (name, args) => (await import('/bundles/measure.js'))[name](...args),
        name,
        args,
      );
    return await use(inPage, await page.createCDPSession());
  } finally {
    await page.close();
  }
}

/** What is held after the garbage is collected. */
async function memory(session) {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  return { heap: usedSize, buffers: backingStorageSize ?? 0 };
}
