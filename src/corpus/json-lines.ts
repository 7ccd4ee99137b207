import { isFault, recordOf, type CorpusRecord, type Fault, type FieldNames } from './record.ts';

const REMEDY = 'write one record a line, such as {"id":"1","text":"…"}';

/** The records of JSON Lines; empty lines are passed over. */
export async function* readJsonLines(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  names: FieldNames,
): AsyncGenerator<CorpusRecord | Fault> {
  for await (const one of readValues(chunks, name))
    yield isFault(one) ? one : recordOf(one.value as Record<string, unknown>, one.where, names);
}

/** A JSON object of a line. */
export interface LineValue {
  /** Names file and line. */
  readonly where: string;
  readonly value: object;
}

/** The JSON objects of lines, one by one; a fault where a line is none. */
export async function* readValues(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<LineValue | Fault> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let number = 0;
  for await (const bytes of splitLines(chunks)) {
    number++;
    const where = `${name}:${number}`;
    const line = decodeLine(decoder, bytes);
    if (line === null) yield { fault: `${where}: not UTF-8; convert the file with iconv` };
    else if (/\S/u.test(line)) yield objectOf(line, where);
  }
}

function objectOf(line: string, where: string): LineValue | Fault {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { where, value };
  } catch (error) {
    return { fault: `${where}: no JSON (${(error as Error).message}); ${REMEDY}` };
  }
  return { fault: `${where}: no JSON object; ${REMEDY}` };
}

/** Null where the bytes are no UTF-8. A byte order mark is not part of the text. */
function decodeLine(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

const NEW_LINE = 10;

async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(NEW_LINE); at >= 0; at = chunk.indexOf(NEW_LINE, from)) {
      rest.push(chunk.subarray(from, at));
      yield joined(rest);
      rest = [];
      from = at + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) yield joined(rest);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
