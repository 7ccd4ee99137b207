import type { KnowledgeGraph } from '../types/graph.ts';

/** A file of an export: its name, and what is in it. */
export interface FormatFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Gives the text of a file of data/lexicon by its name; throws a UserError where it is missing. */
export type LexiconText = (name: string) => string;

/** Gives the text of a file of the built viewer by its path in it; throws a UserError where it is missing. */
export type ViewerText = (path: string) => string;

/** What formats need beside the graph; the edge of the program gives it, from disk or by URL. */
export interface FormatSources {
  readonly lexicon: LexiconText;
  readonly viewer: ViewerText;
}

/** A format that a graph can be written in. */
export interface Format {
  /** For lists and messages: `gexf`. */
  readonly name: string;
  /** What the file name ends in to ask for it: `.gexf`, `.events.csv`. Of several that fit, the longest counts. */
  readonly extension: string;
  /** What it is and who opens it, in a line of help. */
  readonly title: string;
  /** The files of the export: for each suffix to the chosen name's stem what is in it. */
  readonly write: (
    graph: KnowledgeGraph,
    sources: FormatSources,
  ) => Promise<Readonly<Record<string, string | Uint8Array>>>;
}
