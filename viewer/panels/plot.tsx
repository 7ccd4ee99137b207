import type { JSX } from 'preact';
import { counted, FAMILIES, shortDate } from '../appearance/wording.ts';
import { isoOf, type Timeline } from '../state/timeline.ts';

const SIZE = { width: 340, height: 130, left: 30, bottom: 18, top: 6 };

/** Sentences by date as stacked columns, one colour a family, with a scale; the same numbers stand in a table below it. */
export function EventsPlot({ timeline }: { timeline: Timeline }): JSX.Element {
  const { bins, first, days } = timeline;
  const most = bins.reduce((a, { total }) => Math.max(a, total), 1);
  const dateOf = (index: number): string => shortDate(isoOf(first + index * days));
  const wide = (SIZE.width - SIZE.left) / bins.length;
  const heightOf = (number: number): number => ((SIZE.height - SIZE.bottom - SIZE.top) * number) / most;
  const base = SIZE.height - SIZE.bottom;
  const total = bins.reduce((sum, bin) => sum + bin.total, 0);
  return (
    <>
      <svg
        class="plot"
        viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
        role="img"
        aria-label={`${counted(total, 'sentence')} from ${dateOf(0)} to ${shortDate(isoOf(timeline.last))}`}
      >
        {ticksOf(most).map((tick) => (
          <g key={tick}>
            <path class="plot-line" d={`M${SIZE.left} ${base - heightOf(tick)}H${SIZE.width}`} />
            <text x={SIZE.left - 5} y={base - heightOf(tick) + 4} text-anchor="end">
              {tick.toLocaleString('en')}
            </text>
          </g>
        ))}
        {bins.map(({ families }, index) => {
          let top = base;
          return [...FAMILIES.keys()].map((family) => {
            const height = heightOf(families.get(family) ?? 0);
            top -= height;
            return height === 0 ? null : (
              <rect
                key={`${index} ${family}`}
                class={`family-${family}`}
                x={SIZE.left + (index + 0.06) * wide}
                y={top}
                width={wide * 0.88}
                height={height}
              />
            );
          });
        })}
        <text x={SIZE.left} y={SIZE.height - 4}>
          {dateOf(0)}
        </text>
        <text x={SIZE.width} y={SIZE.height - 4} text-anchor="end">
          {shortDate(isoOf(timeline.last))}
        </text>
      </svg>
      <Numbers timeline={timeline} dateOf={dateOf} />
    </>
  );
}

/** Returns two to five round numbers from 0 to the greatest value. */
export function ticksOf(most: number): number[] {
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? 10 * power;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}

function Numbers({
  timeline,
  dateOf,
}: {
  timeline: Timeline;
  dateOf: (index: number) => string;
}): JSX.Element {
  const used = [...FAMILIES].filter(([family]) =>
    timeline.bins.some(({ families }) => (families.get(family) ?? 0) > 0),
  );
  return (
    <details class="more">
      <summary>Numbers</summary>
      <div class="relation-table">
        <table>
          <caption class="unseen">Sentences by date and family</caption>
          <thead>
            <tr>
              <th scope="col">{timeline.days === 1 ? 'Day' : 'From'}</th>
              {used.map(([family, { name }]) => (
                <th key={family} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {timeline.bins.map(
              ({ families, total }, index) =>
                total > 0 && (
                  <tr key={index}>
                    <th scope="row">{dateOf(index)}</th>
                    {used.map(([family]) => (
                      <td key={family}>{families.get(family) ?? 0}</td>
                    ))}
                  </tr>
                ),
            )}
          </tbody>
        </table>
      </div>
    </details>
  );
}
