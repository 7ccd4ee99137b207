/**
 * Measures whom the ends of relations are taken for: every source and target of the gold relations of whole articles and
 * single items, against the actor of our mention at its head word.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pronounOf } from '../actors/pronouns.ts';
import { slug, toUnits, type Lexicon } from '../lexicon/index.ts';
import { headOfSpan } from '../syntax/tree.ts';
import type { Actor, Mention, MentionForm } from '../types/actor.ts';
import type { Reading } from '../types/reading.ts';
import { Errors, type Measured } from './measured.ts';
import { readRecords } from './relation-records.ts';

/** A source or target, in code points of the text; `means` names who a pronoun or phrase stands for. */
export interface GoldEnd {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly means: readonly string[];
}

/** A text with its relations, as `corpora/reading` has them. */
export interface ReadingRecord {
  readonly id: string;
  readonly date: string | null;
  readonly title?: string;
  readonly text: string;
  readonly relations: readonly {
    readonly source: GoldEnd;
    readonly target: GoldEnd;
    readonly optional?: boolean;
  }[];
}

/** Reads a text of a known date. */
export type ReadDated = (text: string, date: string | null) => Pick<Reading, 'sentences' | 'actors'>;

/** The sets that are measured, and how the report calls them. */
const SETS: Readonly<Record<string, string>> = { 'articles.dev': 'articles', 'reading.dev': 'items' };

/** Returns the shares of ends that are taken for the right actor; none where the data are not there. */
export function evaluateEnds(
  shared: string,
  read: ReadDated,
  lexicon: Lexicon,
  sets: Readonly<Record<string, string>> = SETS,
): Measured[] {
  return Object.entries(sets).flatMap(([set, name]) => {
    const path = join(shared, `corpora/reading/${set}.jsonl`);
    return existsSync(path) ? scoreEnds(name, readRecords<ReadingRecord>(path), read, lexicon) : [];
  });
}

interface Count {
  right: number;
  all: number;
}

function scoreEnds(
  name: string,
  records: readonly ReadingRecord[],
  read: ReadDated,
  lexicon: Lexicon,
): Measured[] {
  const counts = { name: zero(), nominal: zero(), pronoun: zero() };
  const errors = new Errors();
  let missing = 0;
  for (const record of records) {
    const reading = read(record.text, record.date);
    for (const end of endsOf(record)) {
      const { verdict, found } = judge(end, record.text, reading, lexicon);
      const form = formOf(end);
      if (verdict === 'missing') missing++;
      else counts[form].all++;
      if (verdict === 'right') counts[form].right++;
      else {
        const example = `${record.id} ${end.text} [${end.means.join('; ')}] -> ${found}  <<  ${around(record.text, end)}`;
        errors.add(`${form} ${verdict}`, example);
      }
    }
  }
  const found = sum(Object.values(counts));
  const none: ReadonlyMap<string, readonly string[]> = new Map();
  return [
    {
      name: `Ends of relations in ${name}, right actor (of ${found.all})`,
      value: share(found),
      errors: errors.byCause,
    },
    ...Object.entries(counts).map(([form, count]): Measured => ({
      name: `  by ${form} (of ${count.all})`,
      value: share(count),
      errors: none,
    })),
    {
      name: `  without any mention (of ${found.all + missing})`,
      value: share({ right: missing, all: found.all + missing }),
      errors: none,
    },
  ];
}

/** Returns every place in the text that is an end of a relation both annotators wrote, once. */
export function endsOf(record: ReadingRecord): GoldEnd[] {
  return allEnds({ ...record, relations: record.relations.filter(({ optional }) => !optional) });
}

/** As `endsOf`, with the relations that one annotator wrote. */
export function allEnds({ relations }: ReadingRecord): GoldEnd[] {
  const ends = new Map<string, GoldEnd>();
  for (const end of relations.flatMap(({ source, target }) => [source, target])) {
    const id = `${end.start} ${end.end}`;
    // Both ends of "the two countries agreed" are the same words, and each means one of the two.
    const means = [...new Set([...(ends.get(id)?.means ?? []), ...end.means])];
    ends.set(id, { ...end, means });
  }
  return [...ends.values()];
}

/** Returns how the text speaks of an end: with a capital and no word on whom it means it is a name. */
export function formOf({ text, means }: GoldEnd): MentionForm {
  if (pronounOf(text) || /^(who|which|whose|that)$/i.test(text)) return 'pronoun';
  return means.length === 0 && /\p{Lu}/u.test(text) ? 'name' : 'nominal';
}

interface Judgement {
  readonly verdict: 'right' | 'wrong' | 'missing';
  readonly found: string;
}

function judge(
  end: GoldEnd,
  text: string,
  { sentences, actors }: Pick<Reading, 'sentences' | 'actors'>,
  lexicon: Lexicon,
): Judgement {
  const mention = mentionAt(end, text, sentences, actors.mentions);
  if (!mention) return { verdict: 'missing', found: '-' };
  const meant = actors.actors.filter(({ key }) => mention.actors.includes(key));
  const wanted = end.means.length > 0 ? end.means : [end.text];
  const covered = wanted.every((name) => meant.some((actor) => bears(actor, name, lexicon)));
  // The gold does not say whose navy: the state that it acts for answers for it.
  const isOwn =
    end.means.length === 0 && mention.sector !== null && meant.some(({ kind }) => kind === 'state');
  if (isOwn) return { verdict: 'right', found: mention.actors.join(' ') };
  // A pronoun for two is not right where it is taken for three.
  const exact =
    end.means.length === 0 || meant.every((actor) => wanted.some((name) => bears(actor, name, lexicon)));
  return { verdict: covered && exact ? 'right' : 'wrong', found: mention.actors.join(' ') };
}

/** Returns the mention with the same head word as a span, else the shortest that holds the word. */
export function mentionAt(
  end: GoldEnd,
  text: string,
  sentences: Reading['sentences'],
  mentions: readonly Mention[],
): Mention | undefined {
  const [start, stop] = [end.start, end.end].map((point) => unitOf(text, point)) as [number, number];
  const index = sentences.findIndex((sentence) => sentence.start <= start && start < sentence.end);
  const tokens = sentences[index]?.tokens ?? [];
  const first = tokens.findIndex((token) => token.end > start);
  const last = tokens.findLastIndex((token) => token.start < stop);
  if (first < 0 || last < first) return undefined;
  const head = headOfSpan(tokens, first, last);
  const here = mentions.filter(({ sentence }) => sentence === index);
  const holding = here
    .filter((mention) => mention.first <= head && head <= mention.last)
    .sort((a, b) => a.last - a.first - (b.last - b.first));
  return here.find((mention) => mention.head === head) ?? holding[0];
}

/** Returns the UTF-16 offset of a code point. */
export function unitOf(text: string, point: number): number {
  let at = 0;
  for (let i = 0; i < point; i++) at += text.codePointAt(at)! > 0xffff ? 2 : 1;
  return at;
}

/** Tells whether an actor is called by a name or part of it, or by a people's name inside it ("Israeli forces"). */
export function bears(
  { key, label, aliases }: Pick<Actor, 'key' | 'label' | 'aliases'>,
  name: string,
  lexicon: Lexicon,
): boolean {
  if (lexicon.names.get(name)?.actor.key === key) return true;
  const inside = lexicon.names.scan(toUnits(name.split(/\s+/)));
  if (inside.some(({ value }) => value.actor.key === key)) return true;
  const wanted = wordsOf(name);
  return [label, key, ...aliases].some((other) => {
    const words = wordsOf(other);
    if (words.length === 0 || wanted.length === 0) return false;
    return words.every((word) => wanted.includes(word)) || wanted.every((word) => words.includes(word));
  });
}

function wordsOf(name: string): string[] {
  return slug(name)
    .split('-')
    .filter((word) => word.length > 1 && !EMPTY.has(word));
}

const EMPTY: ReadonlySet<string> = new Set(['the', 'of', 'and', 'in', 'for', 'al']);

function around(text: string, { start, end }: GoldEnd): string {
  const points = [...text];
  return points
    .slice(Math.max(0, start - 90), end + 60)
    .join('')
    .replace(/\s+/g, ' ');
}

function zero(): Count {
  return { right: 0, all: 0 };
}

function sum(counts: readonly Count[]): Count {
  return counts.reduce(
    (total, { right, all }) => ({ right: total.right + right, all: total.all + all }),
    zero(),
  );
}

function share({ right, all }: Count): number {
  return all === 0 ? 0 : (100 * right) / all;
}
