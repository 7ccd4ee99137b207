import type { Span } from './article.ts';

export type ActorKind = 'state' | 'organisation' | 'person' | 'group';
export type MentionForm = 'name' | 'nominal' | 'pronoun';

/**
 * A place in the text that speaks of one or more actors.
 *
 * `actors` has several keys where one phrase means several ("the two sides", "US and Japanese officials", "they").
 * A nominal for a state's own people ("Iranian officials", "China's forces") has the state's key.
 */
export interface Mention extends Span {
  readonly form: MentionForm;
  /** Index into the article's sentences. */
  readonly sentence: number;
  /** Index of the head token in the sentence. */
  readonly head: number;
  /** Tokens of the phrase, `[first, last]`, both included; `head` lies within. */
  readonly first: number;
  readonly last: number;
  /** Keys of the actors meant, sorted, never empty. */
  readonly actors: readonly string[];
  /** PLOVER sector of the words ("troops" MIL, "rebels" REB, "officials" GOV), null where they do not tell. */
  readonly sector: string | null;
  /** True where the phrase names a place where things happen and not somebody who acts ("in Washington"). */
  readonly place: boolean;
}

/** An office that the text says an actor holds, or a body it says an actor is part of. */
export interface Role {
  /** The office or membership as the text words it: "Foreign Minister". */
  readonly title: string;
  /** Key of the state or organisation; null where the text does not say. */
  readonly of: string | null;
  /** Where it is said: the sentence, and the spans of title, holder and body (null if not worded there). */
  readonly sentence: number;
  readonly titleSpan: Span;
  readonly holderSpan: Span;
  readonly ofSpan: Span | null;
}

/** A real-world actor: everything in the article that means it points here. */
export interface Actor {
  /** ISO alpha-3 code for a state, else a slug of the full name; the same between runs and machines. */
  readonly key: string;
  readonly label: string;
  readonly kind: ActorKind;
  /** ISO alpha-3 of the state that it is or acts for; UNO, EUR, IGO, NGO, IMG, ISM, MNC for bodies of several. */
  readonly code: string | null;
  readonly wikidata: string | null;
  /** ISO alpha-3 of the state it is or belongs to, null where unknown or several. */
  readonly country: string | null;
  /** PLOVER sector: GOV, MIL, REB … */
  readonly sector: string | null;
  /** The forms of its name in the article, in order of first appearance, without repeats. */
  readonly aliases: readonly string[];
  readonly roles: readonly Role[];
  /** Keys of the states that are its members or parts, where the name says so ("US-Japan Committee"). */
  readonly members: readonly string[];
}

/** What the actor stage returns. */
export interface Actors {
  /** Sorted by key. */
  readonly actors: readonly Actor[];
  /** In text order; longer before shorter at the same start. */
  readonly mentions: readonly Mention[];
}
