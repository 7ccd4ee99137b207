/**
 * A linear classifier over hashed features: one row of weights per feature hash, one column per class.
 * Features that share a row add up there, which training learns to live with.
 */
export interface LinearTable {
  /** Number of rows, a power of two. */
  readonly rows: number;
  readonly classes: number;
  readonly weights: Float32Array;
}

/** Returns a table of zeros. */
export function createTable(rows: number, classes: number): LinearTable {
  return { rows, classes, weights: new Float32Array(rows * classes) };
}

/** Fills `scores` with the sum of the rows of the first `count` features. */
export function score(table: LinearTable, features: Int32Array, count: number, scores: Float32Array): void {
  const { classes, weights } = table;
  const mask = table.rows - 1;
  scores.fill(0, 0, classes);
  for (let f = 0; f < count; f++) {
    const row = ((features[f] as number) & mask) * classes;
    for (let c = 0; c < classes; c++) scores[c] = (scores[c] as number) + (weights[row + c] as number);
  }
}

/** Returns the first index of the highest of the first `count` scores. */
export function best(scores: Float32Array, count: number): number {
  let winner = 0;
  for (let c = 1; c < count; c++) if ((scores[c] as number) > (scores[winner] as number)) winner = c;
  return winner;
}

/** Returns a well-mixed 32-bit hash of a template's number and up to three values. */
export function mix(template: number, a: number, b: number, c: number): number {
  let h = Math.imul(template + 1, 0x9e3779b1) ^ a;
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b) + b;
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) + c;
  h = Math.imul(h ^ (h >>> 16), 0x27d4eb2f);
  return h ^ (h >>> 15);
}

/**
 * Returns the table as bytes: 8-bit codes on a scale that is fine near zero and coarse far from it
 * (code k stands for sign(k) · max · (|k|/127)²), so that clipping loses nothing and small weights keep their order.
 */
export function packTable(table: LinearTable): Uint8Array {
  let max = 1e-9;
  for (const w of table.weights) max = Math.max(max, Math.abs(w));
  const bytes = new Uint8Array(16 + table.weights.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, table.rows, true);
  view.setUint32(4, table.classes, true);
  view.setFloat32(8, max, true);
  table.weights.forEach((w, i) => {
    bytes[16 + i] = 128 + Math.sign(w) * Math.round(127 * Math.sqrt(Math.abs(w) / max));
  });
  return bytes;
}

/** Returns the table that `packTable` packed. */
export function unpackTable(bytes: Uint8Array): LinearTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = createTable(view.getUint32(0, true), view.getUint32(4, true));
  const max = view.getFloat32(8, true);
  const values = Float32Array.from({ length: 256 }, (_, code) => {
    const k = (code - 128) / 127;
    return Math.sign(k) * k * k * max;
  });
  const { weights } = table;
  for (let i = 0; i < weights.length; i++) weights[i] = values[bytes[16 + i] as number] as number;
  return table;
}

/** Returns the 32-bit FNV-1a hash of a string's UTF-16 code units. */
export function hashString(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}
