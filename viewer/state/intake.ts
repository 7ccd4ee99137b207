/** A file that waits to be read: an article, or a graph. */
export interface Source {
  readonly name: string;
  readonly blob: Blob;
  /** The day that the user gives to it; '' for what the article says itself. */
  readonly date: string;
}

/** How far reading is; `done` of `all` files are behind it, null while the reader itself is being fetched. */
export interface Progress {
  readonly done: number | null;
  readonly all: number;
  readonly name: string;
}

/** The texts that the user has brought, from the opening of the dialog until they are read. */
export interface Intake {
  /** What stands in the field for pasted text. */
  readonly text: string;
  /** The day of the pasted text, if it does not tell it; '' for none. */
  readonly day: string;
  readonly sources: readonly Source[];
  /** Null while nothing is being read. */
  readonly progress: Progress | null;
  /** What went wrong at the last try, a line for each file. */
  readonly faults: readonly string[];
}

export const NO_INTAKE: Intake = { text: '', day: '', sources: [], progress: null, faults: [] };

/** The name under which pasted text is read; without an ending, so that its beginning tells what it is. */
export const PASTED = 'pasted text';

/** Returns all that is to be read: the pasted text, if any, before the files. */
export function sourcesOf({ text, day, sources }: Intake): readonly Source[] {
  return text.trim() === '' ? sources : [{ name: PASTED, blob: new Blob([text]), date: day }, ...sources];
}

/** "Reading 3 of 12: summit.txt". */
export function progressName({ done, all, name }: Progress): string {
  if (done === null) return 'Fetching the reader …';
  return done === all ? 'Drawing …' : `Reading ${done + 1} of ${all}: ${name}`;
}
