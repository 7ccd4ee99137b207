/** Graphs of any size that look like those built of news: few actors take part in most relations. */
import { random } from '../../src/graph/random.ts';
import type { ActorKind } from '../../src/types/actor.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import type { EventType, Family, Status } from '../../src/types/relation.ts';

type Node = KnowledgeGraph['nodes'][number];
type Edge = KnowledgeGraph['edges'][number];

const EVENTS: readonly (readonly [Family, EventType | null, words: string])[] = [
  ['cooperation', 'CONSULT', 'met'],
  ['cooperation', 'AID', 'helped'],
  ['commitment', 'AGREE', 'agreed with'],
  ['concern', 'ACCUSE', 'accused'],
  ['concern', 'REQUEST', 'made demands on'],
  ['conflict', 'THREATEN', 'threatened'],
  ['conflict', 'ASSAULT', 'attacked'],
  ['affiliation', null, 'belongs to'],
];
const STATUSES: readonly Status[] = [
  'actual',
  'actual',
  'actual',
  'planned',
  'possible',
  'denied',
  'doubted',
];
const KINDS: readonly ActorKind[] = ['state', 'state', 'person', 'organisation', 'group'];
const SYLLABLES = ['ba', 'kor', 'len', 'mi', 'ras', 'to', 'ven', 'zul', 'dor', 'ny', 'sta', 'gri'];
const ARTICLE = 'dispatches';

/**
 * Returns a graph of so many actors and relations, not laid out: every actor stands at a place drawn by lot.
 *
 * The same numbers give the same graph. A tenth of the actors stands alone, as long as the rest can hold the relations.
 */
export function randomGraph(actors: number, relations: number, seed: number = 1): KnowledgeGraph {
  const next = random(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)]!;
  const labels = Array.from({ length: actors }, (_, i) => `${name(pick, 2 + Math.floor(next() * 2))} ${i}`);
  const related = Math.max(2, Math.ceil(actors * 0.9));
  // The square makes low numbers frequent, as a few states are in the news each day.
  const actor = (): number => Math.floor(next() ** 2 * related);
  let text = 'Dispatches\n\n';
  const edges = new Map<string, Edge>();
  for (let tries = 0; edges.size < relations && tries < relations * 20; tries++) {
    const [a, b] = [actor(), actor()];
    const [family, event, words] = pick(EVENTS);
    const key = `A${a}|A${b}|${family}|${event ?? ''}`;
    if (a === b || edges.has(key)) continue;
    const sentence = `${labels[a]!} ${words} ${labels[b]!}.`;
    const weight = 1 + Math.floor(next() ** 6 * 9);
    edges.set(
      key,
      edge(key, a, b, text.length, sentence, { family, event, words, weight, status: pick(STATUSES) }),
    );
    text += `${sentence}\n\n`;
  }
  const nodes = labels.map((label, i) => node(`A${i}`, label, pick(KINDS), next() * 2 - 1, next() * 2 - 1));
  const article = { id: ARTICLE, title: 'Dispatches', date: '2031-03-03', source: null, url: null, text };
  return {
    attributes: { generator: 'actorgraph test', version: 1, articles: [article] },
    options: { type: 'mixed', multi: true, allowSelfLoops: false },
    nodes,
    edges: [...edges.values()],
  };
}

/** Returns a graph of two actors with four relations from A0 to A1 and one the other way, at odds with each other. */
export function pairGraph(): KnowledgeGraph {
  const graph = randomGraph(2, 1);
  const [first] = graph.edges;
  const kinds: readonly (readonly [string, string, Family, EventType])[] = [
    ['A0', 'A1', 'cooperation', 'AID'],
    ['A0', 'A1', 'conflict', 'ASSAULT'],
    ['A0', 'A1', 'conflict', 'THREATEN'],
    ['A0', 'A1', 'concern', 'REQUEST'],
    ['A1', 'A0', 'concern', 'ACCUSE'],
  ];
  const edges = kinds.map(([source, target, family, event]) => ({
    key: `${source}|${target}|${family}|${event}`,
    source,
    target,
    undirected: false,
    attributes: { ...first!.attributes, family, event },
  }));
  return { ...graph, edges };
}

interface Facts {
  readonly family: Family;
  readonly event: EventType | null;
  readonly words: string;
  readonly weight: number;
  readonly status: Status;
}

function edge(key: string, a: number, b: number, at: number, sentence: string, facts: Facts): Edge {
  const { family, event, words, weight, status } = facts;
  const trigger = at + sentence.indexOf(` ${words} `) + 1;
  const evidence = {
    article: ARTICLE,
    start: at,
    end: at + sentence.length,
    trigger: { start: trigger, end: trigger + words.length },
    sourceSpan: { start: at, end: trigger - 1 },
    targetSpan: { start: trigger + words.length + 1, end: at + sentence.length - 1 },
    status,
    attributedTo: null,
    date: '2031-03-03',
    mode: null,
    contexts: [],
    confidence: 0.8,
    label: words,
  };
  const attributes = {
    family,
    event,
    quad: null,
    score: null,
    label: words,
    status,
    weight,
    confidence: 0.8,
  };
  return {
    key,
    source: `A${a}`,
    target: `A${b}`,
    undirected: event === 'CONSULT',
    attributes: { ...attributes, evidence: [evidence] },
  };
}

function node(key: string, label: string, kind: ActorKind, x: number, y: number): Node {
  const unknown = { code: null, wikidata: null, country: null, sector: null };
  const place = { x, y, size: 6, color: '#3b6fb6' };
  return {
    key,
    attributes: { label, kind, ...unknown, aliases: [label], roles: [], mentions: [], ...place },
  };
}

function name(pick: <T>(values: readonly T[]) => T, syllables: number): string {
  const word = Array.from({ length: syllables }, () => pick(SYLLABLES)).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}
