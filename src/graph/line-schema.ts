import * as z from 'zod/mini';
import type { Span } from '../types/article.ts';
import { UserError } from '../types/errors.ts';
import { EXTRACT_VERSION, type ExtractLine } from '../types/extract-line.ts';
import { parseBy } from './parse.ts';
import { parts } from './schema.ts';
import { compileShape } from './shape.ts';

/** The extract line, version 2, as `merge` takes it. */

const offset = z.int().check(z.nonnegative());
const span = z.object({ start: offset, end: offset });
const nullableText = z.nullable(z.string());

export const lineSchema: z.ZodMiniType<ExtractLine> = z.object({
  version: z.literal(EXTRACT_VERSION),
  id: z.union([z.string().check(z.minLength(1)), z.number()]),
  title: nullableText,
  date: parts.date,
  source: nullableText,
  url: nullableText,
  textHash: z.string(),
  actors: z.array(
    z.object({
      key: z.string().check(z.minLength(1)),
      label: z.string().check(z.minLength(1)),
      kind: parts.kind,
      code: nullableText,
      wikidata: nullableText,
      country: nullableText,
      sector: nullableText,
      aliases: z.array(z.string()),
      roles: z.array(z.object({ title: z.string(), of: nullableText })),
      mentions: z.array(
        z.object({ start: offset, end: offset, form: z.enum(['name', 'nominal', 'pronoun']) }),
      ),
    }),
  ),
  relations: z.array(
    z.object({
      source: z.string(),
      target: nullableText,
      undirected: z.boolean(),
      family: parts.family,
      event: z.nullable(parts.event),
      mode: nullableText,
      contexts: z.array(z.string()),
      status: parts.status,
      attributedTo: nullableText,
      confidence: z.number().check(z.minimum(0), z.maximum(1)),
      label: z.string(),
      start: offset,
      end: offset,
      trigger: span,
      sourceSpan: span,
      targetSpan: z.nullable(span),
      date: parts.date,
      quad: nullableText,
      score: z.nullable(z.number()),
      sentence: z.string(),
    }),
  ),
  text: z.string(),
});

/**
 * Check a line of `actorgraph extract`.
 *
 * @param where names file and line.
 * @throws UserError where it is none, of another version, damaged, or tells of places outside of its text.
 */
export function readLine(value: object, where: string): ExtractLine {
  const version: unknown = 'version' in value ? value.version : undefined;
  if (version !== EXTRACT_VERSION) {
    const found =
      version === undefined
        ? 'no line of "actorgraph extract"'
        : `a line of version ${JSON.stringify(version).slice(0, 20)}`;
    throw new UserError(
      `${where}: ${found}, expected version ${EXTRACT_VERSION}; write it with "actorgraph extract"`,
    );
  }
  const line = hasShape(value) ? (value as ExtractLine) : parse(value, where);
  const fault = faultOf(line);
  if (fault !== null) throw faultAt(where, fault);
  return line;
}

const hasShape = compileShape(lineSchema);

function parse(value: object, where: string): ExtractLine {
  return parseBy(lineSchema, value, (fault) => faultAt(where, fault));
}

function faultAt(where: string, fault: string): UserError {
  return new UserError(`${where}: ${fault}; write it again with "actorgraph extract"`);
}

function faultOf({ text, actors, relations }: ExtractLine): string | null {
  const { length } = text;
  const outside = ({ start, end }: Span): string | null =>
    start < end && end <= length ? null : `${start} to ${end} lies outside the text of ${length} characters`;
  const keys = new Set<string | null>([null]);
  for (const { key, mentions } of actors) {
    keys.add(key);
    for (const mention of mentions) {
      const fault = outside(mention);
      if (fault !== null) return fault;
    }
  }
  for (const relation of relations) {
    const { source, target, attributedTo, trigger, sourceSpan, targetSpan } = relation;
    for (const key of [source, target, attributedTo])
      if (!keys.has(key)) return `a relation speaks of "${key}", which is no actor of the line`;
    const fault =
      outside(relation) ?? outside(trigger) ?? outside(sourceSpan) ?? (targetSpan && outside(targetSpan));
    if (fault !== null) return fault;
  }
  return null;
}
