/** Who speaks: the speaker of each quotation. */
import {
  ancestorsOf,
  childWith,
  childrenWith,
  firstConjunct,
  hasRelation,
  subtreeSpan,
} from '../syntax/tree.ts';
import type { Sentence } from '../types/sentence.ts';
import type { AnaphoraWords } from './anaphora-words.ts';
import { authorOf } from './author.ts';
import type { Draft } from './draft.ts';
import type { LinkedName } from './link-names.ts';
import { pronounOf, type Pronoun } from './pronouns.ts';
import type { Quoted } from './quoted.ts';
import type { ActorRegistry } from './registry.ts';

const MARK = /^(“|``|«|")$/;

/** Finds out who "I" and "we" are. */
export class Speakers {
  readonly #sentences: readonly Sentence[];
  readonly #quoted: Quoted;
  readonly #registry: ActorRegistry;
  readonly #names: readonly (readonly LinkedName[])[];
  /** The state that does most in the article, which an unquoted "we" speaks for. */
  readonly #home: readonly string[];
  /** Who writes or speaks where an article says "I" or "we" outside of quotations more than once; empty where it does not. */
  readonly #author: readonly string[];
  /** Who "we, the ministers of Canada and France" are; empty where nobody says so. */
  readonly #declared: readonly string[];
  /** Who spoke in the last quotation. */
  #speaker: readonly string[] = [];
  /** By sentence: who says what it quotes. */
  readonly #heard = new Map<number, readonly string[]>();

  constructor(
    sentences: readonly Sentence[],
    quoted: Quoted,
    registry: ActorRegistry,
    names: readonly (readonly LinkedName[])[],
    words: AnaphoraWords,
  ) {
    this.#sentences = sentences;
    this.#quoted = quoted;
    this.#registry = registry;
    this.#names = names;
    this.#home = mostActiveState(sentences, names, registry);
    this.#declared = declaredSelves(sentences, quoted, names, registry);
    this.#author = authorOf(sentences, quoted, names, registry, words);
  }

  /**
   * Returns the actors that a pronoun of the first person stands for: in a quotation "I" is its speaker and "we" the state
   * that the speaker acts for; outside of quotations "we" is the state that the article lets act, or its author.
   *
   * @param drafts The mentions of the sentence that are resolved already.
   */
  meaning(index: number, token: number, pronoun: Pronoun, drafts: readonly Draft[]): readonly string[] {
    const quoted = this.#quoted[index]!;
    if (!quoted[token]) {
      if (!pronoun.plural) return this.#author;
      if (this.#declared.length > 0) return this.#declared;
      const sides = this.#author.map((key) => this.#sideOf(key));
      const isKnown = sides.some((key) => key !== this.#author[0]);
      return isKnown || this.#home.length === 0 ? sides : this.#home;
    }
    const speaker = this.#speakerAt(index, token, drafts);
    if (speaker) this.#speaker = speaker;
    else if (speakerToken(this.#sentences[index]!, quoted, token) >= 0) return [];
    if (!pronoun.plural) return this.#speaker.filter((key) => this.#registry.get(key)?.kind === 'person');
    return this.#speaker.map((key) => this.#sideOf(key));
  }

  /** Returns who says the quoted sentence that a token is part of, and so calls himself by no other pronoun than "I"; else nobody. */
  sayer(index: number, token: number, drafts: readonly Draft[]): readonly string[] {
    const quoted = this.#quoted[index]!;
    const sentence = this.#sentences[index]!;
    if (!quoted[token]) return [];
    // 'said that he was "proud of his record"'
    const isWhole = ancestorsOf(sentence, token).some((i) => {
      const subject = quoted[i] ? childWith(sentence, i, 'nsubj') : -1;
      return subject >= 0 && quoted[subject] === 1;
    });
    return isWhole ? (this.#speakerAt(index, token, drafts) ?? []) : [];
  }

  /** Tells whether a quoted pronoun stands before the pronoun of who says it: whom "she" means in '"He lied," she said' tells whom "he" does not. */
  isBeforeSayer(index: number, token: number): boolean {
    const quoted = this.#quoted[index]!;
    const sentence = this.#sentences[index]!;
    if (!quoted[token] || pronounOf(sentence.tokens[token]!.form) === undefined) return false;
    const subject = speakerToken(sentence, quoted, token);
    return subject > token && pronounOf(sentence.tokens[subject]!.form) !== undefined;
  }

  #speakerAt(index: number, token: number, drafts: readonly Draft[]): readonly string[] | undefined {
    const subject = speakerToken(this.#sentences[index]!, this.#quoted[index]!, token);
    return (
      drafts.find(({ head }) => head === subject)?.actors ??
      this.#named(index, subject) ??
      this.#elsewhere(index)
    );
  }

  /** Notes who says what a sentence quotes, once its mentions are resolved. */
  hear(index: number, drafts: readonly Draft[]): void {
    const quoted = this.#quoted[index]!;
    const token = quoted.lastIndexOf(1);
    if (token < 0) return;
    const subject = speakerToken(this.#sentences[index]!, quoted, token);
    const speaker = drafts.find(({ head }) => head === subject)?.actors ?? this.#named(index, subject);
    if (!speaker) return;
    this.#heard.set(index, speaker);
    this.#speaker = speaker;
  }

  /** Whoever says the sentences before or behind that belong to the same quotation. */
  #elsewhere(index: number): readonly string[] | undefined {
    for (let i = index; i > 0 && this.#goesOn(i - 1); i--) {
      const heard = this.#heard.get(i - 1);
      if (heard) return heard;
    }
    for (let i = index; this.#goesOn(i); i++) {
      const quoted = this.#quoted[i + 1]!;
      const subject = speakerToken(this.#sentences[i + 1]!, quoted, quoted.indexOf(1));
      const named = this.#named(i + 1, subject);
      if (named) return named;
    }
    return undefined;
  }

  /** Tells whether a quotation is still open at the end of a sentence, also where the next paragraph opens it again. */
  #goesOn(index: number): boolean {
    const [here, next] = [this.#quoted[index]!, this.#quoted[index + 1]];
    if (!next || here.at(-1) !== 1) return false;
    return next[0] === 1 || (next[1] === 1 && MARK.test(this.#sentences[index + 1]!.tokens[0]!.form));
  }

  /** The name at a token, or in apposition to it: "said Valtech's chief executive, Nicolas Ferrand". */
  #named(index: number, token: number): readonly string[] | undefined {
    if (token < 0) return undefined;
    const { tokens } = this.#sentences[index]!;
    const found = this.#names[index]!.find(({ mention: { head, first, last } }) => {
      const apposed = tokens[head]!.head === token && /^(appos|flat)/.test(tokens[head]!.deprel);
      return (first <= token && token <= last) || apposed;
    });
    return found?.mention.actors;
  }

  /** The state or body that somebody speaks for. */
  #sideOf(key: string): string {
    const record = this.#registry.get(key);
    return record?.country ?? record?.roles.at(-1)?.of ?? key;
  }
}

/** The states and bodies that a text says it is by: "We, the foreign ministers of Canada and France". */
function declaredSelves(
  sentences: readonly Sentence[],
  quoted: Quoted,
  names: readonly (readonly LinkedName[])[],
  registry: ActorRegistry,
): readonly string[] {
  for (const [index, sentence] of sentences.entries()) {
    for (const [i, { form }] of sentence.tokens.entries()) {
      if (form.toLowerCase() !== 'we' || quoted[index]![i] || sentence.tokens[i + 1]?.form !== ',') continue;
      const apposed = apposedTo(sentence, i);
      if (apposed < 0) continue;
      const [first, last] = subtreeSpan(sentence, apposed);
      const keys = names[index]!.flatMap(({ mention }) =>
        mention.head >= first && mention.head <= last ? mention.actors : [],
      );
      const bodies = keys.filter((key) => /^(state|organisation)$/.test(registry.get(key)?.kind ?? ''));
      if (bodies.length > 0) return [...new Set(bodies)].sort();
    }
  }
  return [];
}

/** Returns what stands beside a subject behind a comma, be it as an apposition or as if the verb had two subjects; else -1. */
function apposedTo(sentence: Sentence, subject: number): number {
  const apposed = childWith(sentence, subject, 'appos');
  if (apposed >= 0 || !hasRelation(sentence, subject, 'nsubj')) return apposed;
  const { head } = sentence.tokens[subject]!;
  return childrenWith(sentence, head, 'nsubj').find((i) => subject < i && i < head) ?? -1;
}

/** The state that is most often the subject of a verb: whom an article is about may be the place or the victim only. */
function mostActiveState(
  sentences: readonly Sentence[],
  names: readonly (readonly LinkedName[])[],
  registry: ActorRegistry,
): readonly string[] {
  const counts = new Map<string, number>();
  for (const { mention } of names.flat()) {
    const key = mention.actors[0]!;
    if (mention.place || registry.get(key)?.kind !== 'state') continue;
    const sentence = sentences[mention.sentence]!;
    if (hasRelation(sentence, firstConjunct(sentence, mention.head), 'nsubj'))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  // Of equals the first that is named.
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  return first ? [first[0]] : [];
}

/**
 * Returns the subject of the verb that a sentence's quotation hangs on ("…", X said), or -1.
 *
 * @param token A quoted token, or any token where the whole sentence is asked.
 */
export function speakerToken(sentence: Sentence, quoted: Uint8Array, token: number): number {
  const { tokens } = sentence;
  for (let k = token; k >= 0; k = tokens[k]!.head) {
    if (!quoted[k] && tokens[k]!.upos === 'VERB') {
      const subject = childWith(sentence, k, 'nsubj');
      if (subject >= 0 && !quoted[subject]) return subject;
    }
    for (const beside of childrenWith(sentence, k, 'parataxis', ...(quoted[k] ? ['ccomp'] : []))) {
      if (quoted[beside] || tokens[beside]!.upos !== 'VERB') continue;
      const subject = childWith(sentence, beside, 'nsubj');
      if (subject >= 0) return subject;
    }
  }
  return -1;
}
