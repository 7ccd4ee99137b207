/** The engine, away from the page: reads articles one by one, and joins their graphs. */
import { config } from 'zod';
import { graphOfLine } from '../../src/graph/assemble.ts';
import { readGraph } from '../../src/graph/file.ts';
import { mergeBeside, mergeGraphs } from '../../src/graph/merge.ts';
import type { Point } from '../../src/graph/spot.ts';
import { createEngine, type Engine } from '../../src/pipeline.ts';
import type { Article } from '../../src/types/article.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import { withFreeIds } from '../state/free-ids.ts';
import { answer } from './calls.ts';
import { fetchResources } from './engine-files.ts';

// Content security policies allow no code made from strings, which zod would otherwise try.
config({ jitless: true });

/** A text or a graph file to read; a page comes as the article that the browser's own parser found in it. */
export type Document =
  | { readonly name: string; readonly blob: Blob; readonly date: string | null }
  | { readonly article: Article };

/** Graphs to join, after the one that is open, whose actors stay where they are. */
export interface Joining {
  readonly graphs: readonly KnowledgeGraph[];
  readonly onto: KnowledgeGraph | null;
  readonly positions: ReadonlyMap<string, Point>;
}

const services = {
  /** Fetches the models and the lexicon from a folder; again, it does nothing. */
  load: async (data: string): Promise<void> => void (await engineFrom(data)),
  /** Returns the graph of one article, nothing placed; throws a UserError that names the file. */
  read: async ({ data, document }: { data: string; document: Document }): Promise<KnowledgeGraph> => {
    if ('blob' in document && /\.json$/i.test(document.name))
      return readGraph(await document.blob.text(), document.name);
    const engine = await engineFrom(data);
    return graphOfLine(engine.extract(await articleOf(document, engine)));
  },
  join({ graphs, onto, positions }: Joining): KnowledgeGraph {
    const free = withFreeIds(graphs, onto?.attributes.articles ?? []);
    return onto === null ? mergeGraphs(free) : mergeBeside([onto, ...free], positions);
  },
};

export type ReadingServices = typeof services;

let engine: Promise<Engine> | null = null;

function engineFrom(data: string): Promise<Engine> {
  engine ??= fetchResources(data).then(createEngine);
  // What could not be fetched may be there the next time.
  engine.catch(() => (engine = null));
  return engine;
}

async function articleOf(document: Document, engine: Engine): Promise<Article> {
  if ('article' in document) return document.article;
  const { name, blob, date } = document;
  const article = await engine.readArticle(new Uint8Array(await blob.arrayBuffer()), name);
  return { ...article, date: date ?? article.date };
}

answer(services);
