/** Which told relations of one record meet which annotated ones. */
import type { Span } from '../types/article.ts';
import type { ActorKind } from '../types/actor.ts';
import type { EventType, Family, Status } from '../types/relation.ts';
import type { GoldEnd, GoldRecord, GoldRelation } from './gold.ts';

/** What was told of a record; a line of `actorgraph extract` is one. Offsets are UTF-16 code units of its text. */
export interface Told {
  readonly actors: readonly {
    readonly key: string;
    readonly label: string;
    readonly kind: ActorKind;
    readonly code: string | null;
    readonly mentions: readonly Span[];
  }[];
  readonly relations: readonly ToldRelation[];
}

export interface ToldRelation {
  readonly source: string;
  readonly target: string | null;
  readonly undirected: boolean;
  readonly family: Family;
  readonly event: EventType | null;
  readonly status: Status;
  readonly attributedTo: string | null;
  readonly confidence: number;
  readonly trigger: Span | null;
  readonly sourceSpan: Span | null;
  readonly targetSpan: Span | null;
}

/** How much must agree: both ends; their direction too; the family too; the event too. */
export const LEVELS = ['pair', 'dyad', 'family', 'triple'] as const;
export type Level = (typeof LEVELS)[number];

/** `named`: events with a name, a people or somebody known by name at both ends. */
export const KINDS = ['event relations', 'named', 'attitudes', 'affiliations', 'all'] as const;
export type Kind = (typeof KINDS)[number];

/** What one kind of relations of one record comes to. */
export interface Comparison {
  /** Each once: what is annotated twice with the same words counts once for a graph. */
  readonly gold: readonly GoldRelation[];
  readonly told: readonly ToldRelation[];
  /** By level: pairs of indices into `gold` and `told`, each index at most once. */
  readonly matched: Readonly<Record<Level, readonly (readonly [gold: number, told: number])[]>>;
}

/** A record with what was told of it. */
export class Matcher {
  readonly #text: string;
  readonly #actors: ReadonlyMap<string, Told['actors'][number]>;
  readonly #words = new Map<string, ReadonlySet<string>>();
  readonly #gold: readonly GoldRelation[];
  /** With a recipient and sure enough, each statement once. */
  readonly told: readonly ToldRelation[];

  /** @param floor Less sure relations are left out. */
  constructor({ text, relations }: GoldRecord, told: Told, floor: number) {
    this.#text = text;
    this.#gold = relations;
    this.#actors = new Map(told.actors.map((actor) => [actor.key, actor]));
    this.told = distinct(
      told.relations.filter((one) => one.target !== null && (one.confidence || 1) >= floor),
    );
  }

  /** Compares what is told of one kind with what is annotated. */
  compare(kind: Kind): Comparison {
    const gold = unique(this.#goldOf(kind));
    const told = this.told.filter((one) => this.#isOf(kind, one));
    const candidates: Candidate[] = [];
    gold.forEach((one, i) => {
      told.forEach((other, j) => {
        const level = this.#levelOf(one, other);
        if (level >= 0) candidates.push({ gold: i, told: j, level });
      });
    });
    candidates.sort(
      (a, b) => b.level - a.level || Number(gold[a.gold]!.optional) - Number(gold[b.gold]!.optional),
    );
    const matched = LEVELS.map((level, depth) => [level, assign(candidates, depth)]);
    return { gold, told, matched: Object.fromEntries(matched) as Comparison['matched'] };
  }

  /** Whether an actor, or the span at which a relation names it, is the annotated one. */
  meets(key: string, span: Span | null, gold: GoldEnd): boolean {
    const actor = this.#actors.get(key);
    if (actor?.mentions.some((mention) => this.#overlaps(mention, gold))) return true;
    if (span && this.#overlaps(span, gold)) return true;
    const known = this.#wordsOf(key);
    return gold.means.some((name) => [...contentWords(name)].some((word) => known.has(word)));
  }

  /** Whether any actor is mentioned there. */
  hasMention(gold: GoldEnd): boolean {
    return [...this.#actors.keys()].some((key) => this.meets(key, null, gold));
  }

  /** Whether both ends are the annotated ones, each in its place. */
  isForward(gold: GoldRelation, told: ToldRelation): boolean {
    return (
      this.meets(told.source, told.sourceSpan, gold.source) &&
      this.meets(told.target!, told.targetSpan, gold.target)
    );
  }

  /** Whether both ends are the annotated ones, each in the other's place. */
  isBackward(gold: GoldRelation, told: ToldRelation): boolean {
    return (
      this.meets(told.target!, told.targetSpan, gold.source) &&
      this.meets(told.source, told.sourceSpan, gold.target)
    );
  }

  #goldOf(kind: Kind): readonly GoldRelation[] {
    const isEvent = ({ event }: GoldRelation): boolean => event !== 'AFFIL' && !isAttitude(event);
    if (kind === 'all') return this.#gold;
    if (kind === 'attitudes') return this.#gold.filter(({ event }) => isAttitude(event));
    if (kind === 'affiliations') return this.#gold.filter(({ event }) => event === 'AFFIL');
    const events = this.#gold.filter(isEvent);
    if (kind === 'event relations') return events;
    return events.map((one) => ({
      ...one,
      optional: one.optional || !isNamedEnd(one.source) || !isNamedEnd(one.target),
    }));
  }

  #isOf(kind: Kind, { event, family, source, target }: ToldRelation): boolean {
    if (kind === 'all') return true;
    if (kind === 'attitudes') return event === null && family !== 'affiliation';
    if (kind === 'affiliations') return family === 'affiliation';
    return (
      event !== null && (kind === 'event relations' || (this.#isKnown(source) && this.#isKnown(target!)))
    );
  }

  #isKnown(key: string): boolean {
    const actor = this.#actors.get(key);
    return actor?.kind !== 'group' || actor.code !== null;
  }

  /** Index into `LEVELS` of the highest level at which both agree, -1 for none. */
  #levelOf(gold: GoldRelation, told: ToldRelation): number {
    const isForward = this.isForward(gold, told);
    if (!isForward && !this.isBackward(gold, told)) return -1;
    if (!isForward && !gold.joint && !told.undirected) return 0;
    if (told.family !== gold.family) return 1;
    return told.event === eventOf(gold) ? 3 : 2;
  }

  #overlaps({ start, end }: Span, gold: GoldEnd): boolean {
    if (start >= gold.end || end <= gold.start) return false;
    const common = this.#text.slice(Math.max(start, gold.start), Math.min(end, gold.end));
    return gold.means.length > 0 || contentWords(common).size > 0;
  }

  #wordsOf(key: string): ReadonlySet<string> {
    let words = this.#words.get(key);
    if (!words) {
      const { label = '', mentions = [] } = this.#actors.get(key) ?? {};
      const texts = [label, ...mentions.map(({ start, end }) => this.#text.slice(start, end))];
      words = new Set(texts.flatMap((text) => [...contentWords(text)]));
      this.#words.set(key, words);
    }
    return words;
  }
}

interface Candidate {
  readonly gold: number;
  readonly told: number;
  readonly level: number;
}

/** Pairs each relation at most once, what agrees best first. */
function assign(candidates: readonly Candidate[], depth: number): [number, number][] {
  const [golds, tolds] = [new Set<number>(), new Set<number>()];
  const pairs: [number, number][] = [];
  for (const { gold, told, level } of candidates) {
    if (level < depth || golds.has(gold) || tolds.has(told)) continue;
    golds.add(gold);
    tolds.add(told);
    pairs.push([gold, told]);
  }
  return pairs;
}

/** Null for an affiliation or an attitude, as in what is told. */
function eventOf({ event }: GoldRelation): string | null {
  return event === 'AFFIL' || isAttitude(event) ? null : event;
}

function isAttitude(event: string): boolean {
  return event === 'FAVOR' || event === 'ADVERSE';
}

/** "Russia" and "he" of whom the text tells the name; not "five people". */
function isNamedEnd({ text, means }: GoldEnd): boolean {
  return means.length > 0 || text.split(/\s+/).some((word) => /^\p{Uppercase}/u.test(word));
}

function unique(relations: readonly GoldRelation[]): GoldRelation[] {
  const seen = new Set<string>();
  return relations.filter(({ source, target, event }) => {
    const key = JSON.stringify([source.text, target.text, event]);
    return !seen.has(key) && seen.add(key);
  });
}

function distinct(relations: readonly ToldRelation[]): ToldRelation[] {
  const seen = new Set<string>();
  return relations.filter(({ source, target, undirected, event, family }) => {
    const ends = undirected && target! < source ? [target, source] : [source, target];
    const key = JSON.stringify([...ends, event, family]);
    return !seen.has(key) && seen.add(key);
  });
}

const STOP_WORDS: ReadonlySet<string> = new Set(
  'the a an of in on to and or for by at with from its his her their two more than said who which mr mrs'.split(
    ' ',
  ),
);

function contentWords(text: string): Set<string> {
  const words = text.match(/[\p{L}\p{Nl}\p{No}][\p{L}\p{N}_.-]*/gu) ?? [];
  return new Set(
    words.map((word) => word.toLowerCase()).filter((word) => [...word].length > 1 && !STOP_WORDS.has(word)),
  );
}
