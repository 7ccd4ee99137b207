import { parse, type CsvError, type Info } from 'csv-parse';
import { recordOf, type CorpusRecord, type Fault, type FieldNames } from './record.ts';

/**
 * The records of a table with a header line: comma, semicolon or tab between the cells, quotes as in RFC 4180.
 *
 * An empty cell is a value that is not there.
 *
 * @param separator what stands between cells, as `separatorOf` finds it.
 */
export async function* readTable(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  names: FieldNames,
  separator: string,
): AsyncGenerator<CorpusRecord | Fault> {
  const faults: Fault[] = [];
  const parser = parse({
    bom: true,
    columns: true,
    info: true,
    delimiter: separator,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
  });
  parser.on('skip', (error) => faults.push(faultOf(error, name)));
  void feed(chunks, parser);
  try {
    for await (const row of parser as AsyncIterable<{ record: Record<string, string>; info: Info }>) {
      yield* faults.splice(0);
      const values = Object.fromEntries(Object.entries(row.record).filter(([, cell]) => cell !== ''));
      // A cell with text that is empty is an empty text; a column that is missing is a mistake.
      const text = names.text ?? 'text';
      if (row.record[text] === '') values[text] = '';
      yield recordOf(values, `${name}:${row.info.lines}`, names);
    }
  } catch (error) {
    yield faultOf(error as CsvError, name);
  }
  yield* faults;
}

/** What stands between the cells of a table: what the header has most of. */
export function separatorOf(head: Uint8Array): string {
  const header = new TextDecoder().decode(head).split(/[\r\n]/, 1)[0] ?? '';
  const counts = [',', ';', '\t'].map((sign) => [sign, header.split(sign).length] as const);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/** Pass the chunks on to the parser, no faster than it takes them; what fails shows where it is read. */
async function feed(chunks: AsyncIterable<Uint8Array>, parser: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const chunk of chunks) {
      if (!parser.write(chunk)) await new Promise<void>((resolve) => void parser.once('drain', resolve));
    }
    parser.end();
  } catch (error) {
    parser.destroy(error as Error);
  }
}

function faultOf(error: Partial<CsvError> & Error, name: string): Fault {
  const line = typeof error['lines'] === 'number' ? `:${error['lines']}` : '';
  const reason = error.message.replace(/\s+/g, ' ').replace(/:\s*expect.*$/i, '');
  return {
    fault: `${name}${line}: ${reason}; give every line the cells of the header, text with commas in quotes`,
  };
}
