import type { Family } from '../../src/types/relation.ts';

/** The sign of each family beside its colour, as path data on a grid of 16: rings, tick, exclamation mark, cross, chain. */
export const SIGNS: Readonly<Record<Family, string>> = {
  cooperation: 'M7 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM11 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7Z',
  commitment: 'M3.5 8.5 7 12l6-8',
  concern: 'M8 2.5v7M8 13v.1',
  conflict: 'M4 4l8 8M12 4l-8 8',
  affiliation: 'M6.5 10.5H5a2.5 2.5 0 0 1 0-5h1.5M9.5 5.5H11a2.5 2.5 0 0 1 0 5H9.5M5.5 8h5',
};
