/** Why a relation was missed, or is wrong: the first cause that holds. */
import type { Span } from '../types/article.ts';
import type { GoldRelation } from './gold.ts';
import type { Matcher, ToldRelation } from './match.ts';

export const MISSED_CAUSES = [
  'no mention',
  'wrong event',
  'direction',
  'no trigger',
  'wrong role',
  'wrong mention',
] as const;
export const WRONG_CAUSES = [
  'wrong event',
  'direction',
  'told twice',
  'wrong ends',
  'no such trigger',
] as const;

/** A relation that was missed, or told and wrong. */
export interface ReadingError {
  readonly kind: 'missed' | 'wrong';
  readonly cause: (typeof MISSED_CAUSES)[number] | (typeof WRONG_CAUSES)[number];
  readonly id: string | number;
  readonly text: string;
  /** The words of the annotation, or the keys of what was told. */
  readonly source: string;
  readonly target: string;
  readonly event: string;
  readonly trigger: string;
}

/**
 * Returns why an annotated relation was missed.
 *
 * no mention: no actor is found at one of its ends. wrong event, direction: its ends are told, but with another event,
 * or the other way round. no trigger: nothing is told where its trigger stands. wrong role: both ends have a part in
 * what is told there, but not with each other. wrong mention: one of them has none.
 */
export function missedCause(gold: GoldRelation, matcher: Matcher): (typeof MISSED_CAUSES)[number] {
  if (!matcher.hasMention(gold.source) || !matcher.hasMention(gold.target)) return 'no mention';
  if (matcher.told.some((told) => isDyad(gold, told, matcher))) return 'wrong event';
  if (matcher.told.some((told) => matcher.isBackward(gold, told))) return 'direction';
  const beside = matcher.told.filter(({ trigger }) => trigger && overlap(trigger, gold.trigger));
  if (beside.length === 0) return 'no trigger';
  const takesPart = (end: 'source' | 'target'): boolean =>
    beside.some(
      (told) =>
        matcher.meets(told.source, told.sourceSpan, gold[end]) ||
        matcher.meets(told.target!, told.targetSpan, gold[end]),
    );
  return takesPart('source') && takesPart('target') ? 'wrong role' : 'wrong mention';
}

/**
 * Returns why a told relation is wrong.
 *
 * told twice: an annotation like it is met by another one already. wrong ends: its trigger tells something, but of others.
 */
export function wrongCause(
  told: ToldRelation,
  golds: readonly GoldRelation[],
  matcher: Matcher,
): (typeof WRONG_CAUSES)[number] {
  const same = golds.filter((gold) => isDyad(gold, told, matcher));
  if (same.some(({ event }) => event === told.event)) return 'told twice';
  if (same.length > 0) return 'wrong event';
  if (golds.some((gold) => matcher.isBackward(gold, told))) return 'direction';
  const { trigger } = told;
  return trigger && golds.some((gold) => overlap(gold.trigger, trigger)) ? 'wrong ends' : 'no such trigger';
}

/** Whether both ends agree, and their direction where there is one. */
function isDyad(gold: GoldRelation, told: ToldRelation, matcher: Matcher): boolean {
  return matcher.isForward(gold, told) || ((gold.joint || told.undirected) && matcher.isBackward(gold, told));
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
