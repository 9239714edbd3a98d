// Running other programs, and saying what is missing in words that help.

import { spawnSync } from 'node:child_process';

/** What cannot go on for a reason the reader can mend; told without a stack. */
export class Trouble extends Error {}

/** Runs a command of this folder; trouble ends it with its words. */
export async function tellingTrouble(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

export function run(command, args, { cwd, env, minutes = 30 } = {}) {
  const done = spawnSync(command, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    timeout: minutes * 60_000,
  });
  if (done.error?.code === 'ETIMEDOUT') throw new Trouble(`not done after ${minutes} minutes`);
  if (done.error) throw new Trouble(`${command}: ${done.error.message}`);
  if (done.status !== 0) {
    const lines = (done.stderr || done.stdout).trim().split('\n').slice(-12).join('\n');
    throw new Trouble(`${command} ${args.slice(0, 3).join(' ')} … failed:\n${lines}`);
  }
  return done.stdout;
}

/** Runs a script of this folder in a process of its own, with room for the largest corpus. */
export const runScript = (script, args, options) =>
  run(process.execPath, ['--max-old-space-size=12000', script, ...args], options);

/** The first of some commands that is on PATH. */
export function findCommand(names) {
  for (const name of names) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (found.status === 0) return found.stdout.trim();
  }
  return undefined;
}
