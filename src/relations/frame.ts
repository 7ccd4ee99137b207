/** What a reader says of one sentence: who does what to whom, by its tokens, with probabilities. */
import type { EventType, Status } from '../types/relation.ts';

/** An event, or an attitude that no event tells. */
export type ReadEvent = EventType | Attitude;
export type Attitude = 'FAVOR' | 'ADVERSE';

export function isAttitude(event: ReadEvent): event is Attitude {
  return event === 'FAVOR' || event === 'ADVERSE';
}

/** A token of an article. */
export interface Place {
  /** Index of its sentence. */
  readonly sentence: number;
  /** Index in the sentence. */
  readonly token: number;
}

/** Somebody who takes part, by the head token of the phrase; it may stand in another sentence than the trigger. */
export interface End extends Place {
  readonly probability: number;
}

/**
 * An event as a word of the sentence tells it: every source does it to every target, joint ends do it with each other.
 *
 * No end is in two of the three lists.
 */
export interface Frame {
  /** The token of its own sentence that tells it. */
  readonly trigger: number;
  readonly event: ReadEvent;
  /** That the trigger tells this event. */
  readonly probability: number;
  readonly status: Status;
  readonly statusProbability: number;
  readonly sources: readonly End[];
  readonly targets: readonly End[];
  readonly joint: readonly End[];
  /** Whose claim it is; null where the text itself vouches for it. */
  readonly speaker: End | null;
}

/** That somebody belongs to somebody, by the head tokens of their phrases in one sentence. */
export interface Affiliation {
  readonly part: number;
  readonly whole: number;
  readonly probability: number;
}

export interface SentenceReading {
  /** In the order of their triggers. */
  readonly frames: readonly Frame[];
  readonly affiliations: readonly Affiliation[];
}

/** How often relations are right of which the network is so sure: points from 0 to 1, straight lines between. */
export type Calibration = readonly (readonly [sure: number, right: number])[];

/** How sure something must be to be told. */
export interface Floors {
  /** A relation that an event tells. */
  readonly relation: number;
  /** An attitude that no event tells. */
  readonly attitude: number;
  readonly affiliation: number;
  /** Whose claim it is. */
  readonly speaker: number;
}

/** What a reader's probabilities are worth. */
export interface Sureness {
  readonly floors: Floors;
  readonly calibration: Calibration;
}
