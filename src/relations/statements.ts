/** What a reading is sure enough of: single statements about two phrases. */
import type {
  Affiliation,
  Calibration,
  End,
  Floors,
  Frame,
  Place,
  SentenceReading,
  Sureness,
} from './frame.ts';

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

/**
 * Returns the statements of a reading that reach their floor.
 *
 * The confidence of an event's is how often those are right for which the product of the trigger's and both ends'
 * probabilities is as high.
 */
export function statementsOf(
  { frames, affiliations }: SentenceReading,
  { floors, calibration }: Sureness,
): Statements {
  return {
    events: frames.flatMap((frame) =>
      pairsOf(frame, calibration)
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
export function pairsOf(frame: Frame, calibration: Calibration): EventStatement[] {
  const { sources, targets, joint, probability } = frame;
  const statement = (a: End, b: End, undirected: boolean): EventStatement => ({
    frame,
    source: { sentence: a.sentence, token: a.token },
    target: { sentence: b.sentence, token: b.token },
    undirected,
    confidence: calibrated(probability * a.probability * b.probability, calibration),
  });
  return [
    ...sources.flatMap((source) => targets.map((target) => statement(source, target, false))),
    ...joint.flatMap((one, i) => joint.slice(i).map((other) => statement(one, other, true))),
  ];
}

function calibrated(sure: number, points: Calibration): number {
  const next = points.findIndex(([at]) => at >= sure);
  if (next <= 0) return points[Math.max(0, next)]![1];
  const [[from, low], [to, high]] = [points[next - 1]!, points[next]!];
  return low + ((high - low) * (sure - from)) / (to - from);
}
