/**
 * Fits the confidence of relations (`npm run train -- confidence`, see data/lexicon/confidence.csv).
 *
 * Three kinds of annotated sentences say whether a relation is right. Directed sentiment between two named actors
 * (DSE) judges every relation that we read between the two by sign and direction; of deeds and agreements, which
 * may be reported without any sentiment, only those that it calls positive or negative. The PLOVER gold records
 * (GSR) judge the main relation of a sentence and every other one between their actors; the pairs of Hu et al.
 * (PLV) every relation between the two. The weights are a logistic regression on all; what a regression on one half
 * says of the other half shows how well the probabilities hold.
 */
import { join } from 'node:path';
import { loadEngine, loadResources } from '../node/engine.ts';
import { confidenceOf, FEATURES, type Feature, type Weights } from '../relations/confidence.ts';
import { sentenceCandidates, type Candidate } from '../relations/extract.ts';
import { sceneOf } from '../relations/frames.ts';
import { homesOf } from '../relations/scene.ts';
import { createTriggers } from '../relations/triggers.ts';
import type { Actors, Mention } from '../types/actor.ts';
import type { EventType } from '../types/relation.ts';
import { readRecords, type SentimentRecord } from './relation-records.ts';

interface Example {
  readonly features: ReadonlyMap<Feature, number>;
  readonly right: boolean;
}

interface PairRecord {
  readonly text: string;
  /** Source and target; null where the record marks one side only. */
  readonly s: readonly [number, number] | null;
  readonly t: readonly [number, number] | null;
  /** The event, with YIELD for CONCEDE and RETREAT. */
  readonly root: string;
}

/** An actor of a gold record. */
interface GoldActor {
  readonly code: string | null;
  readonly spans: readonly (readonly [number, number])[];
}

interface GoldRecord {
  readonly text: string;
  readonly event: string;
  readonly kind: string;
  readonly source: readonly GoldActor[];
  readonly target: readonly GoldActor[];
}

/** @returns The fitted weights as text of confidence.csv, and the lines of the table to print. */
export function calibrate(data: string): { readonly csv: string; readonly table: readonly string[] } {
  const read = createReader();
  const examples = [
    ...sentimentExamples(join(data, 'relations/dse.dev.jsonl'), read),
    ...eventExamples(join(data, 'relations/gsr.dev.jsonl'), read),
    ...pairExamples(join(data, 'relations/plv.dev.jsonl'), read),
  ];
  const half = fit(examples.filter((_, i) => i % 2 === 0));
  const held = examples.filter((_, i) => i % 2 === 1);
  const fitted = fit(examples);
  const lines = FEATURES.map((feature) => `${feature},${fitted[feature].toFixed(3)},`);
  return { csv: ['feature,weight,note', ...lines, ''].join('\n'), table: reliability(half, held) };
}

interface CandidateReading {
  readonly actors: Actors;
  /** The main one first. */
  readonly candidates: readonly Candidate[];
}

function createReader(): (text: string) => CandidateReading {
  const engine = loadEngine();
  const triggers = createTriggers(loadResources().lexicon);
  return (text) => {
    const { sentences, actors } = engine.read(engine.articleFromText(text, { id: 'text' }));
    const homes = homesOf(actors.actors);
    const candidates = sentences.flatMap((sentence, i) => {
      const mentions = actors.mentions.filter((mention) => mention.sentence === i);
      return sentenceCandidates(sceneOf(sentence, mentions, triggers, homes), i);
    });
    return { actors, candidates };
  };
}

function exampleOf({ features }: Candidate, right: boolean): Example {
  return { features, right };
}

function sentimentExamples(path: string, read: (text: string) => CandidateReading): Example[] {
  return readRecords<SentimentRecord>(path).flatMap((record) => {
    const { actors, candidates } = read(record.text);
    return candidates.flatMap((candidate) => {
      const right = judge(candidate, record, actors);
      return right === null ? [] : [exampleOf(candidate, right)];
    });
  });
}

function eventExamples(path: string, read: (text: string) => CandidateReading): Example[] {
  return readRecords<GoldRecord>(path).flatMap((record) => {
    const { actors, candidates } = read(record.text);
    if (record.kind === 'monad') return [];
    const all = [...record.source, ...record.target];
    const left = record.source;
    const right = record.target.length > 0 ? record.target : record.source;
    return candidates
      .filter(({ relation }) => relation.target !== null && isPlover(relation.event))
      .flatMap((candidate, i) => {
        const { source, target, event, undirected } = candidate.relation;
        const ends = (a: string | null, b: string | null): boolean =>
          isOneOf(a, left, actors) && isOneOf(b, right, actors);
        const sameEnds = ends(source, target) || (undirected && ends(target, source));
        const isJudged = i === 0 || (isOneOf(source, all, actors) && isOneOf(target, all, actors));
        return isJudged ? [exampleOf(candidate, sameEnds && event === record.event)] : [];
      });
  });
}

/** Our CONCERN stands in no record of the others. */
function isPlover(event: EventType | null): boolean {
  return event !== null && event !== 'CONCERN';
}

function pairExamples(path: string, read: (text: string) => CandidateReading): Example[] {
  return readRecords<PairRecord>(path).flatMap(({ text, s, t, root }) => {
    if (!s || !t) return [];
    const { actors, candidates } = read(text);
    const ends = (a: string | null, b: string | null): boolean =>
      stands(a, s, actors.mentions) && stands(b, t, actors.mentions);
    return candidates.flatMap((candidate) => {
      const { source, target, event, status, undirected } = candidate.relation;
      if (!isPlover(event) || status === 'denied') return [];
      const forward = ends(source, target) || (undirected && ends(target, source));
      if (!forward && !ends(target, source)) return [];
      const yields = event === 'CONCEDE' || event === 'RETREAT';
      return [exampleOf(candidate, forward && (yields ? 'YIELD' : event) === root)];
    });
  });
}

/** By the words of a mention, or by the code of the state. */
function isOneOf(key: string | null, gold: readonly GoldActor[], { actors, mentions }: Actors): boolean {
  const code = actors.find((actor) => actor.key === key)?.code ?? null;
  return gold.some(
    (actor) =>
      (code !== null && actor.code === code) || actor.spans.some((span) => stands(key, span, mentions)),
  );
}

function stands(
  key: string | null,
  [start, end]: readonly [number, number],
  mentions: readonly Mention[],
): boolean {
  return mentions.some((m) => key !== null && m.actors.includes(key) && m.start < end && m.end > start);
}

/** Null where the relation is not one between the two, or the sentiment tells nothing about it. */
function judge(
  { relation }: Candidate,
  { p, q, label }: SentimentRecord,
  { mentions }: Actors,
): boolean | null {
  if (!p || !q) return null;
  const { event, target, status } = relation;
  const sign = (event && SIGNS[event]) ?? 0;
  if (!event || sign === 0 || target === null || status === 'denied') return null;
  if (label === 0 && !ATTITUDES.has(event)) return null;
  const forward = stands(relation.source, p, mentions) && stands(relation.target, q, mentions);
  const backward = stands(relation.source, q, mentions) && stands(relation.target, p, mentions);
  if (!forward && !backward) return null;
  const gold = label === 0 ? 0 : label <= 2 ? 1 : -1;
  return gold === sign && (relation.undirected || (label % 2 === 1 ? forward : backward));
}

/** Events that are a sentiment; without one they are wrong. */
const ATTITUDES: ReadonlySet<EventType> = new Set(['SUPPORT', 'ACCUSE', 'REJECT', 'THREATEN']);

const SIGNS: Readonly<Partial<Record<EventType, number>>> = {
  AGREE: 1, SUPPORT: 1, COOPERATE: 1, AID: 1, CONCEDE: 1,
  ACCUSE: -1, REJECT: -1, THREATEN: -1, PROTEST: -1, SANCTION: -1, COERCE: -1, ASSAULT: -1, CONCERN: -1,
}; // prettier-ignore

const ROUNDS = 4000;
const RATE = 0.2;
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
