// Which functions take the time: Chromium's CPU profile, summed up by function.

const MICROSECONDS = 200;

/** The functions that took longest while something was done: own time, and with all they called. */
export async function profiled(session, act) {
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: MICROSECONDS });
  await session.send('Profiler.start');
  await act();
  const { profile } = await session.send('Profiler.stop');
  return functionsOf(profile);
}

function functionsOf({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const own = new Map();
  samples.forEach((id, at) => own.set(id, (own.get(id) ?? 0) + timeDeltas[at] / 1000));
  const times = new Map();
  const timesOf = (name) => {
    if (!times.has(name)) times.set(name, { name, self: 0, total: 0 });
    return times.get(name);
  };
  // A function that calls itself counts once.
  const walk = (node, open) => {
    const name = nameOf(node.callFrame);
    const isOpen = open.has(name);
    if (!isOpen) open.add(name);
    let total = own.get(node.id) ?? 0;
    timesOf(name).self += total;
    for (const child of node.children ?? []) total += walk(byId.get(child), open);
    if (!isOpen) {
      open.delete(name);
      timesOf(name).total += total;
    }
    return total;
  };
  walk(nodes[0], new Set());
  return [...times.values()].filter(({ name }) => !['(root)', '(idle)'].includes(name));
}

/** Without the hashes of the compiler; a script's own code is called by its file. */
function nameOf({ functionName, url }) {
  const name = functionName.replace(/::h[0-9a-f]{16}\b/g, '').replace(/\[[0-9a-f]{16}\]/g, '');
  return name || `(${url.split('/').pop()})`;
}

/** A table of those that took longest. */
export function profileTable(functions, rows = 30) {
  const ms = (time) => time.toFixed(1);
  const inOrder = [...functions].sort((one, other) => other.self - one.self).slice(0, rows);
  const byTotal = [...functions].sort((one, other) => other.total - one.total).slice(0, rows);
  const chosen = new Set([...inOrder, ...byTotal]);
  return [
    '| function | self, ms | total, ms |',
    '| --- | ---: | ---: |',
    ...[...chosen].map(({ name, self, total }) => `| ${name} | ${ms(self)} | ${ms(total)} |`),
  ].join('\n');
}
