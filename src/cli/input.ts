import { allBytes, openFile } from '../node/open.ts';

/** The bytes of a file, unpacked, or of standard input where the path is "-". */
export async function readInput(path: string): Promise<Uint8Array> {
  return allBytes((await openFile(path)).chunks);
}
