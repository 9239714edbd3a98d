// The tables: for each size of corpus our figures beside the best peer's, then every peer's.

const OURS = 'csto';

const ROWS = [
  ['over the wire, raw', ({ wire }) => wire.raw, bytes],
  ['over the wire, brotli', ({ wire }) => wire.brotli, bytes],
  ['load', ({ load }) => load, milliseconds],
  ['first answer', ({ first }) => first, milliseconds],
  ['left for after it', ({ settling }) => settling, milliseconds],
  ['question, p50', ({ p50 }) => p50, milliseconds],
  ['question, p99', ({ p99 }) => p99, milliseconds],
  ['recount after a choice', ({ recount }) => recount, milliseconds],
  ['memory', ({ memory }) => memory.heap + memory.buffers + memory.wasm, bytes],
];

export function report({ chromium, sizes }) {
  const lines = [`Chromium: ${chromium}. Smaller is better everywhere; ratio = theirs ÷ ours.`];
  for (const { documents, texts, peers } of sizes) {
    lines.push('', `## ${documents.toLocaleString('en')} documents`, '');
    const ours = peers.find(({ name }) => name === OURS);
    if (ours && !ours.trouble) lines.push(...comparison(ours, peers, texts), '');
    lines.push(...everyPeer(peers));
  }
  return lines.join('\n');
}

function comparison(ours, peers, texts) {
  const others = peers.filter((peer) => peer !== ours && !peer.trouble && peer.isWhole);
  const exact = others.filter(({ wrong }) => wrong.length === 0);
  const lines = [
    row(['', OURS, 'best exact peer', 'ratio', 'best of all peers', 'ratio']),
    row(Array(6).fill('---')),
  ];
  for (const [label, figureOf, written] of ROWS) {
    const figure = figureOf(ours);
    const against = (some, withWrong) => {
      if (some.length === 0) return ['none', ''];
      const best = some.reduce((one, other) => (figureOf(other) < figureOf(one) ? other : one));
      const name = withWrong && best.wrong.length ? `${best.name}, ${wrongIn(best)}` : best.name;
      return [`${written(figureOf(best))} (${name})`, ratio(figureOf(best) / figure)];
    };
    lines.push(row([label, written(figure), ...against(exact, false), ...against(others, true)]));
  }
  const { brotli } = texts;
  lines.push(
    '',
    `The texts alone, brotli: ${bytes(brotli)}; 1.4 times that: ${bytes(1.4 * brotli)}. ` +
      `Ours, all in all: ${(ours.wire.brotli / brotli).toFixed(2)} times the texts.`,
    'Wrong answers are not a win: the last two columns say in how many classes, or in which, the ' +
      'peer\'s totals or counts differ from a plain scan\'s.',
  );
  if (ours.wrong.length > 0) lines.push(`**Our own answers are ${wrongIn(ours)}.**`);
  return lines;
}

function everyPeer(peers) {
  const heads = ['peer', 'built in', 'library and engine', 'index and masks', 'with texts'];
  heads.push('load', 'first', 'after it', 'p50', 'p99', 'recount', 'heap + buffers + wasm', 'wrong in');
  const lines = [row(heads), row(Array(heads.length).fill('---'))];
  for (const peer of peers) {
    if (peer.trouble) {
      lines.push(row([peer.name, peer.trouble, ...Array(heads.length - 2).fill('')]));
      continue;
    }
    const { weights, wire, memory, wrong } = peer;
    const sum = (...parts) => parts.reduce((total, part) => total + (part?.brotli ?? 0), 0);
    lines.push(
      row([
        peer.isWhole ? peer.name : `${peer.name} (${peer.asked} questions in time)`,
        `${peer.buildSeconds.toFixed(1)} s`,
        bytes(sum(weights.library, weights.engine)),
        bytes(sum(weights.index, weights.masks)) + (peer.holdsTexts ? ' †' : ''),
        bytes(wire.brotli),
        milliseconds(peer.load),
        milliseconds(peer.first),
        milliseconds(peer.settling),
        milliseconds(peer.p50),
        milliseconds(peer.p99),
        milliseconds(peer.recount) + (peer.ownFacets ? '' : ' *'),
        [memory.heap, memory.buffers, memory.wasm].map(bytes).join(' + '),
        wrong.length === 0 ? 'none' : wrong.join(', '),
      ]),
    );
  }
  lines.push('', 'Bytes are brotli\'s. † has the texts in it. * counted by the harness for the peer.');
  return lines;
}

const row = (cells) => `| ${cells.join(' | ')} |`;

const wrongIn = ({ wrong }) =>
  `wrong in ${wrong.length > 3 ? `${wrong.length} of 10 classes` : wrong.join(', ')}`;

const ratio = (value) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)}×`;

function bytes(count) {
  if (count >= 1e6) return `${(count / 1e6).toFixed(2)} MB`;
  return `${(count / 1e3).toFixed(count < 1e4 ? 1 : 0)} kB`;
}

function milliseconds(time) {
  if (time === 0) return '0';
  if (time < 0.1) return `${(1000 * time).toFixed(1)} µs`;
  return `${time.toPrecision(time < 100 ? 3 : 4)} ms`;
}
