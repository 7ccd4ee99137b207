import { once } from 'node:events';
import { fstatSync, readFileSync } from 'node:fs';
import { UserError } from '../types/errors.ts';

/** Write to standard output, no faster than it is read. */
export async function writeOut(text: string | Uint8Array): Promise<void> {
  if (isStandardOutputClosed()) {
    throw new UserError('standard output is closed; leave it open, or send it to a file: > FILE');
  }
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Tell the user something, on standard error. */
export function tell(message: string): void {
  process.stderr.write(`actorgraph: ${message}\n`);
}

let isClosed: boolean | null = null;

/**
 * Whether the program was started without a standard output (`>&-`).
 *
 * Node puts /dev/null in its place, open for reading too, which shells never do; where /proc does not tell, the
 * answer is no.
 */
function isStandardOutputClosed(): boolean {
  if (isClosed !== null) return isClosed;
  isClosed = false;
  try {
    const flags = /^flags:\s*([0-7]+)/m.exec(readFileSync('/proc/self/fdinfo/1', 'utf8'))?.[1] ?? '1';
    const isNull = fstatSync(1).rdev === 0x103 && fstatSync(1).isCharacterDevice();
    isClosed = isNull && (Number.parseInt(flags, 8) & 3) === 2;
  } catch {
    // Another system.
  }
  return isClosed;
}

/** A number with its noun: "1 actor", "2 actors". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
