/** Measures mentions on re3d and actors on GSR: figures by the scorer that comes with the data, errors by cause. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ActorKind } from '../types/actor.ts';
import type { Span } from '../types/article.ts';
import type { Reading } from '../types/reading.ts';
import { HEADLINES, scoreRelations, type Figures } from './evaluate-relations.ts';
import { Errors, type Measured } from './measured.ts';
import { readRecords } from './relation-records.ts';

/** The figures of the scorer that concern actors. */
const SETS = ['re3d', 'gsr'] as const;

/** Types of re3d that an actor of each kind answers for. */
const TYPES: Readonly<Record<ActorKind, readonly string[]>> = {
  state: ['Location', 'Organisation', 'Nationality'],
  organisation: ['Organisation'],
  group: ['Organisation', 'Nationality'],
  person: ['Person'],
};

/** Returns the figures of re3d and GSR; none where the data are not there. */
export function evaluateMentions(shared: string, read: (text: string) => Reading): Measured[] {
  return SETS.flatMap((set) => {
    if (!existsSync(join(shared, 'corpora/relations', `${set}.dev.jsonl`))) return [];
    const figures = scoreRelations(set, shared, read);
    const lines = HEADLINES.filter(
      (headline) => headline.set === set && /actors|mentions/.test(headline.name),
    );
    return lines.map(({ name, path }, i): Measured => ({
      name,
      value: Number(path.reduce<unknown>((at, key) => (at as Figures)[key], figures)),
      errors: set === 're3d' && i === 0 ? mentionErrors(shared, read) : new Map(),
    }));
  });
}

interface GoldRecord {
  readonly text: string;
  readonly entities: readonly (Span & { readonly type: string })[];
}

/** Gold mentions missed or of another type, and predicted ones that are no gold mention; offsets are taken as UTF-16 units. */
function mentionErrors(shared: string, read: (text: string) => Reading): Measured['errors'] {
  const errors = new Errors();
  const note = (cause: string, text: string, { start, end }: Span): void => {
    errors.add(cause, text.slice(start, end).replace(/\s+/g, ' '));
  };
  const records = readRecords<GoldRecord>(join(shared, 'corpora/relations/re3d.dev.jsonl'));
  for (const { text, entities } of records) {
    const gold = entities.filter(({ type }) => Object.values(TYPES).some((types) => types.includes(type)));
    const { actors, mentions } = read(text).actors;
    const kinds = new Map(actors.map(({ key, kind }) => [key, kind]));
    for (const entity of gold) {
      const found = mentions.filter((mention) => overlap(mention, entity));
      const kindsFound = found.flatMap(({ actors: keys }) => keys.map((key) => kinds.get(key)!));
      if (found.length === 0) note(`${entity.type} missed`, text, entity);
      else if (!kindsFound.some((kind) => TYPES[kind].includes(entity.type)))
        note(`${entity.type} taken for ${kindsFound[0]}`, text, entity);
    }
    for (const mention of mentions) {
      if (!gold.some((entity) => overlap(mention, entity)))
        note(`no actor there (${mention.form})`, text, mention);
    }
  }
  return errors.byCause;
}

/** At least half of the shorter one. */
function overlap(a: Span, b: Span): boolean {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return common > 0 && 2 * common >= Math.min(a.end - a.start, b.end - b.start);
}
