// What a word is, for the questions and the oracle: a run of letters and digits, in lower case.
// No stems, no stop words.

export const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
