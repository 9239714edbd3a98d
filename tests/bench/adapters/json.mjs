// Indexes of the JavaScript peers are kept as JSON.

export const toBytes = (value) => new TextEncoder().encode(JSON.stringify(value));
export const fromBytes = (bytes) => JSON.parse(new TextDecoder().decode(bytes));
