import type { KnowledgeGraph } from '../../src/types/graph.ts';
import type { Reader as TextReader } from '../controllers/read.ts';
import type { Centralities } from '../controllers/statistics.ts';

/** What the page does that is no panel's own: the picture's camera, files, downloads. */
export interface Commands {
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly fit: () => void;
  readonly arrange: () => void;
  /** Returns the text of a graph file. */
  readonly writeGraph: (graph: KnowledgeGraph) => Promise<string>;
  readonly copyLink: () => void;
  /** Saves the picture, so many times the size that it is shown in. */
  readonly savePicture: (times: number) => void;
  readonly saveSvg: () => void;
  /** Opens a graph file; offers anything else to the reader. */
  readonly bring: (files: readonly File[]) => void;
  /** Compares the open graph with that of a file. */
  readonly compareWith: (file: File) => void;
  readonly reader: TextReader;
  readonly centralities: Centralities;
}
