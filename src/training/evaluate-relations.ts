/**
 * Measures the relations on the development data: GSR, PLV and re3d by the scorer that comes with the
 * data (`eval/score.py`), every record read as an article of its own.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ploverEvent } from '../evaluate/plover.ts';
import { createOntology } from '../lexicon/ontology.ts';
import { loadResources } from '../node/engine.ts';
import { UserError } from '../types/errors.ts';
import type { Reading } from '../types/reading.ts';
import type { EventType, Family } from '../types/relation.ts';
import { readRecords } from './relation-records.ts';

const SETS = ['gsr', 'plv', 're3d'] as const;
export type RelationSet = (typeof SETS)[number];

interface GoldRecord {
  readonly id: string;
  readonly title?: string;
  readonly text: string;
}

/** Figures as the scorer prints them: nested tables of numbers and words. */
export type Figures = { readonly [name: string]: Figures | number | string | readonly string[] };

/**
 * Scores one set.
 *
 * @param shared The folder with `corpora` and `eval`.
 * @param read Reads one record's text.
 * @param errors How many wrong records the scorer lists.
 * @throws Error of Node where the data are missing, with their path; UserError where Python is.
 */
export function scoreRelations(
  set: RelationSet,
  shared: string,
  read: (text: string) => Reading,
  errors = 0,
): Figures {
  const scorer = join(shared, 'eval/score.py');
  const gold = join(shared, `corpora/relations/${set}.dev.jsonl`);
  for (const path of [scorer, gold]) accessSync(path);
  const folder = mkdtempSync(join(tmpdir(), 'actorgraph-'));
  try {
    const predictions = join(folder, `${set}.jsonl`);
    const classes = createOntology(loadResources().lexicon).events;
    const familyOf = (event: EventType): Family => classes.get(event)!.family;
    writeFileSync(
      predictions,
      readRecords<GoldRecord>(gold)
        .map((record) => `${JSON.stringify(prediction(record, read, familyOf))}\n`)
        .join(''),
    );
    const scored = spawnSync('python3', [scorer, set, predictions, '--json', '--errors', String(errors)], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (scored.status !== 0)
      throw new UserError(
        `${scorer}: failed (${scored.error?.message ?? scored.stderr.trim()}); it needs python3`,
      );
    return JSON.parse(scored.stdout) as Figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The scorer counts code points where we count UTF-16 units, and codes what has not happened as PLOVER does. */
function prediction(
  record: GoldRecord,
  read: (text: string) => Reading,
  familyOf: (event: EventType) => Family,
): object {
  const { actors, relations } = read(record.text);
  const point = codePoints(record.text);
  return {
    id: record.id,
    actors: actors.actors.map(({ key, label, kind, code }) => ({
      id: key,
      name: label,
      type: kind,
      code,
      mentions: actors.mentions
        .filter((mention) => mention.actors.includes(key))
        .map(({ start, end }) => ({ start: point(start), end: point(end) })),
    })),
    relations: relations.map(({ source, target, family, event, status, start, end }) => {
      const coded = event && ploverEvent(event, status);
      return {
        source,
        target,
        family: coded ? familyOf(coded) : family,
        event: coded,
        negated: status === 'denied',
        start: point(start),
        end: point(end),
      };
    }),
  };
}

function codePoints(text: string): (offset: number) => number {
  if (!/[\uD800-\uDBFF]/.test(text)) return (offset) => offset;
  return (offset) => text.slice(0, offset).replaceAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, '_').length;
}

/** The figures that the project is held to, in the order of the table. */
export const HEADLINES: readonly {
  readonly name: string;
  readonly set: RelationSet;
  readonly path: readonly string[];
}[] = [
  {
    name: 'GSR actors F1 (text or code)',
    set: 'gsr',
    path: ['either', 'actors (P over actors in events, R over gold)', 'F1'],
  },
  {
    name: 'GSR actors recall by country code',
    set: 'gsr',
    path: ['code', 'actors (P over actors in events, R over gold)', 'R'],
  },
  { name: 'GSR directed dyad F1', set: 'gsr', path: ['either', 'dyad directed', 'F1'] },
  { name: 'GSR directed dyad recall', set: 'gsr', path: ['either', 'dyad directed', 'R'] },
  { name: 'GSR first predicted dyad correct', set: 'gsr', path: ['either', 'first predicted dyad correct'] },
  { name: 'GSR triple F1', set: 'gsr', path: ['either', 'triple', 'F1'] },
  { name: 'GSR event right, given the dyad', set: 'gsr', path: ['either', 'event given dyad', 'first'] },
  {
    name: 'PLV root macro-F1, SENTENCE',
    set: 'plv',
    path: ["SENTENCE (else source's first edge, else first edge)", 'root macroF1'],
  },
  {
    name: 'PLV root macro-F1, PAIR',
    set: 'plv',
    path: ['PAIR (edge between the given spans)', 'root macroF1'],
  },
  {
    name: 'PLV quad macro-F1, SENTENCE',
    set: 'plv',
    path: ["SENTENCE (else source's first edge, else first edge)", 'quad(4) macroF1'],
  },
  { name: 're3d mentions, overlap F1', set: 're3d', path: ['entities', 'ALL overlap', 'F1'] },
  { name: 're3d mentions, overlap and type F1', set: 're3d', path: ['entities', 'ALL overlap+type', 'F1'] },
  { name: 're3d relations, directed F1', set: 're3d', path: ['relations', 'ALL', 'directed', 'F1'] },
  { name: 're3d relations, directed recall', set: 're3d', path: ['relations', 'ALL', 'directed', 'R'] },
];

/** Returns the lines of the table: one headline figure each, then the scorer's whole output for `--errors`. */
export function evaluateRelations(
  shared: string,
  read: (text: string) => Reading,
  errors: number,
  only: readonly string[],
): string[] {
  const lines: string[] = [];
  for (const set of SETS) {
    if (only.length > 0 && !only.includes(set)) continue;
    const figures = scoreRelations(set, shared, read, errors);
    for (const { name, path, set: of } of HEADLINES) {
      if (of === set) lines.push(`${name.padEnd(40)} ${String(lookup(figures, path)).padStart(6)}`);
    }
    if (errors > 0) lines.push(JSON.stringify(figures, null, 1));
  }
  return lines;
}

function lookup(figures: Figures, path: readonly string[]): unknown {
  let at: unknown = figures;
  for (const name of path) at = (at as Record<string, unknown> | undefined)?.[name];
  return at;
}
