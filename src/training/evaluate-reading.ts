/** Measures the reading: who does what to whom on news whose every relation is annotated. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readGold, ReadingScore, reportReading } from '../evaluate/index.ts';
import { extractLine } from '../graph/extract-line.ts';
import type { Engine } from '../pipeline.ts';

/** Single items, and whole articles. */
const SETS = ['reading', 'articles'] as const;

/**
 * Returns the tables of both sets.
 *
 * @param shared The folder with `corpora/reading`.
 * @param errors How many errors of each cause to list.
 * @param floor Less sure relations are left out.
 * @throws Error of Node where the data are missing, with their path.
 */
export function evaluateReading(shared: string, engine: Engine, errors: number, floor: number): string[] {
  return SETS.flatMap((set) => [`-- ${set}`, ...reportReading(scoreSet(set, shared, engine, floor), errors)]);
}

/** The score of one set; see `evaluateReading`. */
function scoreSet(set: (typeof SETS)[number], shared: string, engine: Engine, floor: number): ReadingScore {
  const path = join(shared, `corpora/reading/${set}.dev.jsonl`);
  const score = new ReadingScore(floor);
  for (const record of readGold(readFileSync(path, 'utf8'), path)) {
    const { text, title } = record;
    const reading = engine.read(engine.articleFromText(text, { id: String(record.id), title }));
    const sizes = reading.sentences.map(({ start, end, tokens }) => ({ start, end, words: tokens.length }));
    // Quad classes and scores of events are not compared.
    score.add(record, extractLine(reading, new Map()), sizes);
  }
  return score;
}
