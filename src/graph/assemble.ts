import type { EventClasses } from '../lexicon/ontology.ts';
import type { LineActor, LineRelation } from '../types/extract-line.ts';
import type { EdgeAttributes, Evidence, KnowledgeGraph, NodeAttributes } from '../types/graph.ts';
import type { Reading } from '../types/reading.ts';
import { type UnhashedLine, unhashedLine } from './extract-line.ts';
import { graphKeys, isNamed } from './identity.ts';
import { mergeGraphs } from './merge.ts';

type Edge = KnowledgeGraph['edges'][number];
type Node = KnowledgeGraph['nodes'][number];
type KeyOf = (key: string) => string;

/**
 * Assemble what was read out of articles into one graph.
 *
 * @param classes the quad class and score of each event.
 * @throws UserError where two different articles have the same id.
 */
export function assemble(readings: readonly Reading[], classes: EventClasses): KnowledgeGraph {
  return mergeGraphs(readings.map((reading) => graphOfLine(unhashedLine(reading, classes))));
}

/**
 * The graph of one article before merging: an edge for each relation, nothing placed, nothing weighed.
 *
 * A node is every actor that the article names (a mention of form `name`) or that takes part in a relation.
 * Relations without a target, and of an actor with itself, are not part of the graph.
 */
export function graphOfLine(line: UnhashedLine): KnowledgeGraph {
  const { title, date, source, url, text } = line;
  const id = String(line.id);
  const keyOf = graphKeys(line);
  const edges = line.relations
    .map((relation) => draftEdge(id, relation, keyOf))
    .filter((edge) => edge !== null);
  return {
    attributes: { generator: '', version: 1, articles: [{ id, title, date, source, url, text }] },
    options: { type: 'mixed', multi: true, allowSelfLoops: false },
    nodes: draftNodes(id, line, edges, keyOf),
    edges,
  };
}

function draftNodes(article: string, { actors }: UnhashedLine, edges: readonly Edge[], keyOf: KeyOf): Node[] {
  const acting = new Set<string>();
  for (const { source, target, attributes } of edges) {
    acting.add(source).add(target);
    for (const { attributedTo } of attributes.evidence) if (attributedTo !== null) acting.add(attributedTo);
  }
  return actors
    .filter(({ key, mentions }) => acting.has(keyOf(key)) || mentions.some(({ form }) => form === 'name'))
    .map((actor) => ({ key: keyOf(actor.key), attributes: draftAttributes(article, actor, keyOf) }));
}

function draftAttributes(article: string, actor: LineActor, keyOf: KeyOf): NodeAttributes {
  const { label, kind, code, wikidata, country, sector, aliases, roles, mentions } = actor;
  return {
    label,
    kind,
    named: isNamed(actor),
    // Who acts for a state has it as `country`; only the state itself is the state's code.
    code: kind === 'state' || country === null ? code : null,
    wikidata,
    country,
    sector,
    aliases,
    roles: roles.map(({ title, of }) => ({ title, of: of === null ? null : keyOf(of) })),
    mentions: mentions.map(({ start, end }) => ({ article, start, end })),
    x: 0,
    y: 0,
    size: 0,
    color: '',
  };
}

/** An edge with one piece of evidence; null where the relation has no second end, or is of an actor with itself. */
function draftEdge(article: string, relation: LineRelation, keyOf: KeyOf): Edge | null {
  if (relation.target === null || relation.targetSpan === null) return null;
  const { undirected, family, event, quad, score, confidence, label, status, attributedTo } = relation;
  const [one, other] = [keyOf(relation.source), keyOf(relation.target)];
  if (one === other) return null;
  // The ends of an undirected edge stand in the order of their keys, so that both ways round are one edge.
  const turned = undirected && other < one;
  const [source, target] = turned ? [other, one] : [one, other];
  const evidence: Evidence = {
    article,
    start: relation.start,
    end: relation.end,
    trigger: relation.trigger,
    sourceSpan: turned ? relation.targetSpan : relation.sourceSpan,
    targetSpan: turned ? relation.sourceSpan : relation.targetSpan,
    status,
    attributedTo: attributedTo === null ? null : keyOf(attributedTo),
    date: relation.date,
    mode: relation.mode,
    contexts: relation.contexts,
    confidence: Math.round(confidence * 1000) / 1000,
    label,
  };
  const attributes: EdgeAttributes = {
    family,
    event,
    quad,
    score,
    label,
    status,
    weight: 1,
    confidence,
    evidence: [evidence],
  };
  const key = `${source}|${target}|${family}${event === null ? '' : `|${event}`}${undirected ? '|joint' : ''}`;
  return { key, source, target, undirected, attributes };
}
