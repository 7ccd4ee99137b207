import type { Actor, MentionForm } from './actor.ts';
import type { GraphArticle } from './graph.ts';
import type { Span } from './article.ts';
import type { Relation } from './relation.ts';

export const EXTRACT_VERSION = 2;

/** An actor as an extract line tells it, with every place that means it. */
export interface LineActor extends Pick<
  Actor,
  'key' | 'label' | 'kind' | 'code' | 'wikidata' | 'country' | 'sector' | 'aliases'
> {
  /** The offices it holds; `of` is the key of the state or body, null where the text does not say. */
  readonly roles: readonly { readonly title: string; readonly of: string | null }[];
  readonly mentions: readonly (Span & { readonly form: MentionForm })[];
}

/** A relation as an extract line tells it. */
export interface LineRelation extends Omit<Relation, 'sentence'> {
  /** `YYYY-MM-DD`: the day that the sentence gives to it, else the article's. */
  readonly date: string | null;
  /** PLOVER's quad class and score of the event; null without an event. */
  readonly quad: string | null;
  readonly score: number | null;
  /** The words from `start` to `end`. */
  readonly sentence: string;
}

/**
 * One article as `actorgraph extract` prints it, version 2: all that a graph needs to know of it.
 *
 * Offsets are UTF-16 code units of `text`, half-open.
 */
export interface ExtractLine extends Omit<GraphArticle, 'id'> {
  readonly version: typeof EXTRACT_VERSION;
  /** As the corpus has it. */
  readonly id: string | number;
  /** SHA-256 of `text` in UTF-8, hexadecimal. */
  readonly textHash: string;
  readonly actors: readonly LineActor[];
  /** Main relation first. */
  readonly relations: readonly LineRelation[];
}
