// Real text: the Annual Messages and State of the Union Addresses of the United States since 1790
// (public domain), cut into some 9,200 pieces of about 1,200 characters and shuffled.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { below, randomFrom } from './random.mjs';

/** The speeches of a folder as one text, and the pieces cut from it. */
export function readSpeeches(folder) {
  const text = readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n\n')
    .replace(/\[[^\]]*\]/g, ' ')
    .replace(/\s+/g, ' ');
  return { text, pieces: shuffled(cut(text)) };
}

function cut(text) {
  const random = randomFrom(1);
  const aim = () => 800 + random() * 800;
  const pieces = [];
  let piece = '';
  let wanted = aim();
  for (const sentence of text.match(/[^.!?]+[.!?]+["')\]]*\s*/g)) {
    piece += sentence;
    if (piece.length >= wanted) {
      pieces.push(piece.slice(0, 2600).trim());
      piece = '';
      wanted = aim();
    }
  }
  return pieces;
}

function shuffled(pieces) {
  const random = randomFrom(2);
  for (let at = pieces.length - 1; at > 0; at--) {
    const other = below(random, at + 1);
    [pieces[at], pieces[other]] = [pieces[other], pieces[at]];
  }
  return pieces;
}
