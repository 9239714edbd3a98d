// node visit/run.mjs [--documents 10000] [--dist FOLDER] [--profile] [--cache FOLDER]
// Builds the explorer of a corpus of so many records and tells what a reader waits for in it.
// With --dist it takes a folder that is built already. See ../README.md.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { requireFrom } from '../bundle.mjs';
import { Trouble, run, tellingTrouble } from '../commands.mjs';
import { installPeers, installSpeeches, needSystem } from '../install.mjs';
import { HERE, placesIn } from '../places.mjs';
import { writeCorpus } from './corpus.mjs';
import { host } from './host.mjs';
import { profileTable, profiled } from './profile.mjs';
import { FRAME, asVisitor, during, open, traced } from './visitor.mjs';

const log = (line) => console.error(line);
const ROOT = resolve(HERE, '..', '..');

const OPTIONS = {
  documents: { type: 'string', default: '10000' },
  dist: { type: 'string' },
  profile: { type: 'boolean', default: false },
  cache: { type: 'string' },
};
const OPENINGS = 5;
/** So many of the tasks that were too long are told one by one. */
const TASKS = 5;
const LINE = { megabits: 10, latency: 50 };
const PAGES = { 'the first results': '/', 'the first answer to words': '/?q=border' };
const TYPED = 'peace treaty';

async function main() {
  const { values: options } = parseArgs({ options: OPTIONS });
  const { chromium } = needSystem();
  const places = placesIn(options.cache);
  installPeers(places, log);
  const dist = options.dist ?? built(Number(options.documents), options.profile, places);

  log('Compressing …');
  const { address, weights, stop } = await host(dist);
  const puppeteer = requireFrom(places)('puppeteer-core');
  const browser = await puppeteer.launch({
    executablePath: chromium,
    headless: true,
    protocolTimeout: 300_000,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  try {
    const found = {
      weights,
      opening: await openings(browser, address),
      doing: await doings(browser, address),
    };
    writeFileSync(join(places.results, 'visit.json'), JSON.stringify(found, null, 1));
    console.log(report(found));
    if (options.profile) console.log(await profiles(browser, address));
  } finally {
    await browser.close();
    stop();
  }
}

/** The explorer of a corpus of so many records. */
function built(count, keepsNames, places) {
  if (!Number.isInteger(count) || count < 1) throw new Trouble('--documents takes a number.');
  const folder = join(places.root, 'visit', `${count}${keepsNames ? '-names' : ''}`);
  mkdirSync(folder, { recursive: true });
  const corpus = join(folder, 'corpus');
  const dist = join(folder, 'dist');
  log(`Writing ${count} records …`);
  writeCorpus(corpus, join(ROOT, 'assets', 'corpus'), count, installSpeeches(places, log));
  log('Building the explorer …');
  const env = {
    CORPUS: corpus,
    CARGO_TARGET_DIR: process.env.CARGO_TARGET_DIR || join(places.cargo, 'explorer'),
    ...(keepsNames && { CARGO_PROFILE_RELEASE_STRIP: 'none' }),
  };
  const start = performance.now();
  run('trunk', ['build', '--release', '--dist', dist], { cwd: ROOT, env });
  log(`Built in ${seconds(performance.now() - start)}.`);
  const publish = ['run', '--quiet', '--no-default-features', '--bin', 'publish', '--', dist];
  run('cargo', publish, { cwd: ROOT, env });
  return dist;
}

/** Each page opened by fresh visitors, on this machine and over a line. */
async function openings(browser, address) {
  const rows = [];
  for (const [what, fragment] of Object.entries(PAGES)) {
    for (const line of [undefined, LINE]) {
      log(`Opening: ${what}${line ? ' over a line' : ''} …`);
      const times = [];
      for (let time = 0; time < OPENINGS; time++) {
        times.push(await asVisitor(browser, address, line, (page) => open(page, address, fragment)));
      }
      const tasks = await asVisitor(browser, address, line, async (page) => {
        return (await traced(page, () => open(page, address, fragment))).tasks;
      });
      const middle = (name) => median(times.map((time) => time[name]));
      const [painted, downloaded, ready] = ['painted', 'downloaded', 'ready'].map(middle);
      rows.push({ what, line: line !== undefined, painted, downloaded, ready, tasks });
    }
  }
  return rows;
}

/** What a reader does on the open page, one after the other. */
function doings(browser, address) {
  return asVisitor(browser, address, undefined, async (page) => {
    await open(page, address, '/');
    const rows = [];
    const does = async (what, act) => {
      log(`Doing: ${what} …`);
      rows.push({ what, ...(await during(page, act)) });
    };
    const click = (selector) => () => page.click(selector);
    const order = (place) => `.sort button:nth-child(${place})`;
    const firstOf = (facet) => `.filter-${facet} .value:not(.none) input`;

    await page.focus('header input[type=search]');
    let typed = '';
    for (const letter of TYPED) {
      typed += letter;
      await does(`typing “${typed}”`, () => page.keyboard.press(letter));
    }
    // Else the suggestions would cover what is clicked next.
    await page.evaluate(() => document.activeElement.blur());
    await does('sorting by date, oldest first', click(order(2)));
    await does('sorting by date, newest first', click(order(1)));
    await does('emptying the search box', async () => {
      await page.click('header input[type=search]', { count: 3 });
      await page.keyboard.press('Backspace');
    });
    await does('choosing a country', click(firstOf('country')));
    await does('choosing a topic too', click(firstOf('topic')));
    await does('leaving the topic', click(firstOf('topic')));
    await does('leaving the country', click(firstOf('country')));
    await does('showing the concordance', click('.views a:nth-child(2)'));
    await page.focus('header input[type=search]');
    // The first of them begins so many words that nearly every record has lines.
    for (const letter of 'tre') {
      await does(`typing “${letter}” there`, () => page.keyboard.press(letter));
    }
    await page.evaluate(() => document.activeElement.blur());
    await does('sorting by the word after', click(order(5)));
    await does('choosing a country there', click(firstOf('country')));
    await does('leaving the country there', click(firstOf('country')));
    const line = () => page.evaluate(() => document.querySelector('.lines a').click());
    await does('opening a line', line);
    await does('going back to the lines', () => page.evaluate(() => history.back()));
    await does('showing all results', () => page.evaluate(() => (location.hash = '/')));
    await does('scrolling by 36,000 pixels', () => scroll(page));
    const drawn = await page.evaluate(() => document.querySelectorAll('.hit').length);
    rows.at(-1).what += ` (${drawn} results drawn)`;
    // Without scrolling back to it, as a pointer would have to.
    const follow = () => page.evaluate(() => document.querySelector('.hit h3 a').click());
    await does('opening a record', follow);
    await does('going back to the results', () => page.evaluate(() => history.back()));
    return rows;
  });
}

/** The functions that take the time of opening, of typing and of scrolling. */
async function profiles(browser, address) {
  const whilst = (what, fragment, act) =>
    asVisitor(browser, address, undefined, async (page, session) => {
      if (act) await open(page, address, fragment);
      const functions = await profiled(session, async () => {
        await (act ? act(page) : open(page, address, fragment));
      });
      return `\n${what}\n\n${profileTable(functions)}`;
    });
  const type = async (page) => {
    await page.focus('header input[type=search]');
    for (const letter of TYPED) await during(page, () => page.keyboard.press(letter));
  };
  return [
    await whilst('Opening the results', '/'),
    await whilst('Opening an answer to words', '/?q=border'),
    await whilst(`Typing “${TYPED}”`, '/', type),
    await whilst('Scrolling', '/', scroll),
  ].join('\n');
}

/** Turns the wheel a frame at a time. */
async function scroll(page) {
  await page.mouse.move(800, 600);
  for (let turn = 0; turn < 40; turn++) {
    await page.mouse.wheel({ deltaY: 900 });
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

function report({ weights, opening, doing }) {
  const kilo = (bytes) => `${Math.round(bytes / 1000)} kB`;
  const over = (tasks) => {
    const [longest, others] = [tasks.slice(0, TASKS).map(Math.round), tasks.length - TASKS];
    return [...longest, ...(others > 0 ? [`${others} more`] : [])].join(', ') || 'none';
  };
  return [
    '| file | raw | brotli |',
    '| --- | ---: | ---: |',
    ...weights.map(({ name, raw, brotli }) => `| ${name} | ${kilo(raw)} | ${kilo(brotli)} |`),
    '',
    `| opening, until drawn | line | drawn, ms | downloaded, ms | corpus ready, ms | tasks over ${FRAME} ms |`,
    '| --- | --- | ---: | ---: | ---: | --- |',
    ...opening.map(({ what, line, painted, downloaded, ready, tasks }) => {
      const name = line ? `${LINE.megabits} Mbit/s, ${LINE.latency} ms` : 'this machine';
      const times = [painted, downloaded, ready].map(Math.round).join(' | ');
      return `| ${what} | ${name} | ${times} | ${over(tasks)} |`;
    }),
    '',
    `| doing | select, ms | until drawn, ms | event, ms | tasks over ${FRAME} ms |`,
    '| --- | ---: | ---: | ---: | --- |',
    ...doing.map(({ what, select, render, event, tasks }) => {
      const times = [select, render, event].map((time) => time.toFixed(1)).join(' | ');
      return `| ${what} | ${times} | ${over(tasks)} |`;
    }),
  ].join('\n');
}

const median = (values) => [...values].sort((one, other) => one - other)[values.length >> 1];
const seconds = (time) => `${(time / 1000).toFixed(0)} s`;

await tellingTrouble(main);
