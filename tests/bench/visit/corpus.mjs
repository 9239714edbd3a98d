// A corpus folder of as many records as wanted. Each follows a record of the shipped corpus in its
// date, speakers, tags and figures; its title, digest and quotations are a document of the
// benchmark, so that the vocabulary grows as that of real text does. The same on every machine.

import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documentsOf } from '../corpus/documents.mjs';
import { readSpeeches } from '../corpus/speeches.mjs';

/** The lists of tags that a text may name; topics have no name that could stand in one. */
const NAMED = ['countries', 'organisations', 'operations', 'exercises', 'instruments'];
/** Words of a document in a digest: the names of its tags come on top of them, to 250 at most. */
const WORDS = 150;
/** What the compiler would take for Markdown. */
const MARKUP = /\*\*|__|\]\(|`/g;
const OPENS_AS_MARKUP = /^(?=[#|<>*-]|\d{1,2}\. )/;

/** Writes the folder anew. */
export function writeCorpus(folder, shipped, count, speeches) {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(shipped, 'authorities'), join(folder, 'authorities'), { recursive: true });
  const documentOf = documentsOf(readSpeeches(speeches));
  const names = namesIn(join(shipped, 'authorities'));
  const models = modelsIn(join(shipped, 'records'));
  for (let number = 0; number < count; number++) {
    const { path, front } = models[number % models.length];
    const file = join(folder, 'records', path.replace(/\.md$/, `-${number}.md`));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, recordOf(front, documentOf(number), number, names));
  }
}

/** The records that others follow: their paths and their front matter. */
function modelsIn(records) {
  const paths = readdirSync(records, { recursive: true }).filter((path) => path.endsWith('.md'));
  return paths.sort().map((path) => {
    const [, front] = readFileSync(join(records, path), 'utf8').split(/^\+\+\+\n/m);
    return { path, front };
  });
}

/** What each entry of each list is called, by list and code. */
function namesIn(authorities) {
  const namesOf = (list) => {
    const text = readFileSync(join(authorities, `${list}.toml`), 'utf8');
    const entries = text.matchAll(/^\[\[\w+\]\]\nid = "(.+)"\nname = "(.+)"$/gm);
    return new Map([...entries].map(([, code, name]) => [code, name]));
  };
  return Object.fromEntries(NAMED.map((list) => [list, namesOf(list)]));
}

function recordOf(model, { title, text }, number, names) {
  const words = text.replace(MARKUP, ' ').split(/\s+/).filter(Boolean);
  const quotation = words.slice(0, 8).join(' ');
  const front = model
    .replace(/^\[why\]\n(?:(?!\[).*\n)*/m, '')
    .replace(/^related = \[[^\]]*\]\n/m, '')
    .replace(/^title = .*$/m, () => `title = ${JSON.stringify(title)}`)
    .replace(/^text = .*$/gm, () => `text = ${JSON.stringify(quotation)}`)
    .replace(/^url = "(.*)"/gm, (_, address) => `url = "${address}-${number}"`);
  const tagsOf = (list) => {
    const [, codes = ''] = front.match(new RegExp(`^${list} = \\[([^\\]]*)\\]`, 'm')) ?? [];
    return [...codes.matchAll(/"([^"]+)"/g)].map(([, code]) => code);
  };
  const named = NAMED.flatMap((list) => tagsOf(list).map((code) => names[list].get(code)));
  const why = tagsOf('topics').map((code) => `"topic:${code}" = "as in the record it follows"`);
  return [
    '+++',
    front.trimEnd(),
    '\n[why]',
    ...why,
    '+++\n',
    ...paragraphs(words.slice(0, WORDS)),
    named.length > 0 ? `It concerns ${named.join(', ')}.\n` : '',
  ].join('\n');
}

/** Two paragraphs, parted at the end of a sentence where there is one. */
function paragraphs(words) {
  const half = words.findIndex((word, at) => at > words.length / 2 && word.endsWith('.')) + 1;
  const parts = half > 0 ? [words.slice(0, half), words.slice(half)] : [words];
  const lines = parts.filter((part) => part.length > 0).map((part) => part.join(' '));
  return lines.map((line) => `${line.replace(OPENS_AS_MARKUP, 'And ')}\n`);
}
