/**
 * Fits the confidence of relations (`npm run train -- confidence`, see data/lexicon/confidence.csv).
 *
 * Directed sentiment between two named actors (DSE) tells for every relation that we read between the two
 * whether its sign and direction are right; the weights are a logistic regression on that. The half of
 * the sentences that is not fitted on shows how well the probabilities hold.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadEngine, loadResources } from '../node/engine.ts';
import { confidenceOf, FEATURES, featuresOf, type Feature, type Weights } from '../relations/confidence.ts';
import { sentenceCandidates, type Candidate } from '../relations/extract.ts';
import { sceneOf } from '../relations/frames.ts';
import { homesOf } from '../relations/scene.ts';
import { createTriggers } from '../relations/triggers.ts';
import type { Actors } from '../types/actor.ts';
import type { EventType } from '../types/relation.ts';

interface Example {
  readonly features: ReadonlyMap<Feature, number>;
  readonly right: boolean;
}

interface SentimentRecord {
  readonly text: string;
  /** Null where the record marks one side only. */
  readonly p: readonly [number, number] | null;
  readonly q: readonly [number, number] | null;
  /** 0 neutral, 1 and 2 positive, 3 and 4 negative; odd: from p to q. */
  readonly label: number;
}

/** @returns The fitted weights as text of confidence.csv, and the lines of the table to print. */
export function calibrate(data: string): { readonly csv: string; readonly table: readonly string[] } {
  const examples = collect(join(data, 'relations/dse.dev.jsonl'));
  const fitted = fit(examples.filter((_, i) => i % 2 === 0));
  const held = examples.filter((_, i) => i % 2 === 1);
  const lines = FEATURES.map((feature) => `${feature},${fitted[feature].toFixed(3)},`);
  return { csv: ['feature,weight,note', ...lines, ''].join('\n'), table: reliability(fitted, held) };
}

function collect(path: string): Example[] {
  const engine = loadEngine();
  const triggers = createTriggers(loadResources().lexicon);
  const examples: Example[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue;
    const record = JSON.parse(line) as SentimentRecord;
    const { sentences, actors } = engine.read(engine.articleFromText(record.text, { id: 'text' }));
    const homes = homesOf(actors.actors);
    sentences.forEach((sentence, i) => {
      const mentions = actors.mentions.filter((mention) => mention.sentence === i);
      for (const candidate of sentenceCandidates(sceneOf(sentence, mentions, triggers, homes), i)) {
        const right = judge(candidate, record, actors);
        if (right === null) continue;
        const { frame, outlook, source, target } = candidate;
        examples.push({ features: featuresOf(frame, outlook, source, target), right });
      }
    });
  }
  return examples;
}

/** Null where the relation is not one between the two, or has no sign. */
function judge(
  { relation }: Candidate,
  { p, q, label }: SentimentRecord,
  { mentions }: Actors,
): boolean | null {
  if (!p || !q) return null;
  const sign = SIGNS[relation.event] ?? 0;
  if (sign === 0 || relation.target === null || relation.status === 'denied') return null;
  const on = (key: string | null, [start, end]: readonly [number, number]): boolean =>
    mentions.some((m) => key !== null && m.actors.includes(key) && m.start < end && m.end > start);
  const forward = on(relation.source, p) && on(relation.target, q);
  const backward = on(relation.source, q) && on(relation.target, p);
  if (!forward && !backward) return null;
  const gold = label === 0 ? 0 : label <= 2 ? 1 : -1;
  return gold === sign && (relation.undirected || (label % 2 === 1 ? forward : backward));
}

const SIGNS: Readonly<Partial<Record<EventType, number>>> = {
  AGREE: 1, SUPPORT: 1, COOPERATE: 1, AID: 1, CONCEDE: 1,
  ACCUSE: -1, REJECT: -1, THREATEN: -1, PROTEST: -1, SANCTION: -1, COERCE: -1, ASSAULT: -1, CONCERN: -1,
}; // prettier-ignore

const ROUNDS = 2000;
const RATE = 0.5;
const SHRINK = 1e-3;

/** Full-batch gradient descent: few features, the same result every time. */
function fit(examples: readonly Example[]): Weights {
  const weights = Object.fromEntries(FEATURES.map((feature) => [feature, 0])) as Record<Feature, number>;
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = new Map<Feature, number>();
    for (const { features, right } of examples) {
      let odds = 0;
      for (const [feature, value] of features) odds += weights[feature] * value;
      const error = Number(right) - 1 / (1 + Math.exp(-odds));
      for (const [feature, value] of features)
        gradient.set(feature, (gradient.get(feature) ?? 0) + error * value);
    }
    for (const [feature, sum] of gradient) {
      weights[feature] += RATE * (sum / examples.length - SHRINK * weights[feature]);
    }
  }
  return weights;
}

/** How often relations are right, by what is said of them, on sentences that were not fitted on. */
function reliability(weights: Weights, examples: readonly Example[]): string[] {
  const lines = ['said      right    n'];
  for (let low = 0; low < 1; low += 0.1) {
    const here = examples.filter(({ features }) => {
      const said = confidenceOf(weights, features);
      return said >= low && said < low + 0.1;
    });
    if (here.length === 0) continue;
    const right = here.filter((example) => example.right).length / here.length;
    lines.push(
      `${low.toFixed(1)}-${(low + 0.1).toFixed(1)}   ${right.toFixed(2)} ${String(here.length).padStart(6)}`,
    );
  }
  return lines;
}
