import * as z from 'zod/mini';
import type { ActorKind } from '../types/actor.ts';
import { UserError } from '../types/errors.ts';
import type { EventType, Family } from '../types/relation.ts';
import { parseBy } from './parse.ts';
import { parts } from './schema.ts';

/** The patch file, version 1: what a reader corrected in a graph, to be applied again when it is built anew. */

/** A piece of evidence by its place in an article and the two actors it is about. */
export interface EvidencePlace {
  readonly article: string;
  readonly trigger: readonly [start: number, end: number];
  readonly source: string;
  readonly target: string;
}

/** One change. */
export type Operation =
  | { readonly op: 'merge'; readonly actors: readonly string[]; readonly into: string }
  | {
      readonly op: 'split';
      readonly actor: string;
      readonly mentions: readonly {
        readonly article: string;
        readonly start: number;
        readonly end: number;
      }[];
      readonly as: { readonly key: string; readonly label: string; readonly kind: ActorKind };
    }
  | { readonly op: 'rename'; readonly actor: string; readonly label: string }
  | { readonly op: 'hide'; readonly actor: string }
  | { readonly op: 'pin'; readonly actor: string; readonly x: number; readonly y: number }
  | { readonly op: 'set'; readonly at: EvidencePlace; readonly to: Revision }
  | { readonly op: 'delete'; readonly at: EvidencePlace };

/** What a relation is to be instead; what is left out stays. */
export interface Revision {
  readonly event?: EventType | null;
  readonly family?: Family;
  readonly source?: string;
  readonly target?: string;
}

/** A patch file. */
export interface Patch {
  readonly format: 'actorgraph-patch';
  readonly version: 1;
  /** The program that made the graph that the patch was made on. */
  readonly base: string;
  readonly ops: readonly Operation[];
}

const text = z.string().check(z.minLength(1));
const offset = z.int().check(z.nonnegative());

const place = z.object({
  article: text,
  trigger: z.tuple([offset, offset]),
  source: text,
  target: text,
});

const operation: z.ZodMiniType<Operation> = z.discriminatedUnion('op', [
  z.object({ op: z.literal('merge'), actors: z.array(text).check(z.minLength(1)), into: text }),
  z.object({
    op: z.literal('split'),
    actor: text,
    mentions: z.array(z.object({ article: text, start: offset, end: offset })).check(z.minLength(1)),
    as: z.object({ key: text, label: text, kind: parts.kind }),
  }),
  z.object({ op: z.literal('rename'), actor: text, label: text }),
  z.object({ op: z.literal('hide'), actor: text }),
  z.object({ op: z.literal('pin'), actor: text, x: z.number(), y: z.number() }),
  z.object({
    op: z.literal('set'),
    at: place,
    to: z.object({
      event: z.exactOptional(z.nullable(parts.event)),
      family: z.exactOptional(parts.family),
      source: z.exactOptional(text),
      target: z.exactOptional(text),
    }),
  }),
  z.object({ op: z.literal('delete'), at: place }),
]);

const patch: z.ZodMiniType<Patch> = z.object({
  format: z.literal('actorgraph-patch'),
  version: z.literal(1),
  base: z.string(),
  ops: z.array(operation),
});

/**
 * The patch that a file holds.
 *
 * @param name the file's name, for messages.
 * @throws UserError where it is not JSON or no patch of version 1, naming the operation that is wrong.
 */
export function readPatch(content: string, name: string): Patch {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    throw new UserError(`${name}: no JSON; expected a patch file, as the viewer saves one`);
  }
  return parseBy(
    patch,
    value,
    (fault) => new UserError(`${name}: ${fault}; expected an actorgraph patch, version 1`),
  );
}
