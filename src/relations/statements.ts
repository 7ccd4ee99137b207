/** What a reading is sure enough of: single statements about two phrases. */
import type { Affiliation, End, Floors, Frame, Place, SentenceReading } from './frame.ts';

/** An event between the phrases of two head tokens. */
export interface EventStatement {
  readonly frame: Frame;
  readonly source: Place;
  readonly target: Place;
  /** Done together; source and target are one phrase where it stands for several ("the two sides met"). */
  readonly undirected: boolean;
  readonly confidence: number;
}

export interface Statements {
  /** In the order of their triggers; of one trigger the surest first. */
  readonly events: readonly EventStatement[];
  /** The surest first. */
  readonly affiliations: readonly Affiliation[];
}

/** Returns the statements of a reading that reach their floor: the product of the trigger's and both ends' probabilities. */
export function statementsOf({ frames, affiliations }: SentenceReading, floors: Floors): Statements {
  return {
    events: frames.flatMap((frame) =>
      pairsOf(frame)
        .filter(({ confidence }) => confidence >= floorOf(frame, floors))
        .sort((a, b) => b.confidence - a.confidence),
    ),
    affiliations: affiliations
      .filter(({ probability }) => probability >= floors.affiliation)
      .sort((a, b) => b.probability - a.probability),
  };
}

/** The floor of what a frame tells. */
export function floorOf({ event }: Frame, { relation, attitude }: Floors): number {
  return event === 'FAVOR' || event === 'ADVERSE' ? attitude : relation;
}

/** Returns all pairs of ends of a frame, sure or not: each source with each target, any two of the joint ends once. */
export function pairsOf(frame: Frame): EventStatement[] {
  const { sources, targets, joint, probability } = frame;
  const statement = (a: End, b: End, undirected: boolean): EventStatement => ({
    frame,
    source: { sentence: a.sentence, token: a.token },
    target: { sentence: b.sentence, token: b.token },
    undirected,
    confidence: probability * a.probability * b.probability,
  });
  return [
    ...sources.flatMap((source) => targets.map((target) => statement(source, target, false))),
    ...joint.flatMap((one, i) => joint.slice(i).map((other) => statement(one, other, true))),
  ];
}
