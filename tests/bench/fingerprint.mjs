// Short fingerprints of bytes: what was made from the same things is not made again.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Of files and of strings given as `{text}`. */
export function fingerprint(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) {
    hash.update(typeof part === 'string' ? readFileSync(part) : part.text);
    hash.update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}
