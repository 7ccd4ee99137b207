import { once } from 'node:events';
import { readBytes } from '../node/files.ts';

/** The bytes of a file, or of standard input where the path is "-". */
export async function readInput(path: string): Promise<Uint8Array> {
  if (path !== '-') return readBytes(path);
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** The beginning of standard input, which stays to be read. */
export async function peekStandardInput(): Promise<string> {
  await once(process.stdin, 'readable');
  const chunk = process.stdin.read() as Buffer | null;
  if (chunk) process.stdin.unshift(chunk);
  return chunk?.subarray(0, 256).toString('latin1') ?? '';
}
