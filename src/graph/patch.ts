import type { EdgeAttributes, Evidence, KnowledgeGraph, NodeAttributes } from '../types/graph.ts';
import type { EventType, Family } from '../types/relation.ts';
import { eitherNamed } from './merge.ts';
import { order } from './order.ts';
import { summarise } from './summary.ts';
import type { EvidencePlace, Operation, Revision } from './patch-file.ts';

type Node = KnowledgeGraph['nodes'][number];
type Edge = KnowledgeGraph['edges'][number];

/** The quad class and score of an event. */
export type ClassOf = (event: EventType) => Pick<EdgeAttributes, 'quad' | 'score'>;

/** A graph after a patch, and the operations that found nothing to change. */
export interface Patched {
  readonly graph: KnowledgeGraph;
  /** One line for each: "2: merge: there is no actor moscow". */
  readonly skipped: readonly string[];
}

/**
 * Apply the operations of a patch, one after the other.
 *
 * Relations are named by the place of their evidence, because keys of edges change with what is read. An operation
 * that matches nothing is skipped and named; the graph it is applied to stays as it was.
 */
export function applyPatch(
  graph: KnowledgeGraph,
  operations: readonly Operation[],
  classOf: ClassOf,
): Patched {
  const skipped: string[] = [];
  let current = graph;
  for (const [index, operation] of operations.entries()) {
    const next = applyOne(current, operation, classOf);
    if (typeof next === 'string') skipped.push(`${index + 1}: ${operation.op}: ${next}`);
    else current = next;
  }
  return { graph: current, skipped };
}

/** The graph after one operation, or why there is none. */
function applyOne(graph: KnowledgeGraph, operation: Operation, classOf: ClassOf): KnowledgeGraph | string {
  switch (operation.op) {
    case 'merge':
      return merge(graph, operation.actors, operation.into);
    case 'split':
      return split(graph, operation);
    case 'rename':
      return onNode(graph, operation.actor, (attributes) => ({ ...attributes, label: operation.label }));
    case 'pin':
      return onNode(graph, operation.actor, (attributes) => ({
        ...attributes,
        x: operation.x,
        y: operation.y,
      }));
    case 'hide':
      return hide(graph, operation.actor);
    case 'set':
      return reviseEvidence(graph, operation.at, (edge, evidence) => [
        revised(edge, evidence, operation.to, classOf),
      ]);
    case 'delete':
      return reviseEvidence(graph, operation.at, () => []);
  }
}

function onNode(
  graph: KnowledgeGraph,
  actor: string,
  change: (attributes: NodeAttributes) => NodeAttributes,
): KnowledgeGraph | string {
  if (!graph.nodes.some(({ key }) => key === actor)) return `there is no actor ${actor}`;
  const nodes = graph.nodes.map((node) =>
    node.key === actor ? { key: actor, attributes: change(node.attributes) } : node,
  );
  return { ...graph, nodes };
}

/** All that was said of some actors is said of one. */
function merge(graph: KnowledgeGraph, actors: readonly string[], into: string): KnowledgeGraph | string {
  const target = graph.nodes.find(({ key }) => key === into);
  if (target === undefined) return `there is no actor ${into}`;
  const gone = new Set(actors.filter((key) => key !== into));
  const others = graph.nodes.filter(({ key }) => gone.has(key));
  if (others.length === 0) return `there is no actor ${actors.join(', ')}`;
  const all = [target, ...others].map(({ attributes }) => attributes);
  const united: Node = {
    key: into,
    attributes: {
      ...target.attributes,
      named: all.map(({ named }) => named).reduce(eitherNamed),
      aliases: [...new Set(all.flatMap(({ aliases, label }) => [...aliases, label]))].sort(),
      roles: unique(all.flatMap(({ roles }) => roles)),
      mentions: unique(all.flatMap(({ mentions }) => mentions)).sort(
        (a, b) => order(a.article, b.article) || a.start - b.start,
      ),
    },
  };
  const rename = (key: string): string => (gone.has(key) ? into : key);
  return {
    ...graph,
    nodes: graph.nodes.filter(({ key }) => !gone.has(key)).map((node) => (node.key === into ? united : node)),
    edges: regroup(graph.edges.map((edge) => withEnds(edge, rename))),
  };
}

/** Some mentions of an actor are another one; the evidence that rests on them goes with them. */
function split(
  graph: KnowledgeGraph,
  { actor, mentions, as }: Extract<Operation, { op: 'split' }>,
): KnowledgeGraph | string {
  const node = graph.nodes.find(({ key }) => key === actor);
  if (node === undefined) return `there is no actor ${actor}`;
  if (graph.nodes.some(({ key }) => key === as.key)) return `there is an actor ${as.key} already`;
  const id = (article: string, start: number, end: number): string => JSON.stringify([article, start, end]);
  const moved = new Set(mentions.map(({ article, start, end }) => id(article, start, end)));
  const [own, others] = [true, false].map((wanted) =>
    node.attributes.mentions.filter(
      ({ article, start, end }) => moved.has(id(article, start, end)) === wanted,
    ),
  );
  if (own === undefined || others === undefined || own.length === 0) return `${actor} has no such mention`;
  const { x, y } = node.attributes;
  const fresh: Node = {
    key: as.key,
    attributes: {
      ...node.attributes,
      label: as.label,
      kind: as.kind,
      code: null,
      wikidata: null,
      aliases: [as.label],
      roles: [],
      mentions: own,
      x: x + 0.05,
      y: y + 0.05,
    },
  };
  const edges = graph.edges.flatMap((edge) =>
    edge.attributes.evidence.map((evidence): Edge => {
      const at = ({ start, end }: { start: number; end: number }): boolean =>
        moved.has(id(evidence.article, start, end));
      const source = edge.source === actor && at(evidence.sourceSpan) ? as.key : edge.source;
      const target = edge.target === actor && at(evidence.targetSpan) ? as.key : edge.target;
      return { ...edge, source, target, attributes: { ...edge.attributes, evidence: [evidence] } };
    }),
  );
  const rest = { ...node, attributes: { ...node.attributes, mentions: others } };
  return {
    ...graph,
    nodes: [...graph.nodes.map((one) => (one.key === actor ? rest : one)), fresh].sort((a, b) =>
      order(a.key, b.key),
    ),
    edges: regroup(edges),
  };
}

/** An actor leaves with its relations; what it was quoted for stays, as the article's own words. */
function hide(graph: KnowledgeGraph, actor: string): KnowledgeGraph | string {
  if (!graph.nodes.some(({ key }) => key === actor)) return `there is no actor ${actor}`;
  const edges = graph.edges
    .filter(({ source, target }) => source !== actor && target !== actor)
    .map((edge) =>
      withEnds(
        edge,
        (key) => key,
        (speaker) => (speaker === actor ? null : speaker),
      ),
    );
  return { ...graph, nodes: graph.nodes.filter(({ key }) => key !== actor), edges };
}

/** Replaces the evidence at a place, together with the edges that it makes up. */
function reviseEvidence(
  graph: KnowledgeGraph,
  at: EvidencePlace,
  change: (edge: Edge, evidence: Evidence) => Edge[],
): KnowledgeGraph | string {
  let isFound = false;
  const edges = graph.edges.flatMap((edge) => {
    const place = (evidence: Evidence): boolean =>
      edge.source === at.source &&
      edge.target === at.target &&
      evidence.article === at.article &&
      evidence.trigger.start === at.trigger[0] &&
      evidence.trigger.end === at.trigger[1];
    const hits = edge.attributes.evidence.filter(place);
    if (hits.length === 0) return [edge];
    isFound = true;
    const rest = edge.attributes.evidence.filter((evidence) => !place(evidence));
    const kept = rest.length === 0 ? [] : [{ ...edge, attributes: { ...edge.attributes, evidence: rest } }];
    return [...kept, ...hits.flatMap((evidence) => change(edge, evidence))];
  });
  if (!isFound)
    return `nothing stands at ${at.article} ${at.trigger.join('-')} between ${at.source} and ${at.target}`;
  const known = new Set(graph.nodes.map(({ key }) => key));
  const stranger = edges.flatMap(({ source, target }) => [source, target]).find((key) => !known.has(key));
  return stranger === undefined ? { ...graph, edges: regroup(edges) } : `there is no actor ${stranger}`;
}

function revised(edge: Edge, evidence: Evidence, to: Revision, classOf: ClassOf): Edge {
  const event = to.event === undefined ? edge.attributes.event : to.event;
  const { quad, score } = event === null ? { quad: null, score: null } : classOf(event);
  const family: Family = to.family ?? edge.attributes.family;
  return {
    ...edge,
    source: to.source ?? edge.source,
    target: to.target ?? edge.target,
    attributes: { ...edge.attributes, event, family, quad, score, evidence: [evidence] },
  };
}

function withEnds(
  edge: Edge,
  rename: (key: string) => string,
  speaker: (key: string | null) => string | null = (key) => (key === null ? null : rename(key)),
): Edge {
  const evidence = edge.attributes.evidence.map((one) => ({
    ...one,
    attributedTo: speaker(one.attributedTo),
  }));
  return {
    ...edge,
    source: rename(edge.source),
    target: rename(edge.target),
    attributes: { ...edge.attributes, evidence },
  };
}

/** Edges of the same ends, family and event are one; those from an actor to itself are none. */
function regroup(edges: readonly Edge[]): Edge[] {
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) {
    if (edge.source === edge.target) continue;
    const turned = turn(edge);
    const group = groups.get(turned.key);
    if (group === undefined) groups.set(turned.key, [turned]);
    else group.push(turned);
  }
  return [...groups.values()].map(unite).sort((a, b) => order(a.key, b.key));
}

/** Gives an edge its key; the ends of an undirected one stand in the order of their keys. */
function turn(edge: Edge): Edge {
  const { source, target, undirected, attributes } = edge;
  const isTurned = undirected && target < source;
  const ends = isTurned ? [target, source] : [source, target];
  const { family, event } = attributes;
  const key = [...ends, family, ...(event ? [event] : []), ...(undirected ? ['joint'] : [])].join('|');
  const evidence = isTurned
    ? attributes.evidence.map((one) => ({ ...one, sourceSpan: one.targetSpan, targetSpan: one.sourceSpan }))
    : attributes.evidence;
  return {
    key,
    source: ends[0] ?? source,
    target: ends[1] ?? target,
    undirected,
    attributes: { ...attributes, evidence },
  };
}

function unite(group: readonly Edge[]): Edge {
  const [first] = group as [Edge];
  const evidence = unique(group.flatMap(({ attributes }) => attributes.evidence)).sort(
    (a, b) => order(a.article, b.article) || a.start - b.start || a.trigger.start - b.trigger.start,
  );
  return { ...first, attributes: { ...first.attributes, ...summarise(evidence), evidence } };
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
