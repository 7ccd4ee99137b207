/** The reader, away from the page: what it knows, and the graphs of articles, one by one. */
import { graphOfLine } from '../../src/graph/assemble.ts';
import { unhashedLine } from '../../src/graph/extract-line.ts';
import { createStages, type Stages } from '../../src/stages.ts';
import type { Article } from '../../src/types/article.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import { answer } from './calls.ts';
import { fetchResources } from './engine-files.ts';

const services = {
  /** Fetches the models and the lexicon from a folder; again, it does nothing. */
  load: async (data: string): Promise<void> => void (await stagesFrom(data)),
  /** Returns the graph of one article, nothing placed. */
  read: async ({ data, article }: { data: string; article: Article }): Promise<KnowledgeGraph> => {
    const { read, triggers } = await stagesFrom(data);
    return graphOfLine(unhashedLine(read(article), triggers.ontology.events));
  },
};

export type ReadingServices = typeof services;

let stages: Promise<Stages> | null = null;

function stagesFrom(data: string): Promise<Stages> {
  stages ??= fetchResources(data).then(createStages);
  // What could not be fetched may be there the next time.
  stages.catch(() => (stages = null));
  return stages;
}

answer(services);
