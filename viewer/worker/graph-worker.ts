/** What takes long with a graph, away from the page: to open it, to lay it out, to write it. */
import { centralities, type Centrality } from '../../src/graph/centrality.ts';
import { communitiesOf } from '../../src/graph/communities.ts';
import { readGraph, writeGraph } from '../../src/graph/file.ts';
import { mergeBeside, mergeGraphs } from '../../src/graph/merge.ts';
import { place } from '../../src/graph/placement.ts';
import type { Point } from '../../src/graph/spot.ts';
import { UserError } from '../../src/types/errors.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import type { Joined } from '../state/adopt.ts';
import { placesIn } from '../state/comparison.ts';
import { withFreeIds } from '../state/free-ids.ts';
import { createModel, type GraphModel } from '../state/model.ts';
import { keyedEdges, type NumberedEdges } from '../state/numbered.ts';
import { unpacked } from '../state/packed.ts';
import { answer } from './calls.ts';

/** A graph file: its text, the file itself, or where it is. */
export type GraphSource =
  | { readonly text: string }
  | { readonly blob: Blob }
  /** As a link carries it. */
  | { readonly packed: string }
  /** An absolute address. */
  | { readonly url: string };

/** Why there is no file to open: "not found (404)". */
export interface Missing {
  readonly missing: string;
}

/** A second graph file, for the open graph and the places of its actors. */
export interface Joining {
  readonly source: GraphSource;
  readonly name: string;
  readonly onto: Pick<GraphModel, 'file' | 'name'>;
  readonly positions: ReadonlyMap<string, Point>;
}

/** Graphs to join, after the one that is open, whose actors stay where they are. */
export interface Adding {
  readonly graphs: readonly KnowledgeGraph[];
  readonly onto: KnowledgeGraph | null;
  readonly positions: ReadonlyMap<string, Point>;
}

const services = {
  /** Reads, checks and indexes a graph file; throws a UserError where it is none. */
  async open(
    { source, name }: { source: GraphSource; name: string },
    tell: (share: number) => void,
  ): Promise<GraphModel | Missing> {
    const text = await textOf(source, tell);
    return typeof text === 'string' ? createModel(readGraph(text, name), name) : text;
  },
  /** Reads a second graph file and joins it with the open one, whose actors stay where they are. */
  async join(
    { source, name, onto, positions }: Joining,
    tell: (share: number) => void,
  ): Promise<Joined | Missing> {
    const text = await textOf(source, tell);
    if (typeof text !== 'string') return text;
    const file = withFreeIds([readGraph(text, name)], onto.file.attributes.articles)[0]!;
    const graph = mergeBeside([onto.file, file], positions);
    const [before, after] = [placesIn(onto.file), placesIn(file)];
    return { model: createModel(graph, onto.name), sides: { name, file, before, after } };
  },
  /** Returns the graph in a file, checked; throws a UserError where it is none. */
  async check({ blob, name }: { blob: Blob; name: string }): Promise<KnowledgeGraph> {
    const text = await textOf({ blob }, () => undefined);
    if (typeof text !== 'string') throw new UserError(`${name}: ${text.missing}`);
    return readGraph(text, name);
  },
  /** Joins graphs of which nothing is placed yet. */
  add({ graphs, onto, positions }: Adding): KnowledgeGraph {
    const free = withFreeIds(graphs, onto?.attributes.articles ?? []);
    return onto === null ? mergeGraphs(free) : mergeBeside([onto, ...free], positions);
  },
  /** Places actors afresh by a fixed number of rounds, so that the same graph gives the same picture. */
  place: (
    { graph, pinned }: { graph: KnowledgeGraph; pinned: ReadonlyMap<string, Point> },
    onProgress: (share: number) => void,
  ): ReadonlyMap<string, Point> => place(graph, { onProgress, pinned }),
  /** Returns the keys of the actors of each community, the largest first. */
  communities: (edges: NumberedEdges): string[][] => communitiesOf(keyedEdges(edges)),
  /** Returns how central each actor is, the most central first. */
  centralities: (edges: NumberedEdges): Centrality[] => centralities(keyedEdges(edges)),
  write: (graph: KnowledgeGraph): string => writeGraph(graph),
};

export type GraphServices = typeof services;

async function textOf(source: GraphSource, tell: (share: number) => void): Promise<string | Missing> {
  if ('text' in source) return source.text;
  if ('packed' in source) return (await unpacked(source.packed)) ?? { missing: 'damaged' };
  if ('blob' in source) {
    try {
      return await source.blob.text();
    } catch {
      return { missing: 'the browser cannot read this file' };
    }
  }
  try {
    const response = await fetch(source.url);
    if (!response.ok) return { missing: `not found (${response.status})` };
    return await received(response, tell);
  } catch {
    return { missing: 'could not be fetched' };
  }
}

/** Returns the text of an answer, telling how much of it has come. */
async function received(response: Response, tell: (share: number) => void): Promise<string> {
  const whole = Number(response.headers.get('content-length') ?? 0);
  let bytes = 0;
  const counting = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      bytes += chunk.length;
      if (whole > 0) tell(Math.min(1, bytes / whole));
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body?.pipeThrough(counting) ?? null).text();
}

answer(services);
