import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, findDates, isoDate, type DateOrder } from '../../src/syntax/calendar.ts';

const datesIn = (text: string, order: DateOrder | null = null) =>
  findDates(text, order).map((date) => `${date.year ?? 'open'}-${date.day}`);

describe('days in text', () => {
  it.each<[string, string[]]>([
    ['February 23,2022', ['2022-02-23']],
    ['February 23, 2022', ['2022-02-23']],
    ['Feb. 23 2022', ['2022-02-23']],
    ['FEBRUARY 23, 2022', ['2022-02-23']],
    ['Feb.23, 2022', ['2022-02-23']],
    ['Sept. 3rd, 2022', ['2022-09-03']],
    ['Sep 3 2022', ['2022-09-03']],
    ['23 February 2022', ['2022-02-23']],
    ['23rd of February, 2022', ['2022-02-23']],
    ['23-Feb-2022', ['2022-02-23']],
    ['23 FEB 2022', ['2022-02-23']],
    ['2022.02.23', ['2022-02-23']],
    ['2022/2/3', ['2022-02-03']],
    ['2022-02-23 16:00', ['2022-02-23']],
    ['2022 Feb 23', ['2022-02-23']],
    ['2022年2月23日', ['2022-02-23']],
    ['23/02/2022 16:00', ['2022-02-23']],
    ['02/23/2022', ['2022-02-23']],
    ['23.02.2022', ['2022-02-23']],
    ['3.2.2022', ['2022-02-03']],
    ['03-03-2022', ['2022-03-03']],
    ['July 8 (2024)', ['2024-07-08']],
    ['March 5, 202410:00 AM', ['2024-03-05']],
    ['3 March and 4 May', ['open-03-03', 'open-05-04']],
    ['from 3/2/2022', []],
    ['they may 11 times march 12', []],
    ['May 2024, June 1967', []],
    ['version 12.10.2022.4', []],
    ['example.com/2022/02/23/talks', []],
  ])('%s', (text, dates) => {
    expect(datesIn(text)).toEqual(dates);
  });

  it('whose order only the country tells', () => {
    expect(datesIn('03/02/2022', 'day-first')).toEqual(['2022-02-03']);
    expect(datesIn('03/02/2022', 'month-first')).toEqual(['2022-03-02']);
    expect(datesIn('23/02/2022', 'month-first')).toEqual(['2022-02-23']);
  });

  it('are found again however they are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        const date = addDays('1950-01-01', days);
        const time = new Date(`${date}T00:00:00Z`);
        for (const options of [{ dateStyle: 'long' }, { dateStyle: 'medium' }] as const)
          for (const locale of ['en-US', 'en-GB'])
            expect(
              findDates(time.toLocaleDateString(locale, { ...options, timeZone: 'UTC' })).map(isoDate),
            ).toEqual([date]);
      }),
      { numRuns: 50 },
    );
  });
});
