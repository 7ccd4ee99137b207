/** The library: the whole way from articles to graphs, and every stage of it. Nothing here touches disk or network. */
export { buildGraph, createEngine, type Engine, type Resources } from './pipeline.ts';

export {
  articleFromText,
  compileRules,
  readArticle,
  readPlaces,
  type ArticleFacts,
  type BoilerplateRules,
  type ParseHtml,
} from './article/index.ts';
export { createLexicon, LEXICON_FILES, type Lexicon } from './lexicon/index.ts';
export { createParser, type Parser } from './parser/parser.ts';
export { readConllu, toConllu } from './parser/conllu.ts';
export { findActors, withNounPhrases, type PhraseHead } from './actors/index.ts';
export {
  buildRelations,
  createReader,
  createTriggers,
  endsOf,
  readSentences,
  statementsOf,
  type Frame,
  type RelationReader,
  type SentenceReading,
  type Statements,
  type Triggers,
} from './relations/index.ts';
export { joinedActors, type JoinedActor } from './graph/actor-table.ts';
export { assemble, graphOfLine } from './graph/assemble.ts';
export { createOntology, type EventClasses, type Ontology } from './lexicon/ontology.ts';
export { mergeGraphs } from './graph/merge.ts';
export { readGraph, writeGraph } from './graph/file.ts';
export { jsonSchema } from './graph/schema.ts';
export { extractLine } from './graph/extract-line.ts';
export type { ExtractLine, LineActor, LineRelation } from './types/extract-line.ts';

export { FORMATS, formatOf, writeFormat } from './formats/formats.ts';
export type { Format, FormatFile, FormatSources, LexiconText, ViewerText } from './formats/format.ts';
export { toGexf } from './formats/gexf.ts';
export { toGraphml } from './formats/graphml.ts';
export { toEdgesCsv, toNodesCsv } from './formats/gephi-csv.ts';
export { toEventCsv, toEventRows, type EventRow } from './formats/events.ts';
export { toEventParquet } from './formats/event-parquet.ts';
export { toNeo4jActors, toNeo4jClaims, toNeo4jRelations } from './formats/neo4j-csv.ts';
export { toClaimCypher, toCypher } from './formats/cypher.ts';
export { toTrig, toTurtle } from './formats/turtle.ts';
export { toJsonLd } from './formats/json-ld.ts';
export { toDot } from './formats/dot.ts';
export { toSvg } from './formats/svg.ts';
export { LIGHT, type Theme } from './formats/theme.ts';
export { toHtml } from './formats/html.ts';

export type { Actor, ActorKind, Actors, Mention, MentionForm, Role } from './types/actor.ts';
export type { Article, Block, BlockKind, Span } from './types/article.ts';
export { UserError } from './types/errors.ts';
export type {
  EdgeAttributes,
  Evidence,
  GraphArticle,
  KnowledgeGraph,
  NodeAttributes,
} from './types/graph.ts';
export type { Reading } from './types/reading.ts';
export type { EventType, Family, Relation, Status } from './types/relation.ts';
export type { Entity, EntityType, Sentence, Token } from './types/sentence.ts';
