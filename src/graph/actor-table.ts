/** What a graph calls one actor, and why: the report on joined names. */
import type { KnowledgeGraph } from '../types/graph.ts';

/** An actor that the articles call by more than one name. */
export interface JoinedActor {
  readonly key: string;
  readonly label: string;
  readonly wikidata: string | null;
  /** All names, the label first. */
  readonly names: readonly string[];
  /** How many articles mention it. */
  readonly articles: number;
  /** For each name but the label, what makes it the same actor. */
  readonly reasons: readonly string[];
}

/**
 * Returns the actors of a graph that go by several names, in the order of its nodes, with what joins each name to the label.
 *
 * `part`: it is a part of the label ("Zelensky"); `initials`: its first letters ("UN"); `spelling`: the same words but for a letter
 * or two ("Zelenskiy"); `known`: the lexicon lists it ("Burma", "Kremlin").
 */
export function joinedActors(graph: KnowledgeGraph): JoinedActor[] {
  return graph.nodes.flatMap(({ key, attributes: { label, wikidata, aliases, mentions } }) => {
    const others = [...new Set(aliases)].filter((name) => name !== label);
    if (others.length === 0) return [];
    return [
      {
        key,
        label,
        wikidata,
        names: [label, ...others],
        articles: new Set(mentions.map(({ article }) => article)).size,
        reasons: others.map((name) => reasonOf(label, name)),
      },
    ];
  });
}

function reasonOf(label: string, name: string): string {
  const [whole, words] = [wordsOf(label), wordsOf(name)];
  if (words.every((word) => whole.includes(word))) return 'part';
  const initials = whole.map((word) => word[0]).join('');
  if (name.toLowerCase().replace(/[^a-z]/g, '') === initials && initials.length > 1) return 'initials';
  return words.every((word) => whole.some((other) => isLike(word, other))) ? 'spelling' : 'known';
}

function wordsOf(name: string): string[] {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
}

/** Tells whether two words begin alike and differ in a third of their letters at most. */
function isLike(a: string, b: string): boolean {
  return a[0] === b[0] && 3 * distance(a, b) <= Math.max(a.length, b.length);
}

/** The edit distance of two words (Levenshtein 1966). */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, k) => k);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let k = 1; k <= b.length; k++) {
      const change = above[k - 1]! + Number(a[i - 1] !== b[k - 1]);
      row.push(Math.min(change, above[k]! + 1, row[k - 1]! + 1));
    }
    above = row;
  }
  return above[b.length]!;
}
