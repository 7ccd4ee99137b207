/** How sure a relation is. */
import type { Outlook } from './outlook.ts';
import type { Party } from './parties.ts';
import type { Frame } from './scene.ts';

/** Returns the probability that the relation is right, with two decimals. */
export function confidenceOf(frame: Frame, outlook: Outlook, source: Party, target: Party | null): number {
  let odds = 1.6;
  odds -= 0.5 * source.distance + 0.4 * (target?.distance ?? 1);
  odds -= 0.15 * outlook.depth;
  if (frame.line.kind !== 'verb') odds -= 0.3;
  if (frame.line.objects.length > 0 || frame.support) odds += 0.2;
  return Math.round(100 / (1 + Math.exp(-odds))) / 100;
}
