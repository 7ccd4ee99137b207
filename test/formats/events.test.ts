import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it, vi } from 'vitest';
import { toEventParquet } from '../../src/formats/event-parquet.ts';
import { EVENT_COLUMNS, toEventCsv, toEventRows, type EventRow } from '../../src/formats/events.ts';
import { createPloverCoder } from '../../src/formats/plover.ts';
import { decodeUnfit } from '../../src/formats/text.ts';
import { createOntology } from '../../src/lexicon/ontology.ts';
import { pythonsWith, runPython } from '../helpers/python.ts';
import { hostileGraphs, SAMPLE } from './graphs.ts';

vi.setConfig({ testTimeout: 180_000 });

const lexicon = (name: string): string => readFileSync(`data/lexicon/${name}`, 'utf8');
const GRAPHS = hostileGraphs();

describe('PLOVER coding', () => {
  const code = createPloverCoder(
    createOntology({ 'events.csv': lexicon('events.csv'), 'modes.csv': lexicon('modes.csv') }),
    lexicon('planned.csv'),
  );

  it('takes the score of the mode, where it has one', () => {
    expect(code('CONSULT', 'phone', 'actual')).toMatchObject({ event: 'CONSULT', mode: 'phone', score: 1.5 });
    expect(code('CONSULT', null, 'actual')).toMatchObject({ event: 'CONSULT', mode: null, score: 2.5 });
  });

  it.each([
    ['CONSULT', 'visit', 'AGREE', null, 'verbal cooperation', 2.5],
    ['AID', null, 'AGREE', null, 'verbal cooperation', 2.5],
    ['ASSAULT', 'aerial', 'THREATEN', 'violence', 'verbal conflict', -3.5],
    ['SANCTION', 'expel', 'THREATEN', 'expel', 'verbal conflict', -3.5],
    ['COERCE', 'seize', 'THREATEN', 'restrict', 'verbal conflict', -3],
    // What is announced of these is what they are: a yielding to come is CONCEDE, troops sent are a display of force.
    ['CONCEDE', null, 'CONCEDE', null, 'verbal cooperation', 4.5],
    ['RETREAT', 'withdraw', 'RETREAT', 'withdraw', 'material cooperation', 8],
    ['MOBILIZE', 'troops', 'MOBILIZE', 'troops', 'material conflict', -6.5],
  ] as const)('codes a planned %s (%s) as %s (%s)', (event, mode, as, asMode, quad, score) => {
    expect(code(event, mode, 'planned')).toEqual({ event: as, mode: asMode, quad, score });
  });

  it('knows no CONCERN', () => {
    expect(code('CONCERN', null, 'actual')).toMatchObject({ event: 'ACCUSE', mode: 'disapprove', score: -2 });
  });

  it('names the line of the table that it does not understand', () => {
    const ontology = createOntology({
      'events.csv': lexicon('events.csv'),
      'modes.csv': lexicon('modes.csv'),
    });
    expect(() => createPloverCoder(ontology, 'event,mode,as,as mode\nMEET,,AGREE,\n')).toThrow(
      /^planned\.csv:2: /,
    );
  });
});

describe('event rows', () => {
  it('have one row for each statement of an event', () => {
    const rows = toEventRows(SAMPLE, lexicon);
    const names = [
      'date',
      'actor_code',
      'recipient_code',
      'joint',
      'event',
      'mode',
      'context',
      'status',
      'act',
      'speaker',
    ];
    expect(rows.map((row) => names.map((name) => row[name]))).toEqual([
      [
        '2024-05-01',
        'NOR',
        'SUD',
        true,
        'CONSULT',
        'visit',
        'diplomatic; economic',
        'actual',
        'CONSULT',
        null,
      ],
      [null, 'NOR', 'SUD', true, 'AGREE', null, null, 'planned', 'CONSULT', null],
      ['2024-04-30', 'NOR', 'SUD', false, 'CONSULT', null, null, 'actual', 'CONSULT', null],
      ['2024-05-01', 'SUD', 'NOR', false, 'ASSAULT', 'aerial', null, 'denied', 'ASSAULT', 'Estmark'],
      ['2024-05-01', 'EST', 'SUD', false, 'THREATEN', 'violence', null, 'planned', 'ASSAULT', null],
      [null, 'EST', 'NOR', false, 'ACCUSE', null, null, 'actual', 'ACCUSE', 'Ada Lindqvist'],
    ]);
  });
});

/** A row with empty for null, as CSV has it, and our escapes taken back. */
function plain(row: Readonly<Record<string, unknown>>, isCsv: boolean): Record<string, unknown> {
  const values = EVENT_COLUMNS.map(({ name, type }) => {
    const value = row[name] ?? null;
    if (value instanceof Date) return [name, value.toISOString().slice(0, 10)];
    if (typeof value !== 'string') return [name, value];
    if (isCsv && value === '') return [name, null];
    if (isCsv && (type === 'double' || type === 'integer')) return [name, Number(value)];
    if (isCsv && type === 'boolean') return [name, value === 'true'];
    return [name, decodeUnfit(isCsv ? value.replace(/^'(?='*[=+\-@\t\r\n])/, '') : value)];
  });
  return Object.fromEntries(values) as Record<string, unknown>;
}

/** Rows as CSV can tell them: an empty text is nothing. */
const told = (rows: readonly EventRow[]): EventRow[] =>
  rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === '' ? null : value])),
  );

describe.each(GRAPHS.map((graph, i) => [i, graph] as const))('the rows of graph %i', (_, graph) => {
  const rows = toEventRows(graph, lexicon);

  it('come back from CSV', () => {
    expect(csvParse(toEventCsv(graph, lexicon)).map((row) => plain(row, true))).toEqual(told(rows));
  });

  it('come back from Parquet, read by hyparquet', async () => {
    const bytes = toEventParquet(graph, lexicon);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const found = (await parquetReadObjects({ file })) as Record<string, unknown>[];
    expect(found.map((row) => plain(row, false))).toEqual(rows);
  });
});

/** Reads Parquet (as base64) and CSV, and tells the types that it saw in the Parquet file. */
const PANDAS = `
import base64, io, json, sys, pandas as pd
out = []
for parquet, csv in json.load(sys.stdin):
    rows = pd.read_parquet(io.BytesIO(base64.b64decode(parquet)))
    table = pd.read_csv(io.StringIO(csv), keep_default_na=False, na_values=[''])
    out.append(dict(length=len(table), columns=list(table.columns), rows=json.loads(rows.to_json(orient='records', date_format='iso'))))
print(json.dumps(out))
`;

const DUCKDB = `
import base64, json, sys, tempfile, duckdb
def value(type, v): return str(v) if type == 'DATE' and v else v
out = []
for parquet, csv in json.load(sys.stdin):
    with tempfile.NamedTemporaryFile(suffix='.parquet') as p, tempfile.NamedTemporaryFile(suffix='.csv') as c:
        p.write(base64.b64decode(parquet)); p.flush(); c.write(csv.encode()); c.flush()
        found = duckdb.connect().execute(f"select * from '{p.name}'")
        names, types = [d[0] for d in found.description], [str(d[1]) for d in found.description]
        rows = [dict(zip(names, map(value, types, row))) for row in found.fetchall()]
        # Mixed line breaks within cells are more than its reader of CSV takes: it gets the first graph only.
        length = None if out else len(duckdb.connect().execute(f"select * from '{c.name}'").fetchall())
        out.append(dict(length=length, columns=names, rows=rows))
print(json.dumps(out))
`;

describe.each([
  ...pythonsWith('pandas').map((python) => ({ ...python, module: 'pandas', script: PANDAS })),
  ...pythonsWith('duckdb').map((python) => ({ ...python, module: 'duckdb', script: DUCKDB })),
])('$module $version', ({ path, module, script }) => {
  it.skipIf(path === '')('reads the same rows', () => {
    const graphs = GRAPHS.filter((graph) => toEventRows(graph, lexicon).length > 0);
    const input = graphs.map((graph) => [
      Buffer.from(toEventParquet(graph, lexicon)).toString('base64'),
      toEventCsv(graph, lexicon),
    ]);
    const found = runPython(path, script, input) as { length: number; columns: string[]; rows: EventRow[] }[];
    for (const [i, graph] of graphs.entries()) {
      const rows = toEventRows(graph, lexicon);
      const dayOf = (value: unknown) => (typeof value === 'string' ? value.slice(0, 10) : null);
      const day = (row: EventRow) => ({
        ...row,
        date: dayOf(row['date']),
        published: dayOf(row['published']),
      });
      expect(found[i]!.rows.map((row) => plain(day(row), false))).toEqual(rows);
      expect(found[i]!.columns).toEqual(EVENT_COLUMNS.map(({ name }) => name));
      if (module === 'pandas' || i === 0) expect(found[i]!.length).toBe(rows.length);
    }
  });
});
