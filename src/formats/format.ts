import type { KnowledgeGraph } from '../types/graph.ts';

/** A file of an export: what stands behind the chosen name's stem, and what is in it. */
export interface FormatFile {
  readonly suffix: string;
  readonly content: string | Uint8Array;
}

/** A format that a graph can be written in. */
export interface Format {
  /** For lists and messages: `gexf`. */
  readonly name: string;
  /** What the file name ends in to ask for it: `.gexf`, `.events.csv`. Of several that fit, the longest counts. */
  readonly extension: string;
  /** What it is and who opens it, in a line of help. */
  readonly title: string;
  /** All files of the export; nothing is read from disk or network. */
  readonly write: (graph: KnowledgeGraph) => Promise<readonly FormatFile[]>;
}
