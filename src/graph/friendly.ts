import type { Family } from '../types/relation.ts';

/** Returns true for the families by which actors stand together: cooperation and commitment. */
export function isFriendly(family: Family): boolean {
  return family === 'cooperation' || family === 'commitment';
}
