import type { Operation } from './patch-file.ts';

/** The text of a patch file: one operation a line. */
export function writePatch(base: string, operations: readonly Operation[]): string {
  const lines = operations.map((one) => JSON.stringify(one)).join(',\n');
  const ops = operations.length === 0 ? '[]' : `[\n${lines}\n]`;
  return `{"format":"actorgraph-patch","version":1,"base":${JSON.stringify(base)},"ops":${ops}}\n`;
}
