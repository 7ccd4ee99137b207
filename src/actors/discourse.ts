/** What the text has spoken of so far, the most recent last. */
import type { Gender } from '../lexicon/index.ts';
import type { ActorKind } from '../types/actor.ts';
import type { ActorRegistry } from './registry.ts';

/** One actor, or several named together ("the US and Japan"). */
export interface Referent {
  readonly keys: readonly string[];
  readonly kind: ActorKind | 'several';
  readonly plural: boolean;
  readonly gender: Gender | null;
  /** Nouns that have been used for it, in singular or as the lexicon lists them. */
  readonly nouns: Set<string>;
  count: number;
  /** Where it was mentioned last: sentence, token, whether as subject, and the head of that token. */
  sentence: number;
  token: number;
  last: number;
  subject: boolean;
  governor: number;
  place: boolean;
}

/** Where and how something is mentioned. */
export interface Occurrence {
  readonly sentence: number;
  readonly token: number;
  /** Last token of the phrase. */
  readonly last: number;
  readonly subject: boolean;
  readonly governor: number;
  readonly place: boolean;
  readonly noun: string | null;
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
    Object.assign(referent, {
      sentence: at.sentence,
      token: at.token,
      last: at.last,
      subject: at.subject,
      governor: at.governor,
      place: at.place,
    });
    if (at.noun !== null) referent.nouns.add(at.noun);
  }

  /** Returns the referents of the last `window` sentences, the most recent first. */
  recent(sentence: number, window: number): Referent[] {
    const found: Referent[] = [];
    for (let i = this.#recent.length - 1; i >= 0; i--) {
      const referent = this.#recent[i]!;
      if (sentence - referent.sentence <= window) found.push(referent);
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
      gender: single?.gender ?? null,
      nouns: new Set(),
      count: 0,
      ...at,
    };
  }
}
