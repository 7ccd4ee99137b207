import * as z from 'zod/mini';
import type { ActorKind } from '../types/actor.ts';
import type { GraphArticle, KnowledgeGraph } from '../types/graph.ts';
import type { EventType, Family, Status } from '../types/relation.ts';

/** The graph file, version 1. `data/graph.schema.json` is made from it by `npm run schema`. */

export const GRAPH_VERSION = 1;

const offset = z.int().check(z.nonnegative(), z.describe('UTF-16 code units from the start of the article'));
const span = z.object({ start: offset, end: offset });
const text = z.string().check(z.minLength(1));
const nullableText = z.nullable(z.string());
const date = z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)));
const probability = z.number().check(z.minimum(0), z.maximum(1));

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

const article: z.ZodMiniType<GraphArticle> = z.object({
  id: text,
  title: nullableText,
  date,
  source: nullableText,
  url: nullableText,
  text: z.string(),
});

const evidence = z
  .object({
    article: text.check(z.describe('id of the article')),
    start: offset,
    end: offset,
    trigger: span,
    sourceSpan: span,
    targetSpan: span,
    status,
    attributedTo: nullableText.check(z.describe('key of the actor quoted for it')),
    date,
    mode: nullableText.check(z.describe('PLOVER mode')),
    contexts: z.array(text).check(z.describe('PLOVER contexts')),
    confidence: probability,
    label: z.string(),
  })
  .check(z.describe('one statement behind the edge: the sentence, and in it the trigger and both ends'));

const node: z.ZodMiniType<KnowledgeGraph['nodes'][number]> = z.object({
  key: text.check(z.describe('ISO 3166-1 alpha-3 code of a state, else a slug of the full name')),
  attributes: z.object({
    label: text,
    kind,
    named: z
      .optional(z.boolean())
      .check(
        z.describe('false where it is called by common words alone ("fishermen"); older files do not tell'),
      ),
    code: nullableText.check(
      z.describe(
        'ISO 3166-1 alpha-3 code of a state, or the PLOVER code of a body of several states, such as IGO',
      ),
    ),
    wikidata: nullableText,
    country: nullableText,
    sector: nullableText.check(z.describe('PLOVER sector')),
    aliases: z.array(text).check(z.describe('as the articles call it')),
    roles: z.array(z.object({ title: text, of: nullableText })),
    mentions: z.array(z.object({ article: text, start: offset, end: offset })),
    x: z.number(),
    y: z.number(),
    size: z.number().check(z.positive()),
    color: z.string().check(z.regex(/^#[0-9a-f]{6}$/)),
  }),
});

const edge: z.ZodMiniType<KnowledgeGraph['edges'][number]> = z.object({
  key: text,
  source: text.check(z.describe('key of a node')),
  target: text.check(z.describe('key of a node')),
  undirected: z.boolean(),
  attributes: z.object({
    family,
    event: z.nullable(event).check(z.describe('null for an affiliation')),
    quad: nullableText.check(z.describe('PLOVER quad class')),
    score: z
      .nullable(z.number().check(z.minimum(-10), z.maximum(10)))
      .check(z.describe('from conflict (-10) to cooperation (10)')),
    label: z.string(),
    status: status.check(z.describe('the most frequent status of the evidence, of equals the most certain')),
    weight: z.int().check(z.positive()).check(z.describe('number of pieces of evidence')),
    confidence: probability.check(z.describe('probability that at least one piece of evidence is right')),
    evidence: z.array(evidence).check(z.minLength(1)),
  }),
});

/** Checks the shape of a graph file and puts its properties in their order; unknown ones are dropped. */
export const graphSchema: z.ZodMiniType<KnowledgeGraph> = z
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
  .check(
    z.meta({
      title: 'actorgraph graph file, version 1',
      description: 'A mixed multigraph of actors and their relations, as graphology serialises it.',
    }),
  );

/** Schemas of values that graph files and extract lines share. */
export const parts: Readonly<{
  date: z.ZodMiniType<string | null>;
  kind: z.ZodMiniType<ActorKind>;
  family: z.ZodMiniType<Family>;
  event: z.ZodMiniType<EventType>;
  status: z.ZodMiniType<Status>;
}> = { date, kind, family, event, status };

/** The same for the parts of a graph, one by one. */
export const partSchemas: Readonly<{
  article: z.ZodMiniType<GraphArticle>;
  node: z.ZodMiniType<KnowledgeGraph['nodes'][number]>;
  edge: z.ZodMiniType<KnowledgeGraph['edges'][number]>;
}> = { article, node, edge };

/** The JSON Schema of the graph file (draft 2020-12), as text. */
export function jsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(graphSchema, { io: 'input' }), null, 2)}\n`;
}
