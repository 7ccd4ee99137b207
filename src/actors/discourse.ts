/** What the text has spoken of so far, the most recent last. */
import type { ActorKind, MentionForm } from '../types/actor.ts';
import type { ActorRegistry } from './registry.ts';

/** Grammatical part that a mention plays. */
export type Part = 'subject' | 'object' | 'possessor' | 'oblique' | 'modifier' | 'other';

/** Where and how something is mentioned. */
export interface Occurrence {
  readonly sentence: number;
  /** Head token, last token of the phrase, and head of the head. */
  readonly token: number;
  readonly last: number;
  readonly governor: number;
  /** Of a pronoun the verb of its clause, or of the one before that shares its subject; -1 where there is none. */
  readonly clause: number;
  /** Of a pronoun the token of who does what its clause says: China in "China refused to accept it"; -1 where nobody does. */
  readonly doer: number;
  /** Of a pronoun the words that it hangs on, the nearest first. */
  readonly above: readonly number[];
  readonly part: Part;
  readonly form: MentionForm;
  /** Whether it is the subject of the main verb, or of one joined to it. */
  readonly main: boolean;
  /** Whether its verb tells what somebody says. */
  readonly says: boolean;
  /** The word as written, in lower case, and whether it is a plural by its form: "officials", "Filipinos". */
  readonly word: string;
  readonly many: boolean;
  readonly place: boolean;
  readonly quoted: boolean;
  /** Whether it is one end of what is between several: "talks between Norway and Sweden". */
  readonly between: boolean;
  /** Whether it is the first mention of its sentence. */
  readonly leading: boolean;
  /** The noun used for it, as the lexicon lists it, or that its name ends in; or null. */
  readonly noun: string | null;
}

/** One actor, or several named together ("the US and Japan"). */
export interface Referent {
  readonly keys: readonly string[];
  readonly kind: ActorKind | 'several';
  readonly plural: boolean;
  /** All nouns that have been used for it. */
  readonly nouns: Set<string>;
  count: number;
  /** Whether it has been a mere place only so far. */
  isPlace: boolean;
  /** The last sentence of which it was a subject, or -1. */
  acted: number;
  /** The last sentence of which it was the main subject, or -1. */
  led: number;
  /** Whether they have been named as the two ends of something. */
  opposed: boolean;
  /** The last mention. */
  at: Occurrence;
}

/** How many referents are remembered; makes every look-up constant in the length of the text. */
const CAPACITY = 48;

export class Discourse {
  readonly #registry: ActorRegistry;
  readonly #recent: Referent[] = [];
  readonly #all = new Map<string, Referent>();

  constructor(registry: ActorRegistry) {
    this.#registry = registry;
  }

  /** Notes a mention and makes its referent the most recent one. */
  see(keys: readonly string[], at: Occurrence): void {
    const unique = [...new Set(keys)].sort();
    if (unique.length === 0) return;
    const id = unique.join(' ');
    const known = this.#all.get(id);
    const referent = known ?? this.#create(unique, at);
    if (known) {
      const index = this.#recent.lastIndexOf(known);
      if (index >= 0) this.#recent.splice(index, 1);
    } else this.#all.set(id, referent);
    this.#recent.push(referent);
    if (this.#recent.length > CAPACITY) this.#recent.shift();
    referent.count++;
    referent.opposed ||= at.between;
    referent.isPlace &&= at.place;
    referent.at = at;
    if (at.part === 'subject' && !at.place) referent.acted = at.sentence;
    if (at.main && !at.place) referent.led = at.sentence;
    if (at.noun !== null) referent.nouns.add(at.noun);
  }

  /** Returns the referents of the last `window` sentences, the most recent first. */
  recent(sentence: number, window: number): Referent[] {
    const found: Referent[] = [];
    for (let i = this.#recent.length - 1; i >= 0; i--) {
      const referent = this.#recent[i]!;
      if (sentence - referent.at.sentence <= window) found.push(referent);
    }
    return found;
  }

  #create(keys: readonly string[], at: Occurrence): Referent {
    const records = keys.flatMap((key) => this.#registry.get(key) ?? []);
    const single = records.length === 1 ? records[0]! : null;
    return {
      keys,
      kind: single?.kind ?? 'several',
      plural: single?.plural ?? true,
      nouns: new Set(),
      count: 0,
      isPlace: true,
      acted: -1,
      led: -1,
      opposed: false,
      at,
    };
  }
}
