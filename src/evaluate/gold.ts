/** Fully annotated texts: every relation that a text states is there, so that what is told beside them is wrong. */
import { UserError } from '../types/errors.ts';
import type { Span } from '../types/article.ts';
import type { Family, Status } from '../types/relation.ts';

/** A phrase of an annotated relation. Offsets are UTF-16 code units of the record's text, half-open. */
export interface GoldEnd extends Span {
  readonly text: string;
  /** Whom a pronoun or a phrase stands for, by names of the text. */
  readonly means: readonly string[];
}

/** An annotated relation; its event is PLOVER's, CONCERN, AFFIL, or one of the attitudes FAVOR and ADVERSE. */
export interface GoldRelation {
  readonly source: GoldEnd;
  readonly target: GoldEnd;
  /** Done together: without direction. */
  readonly joint: boolean;
  readonly event: string;
  readonly family: Family;
  readonly status: Status;
  readonly trigger: GoldEnd;
  readonly speaker: GoldEnd | null;
  /** Only one of two annotators wrote it: right if told, not missed if not. */
  readonly optional: boolean;
}

export interface GoldRecord {
  readonly id: string | number;
  readonly text: string;
  readonly title: string | null;
  readonly relations: readonly GoldRelation[];
}

/**
 * Reads annotated records, one JSON object a line; their spans count code points.
 *
 * @param name Names the file in messages.
 * @throws UserError naming file and line where a line is no such record.
 */
export function readGold(content: string, name: string): GoldRecord[] {
  return content.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [recordOf(JSON.parse(line) as Raw)];
    } catch {
      throw new UserError(
        `${name}:${i + 1}: no annotated record; expected {"id", "text", "relations": [{"source", "target", "event", …}]}`,
      );
    }
  });
}

interface Raw {
  readonly id: string | number;
  readonly text: string;
  readonly title?: string | null;
  readonly relations: readonly (Omit<GoldRelation, 'optional'> & { readonly optional?: boolean })[];
}

function recordOf({ id, text, title, relations }: Raw): GoldRecord {
  const unit = unitsOf(text);
  const end = (gold: GoldEnd): GoldEnd => ({
    start: unit(gold.start),
    end: unit(gold.end),
    text: gold.text,
    means: gold.means ?? [],
  });
  return {
    id,
    text,
    title: title ?? null,
    relations: relations.map(({ event, family, status, joint, optional, ...ends }) => ({
      source: end(ends.source),
      target: end(ends.target),
      trigger: end(ends.trigger),
      speaker: ends.speaker ? end(ends.speaker) : null,
      event,
      family,
      status,
      joint,
      optional: optional ?? false,
    })),
  };
}

/** From code points to UTF-16 code units. */
function unitsOf(text: string): (point: number) => number {
  if (!/[\uD800-\uDBFF]/.test(text)) return (point) => point;
  const starts: number[] = [];
  let unit = 0;
  for (const character of text) {
    starts.push(unit);
    unit += character.length;
  }
  return (point) => starts[point] ?? unit;
}
