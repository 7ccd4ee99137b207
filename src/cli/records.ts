import { UserError } from '../types/errors.ts';

/** A record of a JSON Lines corpus. */
export interface CorpusRecord {
  readonly id: string | number;
  readonly text: string;
  readonly title: string | null;
  /** `YYYY-MM-DD`. */
  readonly date: string | null;
}

/**
 * Read a line of a corpus.
 *
 * @throws UserError naming file and line where it is no JSON object, or a value is missing or of the wrong type.
 */
export function recordOf(line: string, name: string, number: number): CorpusRecord {
  const fail = (fault: string) => new UserError(`${name}:${number}: ${fault}`);
  const value = parse(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw fail('no JSON object; write one record a line, such as {"id":"1","text":"…"}');
  }
  const { id, text, title = null, date = null } = value as Record<string, unknown>;
  if (typeof id !== 'string' && typeof id !== 'number')
    throw fail('"id" is missing; add it as text or number');
  if (typeof text !== 'string') throw fail('"text" is missing; add it as text');
  if (title !== null && typeof title !== 'string') throw fail('"title" is no text; write text or null');
  if (date !== null && (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(date))) {
    throw fail('"date" is no date; write it like "2023-01-11", or null');
  }
  return { id, text, title, date: date === null ? null : date.slice(0, 10) };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
