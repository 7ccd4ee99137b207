/**
 * Reading a dependency tree.
 *
 * Plain functions over `Sentence`; tokens are named by their index. The child lists are built once for
 * each sentence, in time linear in its length.
 */
import type { Sentence, Token } from '../types/sentence.ts';

interface Tree {
  /** The children of token `i` are `children[offset[i] .. offset[i + 1])`, in text order. */
  readonly offset: Int32Array;
  readonly children: Int32Array;
  /** First and last token of the subtree of `i`. */
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** A memo of a pure function: the same sentence always has the same tree. */
const trees = new WeakMap<Sentence, Tree>();

/** Returns the children of token `i` in text order. */
export function childrenOf(sentence: Sentence, i: number): Int32Array {
  const { offset, children } = treeOf(sentence);
  return children.subarray(offset[i], offset[i + 1]);
}

/** Returns the children of `i` whose relation is one of `deprels` (see `hasRelation`), in text order. */
export function childrenWith(sentence: Sentence, i: number, ...deprels: readonly string[]): number[] {
  const { offset, children } = treeOf(sentence);
  const found: number[] = [];
  for (let k = offset[i]!; k < offset[i + 1]!; k++) {
    const child = children[k]!;
    if (hasRelation(sentence, child, ...deprels)) found.push(child);
  }
  return found;
}

/** Returns the first child of `i` whose relation is one of `deprels`, or -1. */
export function childWith(sentence: Sentence, i: number, ...deprels: readonly string[]): number {
  const { offset, children } = treeOf(sentence);
  for (let k = offset[i]!; k < offset[i + 1]!; k++) {
    const child = children[k]!;
    if (hasRelation(sentence, child, ...deprels)) return child;
  }
  return -1;
}

/** Tells whether token `i` has one of the relations; `nmod` also stands for `nmod:poss`, not the reverse. */
export function hasRelation(sentence: Sentence, i: number, ...deprels: readonly string[]): boolean {
  const found = sentence.tokens[i]!.deprel;
  for (const deprel of deprels) {
    if (found === deprel || (found.startsWith(deprel) && found.charCodeAt(deprel.length) === COLON))
      return true;
  }
  return false;
}

const COLON = 58;

/** Returns the first and last token of the subtree of `i`; in a tree with crossing arcs others may lie between. */
export function subtreeSpan(sentence: Sentence, i: number): readonly [first: number, last: number] {
  const { left, right } = treeOf(sentence);
  return [left[i]!, right[i]!];
}

/** Tells whether token `i` is `ancestor` itself or stands somewhere below it. */
export function isWithin(sentence: Sentence, i: number, ancestor: number): boolean {
  for (let k = i; k >= 0; k = sentence.tokens[k]!.head) if (k === ancestor) return true;
  return false;
}

/** Returns the chain of heads of `i`, nearest first, without `i` itself. */
export function ancestorsOf(sentence: Sentence, i: number): number[] {
  const chain: number[] = [];
  for (let k = sentence.tokens[i]!.head; k >= 0; k = sentence.tokens[k]!.head) chain.push(k);
  return chain;
}

/** Returns the index of the root, or -1 in a sentence without tokens. */
export function rootOf(sentence: Sentence): number {
  return sentence.tokens.findIndex((token) => token.head < 0);
}

/** Returns the word that says what a subject or an object is ("called it a mistake", "hailed it as a step"), or -1. */
export function predicateOf(sentence: Sentence, i: number): number {
  const { head } = sentence.tokens[i]!;
  if (hasRelation(sentence, i, 'nsubj')) return childWith(sentence, head, 'cop') >= 0 ? head : -1;
  if (!hasRelation(sentence, i, 'obj')) return -1;
  const complement = childWith(sentence, head, 'xcomp');
  if (complement >= 0) return complement;
  return childrenWith(sentence, head, 'obl').find((k) => k > i && caseOf(sentence, k) === 'as') ?? -1;
}

/** Returns the nearest verb that `i` hangs on, directly or through other words, or -1. */
export function verbAbove(sentence: Sentence, i: number): number {
  return ancestorsOf(sentence, i).find((k) => sentence.tokens[k]!.upos === 'VERB') ?? -1;
}

/** Returns the first conjunct of the coordination that `i` belongs to: `i` itself where it is not a `conj`. */
export function firstConjunct(sentence: Sentence, i: number): number {
  let k = i;
  while (sentence.tokens[k]!.head >= 0 && hasRelation(sentence, k, 'conj')) k = sentence.tokens[k]!.head;
  return k;
}

/** Returns token `i` and all conjuncts that hang on it, directly or in a chain, in text order. */
export function conjunctsOf(sentence: Sentence, i: number): number[] {
  const found = [i];
  for (let k = 0; k < found.length; k++) found.push(...childrenWith(sentence, found[k]!, 'conj'));
  return found.sort((a, b) => a - b);
}

/** Returns the `case` marker (preposition or possessive) of `i` as one lower-case phrase ("in front of"), or null. */
export function caseOf(sentence: Sentence, i: number): string | null {
  const marker = childWith(sentence, i, 'case');
  if (marker < 0) return null;
  const rest = childrenWith(sentence, marker, 'fixed');
  return [marker, ...rest].map((k) => sentence.tokens[k]!.form.toLowerCase()).join(' ');
}

/** Returns the head token of tokens `[first, last]`: the one whose own head lies outside, the last if several. */
export function headOfSpan(tokens: readonly Token[], first: number, last: number): number {
  let found = last;
  for (let i = last; i >= first; i--) {
    const { head, deprel } = tokens[i]!;
    if (head >= first && head <= last) continue;
    found = i;
    if (deprel !== 'punct' && deprel !== 'case') break;
  }
  return found;
}

function treeOf(sentence: Sentence): Tree {
  const known = trees.get(sentence);
  if (known) return known;
  const tree = buildTree(sentence.tokens);
  trees.set(sentence, tree);
  return tree;
}

/** Counting sort of the tokens by head, then spans widened from every token to all its ancestors. */
function buildTree(tokens: readonly Token[]): Tree {
  const size = tokens.length;
  const offset = new Int32Array(size + 1);
  for (const { head } of tokens) if (head >= 0) offset[head + 1]!++;
  for (let i = 0; i < size; i++) offset[i + 1]! += offset[i]!;
  const children = new Int32Array(offset[size]!);
  const next = offset.slice(0, size);
  tokens.forEach(({ head }, i) => {
    if (head >= 0) children[next[head]!++] = i;
  });
  const left = Int32Array.from({ length: size }, (_, i) => i);
  const right = left.slice();
  for (let i = 0; i < size; i++) {
    for (let k = tokens[i]!.head; k >= 0 && (left[k]! > i || right[k]! < i); k = tokens[k]!.head) {
      if (i < left[k]!) left[k] = i;
      if (i > right[k]!) right[k] = i;
    }
  }
  return { offset, children, left, right };
}
