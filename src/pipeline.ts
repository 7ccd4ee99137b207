import { chooseBy, findActors, readWeights, withNounPhrases } from './actors/index.ts';
import {
  articleFromText,
  compileRules,
  readArticle,
  readPlaces,
  type ArticleFacts,
  type ParseHtml,
} from './article/index.ts';
import { assemble } from './graph/assemble.ts';
import { extractLine } from './graph/extract-line.ts';
import { createLexicon, LEXICON_FILES } from './lexicon/index.ts';
import { createParser, type EncodedSentence, type Parser } from './parser/parser.ts';
import { readModelFile } from './neural/model-file.ts';
import {
  buildRelations,
  createReader,
  createTriggers,
  endsOf,
  explainArticle,
  readSentences,
  statementsOf,
  type Sureness,
  type SentenceReading,
  type Triggers,
} from './relations/index.ts';
import type { Actors } from './types/actor.ts';
import type { Article } from './types/article.ts';
import { UserError } from './types/errors.ts';
import type { ExtractLine } from './types/extract-line.ts';
import type { KnowledgeGraph } from './types/graph.ts';
import type { Reading } from './types/reading.ts';
import type { Relation } from './types/relation.ts';
import type { Sentence } from './types/sentence.ts';

/** What the engine knows; loaded where the program stands: from disk in Node, by URL in a browser. */
export interface Resources {
  /** data/model/actorgraph.model */
  readonly model: ArrayBuffer;
  /** data/model/reader.model */
  readonly reader: ArrayBuffer;
  /** The text of data/weights/coreference.csv */
  readonly coreference: string;
  /** The text of each file of data/lexicon by its name, such as `states.csv`. */
  readonly lexicon: Readonly<Record<string, string>>;
  /** How to make a document of a page; a browser needs none, it has its own way. */
  readonly parseHtml?: ParseHtml;
  /** Is told in a line what had to be guessed, such as a file's encoding. */
  readonly note?: (line: string) => void;
}

/** The whole way from an article to its graph. It keeps no state between calls and touches nothing outside. */
export interface Engine {
  readonly parser: Parser;
  /** Reads plain text, Markdown or HTML; throws a UserError where there is no article in it. */
  readArticle(bytes: Uint8Array, name: string): Promise<Article>;
  /** The article that a plain text is. */
  articleFromText(text: string, facts: ArticleFacts): Article;
  /** Sentences, actors and relations of an article. */
  read(article: Article): Reading;
  /** What `read` finds, as a line of a corpus; `id` is the record's own, which need not be text. */
  extract(article: Article, id?: string | number): ExtractLine;
  /** The graph of all that was read, in any order; throws a UserError where two articles have the same id. */
  assemble(readings: readonly Reading[]): KnowledgeGraph;
  /** Lines that tell why a text yields the relations it yields. */
  explain(text: string): string[];
}

/** The stages with what they know. */
export interface Stages {
  readonly parser: Parser;
  readonly triggers: Triggers;
  readonly sureness: Sureness;
  readonly readArticle: (bytes: Uint8Array, name: string) => Promise<Article>;
  readonly articleFromText: (text: string, facts: ArticleFacts) => Article;
  readonly findActors: (article: Article, sentences: readonly Sentence[]) => Actors;
  /** What is sure enough of each sentence, between actors with a name and without. */
  readonly relate: (encoded: readonly EncodedSentence[], found: Actors) => Related;
  readonly assemble: (readings: readonly Reading[]) => KnowledgeGraph;
}

/** Relations with all who take part, and what the reader thinks of each sentence. */
export interface Related {
  readonly sentences: readonly Sentence[];
  readonly actors: Actors;
  readonly relations: readonly Relation[];
  readonly readings: readonly SentenceReading[];
}

/**
 * Load what each stage knows.
 *
 * @throws UserError where the model or a lexicon file is missing or damaged, naming file, line and remedy.
 */
export function createStages(resources: Resources): Stages {
  const { model, reader, coreference, lexicon: files, parseHtml, note } = resources;
  const missing = LEXICON_FILES.find((name) => files[name] === undefined);
  if (missing) throw new UserError(`${missing}: missing; it belongs into data/lexicon`);
  // Callers without types may not know of it.
  if (typeof coreference !== 'string')
    throw new UserError(
      'coreference.csv: missing; pass the text of data/weights/coreference.csv as `coreference`',
    );
  const rules = compileRules(
    files['boilerplate.csv']!,
    readPlaces(files['states.csv']!, files['cities.csv']!),
  );
  const lexicon = createLexicon(pick(files, LEXICON_FILES));
  const triggers = createTriggers(files);
  const choose = chooseBy(readWeights(coreference));
  const relations = createReader(readModelFile(reader), triggers);
  return {
    parser: createParser(model),
    triggers,
    sureness: relations,
    readArticle: (bytes, name) => readArticle(bytes, name, rules, { parseHtml, note }),
    articleFromText: (text, facts) => articleFromText(text, facts, rules),
    findActors: (article, sentences) => findActors(article, sentences, lexicon, choose),
    relate: (encoded, found) => {
      const sentences = encoded.map(({ sentence }) => sentence);
      const states = encoded.map((one) => one.states);
      const readings = readSentences(sentences, states, found, relations);
      const statements = readings.map((reading) => statementsOf(reading, relations));
      const actors = withNounPhrases(sentences, found, endsOf(statements), lexicon);
      return {
        sentences,
        actors,
        relations: buildRelations(sentences, actors, statements, triggers),
        readings,
      };
    },
    assemble: (readings) => assemble(readings, triggers.ontology.events),
  };
}

/**
 * Join the stages.
 *
 * @throws UserError where the model or a lexicon file is missing or damaged, naming file, line and remedy.
 */
export function createEngine(resources: Resources): Engine {
  const stages = createStages(resources);
  const { parser, triggers, sureness, readArticle, articleFromText, assemble } = stages;

  function read(article: Article): Reading & Related {
    const encoded = parser.encodeArticle(article);
    const sentences = encoded.map(({ sentence }) => sentence);
    return { article, ...stages.relate(encoded, stages.findActors(article, sentences)) };
  }

  function readingOf(article: Article): Reading {
    const { sentences, actors, relations } = read(article);
    return { article, sentences, actors, relations };
  }

  return {
    parser,
    readArticle,
    articleFromText,
    read: readingOf,
    extract: (article, id) => extractLine(readingOf(article), triggers.ontology.events, id),
    assemble,
    explain(text) {
      const { sentences, actors, readings, relations } = read(articleFromText(text, { id: 'text' }));
      return explainArticle(sentences, actors, readings, relations, sureness, triggers);
    },
  };
}

/** The graph of articles: everything the engine does, in one call. */
export function buildGraph(engine: Engine, articles: readonly Article[]): KnowledgeGraph {
  return engine.assemble(articles.map((article) => engine.read(article)));
}

/** The files that one stage knows; those of the others are none of its business. */
function pick(files: Resources['lexicon'], names: readonly string[]): Resources['lexicon'] {
  return Object.fromEntries(Object.entries(files).filter(([name]) => names.includes(name)));
}
