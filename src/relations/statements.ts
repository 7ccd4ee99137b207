/** What a reading is sure enough of: single statements about two phrases. */
import {
  isAttitude,
  type Affiliation,
  type Calibration,
  type End,
  type Floors,
  type Frame,
  type Place,
  type SentenceReading,
  type Sureness,
} from './frame.ts';

/** An event between the phrases of two head tokens. */
export interface EventStatement {
  readonly frame: Frame;
  readonly source: Place;
  /** Null where the text tells of nobody to whom it is done. */
  readonly target: Place | null;
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
 * probabilities is as high. An event is told without a recipient where no pair of ends is sure enough; an attitude is not:
 * to favour nobody says nothing.
 */
export function statementsOf(
  { frames, affiliations }: SentenceReading,
  { floors, calibration }: Sureness,
): Statements {
  return {
    events: frames.flatMap((frame) => {
      const isSure = ({ confidence }: EventStatement): boolean => confidence >= floorOf(frame, floors);
      const pairs = pairsOf(frame, calibration).filter(isSure);
      return (pairs.length > 0 ? pairs : actsOf(frame, calibration).filter(isSure)).sort(
        (a, b) => b.confidence - a.confidence,
      );
    }),
    affiliations: affiliations
      .filter(({ probability }) => probability >= floors.affiliation)
      .sort((a, b) => b.probability - a.probability),
  };
}

/** The floor of what a frame tells. */
export function floorOf({ event }: Frame, { relation, attitude }: Floors): number {
  return isAttitude(event) ? attitude : relation;
}

/** Returns all pairs of ends of a frame, sure or not: each source with each target, any two of the joint ends once. */
export function pairsOf(frame: Frame, calibration: Calibration): EventStatement[] {
  const { sources, targets, joint } = frame;
  const told = (a: End, b: End, undirected: boolean) => statement(frame, a, b, undirected, calibration);
  return [
    ...sources.flatMap((source) => targets.map((target) => told(source, target, false))),
    ...joint.flatMap((one, i) => joint.slice(i).map((other) => told(one, other, true))),
  ];
}

/** Returns what the sources of a frame do, whoever it is done to; nothing for an attitude. */
function actsOf(frame: Frame, calibration: Calibration): EventStatement[] {
  return isAttitude(frame.event)
    ? []
    : frame.sources.map((source) => statement(frame, source, null, false, calibration));
}

function statement(
  frame: Frame,
  source: End,
  target: End | null,
  undirected: boolean,
  calibration: Calibration,
): EventStatement {
  const sure = frame.probability * source.probability * (target?.probability ?? 1);
  return {
    frame,
    source: placeOf(source),
    target: target && placeOf(target),
    undirected,
    confidence: calibrated(sure, calibration),
  };
}

function placeOf({ sentence, token }: End): Place {
  return { sentence, token };
}

function calibrated(sure: number, points: Calibration): number {
  const next = points.findIndex(([at]) => at >= sure);
  if (next <= 0) return points[Math.max(0, next)]![1];
  const [[from, low], [to, high]] = [points[next - 1]!, points[next]!];
  return low + ((high - low) * (sure - from)) / (to - from);
}
