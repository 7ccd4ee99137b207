/**
 * How right and how complete told relations are, on texts whose every relation is annotated.
 *
 * Micro-averaged precision, recall and F1; status and speaker of the relations whose ends and event are right.
 */
import type { Span } from '../types/article.ts';
import { missedCause, wrongCause, type ReadingError } from './causes.ts';
import type { GoldRecord, GoldRelation } from './gold.ts';
import { KINDS, LEVELS, Matcher, type Comparison, type Kind, type Level, type Told } from './match.ts';

/** What is told of a text without a line. */
const NOTHING: Told = { actors: [], relations: [] };

/** Counts of relations; `told` and `gold` without those that only one of two annotators wrote. */
export class Tally {
  right = 0;
  told = 0;
  gold = 0;

  get precision(): number {
    return this.told > 0 ? this.right / this.told : 0;
  }

  get recall(): number {
    return this.gold > 0 ? this.right / this.gold : 0;
  }

  get f1(): number {
    const sum = this.precision + this.recall;
    return sum > 0 ? (2 * this.precision * this.recall) / sum : 0;
  }
}

/** A share of cases that are right. */
export interface Share {
  right: number;
  all: number;
}

/** How sure relations were said to be, and how many were right. */
export interface Calibration {
  /** Sum of the confidences. */
  said: number;
  right: number;
  all: number;
}

/** Classes of confidence a tenth wide, the lowest from 0 on. */
const TENTHS = 10;

/** Relations of events by their properties; triples that are right, of all told and of all annotated. */
export type Breakdown = Map<string, Tally>;

/** Sums over records; `add` one after the other, in any order. */
export class ReadingScore {
  readonly kinds: Readonly<Record<Kind, Readonly<Record<Level, Tally>>>>;
  readonly status: Share = { right: 0, all: 0 };
  readonly speaker: Share = { right: 0, all: 0 };
  readonly byEvent: Breakdown = new Map();
  readonly byStatus: Breakdown = new Map();
  /** By the number of words of the sentence, where sentences are given. */
  readonly byLength: Breakdown = new Map();
  /** Of events, by tenths of the confidence. */
  readonly byConfidence: readonly Calibration[];
  readonly errors: ReadingError[] = [];
  readonly #floor: number;

  /** @param floor Less sure relations are left out. */
  constructor(floor = 0) {
    this.#floor = floor;
    this.kinds = tableOf(KINDS, () => tableOf(LEVELS, () => new Tally()));
    this.byConfidence = Array.from({ length: TENTHS }, () => ({ said: 0, right: 0, all: 0 }));
  }

  /**
   * Adds a record.
   *
   * @param told What was told of it; undefined where nothing was.
   * @param sentences Its sentences with their numbers of words, for the table by length.
   */
  add(record: GoldRecord, told: Told = NOTHING, sentences: readonly Sized[] = []): void {
    const matcher = new Matcher(record, told, this.#floor);
    for (const kind of KINDS) {
      const comparison = matcher.compare(kind);
      for (const level of LEVELS) count(this.kinds[kind][level], comparison, level);
      if (kind !== 'event relations') continue;
      this.#break(comparison, sentences);
      this.#blame(record, matcher, comparison);
    }
  }

  #break({ gold, told, matched }: Comparison, sentences: readonly Sized[]): void {
    const goldOf = new Map(matched.triple.map(([i, j]) => [j, gold[i]!]));
    const rows = (span: Span | null, event: string, status: string): Tally[] => [
      rowOf(this.byEvent, event),
      rowOf(this.byStatus, status),
      ...(span && sentences.length > 0 ? [rowOf(this.byLength, lengthAt(sentences, span))] : []),
    ];
    for (const one of gold) {
      if (!one.optional) for (const row of rows(one.trigger, one.event, one.status)) row.gold++;
    }
    told.forEach((one, j) => {
      const right = goldOf.get(j);
      if (right?.optional) return;
      const sure = this.byConfidence[Math.min(TENTHS - 1, Math.floor(TENTHS * one.confidence))]!;
      sure.said += one.confidence;
      sure.right += Number(right !== undefined);
      sure.all++;
      const said = rows(one.trigger, one.event!, one.status);
      for (const row of said) row.told++;
      if (!right) return;
      // Right in a table where both stand in its row: by status, the status too is right.
      const meant = rows(right.trigger, right.event, right.status);
      for (const row of said) if (meant.includes(row)) row.right++;
      this.status.all++;
      this.status.right += Number(one.status === right.status);
      this.speaker.all++;
      this.speaker.right += Number((right.speaker === null) === (one.attributedTo === null));
    });
  }

  #blame({ id, text }: GoldRecord, matcher: Matcher, comparison: Comparison): void {
    const found = new Set(comparison.matched.triple.map(([i]) => i));
    const right = new Set(comparison.matched.triple.map(([, j]) => j));
    comparison.gold.forEach((gold, i) => {
      if (gold.optional || found.has(i)) return;
      this.errors.push({ kind: 'missed', cause: missedCause(gold, matcher), id, text, ...wordsOf(gold) });
    });
    comparison.told.forEach((told, j) => {
      if (right.has(j)) return;
      const cause = wrongCause(told, comparison.gold, matcher);
      const { source, target, event, trigger } = told;
      const words = trigger ? text.slice(trigger.start, trigger.end) : '';
      this.errors.push({
        kind: 'wrong',
        cause,
        id,
        text,
        source,
        target: target!,
        event: event!,
        trigger: words,
      });
    });
  }
}

/** A sentence, and how many words it has. */
export interface Sized extends Span {
  readonly words: number;
}

/** The upper ends of the classes of length. */
const LENGTHS = [15, 25, 40];

function lengthAt(sentences: readonly Sized[], { start }: Span): string {
  const at = sentences.find((sentence) => sentence.start <= start && start < sentence.end);
  if (!at) return 'outside sentences';
  const high = LENGTHS.find((length) => at.words <= length);
  return high === undefined ? `more than ${LENGTHS.at(-1)} words` : `up to ${high} words`;
}

function count(tally: Tally, { gold, told, matched }: Comparison, level: Level): void {
  const free = matched[level].filter(([i]) => gold[i]!.optional).length;
  tally.right += matched[level].length - free;
  tally.told += told.length - free;
  tally.gold += gold.filter(({ optional }) => !optional).length;
}

function wordsOf({
  source,
  target,
  event,
  trigger,
}: GoldRelation): Omit<ReadingError, 'kind' | 'cause' | 'id' | 'text'> {
  return { source: source.text, target: target.text, event, trigger: trigger.text };
}

function rowOf(table: Breakdown, name: string): Tally {
  const row = table.get(name) ?? new Tally();
  table.set(name, row);
  return row;
}

function tableOf<K extends string, V>(names: readonly K[], make: () => V): Record<K, V> {
  return Object.fromEntries(names.map((name) => [name, make()])) as Record<K, V>;
}
