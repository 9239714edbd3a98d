// From what was measured to the figures of the report.

/** The nearest-rank percentile. */
export function percentile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** The classes in which any answer differs from the right one, or did not come in time. */
export function wrongClasses(answers, { questions, expected }) {
  const isRight = (number) => {
    const given = answers[number];
    return (
      given !== undefined &&
      given.total === expected[number].total &&
      given.counts.every((count, place) => count === expected[number].counts[place])
    );
  };
  const wrong = questions.filter((_, number) => !isRight(number));
  return [...new Set(wrong.map(({ cls }) => cls))];
}

/** The bytes of a peer over the wire: all that showing its results needs, the texts among it. */
export function onTheWire({ library, engine, index, masks }, texts, holdsTexts) {
  const parts = [library, engine, index, masks, holdsTexts ? undefined : texts].filter(Boolean);
  const sum = (kind) => parts.reduce((total, part) => total + part[kind], 0);
  return { raw: sum('raw'), brotli: sum('brotli') };
}
