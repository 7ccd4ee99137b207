/** One sentence as the relation stage sees it: tree, mentions and the knowledge to read them with. */
import type { RelationType } from '../lexicon/ontology.ts';
import { childrenOf, childrenWith, hasRelation } from '../syntax/tree.ts';
import type { Actor, Mention } from '../types/actor.ts';
import type { Entity, Sentence } from '../types/sentence.ts';
import { isPassive, readClause, type Clause } from './clause.ts';
import { MentionMap, type Party } from './parties.ts';
import type { SupportEffect, TriggerLine, Triggers } from './triggers.ts';

/** An event that a trigger speaks of, with the parties its line of the lexicon leads to. */
export interface Frame {
  /** The trigger's token. */
  readonly token: number;
  readonly line: TriggerLine;
  readonly event: RelationType;
  readonly mode: string | null;
  readonly sources: readonly Party[];
  readonly targets: readonly Party[];
  readonly reciprocal: boolean;
  /** The verb that carries an event noun, and what it does to it. */
  readonly support: Support | null;
}

export interface Support {
  readonly verb: number;
  readonly effect: SupportEffect;
  readonly source: string;
}

/** The key of the state that an actor belongs to, by the actor's key. */
export type Homes = ReadonlyMap<string, string>;

/**
 * Returns whom each actor belongs to, of those that belong to somebody: an armed group, else a state, else a body. Whoever
 * fights his state does not belong to it.
 */
export function homesOf(actors: readonly Actor[]): Homes {
  const armed = new Set(actors.flatMap(({ key, sector }) => (ARMED.has(sector ?? '') ? [key] : [])));
  return new Map(
    actors.flatMap(({ key, country, sector, roles }) => {
      const bodies = roles.flatMap(({ of }) => of ?? []);
      const home = bodies.find((of) => armed.has(of)) ?? country ?? bodies[0] ?? null;
      return home !== null && home !== key && !REBELS.has(sector ?? '') ? [[key, home]] : [];
    }),
  );
}

const REBELS: ReadonlySet<string> = new Set(['REB', 'UAF', 'CRM']);
/** Sectors of those who bear arms, but for the armies of states. */
export const ARMED: ReadonlySet<string> = new Set([...REBELS, 'PRM']);

/** Finds the frame of a token; the frames of other tokens are asked of the scene. */
export type FrameBuilder = (scene: Scene, token: number) => Frame | null;

export class Scene {
  readonly sentence: Sentence;
  readonly mentions: MentionMap;
  readonly triggers: Triggers;
  readonly homes: Homes;
  /** What was found or refused and why, where somebody asked for an explanation. */
  readonly trace: string[] | null;
  readonly #build: FrameBuilder;
  readonly #lemmas: readonly string[];
  readonly #forms: readonly string[];
  readonly #clauses = new Map<number, Clause>();
  readonly #frames = new Map<number, Frame | null>();

  constructor(
    sentence: Sentence,
    mentions: readonly Mention[],
    triggers: Triggers,
    homes: Homes,
    build: FrameBuilder,
    trace: string[] | null,
  ) {
    this.sentence = sentence;
    this.mentions = new MentionMap(mentions);
    this.triggers = triggers;
    this.homes = homes;
    this.#lemmas = sentence.tokens.map((token) => token.lemma.toLowerCase());
    this.#forms = sentence.tokens.map((token) => token.form.toLowerCase());
    this.#build = build;
    this.trace = trace;
  }

  readonly #canAct = (token: number): boolean => this.mentions.at(token) !== undefined;

  clause(verb: number): Clause {
    let clause = this.#clauses.get(verb);
    if (!clause)
      this.#clauses.set(
        verb,
        (clause = this.#withOtherSubject(readClause(this.sentence, verb, this.#canAct))),
      );
    return clause;
  }

  /**
   * "He complained that Canada had sheltered them and accused Ottawa of meddling": nobody does so to himself; "he insisted
   * that no shots were fired and accused Ottawa": nor do shots. Whoever complained did it, whichever verb the parser joins
   * the second with.
   */
  #withOtherSubject(clause: Clause): Clause {
    const { sentence, mentions } = this;
    const { verb, subject, object, passive } = clause;
    if (passive || subject < 0 || !hasRelation(sentence, verb, 'conj')) return clause;
    const first = sentence.tokens[verb]!.head;
    if (!hasRelation(sentence, first, 'ccomp')) return clause;
    const own = mentions.at(subject)?.actors;
    const hit = mentions.at(object)?.actors;
    const isOther = own
      ? hit?.every((key) => own.includes(key))
      : sentence.tokens[subject]!.upos === 'NOUN' && isPassive(sentence, first) && this.#isSaying(verb);
    const above = isOther ? this.clause(sentence.tokens[first]!.head).subject : -1;
    return above < 0 ? clause : { ...clause, subject: above };
  }

  /** Whether a verb tells what only somebody can do with words: "said", "accused". */
  #isSaying(verb: number): boolean {
    const { reporting, verbs } = this.triggers;
    const lemma = this.lemma(verb);
    return reporting.has(lemma) || verbs.get(lemma)?.at(-1)?.event === 'ACCUSE';
  }

  /** Returns the frame of a token, built once; null where it triggers nothing, or where a frame asks for itself. */
  frame(token: number): Frame | null {
    const known = this.#frames.get(token);
    if (known !== undefined) return known;
    this.#frames.set(token, null);
    const frame = this.#build(this, token);
    this.#frames.set(token, frame);
    return frame;
  }

  /** Returns the named entity that a token is part of. */
  entityAt(token: number): Entity | undefined {
    return this.sentence.entities.find(({ first, last }) => first <= token && token <= last);
  }

  /** Returns the lemma in lower case. */
  lemma(token: number): string {
    return this.#lemmas[token]!;
  }

  /** Returns the word as written, in lower case. */
  form(token: number): string {
    return this.#forms[token]!;
  }

  /** Tells whether a verb or noun has one of the particles: as particle, adverb, or preposition of what hangs on it. */
  hasParticle(verb: number, particles: readonly string[]): boolean {
    for (const child of childrenOf(this.sentence, verb)) {
      // "test-fired" has its first word, too.
      if (hasRelation(this.sentence, child, 'compound', 'advmod', 'case', 'mark')) {
        if (particles.includes(this.form(child))) return true;
      } else if (hasRelation(this.sentence, child, 'obl', 'nmod', 'acl', 'advcl', 'xcomp', 'ccomp')) {
        // "In Syria, a strike engaged a unit" engages in nothing.
        if (child < verb && !hasRelation(this.sentence, verb, 'acl:relcl')) continue;
        const markers = childrenWith(this.sentence, child, 'case', 'mark');
        // "came to shop" has no "to".
        const prepositions = markers.filter((k) => this.sentence.tokens[k]!.xpos !== 'TO');
        if (prepositions.some((k) => particles.includes(this.form(k)))) return true;
      }
    }
    return false;
  }

  /** Returns the actors with the states they belong to: nobody's own state is who his act is aimed at. */
  withHomes(keys: ReadonlySet<string>): Set<string> {
    const all = new Set(keys);
    for (const key of keys) {
      const home = this.homes.get(key);
      if (home !== undefined) all.add(home);
    }
    return all;
  }

  say(token: number, message: string): void {
    this.trace?.push(`${this.sentence.tokens[token]!.form}: ${message}`);
  }
}
