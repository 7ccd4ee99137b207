import { alternatives, CITY_COLUMNS, readTable, STATE_COLUMNS } from '../lexicon/index.ts';

/** Names of places, in small letters without stops, by what they are; a name can be both. */
export interface Places {
  readonly states: ReadonlySet<string>;
  readonly cities: ReadonlySet<string>;
}

export const NO_PLACES: Places = { states: new Set(), cities: new Set() };

/**
 * Returns the names by which datelines call states and cities.
 *
 * @param states data/lexicon/states.csv.
 * @param cities data/lexicon/cities.csv.
 * @throws UserError naming the line that is not understood.
 */
export function readPlaces(states: string, cities: string): Places {
  const stateRows = readTable('states.csv', states, STATE_COLUMNS);
  const cityRows = readTable('cities.csv', cities, CITY_COLUMNS);
  return {
    states: namesOf(
      stateRows.flatMap(({ cells }) => [
        cells.name,
        ...alternatives(cells.official),
        ...alternatives(cells.aliases),
      ]),
    ),
    cities: namesOf([
      ...stateRows.flatMap(({ cells }) => alternatives(cells.capital)),
      ...cityRows.flatMap(({ cells }) => [cells.name, ...alternatives(cells.aliases)]),
    ]),
  };
}

/** Returns a name as the sets have it. */
export function placeName(words: string): string {
  return words.replace(/\./g, '').replace(/[’‘]/g, "'").trim().toLowerCase();
}

function namesOf(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map(placeName));
}
