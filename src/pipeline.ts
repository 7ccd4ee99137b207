import {
  articleFromText,
  readArticle,
  rulesFrom,
  type ArticleFacts,
  type ParseHtml,
} from './article/index.ts';
import { assemble } from './graph/assemble.ts';
import { extractLine } from './graph/extract-line.ts';
import type { Parser } from './parser/parser.ts';
import { explainArticle } from './relations/index.ts';
import { createStages, type Knowledge } from './stages.ts';
import type { Article } from './types/article.ts';
import type { ExtractLine } from './types/extract-line.ts';
import type { KnowledgeGraph } from './types/graph.ts';
import type { Reading } from './types/reading.ts';

/** What the engine knows; loaded where the program stands: from disk in Node, by URL in a browser. */
export interface Resources extends Knowledge {
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

/**
 * Join the stages.
 *
 * @throws UserError where the model or a lexicon file is missing or damaged, naming file, line and remedy.
 */
export function createEngine(resources: Resources): Engine {
  const { parseHtml, note, lexicon } = resources;
  const { parser, triggers, sureness, read } = createStages(resources);
  const classes = triggers.ontology.events;
  const rules = rulesFrom(lexicon);

  function readingOf(article: Article): Reading {
    const { sentences, actors, relations } = read(article);
    return { article, sentences, actors, relations };
  }

  return {
    parser,
    readArticle: (bytes, name) => readArticle(bytes, name, rules, { parseHtml, note }),
    articleFromText: (text, facts) => articleFromText(text, facts, rules),
    read: readingOf,
    extract: (article, id) => extractLine(readingOf(article), classes, id),
    assemble: (readings) => assemble(readings, classes),
    explain(text) {
      const article = articleFromText(text, { id: 'text' }, rules);
      const { sentences, actors, readings, relations } = read(article);
      return explainArticle(sentences, actors, readings, relations, sureness, triggers);
    },
  };
}

/** The graph of articles: everything the engine does, in one call. */
export function buildGraph(engine: Engine, articles: readonly Article[]): KnowledgeGraph {
  return engine.assemble(articles.map((article) => engine.read(article)));
}
