import type { KnowledgeGraph } from '../types/graph.ts';
import { claimsOf } from './claims.ts';
import { datesOf, roleText, type GraphEdge, type GraphNode } from './columns.ts';
import { plainCsv, type Cell } from './csv.ts';

/** Tables for `neo4j-admin database import`, whose headers name types, identities and labels. */

/** The second label of an actor. */
export const LABELS: Readonly<Record<GraphNode['attributes']['kind'], string>> = {
  state: 'State',
  organisation: 'Organisation',
  person: 'Person',
  group: 'Group',
};

/** The type of a relationship: the event, or AFFILIATION, or the family of an attitude. */
export function typeOf({ attributes: { event, family } }: GraphEdge): string {
  return event ?? family.toUpperCase();
}

const ACTOR_HEADER = [
  'key:ID(Actor)', 'name', 'kind', 'code', 'wikidata', 'country', 'sector', 'aliases:string[]', 'roles:string[]',
  'mentions:int', ':LABEL',
]; // prettier-ignore

/** The actors as nodes. */
export function toNeo4jActors(graph: KnowledgeGraph): string {
  return plainCsv(
    ACTOR_HEADER,
    graph.nodes.map(({ key, attributes }) => {
      const { label, kind, code, wikidata, country, sector, aliases, roles, mentions } = attributes;
      const [offices, labels] = [roles.map(roleText), ['Actor', LABELS[kind]]];
      return [key, label, kind, code, wikidata, country, sector, aliases, offices, mentions.length, labels];
    }),
  );
}

const RELATION_HEADER = [
  ':START_ID(Actor)', ':END_ID(Actor)', 'key', 'label', 'family', 'event', 'quad', 'score:double', 'status', 'weight:int',
  'confidence:double', 'undirected:boolean', 'dates:date[]', ':TYPE',
]; // prettier-ignore

/** The relations as relationships from actor to actor. */
export function toNeo4jRelations(graph: KnowledgeGraph): string {
  return plainCsv(
    RELATION_HEADER,
    graph.edges.map((edge) => {
      const { label, family, event, quad, score, status, weight, confidence } = edge.attributes;
      const facts: Cell[] = [edge.key, label, family, event, quad, score, status, weight, confidence];
      return [edge.source, edge.target, ...facts, edge.undirected, datesOf(edge), typeOf(edge)];
    }),
  );
}

/** Claims as nodes between actors and sentences, a table for each kind of node and of relationship. */
export function toNeo4jClaims(graph: KnowledgeGraph): Readonly<Record<string, string>> {
  const claims = claimsOf(graph);
  const sentences = new Map(
    claims.map(({ evidence: { article, start, end }, sentence }) => [
      sentenceId(article, start, end),
      { article, start, end, sentence },
    ]),
  );
  return {
    actors: toNeo4jActors(graph),
    claims: plainCsv(
      [
        'id:ID(Claim)',
        'family',
        'event',
        'status',
        'mode',
        'contexts:string[]',
        'label',
        'date:date',
        'confidence:double',
        'undirected:boolean',
        ':LABEL',
      ],
      claims.map(({ id, edge, evidence }) => {
        const { status, mode, contexts, label, date, confidence } = evidence;
        const { family, event } = edge.attributes;
        return [id, family, event, status, mode, contexts, label, date, confidence, edge.undirected, 'Claim'];
      }),
    ),
    sentences: plainCsv(
      ['id:ID(Sentence)', 'text', 'start:int', 'end:int', ':LABEL'],
      [...sentences].map(([id, { sentence, start, end }]) => [id, sentence, start, end, 'Sentence']),
    ),
    articles: plainCsv(
      ['id:ID(Article)', 'title', 'date:date', 'source', 'url', ':LABEL'],
      graph.attributes.articles.map(({ id, title, date, source, url }) => [
        id,
        title,
        date,
        source,
        url,
        'Article',
      ]),
    ),
    parties: plainCsv(
      [':START_ID(Claim)', ':END_ID(Actor)', ':TYPE'],
      claims.flatMap(({ id, edge, evidence }) => [
        [id, edge.source, 'SUBJECT'],
        [id, edge.target, edge.undirected ? 'SUBJECT' : 'OBJECT'],
        ...(evidence.attributedTo === null ? [] : [[id, evidence.attributedTo, 'SPEAKER']]),
      ]),
    ),
    evidence: plainCsv(
      [':START_ID(Claim)', ':END_ID(Sentence)', ':TYPE'],
      claims.map(({ id, evidence: { article, start, end } }) => [
        id,
        sentenceId(article, start, end),
        'EVIDENCE',
      ]),
    ),
    places: plainCsv(
      [':START_ID(Sentence)', ':END_ID(Article)', ':TYPE'],
      [...sentences].map(([id, { article }]) => [id, article, 'PART_OF']),
    ),
  };
}

/** The identity of a sentence: its article and its span. */
export function sentenceId(article: string, start: number, end: number): string {
  return `${article}#${start}-${end}`;
}
