// One visitor in a fresh Chromium profile: opens the explorer, does what readers do, and tells how
// long the page was busy with it.

import { EMPTY } from './host.mjs';

/** From so many milliseconds on a task keeps a frame from being drawn in time. */
export const FRAME = 16;
const CATEGORIES = [
  '-*',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
];
/** A mark by which the page's thread is told from those of the browser's own pages. */
const HERE = 'visit';
const TASK = 'RunTask';

/** Calls `use` with a page that stands at the empty page of the host, and a protocol session. */
export async function asVisitor(browser, address, line, use) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await page.evaluateOnNewDocument(watch);
    await page.goto(address + EMPTY);
    const session = await page.createCDPSession();
    await session.send('Network.enable');
    if (line) {
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: line.latency,
        downloadThroughput: (line.megabits * 1e6) / 8,
        uploadThroughput: (line.megabits * 1e6) / 8,
      });
    }
    return await use(page, session);
  } finally {
    await context.close();
  }
}

/** In the page: notes when the first result stood there, and how long each event took. */
function watch() {
  window.visit = { events: [] };
  const find = () => {
    if (window.visit.first || !document.querySelector('.hit')) return;
    window.visit.first = performance.now();
    requestAnimationFrame(() => setTimeout(() => (window.visit.painted = performance.now())));
  };
  new MutationObserver(find).observe(document, { childList: true, subtree: true });
  const note = (list) => window.visit.events.push(...list.getEntries().map((e) => e.duration));
  new PerformanceObserver(note).observe({ type: 'event', durationThreshold: 16 });
}

/** Opens an address of the explorer: until the first results are drawn, in milliseconds. */
export async function open(page, address, fragment) {
  await page.goto(`${address}#${fragment}`);
  await page.waitForFunction(() => window.visit.painted, { timeout: 120_000 });
  return page.evaluate(() => {
    const [ready] = performance.getEntriesByName('corpus-ready', 'measure');
    const wasm = performance.getEntriesByType('resource').find((e) => e.name.endsWith('.wasm'));
    const { painted } = window.visit;
    return { painted, downloaded: wasm?.responseEnd, ready: ready?.duration };
  });
}

/** What a thing done takes: the page's own measures, its events, and its tasks over a frame. */
export async function during(page, act) {
  await page.evaluate(() => {
    window.visit.events = [];
    performance.clearMeasures();
  });
  const { tasks } = await traced(page, async () => {
    await act();
    await settled(page);
  });
  const seen = await page.evaluate(() => ({
    events: window.visit.events,
    measures: performance.getEntriesByType('measure').map((e) => [e.name, e.duration]),
  }));
  const sum = (name) =>
    seen.measures.reduce((total, [is, took]) => (is === name ? total + took : total), 0);
  return {
    select: sum('select'),
    render: sum('render'),
    event: Math.max(0, ...seen.events),
    tasks,
  };
}

/** What an act returns, and the tasks of the page's main thread that took longer than a frame. */
export async function traced(page, act) {
  await page.tracing.start({ categories: CATEGORIES });
  const result = await act();
  await page.evaluate((name) => performance.mark(name), HERE);
  const { traceEvents } = JSON.parse(Buffer.from(await page.tracing.stop()).toString());
  const { pid, tid } = traceEvents.find((e) => e.name === HERE);
  const tasks = traceEvents
    .filter((e) => e.name === TASK && e.ph === 'X' && e.pid === pid && e.tid === tid)
    .map((e) => e.dur / 1000)
    .filter((took) => took > FRAME);
  return { result, tasks: tasks.sort((one, other) => other - one) };
}

/** Until the answer stands there, two frames were drawn and the page had nothing more to do. */
const settled = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const idle = () => {
          const isBusy = document.querySelector('[aria-busy=true]');
          requestIdleCallback(isBusy ? idle : resolve, { timeout: 2000 });
        };
        requestAnimationFrame(() => requestAnimationFrame(idle));
      }),
  );
