import type { Actors } from '../types/actor.ts';
import type { Article } from '../types/article.ts';
import type { EdgeAttributes, Evidence, KnowledgeGraph, NodeAttributes } from '../types/graph.ts';
import type { Reading } from '../types/reading.ts';
import type { Relation } from '../types/relation.ts';
import type { EventClasses } from '../lexicon/ontology.ts';
import { eventDate } from '../syntax/event-date.ts';
import { withGraphKeys } from './identity.ts';
import { mergeGraphs } from './merge.ts';

type Edge = KnowledgeGraph['edges'][number];
type Node = KnowledgeGraph['nodes'][number];

/**
 * Assemble what was read out of articles into one graph.
 *
 * A node is every actor that the article names (a mention of form `name`) or that takes part in a relation.
 * Relations without a target, and of an actor with itself, are not part of the graph.
 *
 * @param classes the quad class and score of each event.
 * @throws UserError where two different articles have the same id.
 */
export function assemble(readings: readonly Reading[], classes: EventClasses): KnowledgeGraph {
  return mergeGraphs(readings.map((reading) => draft(withGraphKeys(reading), classes)));
}

/** The graph of one article before merging: an edge for each relation, nothing placed, nothing weighed. */
function draft(reading: Reading, classes: EventClasses): KnowledgeGraph {
  const { article, actors, relations } = reading;
  const edges = relations.flatMap((relation) => draftEdge(reading, relation, classes));
  const { id, title, date, source, url, text } = article;
  return {
    attributes: {
      generator: '',
      version: 1,
      articles: [{ id, title, date, source, url, text }],
    },
    options: { type: 'mixed', multi: true, allowSelfLoops: false },
    nodes: draftNodes(article, actors, edges),
    edges,
  };
}

function draftNodes(article: Article, { actors, mentions }: Actors, edges: readonly Edge[]): Node[] {
  const wanted = new Set<string>();
  for (const mention of mentions)
    if (mention.form === 'name') for (const key of mention.actors) wanted.add(key);
  for (const edge of edges) {
    wanted.add(edge.source).add(edge.target);
    for (const { attributedTo } of edge.attributes.evidence)
      if (attributedTo !== null) wanted.add(attributedTo);
  }
  const places = new Map<string, NodeAttributes['mentions'][number][]>();
  for (const { start, end, actors: meant } of mentions) {
    for (const key of meant) {
      const list = places.get(key) ?? [];
      list.push({ article: article.id, start, end });
      places.set(key, list);
    }
  }
  return actors
    .filter((actor) => wanted.has(actor.key))
    .map(({ key, label, kind, code, wikidata, country, sector, aliases, roles }) => ({
      key,
      attributes: {
        label,
        kind,
        // Who acts for a state has it as `country`; only the state itself is the state's code.
        code: kind === 'state' || country === null ? code : null,
        wikidata,
        country,
        sector,
        aliases,
        roles: roles.map(({ title, of }) => ({ title, of })),
        mentions: places.get(key) ?? [],
        x: 0,
        y: 0,
        size: 0,
        color: '',
      },
    }));
}

/** An edge with one piece of evidence; none where the relation has no second end. */
function draftEdge(reading: Reading, relation: Relation, classes: EventClasses): Edge[] {
  const { source, target, undirected, family, event, confidence, label, status } = relation;
  if (target === null || relation.targetSpan === null || source === target) return [];
  // The ends of an undirected edge stand in the order of their keys, so that both ways round are one edge.
  const turned = undirected && target < source;
  const ends = turned ? [target, source] : [source, target];
  const evidence: Evidence = {
    article: reading.article.id,
    start: relation.start,
    end: relation.end,
    trigger: span(relation.trigger),
    sourceSpan: span(turned ? relation.targetSpan : relation.sourceSpan),
    targetSpan: span(turned ? relation.sourceSpan : relation.targetSpan),
    status,
    attributedTo: relation.attributedTo,
    date: dateOf(reading, relation),
    mode: relation.mode,
    contexts: relation.contexts,
    confidence: Math.round(confidence * 1000) / 1000,
    label,
  };
  const attributes: EdgeAttributes = {
    family,
    event,
    quad: event && classes.get(event)!.quad,
    score: event && classes.get(event)!.score,
    label,
    status,
    weight: 1,
    confidence,
    evidence: [evidence],
  };
  const key = [...ends, family, ...(event ? [event] : []), ...(undirected ? ['joint'] : [])].join('|');
  return [{ key, source: ends[0]!, target: ends[1]!, undirected, attributes }];
}

/** The day that the sentence gives to the event, else the article's. */
function dateOf({ article, sentences }: Reading, { sentence, trigger, status }: Relation): string | null {
  const isPlan = status === 'planned' || status === 'possible';
  const said = sentences[sentence];
  return (said && eventDate(said, article.text, trigger, article.date, isPlan)) ?? article.date;
}

function span({ start, end }: Evidence['trigger']): Evidence['trigger'] {
  return { start, end };
}
