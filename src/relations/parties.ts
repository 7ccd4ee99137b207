/** Who does what a sentence tells with or to whom: from the phrases of its statements to pairs of actors. */
import type { Mention } from '../types/actor.ts';
import { grouped } from '../types/grouped.ts';
import type { Frame, Place } from './frame.ts';
import type { MentionFinder } from './mention-index.ts';
import type { EventStatement } from './statements.ts';

/** A statement with the mentions at its ends and the actors that it is told of. */
export interface PairedStatement {
  readonly statement: EventStatement;
  readonly source: Mention;
  /** Null where it is done to nobody. */
  readonly target: Mention | null;
  readonly pairs: readonly (readonly [string, string | null])[];
}

/** All pairs of so many parties are told; of more, the first named with each other. */
const MOST_PARTIES = 6;

/**
 * Returns what the statements of one sentence tell of pairs of actors.
 *
 * A phrase that stands for several actors takes part for each of them. Joint ends that stand on the same side of their trigger
 * are not told as a pair where it has ends on both: in "Gates meets the ministers of Canada and Denmark" he meets each of the
 * two. Of more than six parties the first named is told with each other: "Interpol and 19 countries met" is one
 * meeting, and 190 pairs would bury all other news.
 *
 * @param index The sentence that the triggers stand in.
 * @param find The mention at a token; statements with an end without one are left out.
 */
export function pairedStatements(
  events: readonly EventStatement[],
  index: number,
  find: MentionFinder,
): PairedStatement[] {
  const paired = acrossTriggers(events, index).flatMap((statement): PairedStatement[] => {
    const source = find(statement.source);
    const target = statement.target ? find(statement.target) : null;
    if (!source || target === undefined) return [];
    return [{ statement, source, target, pairs: actorPairs(source, target, statement.undirected) }];
  });
  const hosts = hostsOf(paired);
  return paired.map((one) => {
    const host = hosts.get(one.statement.frame);
    if (host === undefined || !one.statement.undirected) return one;
    return { ...one, pairs: one.pairs.filter((pair) => pair.includes(host)) };
  });
}

function acrossTriggers(statements: readonly EventStatement[], index: number): EventStatement[] {
  const isBefore = (trigger: number, { sentence, token }: Place): boolean =>
    sentence < index || (sentence === index && token < trigger);
  const isAcross = ({ frame: { trigger }, source, target }: EventStatement): boolean =>
    target !== null && isBefore(trigger, source) !== isBefore(trigger, target);
  const across = new Set(
    statements.filter((one) => one.undirected && isAcross(one)).map(({ frame }) => frame),
  );
  return statements.filter((one) => !one.undirected || !across.has(one.frame) || isAcross(one));
}

/** The first named of each frame that more than six do together. */
function hostsOf(paired: readonly PairedStatement[]): Map<Frame, string> {
  const hosts = new Map<Frame, string>();
  const joint = paired.filter(({ statement }) => statement.undirected);
  for (const [frame, some] of grouped(joint, ({ statement }) => statement.frame)) {
    const mentions = some.flatMap(({ source, target }) => (target ? [source, target] : [source]));
    const parties = new Set(mentions.sort((a, b) => a.start - b.start).flatMap(({ actors }) => actors));
    const [first] = parties;
    if (first !== undefined && parties.size > MOST_PARTIES) hosts.set(frame, first);
  }
  return hosts;
}

/** Different actors of two phrases; undirected ones once, in the order of the phrases. */
export function actorPairs(source: Mention, target: Mention, undirected: boolean): [string, string][];
export function actorPairs(
  source: Mention,
  target: Mention | null,
  undirected: boolean,
): [string, string | null][];
export function actorPairs(
  source: Mention,
  target: Mention | null,
  undirected: boolean,
): [string, string | null][] {
  if (!target) return source.actors.map((actor) => [actor, null]);
  const seen = new Set<string>();
  return source.actors.flatMap((a) =>
    target.actors.flatMap((b): [string, string][] => {
      const key = undirected && b < a ? `${b}|${a}` : `${a}|${b}`;
      if (a === b || seen.has(key)) return [];
      seen.add(key);
      return [[a, b]];
    }),
  );
}
