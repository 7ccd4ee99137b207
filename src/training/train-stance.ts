/**
 * Fits the attitudes between actors (`npm run train -- stance`, see src/relations/stance-model.ts).
 *
 * Learns from directed sentiment between two named actors (DSE). Five times, four fifths of the texts are fitted on
 * and the rest is read with what was learned: these readings, together, give the figures that count. The file is
 * fitted on all.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadResources } from '../node/engine.ts';
import { packagePath } from '../node/package.ts';
import { createEngine } from '../pipeline.ts';
import { CueReader, type CueVisitor } from '../relations/cues.ts';
import { sentenceRelations } from '../relations/extract.ts';
import { sceneOf } from '../relations/frames.ts';
import { extractRelations } from '../relations/index.ts';
import { homesOf } from '../relations/scene.ts';
import { stancePairs, type StancePair } from '../relations/stance-pairs.ts';
import { readStance } from '../relations/stance-weights.ts';
import { createTriggers, type Triggers } from '../relations/triggers.ts';
import type { Mention } from '../types/actor.ts';
import type { Reading } from '../types/reading.ts';
import { evaluateRelations } from './evaluate-relations.ts';
import { fitStance, type FittedWeights, type StanceExample } from './fit-stance.ts';
import { readRecords, type SentimentRecord } from './relation-records.ts';

interface TextExample extends StanceExample {
  readonly text: string;
}

const FOLDS = 5;

/**
 * Writes data/lexicon/stance.csv and prints how well its attitudes hold.
 *
 * @param corpora The folder of the corpora; the scorer lies beside it.
 */
export function trainStance(corpora: string): void {
  const { model, lexicon } = loadResources();
  const { 'stance.csv': _, ...rules } = lexicon;
  const engine = createEngine({ model, lexicon: rules });
  const triggers = createTriggers(rules);
  const readings = new Map<string, Reading>();
  const read = (text: string): Reading => {
    const reading = readings.get(text) ?? engine.read(engine.articleFromText(text, { id: 'text' }));
    readings.set(text, reading);
    return reading;
  };
  const records = readRecords<SentimentRecord>(join(corpora, 'relations/dse.dev.jsonl'));
  const examples = records.flatMap((record) => examplesOf(record, read(record.text), triggers));
  const folds = Array.from({ length: FOLDS }, (_, fold) => ({
    ...triggers,
    stance: readStance(csvOf(fitStance(examples.filter(({ text }) => foldOf(text) !== fold)))),
  }));
  const report = (title: string, choose: (text: string) => Triggers): readonly string[] => {
    const again = (text: string): Reading => {
      const reading = read(text);
      return { ...reading, relations: extractRelations(reading.sentences, reading.actors, choose(text)) };
    };
    return [title, ...evaluateRelations(join(corpora, '..'), again, 0, ['dse'])];
  };
  const fitted = fitStance(examples);
  const stance = readStance(csvOf(fitted));
  const table = [
    `${examples.length} pairs, ${fitted.size} cues`,
    ...report('without attitudes', () => triggers),
    ...report('with attitudes, on sentences not fitted on', (text) => folds[foldOf(text)]!),
    ...report('with attitudes, on those fitted on', () => ({ ...triggers, stance })),
  ];
  writeFileSync(packagePath('data/lexicon/stance.csv'), csvOf(fitted));
  process.stdout.write(`${table.join('\n')}\n`);
}

/** The pair of actors of a record, where both were found as two actors of one sentence; else nothing. */
function examplesOf(
  { text, p, q, label }: SentimentRecord,
  { sentences, actors }: Reading,
  triggers: Triggers,
): TextExample[] {
  if (!p || !q) return [];
  const keysAt = (span: readonly [number, number]): Set<string> =>
    new Set(actors.mentions.filter((m) => m.start < span[1] && m.end > span[0]).flatMap((m) => m.actors));
  const [ps, qs] = [keysAt(p), keysAt(q)];
  const homes = homesOf(actors.actors);
  for (const [i, sentence] of sentences.entries()) {
    const here = actors.mentions.filter(({ sentence }) => sentence === i);
    if (here.length < 2) continue;
    const scene = sceneOf(sentence, here, triggers, homes);
    const pair = stancePairs(scene).find((ends) => joins(ends, ps, qs) || joins(ends, qs, ps));
    if (!pair) continue;
    const reader = new CueReader(scene, sentenceRelations(scene, i));
    const [first, second] = pair;
    const forward = joins(pair, ps, qs) === (label % 2 === 1);
    const sign = label <= 2 ? 'favourable' : 'critical';
    return [
      {
        text,
        cues: [cuesOf(reader, first, second), cuesOf(reader, second, first)],
        right: label === 0 ? null : { direction: forward ? 0 : 1, sign },
      },
    ];
  }
  return [];
}

function joins([first, second]: StancePair, from: ReadonlySet<string>, to: ReadonlySet<string>): boolean {
  return from.has(first.actors[0]!) && to.has(second.actors[0]!);
}

/** The cues as they stand in the table. */
function cuesOf(reader: CueReader, source: Mention, target: Mention): string[] {
  const cues: string[] = [];
  const collect: CueVisitor = (where, what) => cues.push(`${where},${what}`);
  reader.visitPair(source, target, collect);
  reader.visitDirected(source, target, collect);
  return cues;
}

/** FNV-1a hash of the text: the same sentence always falls into the same fold. */
function foldOf(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return ((hash >>> 0) >>> 5) % FOLDS;
}

const HEADER = 'where,what,favourable,critical';

function csvOf(weights: FittedWeights): string {
  const lines = Array.from(
    weights,
    ([cue, { favourable, critical }]) => `${cue},${favourable.toFixed(2)},${critical.toFixed(2)}`,
  );
  const note = '# Weights of the model of attitudes between actors, fitted by npm run train -- stance.';
  return [note, HEADER, ...lines, ''].join('\n');
}
