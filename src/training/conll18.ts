/**
 * The measures of the CoNLL 2018 shared task (Zeman et al. 2018): F1 of sentences, tokens and words by their characters,
 * and of tags, lemmas and arcs over aligned words. White space does not count as characters.
 */
import { surfaceTokens } from '../parser/conllu.ts';
import type { Sentence, Token } from '../types/sentence.ts';

/** Correct, predicted and gold items. */
export interface Count {
  correct: number;
  system: number;
  gold: number;
}

/** Names of the measures, in the order of the tables. */
export const MEASURES = ['Sentences', 'Tokens', 'Words', 'UPOS', 'XPOS', 'Lemmas', 'UAS', 'LAS'] as const;
export type Measure = (typeof MEASURES)[number];

/** Counts of one comparison; add them up over documents with `addEvaluation`. */
export interface Evaluation {
  readonly measures: Record<Measure, Count>;
  /** Labelled attachment per relation with its subtype. */
  readonly relations: Map<string, Count>;
}

/** A sentence as the evaluation reads it: `surface` gives tokens of several words where the treebank has them. */
export interface EvaluatedSentence extends Sentence {
  readonly surface?: readonly (readonly [number, number])[];
}

interface Word {
  readonly token: Token;
  /** Span in characters other than white space; all words of a multiword token share its span. */
  readonly start: number;
  readonly end: number;
  readonly multi: boolean;
  readonly parent: Word | null;
}

interface Flat {
  readonly sentences: readonly string[];
  readonly tokens: readonly string[];
  readonly words: readonly Word[];
}

/** Returns an evaluation without counts. */
export function emptyEvaluation(): Evaluation {
  const zero = (): Count => ({ correct: 0, system: 0, gold: 0 });
  const measures = Object.fromEntries(MEASURES.map((name) => [name, zero()])) as Record<Measure, Count>;
  return { measures, relations: new Map() };
}

/** Returns F1 in per cent; 0 where there is nothing. */
export function f1({ correct, system, gold }: Count): number {
  return system + gold === 0 ? 0 : (200 * correct) / (system + gold);
}

/** Adds the comparison of two analyses of the same text to `total`; their offsets point into `text`. */
export function addEvaluation(
  total: Evaluation,
  gold: readonly EvaluatedSentence[],
  system: readonly EvaluatedSentence[],
  text: string,
): void {
  const position = visiblePositions(text);
  const [g, s] = [flatten(gold, position), flatten(system, position)];
  const pairs = alignWords(g.words, s.words);
  const partner = new Map(pairs.map(([a, b]) => [b, a]));
  const sameHead = (a: Word, b: Word): boolean =>
    a.parent === null || b.parent === null ? a.parent === b.parent : partner.get(b.parent) === a.parent;
  const universal = ({ token }: Word): string => token.deprel.replace(/:.*/, '');
  const { measures } = total;
  const count = (measure: Measure, same: (gold: Word, system: Word) => boolean): void => {
    const correct = pairs.filter(([a, b]) => same(a, b)).length;
    addCount(measures[measure], { correct, system: s.words.length, gold: g.words.length });
  };
  addCount(measures.Sentences, spanCount(g.sentences, s.sentences));
  addCount(measures.Tokens, spanCount(g.tokens, s.tokens));
  count('Words', () => true);
  count('UPOS', (a, b) => a.token.upos === b.token.upos);
  count('XPOS', (a, b) => a.token.xpos === b.token.xpos);
  count('Lemmas', (a, b) => a.token.lemma === '_' || a.token.lemma === b.token.lemma);
  count('UAS', sameHead);
  count('LAS', (a, b) => sameHead(a, b) && universal(a) === universal(b));
  countRelations(
    total.relations,
    g.words,
    s.words,
    pairs.filter(([a, b]) => sameHead(a, b)),
  );
}

function countRelations(
  relations: Map<string, Count>,
  gold: readonly Word[],
  system: readonly Word[],
  attached: readonly (readonly [Word, Word])[],
): void {
  const relation = ({ token }: Word): Count => {
    const known = relations.get(token.deprel) ?? { correct: 0, system: 0, gold: 0 };
    relations.set(token.deprel, known);
    return known;
  };
  for (const word of gold) relation(word).gold++;
  for (const word of system) relation(word).system++;
  for (const [a, b] of attached) if (a.token.deprel === b.token.deprel) relation(a).correct++;
}

function addCount(total: Count, count: Count): void {
  total.correct += count.correct;
  total.system += count.system;
  total.gold += count.gold;
}

/** Returns sentences, tokens and words as spans over the characters that are not white space. */
function flatten(sentences: readonly EvaluatedSentence[], position: Int32Array): Flat {
  const at = (offset: number): number => position[offset] as number;
  const flat = { sentences: [] as string[], tokens: [] as string[], words: [] as Word[] };
  for (const sentence of sentences) {
    const own: { -readonly [K in keyof Word]: Word[K] }[] = [];
    for (const [first, last] of sentence.surface ?? surfaceTokens(sentence.tokens)) {
      const parts = sentence.tokens.slice(first, last + 1);
      const start = at((parts[0] as Token).start);
      const end = at((parts.at(-1) as Token).end);
      flat.tokens.push(`${start}-${end}`);
      for (const token of parts) own.push({ token, start, end, multi: last > first, parent: null });
    }
    for (const word of own) word.parent = own[word.token.head] ?? null;
    flat.words.push(...own);
    flat.sentences.push(`${at(sentence.start)}-${at(sentence.end)}`);
  }
  return flat;
}

/** Returns for each offset of the text how many characters other than white space stand before it. */
function visiblePositions(text: string): Int32Array {
  const position = new Int32Array(text.length + 1);
  for (let i = 0; i < text.length; i++)
    position[i + 1] = (position[i] as number) + (/\s/.test(text.charAt(i)) ? 0 : 1);
  return position;
}

function spanCount(gold: readonly string[], system: readonly string[]): Count {
  const known = new Set(gold);
  return {
    correct: system.filter((span) => known.has(span)).length,
    system: system.length,
    gold: gold.length,
  };
}

/** Pairs words of equal spans; where either side has a multiword token, the forms' longest common subsequence decides. */
function alignWords(gold: readonly Word[], system: readonly Word[]): [Word, Word][] {
  const pairs: [Word, Word][] = [];
  let [g, s] = [0, 0];
  while (g < gold.length && s < system.length) {
    const [a, b] = [gold[g] as Word, system[s] as Word];
    if (a.multi || b.multi) {
      const [gEnd, sEnd] = regionEnds(gold, system, g, s);
      pairs.push(...commonSubsequence(gold.slice(g, gEnd), system.slice(s, sEnd)));
      [g, s] = [gEnd, sEnd];
    } else if (a.start === b.start && a.end === b.end) {
      pairs.push([a, b]);
      g++;
      s++;
    } else if (a.start <= b.start) g++;
    else s++;
  }
  return pairs;
}

/** Returns where the words end that overlap, in a chain, with the multiword token at `g` or `s`. */
function regionEnds(gold: readonly Word[], system: readonly Word[], g: number, s: number): [number, number] {
  const [a, b] = [gold[g] as Word, system[s] as Word];
  let end = a.multi
    ? b.multi && b.start < a.end && a.start < b.end
      ? Math.max(a.end, b.end)
      : a.end
    : b.end;
  for (;;) {
    while (g < gold.length && startsBefore(gold[g] as Word, end))
      end = Math.max(end, reach(gold[g++] as Word, end));
    const before = end;
    while (s < system.length && startsBefore(system[s] as Word, end))
      end = Math.max(end, reach(system[s++] as Word, end));
    if (end === before) return [g, s];
  }
}

function startsBefore(word: Word, end: number): boolean {
  return word.multi ? word.start < end : word.end <= end;
}

function reach(word: Word, end: number): number {
  return word.multi ? word.end : end;
}

function commonSubsequence(gold: readonly Word[], system: readonly Word[]): [Word, Word][] {
  const form = (word: Word | undefined): string => word?.token.form.toLowerCase() ?? '';
  const lengths = Array.from({ length: gold.length + 1 }, () => new Int32Array(system.length + 1));
  const at = (g: number, s: number): number => lengths[g]?.[s] ?? 0;
  for (let g = gold.length - 1; g >= 0; g--)
    for (let s = system.length - 1; s >= 0; s--)
      (lengths[g] as Int32Array)[s] =
        form(gold[g]) === form(system[s]) ? 1 + at(g + 1, s + 1) : Math.max(at(g + 1, s), at(g, s + 1));
  const pairs: [Word, Word][] = [];
  for (let g = 0, s = 0; g < gold.length && s < system.length;) {
    if (form(gold[g]) === form(system[s])) pairs.push([gold[g++] as Word, system[s++] as Word]);
    else if (at(g + 1, s) >= at(g, s + 1)) g++;
    else s++;
  }
  return pairs;
}
