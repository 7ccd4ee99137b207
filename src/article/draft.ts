import type { Piece } from './pieces.ts';

/** What a file's format tells of an article, before the words themselves are looked at. */
export interface Draft {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly title: string | null;
  readonly date: string | null;
  readonly source: string | null;
  readonly url: string | null;
}
