import { expect, it } from 'vitest';
import { ploverEvent } from '../../src/evaluate/plover.ts';

it.each([
  ['AID', 'planned', 'AGREE'],
  ['RETREAT', 'possible', 'AGREE'],
  ['SANCTION', 'planned', 'THREATEN'],
  ['ACCUSE', 'planned', 'ACCUSE'],
  ['ASSAULT', 'actual', 'ASSAULT'],
  ['AID', 'denied', 'AID'],
] as const)('PLOVER writes %s that is %s as %s', (event, status, coded) => {
  expect(ploverEvent(event, status)).toBe(coded);
});
