// The three invented facets of the documents and their 36 values. A document has one to four
// countries, one to three topics and one secretary-general; its values are kept as bit masks.

export const FACETS = {
  country: [
    'Norland', 'Ostrava', 'Kesmar', 'Belvia', 'Torenia', 'Quillay', 'Samara Isles', 'Duvania',
    'Ixtal', 'Marrow Coast', 'Yelland', 'Zephyria',
  ],
  topic: [
    'peacekeeping', 'disarmament', 'trade', 'refugees', 'climate', 'health', 'education',
    'human rights', 'decolonization', 'law of the sea', 'development', 'food', 'sanctions',
    'elections', 'energy', 'culture',
  ],
  sg: ['Lindqvist', 'Adeyemi', 'Navarro', 'Thant', 'Okafor', 'Brandt', 'Castellanos', 'Mehta'],
};

/** How many of the best documents an answer names. */
export const BEST = 20;

/** The values a document has of a facet, always as a list. */
export const valuesOf = (document, facet) => [document[facet]].flat();

const ORDER = Object.keys(FACETS);

/** The numbers of the values chosen in a question, in the order of FACETS; '' where none is. */
export const chosenNumbers = (chosen) =>
  ORDER.map((facet) => (facet in chosen ? FACETS[facet].indexOf(chosen[facet]) : ''));

/** Counts given as `{facet: {value: count}}`, as one list of 36 in the order of FACETS. */
export const countsByName = (named) =>
  Object.entries(FACETS).flatMap(([facet, values]) =>
    values.map((value) => named[facet]?.[value] ?? 0),
  );

/** Five bytes a document: all masks of countries, then of topics, then of secretaries-general. */
export function facetMasks(documents) {
  const bytes = new Uint8Array(documents.length * 5);
  const columns = columnsOf(bytes);
  documents.forEach((document, number) => {
    for (const [facet, values] of Object.entries(FACETS)) {
      for (const value of valuesOf(document, facet)) {
        columns[facet][number] |= 1 << values.indexOf(value);
      }
    }
  });
  return bytes;
}

/** The three columns of masks, as views into their bytes. */
export function columnsOf(bytes) {
  const count = bytes.length / 5;
  return {
    country: new Uint16Array(bytes.buffer, bytes.byteOffset, count),
    topic: new Uint16Array(bytes.buffer, bytes.byteOffset + 2 * count, count),
    sg: new Uint8Array(bytes.buffer, bytes.byteOffset + 4 * count, count),
  };
}
