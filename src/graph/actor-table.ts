/** What a graph calls one actor, why, and where that is doubtful: the report on joined names. */
import type { KnowledgeGraph } from '../types/graph.ts';

/** An actor that the articles call by more than one name, or that may be several. */
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
  /** What speaks for several people of one name: "offices of BEL and KEN", "articles of 1951 and 2019"; mostly none. */
  readonly doubts: readonly string[];
}

/**
 * Returns the actors of a graph that go by several names or may be several, in the order of its nodes, with what joins each name to
 * the label.
 *
 * `part`: it is a part of the label ("Zelensky"); `initials`: its first letters ("UN"); `spelling`: the same words but for a letter
 * or two ("Zelenskiy"); `known`: the lexicon lists it ("Burma", "Kremlin"). People are one by their full names; who is not known
 * beyond them may be several where he holds offices of several states or is told of in articles that lie a life apart.
 */
export function joinedActors(graph: KnowledgeGraph): JoinedActor[] {
  const countries = new Map(graph.nodes.map(({ key, attributes }) => [key, attributes.country]));
  const years = new Map(graph.attributes.articles.map(({ id, date }) => [id, date?.slice(0, 4)]));
  return graph.nodes.flatMap((node) => {
    const { label, wikidata, aliases, mentions } = node.attributes;
    const others = [...new Set(aliases)].filter((name) => name !== label);
    const doubts = doubtsOf(node, countries, years);
    if (others.length === 0 && doubts.length === 0) return [];
    return [
      {
        key: node.key,
        label,
        wikidata,
        names: [label, ...others],
        articles: new Set(mentions.map(({ article }) => article)).size,
        reasons: others.map((name) => reasonOf(label, name)),
        doubts,
      },
    ];
  });
}

function doubtsOf(
  { attributes: { kind, wikidata, roles, mentions } }: KnowledgeGraph['nodes'][number],
  countries: ReadonlyMap<string, string | null>,
  years: ReadonlyMap<string, string | undefined>,
): string[] {
  if (kind !== 'person' || wikidata !== null) return [];
  const states = new Set(roles.flatMap(({ of }) => (of === null ? [] : (countries.get(of) ?? []))));
  const told = mentions.flatMap(({ article }) => years.get(article) ?? []).sort();
  const [first = '', last = ''] = [told[0], told.at(-1)];
  return [
    ...(states.size > 1 ? [`offices of ${[...states].sort().join(' and ')}`] : []),
    ...(Number(last) - Number(first) >= LIFE ? [`articles of ${first} and ${last}`] : []),
  ];
}

/** As many years nobody is in the news. */
const LIFE = 50;

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
