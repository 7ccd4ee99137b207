import { readFileSync } from 'node:fs';

/** Returns the bytes of the committed language model. */
export function modelBytes(): ArrayBuffer {
  const bytes = readFileSync(new URL('../../data/model/actorgraph.model', import.meta.url));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}
