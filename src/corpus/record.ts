import { textHash } from '../graph/extract-line.ts';

/** What a record's words are in: plain text, a web page, or a file of a kind that `readArticle` tells apart. */
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly name: string };

/** An article to be read. */
export interface CorpusRecord {
  /** Where it stands, for messages: `news.jsonl:3`. */
  readonly where: string;
  readonly id: string | number;
  /** Whether the corpus itself gives the id; else it is made of date and text. */
  readonly isNamed: boolean;
  readonly title: string | null;
  /** `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly source: string | null;
  readonly url: string | null;
  readonly content: Content;
}

/** Why something could not be read: one line that names it, what is wrong, and the remedy. */
export interface Fault {
  readonly fault: string;
  /** Whether a record has neither text nor HTML, as all have where the corpus calls them otherwise. */
  readonly lacksText?: true;
}

export const FIELDS = ['id', 'title', 'date', 'source', 'url', 'text', 'html'] as const;
export type Field = (typeof FIELDS)[number];

/** The names that a corpus has for our fields; those left out are called as here. */
export type FieldNames = Readonly<Partial<Record<Field, string>>>;

/**
 * Check a record of a corpus, whatever kind of file it comes from.
 *
 * A record without an id gets one of its date and text, so that it is the same wherever the record stands.
 *
 * @param where names file and line.
 */
export function recordOf(
  values: Readonly<Record<string, unknown>>,
  where: string,
  names: FieldNames = {},
): CorpusRecord | Fault {
  const valueOf = (field: Field): unknown => {
    const name = names[field] ?? field;
    const value = Object.hasOwn(values, name) ? values[name] : null;
    return value === undefined ? null : value;
  };
  const id = idOf(valueOf('id'));
  const place = id === null || isFault(id) ? where : `${where} (id ${JSON.stringify(id)})`;
  const fail = (fault: string): Fault => ({ fault: `${place}: ${fault}` });
  if (isFault(id)) return fail(id.fault);
  if (id === null && names.id !== undefined)
    return fail(`"${names.id}" is missing; add it as text or number`);
  for (const field of ['title', 'source', 'url', 'text', 'html'] as const) {
    const value = valueOf(field);
    if (value === null || typeof value === 'string') continue;
    return fail(`"${names[field] ?? field}" is no text; write text or null`);
  }
  const date = dateOf(valueOf('date'));
  if (isFault(date)) return fail(`"${names.date ?? 'date'}" ${date.fault}`);
  const content = contentOf(valueOf('text') as string | null, valueOf('html') as string | null);
  if (!content) return { ...fail(missingText(values, names)), lacksText: true };
  const textOf = (field: 'title' | 'source' | 'url') => (valueOf(field) as string | null) || null;
  const [title, source, url] = [textOf('title'), textOf('source'), textOf('url')];
  const known = id ?? derivedId(date, content);
  return { where: place, id: known, isNamed: id !== null, title, date, source, url, content };
}

export function isFault(value: unknown): value is Fault {
  return typeof value === 'object' && value !== null && 'fault' in value;
}

function idOf(value: unknown): string | number | null | Fault {
  if (value === null) return null;
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value !== 'number') return { fault: '"id" is neither text nor number; write one of them' };
  if (!Number.isFinite(value)) return { fault: '"id" is no finite number; write it as text' };
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
    return { fault: `"id" is a number too large to be kept exactly (read as ${value}); write it as text` };
  return value;
}

const DATE_REMEDY = 'write it like "2023-01-11", or null';

function dateOf(value: unknown): string | null | Fault {
  if (value === null || value === '') return null;
  if (value instanceof Date) return isDay(value.toISOString().slice(0, 10)) ?? { fault: 'is no date' };
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}(?!\d)/.test(value))
    return { fault: `is no date; ${DATE_REMEDY}` };
  return isDay(value.slice(0, 10)) ?? { fault: `is a day that is in no calendar; ${DATE_REMEDY}` };
}

/** A day of the calendar as it is, else null: "2023-02-30" is none. */
export function isDay(day: string): string | null {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : null;
}

function contentOf(text: string | null, html: string | null): Content | null {
  if (text !== null) return { kind: 'text', text };
  return html === null ? null : { kind: 'html', html };
}

function missingText(values: Readonly<Record<string, unknown>>, names: FieldNames): string {
  const name = names.text ?? names.html ?? 'text';
  const others = Object.keys(values).slice(0, 8).join(', ');
  return `"${name}" is missing; add it as text, or say which field it is, as by --field text=body (it has: ${others})`;
}

function derivedId(date: string | null, content: Content): string {
  const text = content.kind === 'text' ? content.text : content.kind === 'html' ? content.html : '';
  return `${date ?? 'undated'}-${textHash(text).slice(0, 12)}`;
}
