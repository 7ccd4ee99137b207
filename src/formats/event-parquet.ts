import { parquetWriteBuffer, type ColumnSource, type SchemaElement } from 'hyparquet-writer';
import type { KnowledgeGraph } from '../types/graph.ts';
import { EVENT_COLUMNS, toEventRows, type EventColumn } from './events.ts';
import type { LexiconText } from './format.ts';
import { encodeUnfit } from './text.ts';

const TYPES: Readonly<Record<EventColumn['type'], Omit<SchemaElement, 'name'>>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  double: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
};

/** The event rows as Parquet with their types, for pandas, R, DuckDB and Spark. */
export function toEventParquet(graph: KnowledgeGraph, lexicon: LexiconText): Uint8Array {
  const rows = toEventRows(graph, lexicon);
  const columnData = EVENT_COLUMNS.map(({ name, type }): ColumnSource => ({
    name,
    data: rows.map((row) => valueOf(type, row[name] ?? null)),
  }));
  const schema: SchemaElement[] = [
    { name: 'root', num_children: EVENT_COLUMNS.length },
    ...EVENT_COLUMNS.map(({ name, type }): SchemaElement => ({
      name,
      repetition_type: 'OPTIONAL',
      ...TYPES[type],
    })),
  ];
  const { generator } = graph.attributes;
  return new Uint8Array(parquetWriteBuffer({ columnData, schema, createdBy: encodeUnfit(generator) }));
}

function valueOf(type: EventColumn['type'], value: string | number | boolean | null): unknown {
  if (typeof value !== 'string') return value;
  return type === 'date' ? new Date(`${value}T00:00:00Z`) : encodeUnfit(value);
}
