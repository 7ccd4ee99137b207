import type { DateOrder } from '../syntax/calendar.ts';
import type { Piece } from './pieces.ts';

/** What a file's format tells of an article, before the words themselves are looked at. */
export interface Draft {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly title: string | null;
  readonly date: string | null;
  /** How the article's country writes days, where that is known. */
  readonly dateOrder?: DateOrder | null;
  readonly source: string | null;
  readonly url: string | null;
}
