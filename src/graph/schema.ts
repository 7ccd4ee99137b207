import * as z from 'zod';
import type { ActorKind } from '../types/actor.ts';
import type { GraphArticle, KnowledgeGraph } from '../types/graph.ts';
import type { EventType, Family, Status } from '../types/relation.ts';

/** The graph file, version 1. `data/graph.schema.json` is made from it by `npm run schema`. */

export const GRAPH_VERSION = 1;

const offset = z.int().nonnegative().describe('UTF-16 code units from the start of the article');
const span = z.object({ start: offset, end: offset });
const text = z.string().min(1);
const nullableText = z.nullable(z.string());
const date = z.nullable(z.string().regex(/^\d{4}-\d{2}-\d{2}$/));
const probability = z.number().min(0).max(1);

const kind = z.enum(['state', 'organisation', 'person', 'group']);
const status = z.enum(['actual', 'planned', 'possible', 'denied', 'doubted']);
const family = z.enum(['cooperation', 'commitment', 'concern', 'conflict', 'affiliation']);
const event = z.enum([
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
  'CONCERN',
]);

const article: z.ZodType<GraphArticle> = z.object({
  id: text,
  title: nullableText,
  date,
  source: nullableText,
  url: nullableText,
  text: z.string(),
});

const evidence = z
  .object({
    article: text.describe('id of the article'),
    start: offset,
    end: offset,
    trigger: span,
    sourceSpan: span,
    targetSpan: span,
    status,
    attributedTo: nullableText.describe('key of the actor quoted for it'),
    date,
    mode: nullableText.describe('PLOVER mode'),
    contexts: z.array(text).describe('PLOVER contexts'),
    confidence: probability,
    label: z.string(),
  })
  .describe('one statement behind the edge: the sentence, and in it the trigger and both ends');

const node: z.ZodType<KnowledgeGraph['nodes'][number]> = z.object({
  key: text.describe('ISO 3166-1 alpha-3 code of a state, else a slug of the full name'),
  attributes: z.object({
    label: text,
    kind,
    named: z
      .boolean()
      .optional()
      .describe('false where it is called by common words alone ("fishermen"); older files do not tell'),
    code: nullableText.describe(
      'ISO 3166-1 alpha-3 code of a state, or the PLOVER code of a body of several states, such as IGO',
    ),
    wikidata: nullableText,
    country: nullableText,
    sector: nullableText.describe('PLOVER sector'),
    aliases: z.array(text).describe('as the articles call it'),
    roles: z.array(z.object({ title: text, of: nullableText })),
    mentions: z.array(z.object({ article: text, start: offset, end: offset })),
    x: z.number(),
    y: z.number(),
    size: z.number().positive(),
    color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
});

const edge: z.ZodType<KnowledgeGraph['edges'][number]> = z.object({
  key: text,
  source: text.describe('key of a node'),
  target: text.describe('key of a node'),
  undirected: z.boolean(),
  attributes: z.object({
    family,
    event: z.nullable(event).describe('null for an affiliation'),
    quad: nullableText.describe('PLOVER quad class'),
    score: z.nullable(z.number().min(-10).max(10)).describe('from conflict (-10) to cooperation (10)'),
    label: z.string(),
    status: status.describe('the most frequent status of the evidence, of equals the most certain'),
    weight: z.int().positive().describe('number of pieces of evidence'),
    confidence: probability.describe('probability that at least one piece of evidence is right'),
    evidence: z.array(evidence).min(1),
  }),
});

/** Checks the shape of a graph file and puts its properties in their order; unknown ones are dropped. */
export const graphSchema: z.ZodType<KnowledgeGraph> = z
  .object({
    attributes: z.object({
      generator: z.string(),
      version: z.literal(GRAPH_VERSION),
      articles: z.array(article),
    }),
    options: z.object({ type: z.literal('mixed'), multi: z.literal(true), allowSelfLoops: z.literal(false) }),
    nodes: z.array(node),
    edges: z.array(edge),
  })
  .meta({
    title: 'actorgraph graph file, version 1',
    description: 'A mixed multigraph of actors and their relations, as graphology serialises it.',
  });

/** Schemas of values that graph files and extract lines share. */
export const parts: Readonly<{
  date: z.ZodType<string | null>;
  kind: z.ZodType<ActorKind>;
  family: z.ZodType<Family>;
  event: z.ZodType<EventType>;
  status: z.ZodType<Status>;
}> = { date, kind, family, event, status };

/** The same for the parts of a graph, one by one. */
export const partSchemas: Readonly<{
  article: z.ZodType<GraphArticle>;
  node: z.ZodType<KnowledgeGraph['nodes'][number]>;
  edge: z.ZodType<KnowledgeGraph['edges'][number]>;
}> = { article, node, edge };

/** The JSON Schema of the graph file (draft 2020-12), as text. */
export function jsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(graphSchema, { io: 'input' }), null, 2)}\n`;
}
