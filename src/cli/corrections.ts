import { applyPatch, type ClassOf } from '../graph/patch.ts';
import { type Operation, readPatch } from '../graph/patch-file.ts';
import type { Point } from '../graph/spot.ts';
import { createOntology } from '../lexicon/ontology.ts';
import { readBytes } from '../node/files.ts';
import { formatSources } from '../node/format-sources.ts';
import { UserError } from '../types/errors.ts';
import type { KnowledgeGraph } from '../types/graph.ts';
import { tell } from './output.ts';

/** What the command line says of corrections. */
export interface PatchOptions {
  readonly patch?: string;
  readonly strict?: true;
}

/** The corrections that a patch file makes. */
export interface Corrections {
  /** The name of the patch file, for messages. */
  readonly name: string;
  readonly operations: readonly Operation[];
}

/**
 * The corrections that the options ask for; none where there is no patch file. They are read before any work is done.
 *
 * @throws UserError where the file cannot be read or is no patch, or where `--strict` stands alone.
 */
export async function readCorrections({ patch, strict }: PatchOptions): Promise<Corrections> {
  if (patch === undefined && strict)
    throw new UserError('--strict: there are no corrections to be strict about; add --patch FILE', 2);
  if (patch === undefined) return { name: '', operations: [] };
  const text = new TextDecoder().decode(await readBytes(patch));
  return { name: patch, operations: readPatch(text, patch).ops };
}

/**
 * A graph with its corrections; those that match nothing are named on standard error.
 *
 * @returns the corrected graph, where its pinned actors are to stand, and how many corrections were left out.
 */
export function correct(
  sum: KnowledgeGraph,
  { name, operations }: Corrections,
): { graph: KnowledgeGraph; pinned: ReadonlyMap<string, Point>; skipped: number } {
  if (operations.length === 0) return { graph: sum, pinned: new Map(), skipped: 0 };
  const { graph, skipped } = applyPatch(sum, operations, loadClasses());
  for (const reason of skipped) tell(`${name}: ${reason}; left out`);
  const pins = operations.filter((one) => one.op === 'pin');
  return {
    graph,
    pinned: new Map(pins.map(({ actor, x, y }) => [actor, { x, y }])),
    skipped: skipped.length,
  };
}

/** The quad classes and scores of data/lexicon. */
function loadClasses(): ClassOf {
  const { lexicon } = formatSources();
  const { events } = createOntology({
    'events.csv': lexicon('events.csv'),
    'modes.csv': lexicon('modes.csv'),
  });
  return (event) => events.get(event) ?? { quad: null, score: null };
}
