import { createOntology } from '../lexicon/ontology.ts';
import type { KnowledgeGraph } from '../types/graph.ts';
import { claimsOf, type Claim } from './claims.ts';
import type { GraphNode } from './columns.ts';
import { toCsv } from './csv.ts';
import type { LexiconText } from './format.ts';
import { createPloverCoder, type PloverEvent } from './plover.ts';

/** Event rows in the manner of PLOVER and POLECAT: one row for each statement of an event, flat. */

interface Statement {
  readonly claim: Claim;
  readonly coded: PloverEvent;
  readonly actor: GraphNode;
  readonly recipient: GraphNode;
  readonly speaker: GraphNode | null;
}

export interface EventColumn {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'double' | 'boolean' | 'date';
  readonly of: (statement: Statement) => string | number | boolean | null;
}

/** The columns, in their order. Lists are joined by "; ". */
export const EVENT_COLUMNS: readonly EventColumn[] = [
  // Of the event: the day that the text gives to it, else the article's.
  { name: 'date', type: 'date', of: ({ claim }) => claim.evidence.date },
  { name: 'actor', type: 'string', of: ({ actor }) => actor.attributes.label },
  { name: 'actor_key', type: 'string', of: ({ actor }) => actor.key },
  { name: 'actor_code', type: 'string', of: ({ actor }) => codeOf(actor) },
  { name: 'actor_sector', type: 'string', of: ({ actor }) => actor.attributes.sector },
  { name: 'actor_wikidata', type: 'string', of: ({ actor }) => actor.attributes.wikidata },
  { name: 'recipient', type: 'string', of: ({ recipient }) => recipient.attributes.label },
  { name: 'recipient_key', type: 'string', of: ({ recipient }) => recipient.key },
  { name: 'recipient_code', type: 'string', of: ({ recipient }) => codeOf(recipient) },
  { name: 'recipient_sector', type: 'string', of: ({ recipient }) => recipient.attributes.sector },
  { name: 'recipient_wikidata', type: 'string', of: ({ recipient }) => recipient.attributes.wikidata },
  // Both are actors, as when two sides meet or fight: the row stands for both directions.
  { name: 'joint', type: 'boolean', of: ({ claim }) => claim.edge.undirected },
  { name: 'event', type: 'string', of: ({ coded }) => coded.event },
  { name: 'mode', type: 'string', of: ({ coded }) => coded.mode },
  { name: 'context', type: 'string', of: ({ claim }) => claim.evidence.contexts.join('; ') || null },
  { name: 'quad', type: 'string', of: ({ coded }) => coded.quad },
  { name: 'score', type: 'double', of: ({ coded }) => coded.score },
  { name: 'status', type: 'string', of: ({ claim }) => claim.evidence.status },
  // What the article tells of, where PLOVER's coding says something else: a meeting to come is AGREE.
  { name: 'act', type: 'string', of: ({ claim }) => claim.edge.attributes.event },
  { name: 'confidence', type: 'double', of: ({ claim }) => claim.evidence.confidence },
  { name: 'speaker', type: 'string', of: ({ speaker }) => speaker?.attributes.label ?? null },
  { name: 'speaker_key', type: 'string', of: ({ speaker }) => speaker?.key ?? null },
  { name: 'sentence', type: 'string', of: ({ claim }) => claim.sentence },
  { name: 'article', type: 'string', of: ({ claim }) => claim.article.id },
  { name: 'title', type: 'string', of: ({ claim }) => claim.article.title },
  { name: 'published', type: 'date', of: ({ claim }) => claim.article.date },
  { name: 'source', type: 'string', of: ({ claim }) => claim.article.source },
  { name: 'url', type: 'string', of: ({ claim }) => claim.article.url },
  { name: 'sentence_start', type: 'integer', of: ({ claim }) => claim.evidence.start },
  { name: 'sentence_end', type: 'integer', of: ({ claim }) => claim.evidence.end },
  { name: 'id', type: 'string', of: ({ claim }) => claim.id },
];

/** An event row: a value for each column, null where there is nothing to say. */
export type EventRow = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Make what gives the events of a graph, one row for each statement; affiliations and attitudes are none.
 *
 * Of a graph of one article it gives that article's rows, with its actors as that article tells them.
 *
 * @param lexicon gives `events.csv`, `modes.csv` and `planned.csv` of data/lexicon.
 * @throws UserError where one of them is damaged.
 */
export function createEventCoder(lexicon: LexiconText): (graph: KnowledgeGraph) => EventRow[] {
  const code = createPloverCoder(
    createOntology({ 'events.csv': lexicon('events.csv'), 'modes.csv': lexicon('modes.csv') }),
    lexicon('planned.csv'),
  );
  return (graph) => {
    const nodes = new Map(graph.nodes.map((node) => [node.key, node]));
    return claimsOf(graph).flatMap((claim) => {
      const { source, target, attributes } = claim.edge;
      const { mode, status, attributedTo } = claim.evidence;
      const [actor, recipient] = [nodes.get(source), nodes.get(target)];
      if (attributes.event === null || !actor || !recipient) return [];
      const speaker = attributedTo === null ? null : (nodes.get(attributedTo) ?? null);
      const statement = { claim, coded: code(attributes.event, mode, status), actor, recipient, speaker };
      return [Object.fromEntries(EVENT_COLUMNS.map(({ name, of }) => [name, of(statement)]))];
    });
  };
}

/** The events of a graph, see `createEventCoder`. */
export function toEventRows(graph: KnowledgeGraph, lexicon: LexiconText): EventRow[] {
  return createEventCoder(lexicon)(graph);
}

/** The event rows as CSV, for spreadsheets, R and pandas. */
export function toEventCsv(graph: KnowledgeGraph, lexicon: LexiconText): string {
  const names = EVENT_COLUMNS.map(({ name }) => name);
  return toCsv(
    names,
    toEventRows(graph, lexicon).map((row) => names.map((name) => row[name] ?? null)),
  );
}

/** ISO alpha-3 of the state that it is or acts for, or PLOVER's code of a body of several. */
function codeOf({ attributes: { code, country } }: GraphNode): string | null {
  return code ?? country;
}
