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
  readonly characters: string;
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

/**
 * Adds the comparison of two analyses of the same characters to `total`.
 *
 * @throws Error where the characters differ.
 */
export function addEvaluation(
  total: Evaluation,
  gold: readonly EvaluatedSentence[],
  system: readonly EvaluatedSentence[],
): void {
  const [g, s] = [flatten(gold), flatten(system)];
  if (g.characters !== s.characters)
    throw new Error(`the texts differ: ${difference(g.characters, s.characters)}`);
  addCount(total.measures.Sentences, spanCount(g.sentences, s.sentences));
  addCount(total.measures.Tokens, spanCount(g.tokens, s.tokens));
  const pairs = alignWords(g.words, s.words);
  const partner = new Map(pairs.map(([a, b]) => [b, a]));
  const same = (test: (gold: Word, system: Word) => boolean): Count => ({
    correct: pairs.filter(([a, b]) => test(a, b)).length,
    system: s.words.length,
    gold: g.words.length,
  });
  const sameHead = (a: Word, b: Word): boolean =>
    a.parent === null || b.parent === null ? a.parent === b.parent : partner.get(b.parent) === a.parent;
  const universal = (token: Token): string => token.deprel.replace(/:.*/, '');
  const { measures } = total;
  addCount(
    measures.Words,
    same(() => true),
  );
  addCount(
    measures.UPOS,
    same((a, b) => a.token.upos === b.token.upos),
  );
  addCount(
    measures.XPOS,
    same((a, b) => a.token.xpos === b.token.xpos),
  );
  addCount(
    measures.Lemmas,
    same((a, b) => a.token.lemma === '_' || a.token.lemma === b.token.lemma),
  );
  addCount(measures.UAS, same(sameHead));
  addCount(
    measures.LAS,
    same((a, b) => sameHead(a, b) && universal(a.token) === universal(b.token)),
  );
  const relation = (name: string): Count => {
    const known = total.relations.get(name) ?? { correct: 0, system: 0, gold: 0 };
    total.relations.set(name, known);
    return known;
  };
  for (const word of g.words) relation(word.token.deprel).gold++;
  for (const word of s.words) relation(word.token.deprel).system++;
  for (const [a, b] of pairs)
    if (sameHead(a, b) && a.token.deprel === b.token.deprel) relation(a.token.deprel).correct++;
}

function addCount(total: Count, count: Count): void {
  total.correct += count.correct;
  total.system += count.system;
  total.gold += count.gold;
}

function flatten(sentences: readonly EvaluatedSentence[]): Flat {
  let characters = '';
  const spans = { sentences: [] as string[], tokens: [] as string[] };
  const words: Word[] = [];
  for (const sentence of sentences) {
    const sentenceStart = characters.length;
    const own: { -readonly [K in keyof Word]: Word[K] }[] = [];
    for (const [first, last] of sentence.surface ?? surfaceTokens(sentence.tokens)) {
      const tokenStart = characters.length;
      const parts = sentence.tokens.slice(first, last + 1);
      const joined = parts.map((part) => part.form).join('');
      const length = (parts.at(-1) as Token).end - (parts[0] as Token).start;
      const multi = last > first;
      // A treebank's multiword token may differ from its words ("its" for "it 's"): its own length counts.
      characters += (
        multi && joined.length !== length ? joined.slice(0, length).padEnd(length, '?') : joined
      ).replace(/\s/g, '');
      spans.tokens.push(`${tokenStart}-${characters.length}`);
      for (const token of parts)
        own.push({ token, start: tokenStart, end: characters.length, multi, parent: null });
    }
    for (const word of own) word.parent = own[word.token.head] ?? null;
    words.push(...own);
    spans.sentences.push(`${sentenceStart}-${characters.length}`);
  }
  return { characters, ...spans, words };
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

function difference(a: string, b: string): string {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return `"${a.slice(i, i + 30)}" and "${b.slice(i, i + 30)}" at character ${i}`;
}
