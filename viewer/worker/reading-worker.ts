/** The reader, away from the page: what it knows, and the graphs of articles, one by one. */
import { readPlainText, rulesFrom, type BoilerplateRules } from '../../src/article/index.ts';
import { graphOfLine } from '../../src/graph/assemble.ts';
import { unhashedLine } from '../../src/graph/extract-line.ts';
import { createStages, type Stages } from '../../src/stages.ts';
import type { Article } from '../../src/types/article.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import { answer } from './calls.ts';
import { fetchResources } from './engine-files.ts';

interface Readable {
  /** The address of the folder of what the engine knows. */
  readonly data: string;
  /** The day that the user gives to it; '' for what the article says itself. */
  readonly date: string;
}

const services = {
  /** Fetches the models and the lexicon from a folder; again, it does nothing. */
  load: async (data: string): Promise<void> => void (await engineFrom(data)),
  /** Returns the graph of one article, nothing placed. */
  read: async ({ data, article, date }: Readable & { article: Article }): Promise<KnowledgeGraph> =>
    graphOf(await engineFrom(data), article, date),
  /** Returns the graph of a file of plain text, nothing placed; throws a UserError where it is none. */
  readText: async ({
    data,
    bytes,
    name,
    date,
  }: Readable & { bytes: Uint8Array; name: string }): Promise<KnowledgeGraph> => {
    const engine = await engineFrom(data);
    return graphOf(engine, readPlainText(bytes, name, engine.rules), date);
  },
};

export type ReadingServices = typeof services;

interface Engine {
  readonly stages: Stages;
  readonly rules: BoilerplateRules;
}

function graphOf({ stages }: Engine, article: Article, date: string): KnowledgeGraph {
  const { read, triggers } = stages;
  return graphOfLine(
    unhashedLine(read({ ...article, date: date || article.date }), triggers.ontology.events),
  );
}

let engine: Promise<Engine> | null = null;

function engineFrom(data: string): Promise<Engine> {
  engine ??= fetchResources(data).then((knowledge) => ({
    stages: createStages(knowledge),
    rules: rulesFrom(knowledge.lexicon),
  }));
  // What could not be fetched may be there the next time.
  engine.catch(() => (engine = null));
  return engine;
}

answer(services);
