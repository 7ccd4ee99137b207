/** The tables of a score as lines of text. */
import { MISSED_CAUSES, WRONG_CAUSES, type ReadingError } from './causes.ts';
import { KINDS, LEVELS } from './match.ts';
import type { Breakdown, Calibration, ReadingScore, Share, Tally } from './score.ts';

/**
 * Returns the tables: overall, by event, by status, by length of the sentence, by confidence, errors by cause.
 *
 * @param errors How many errors of each cause to list.
 */
export function reportReading(score: ReadingScore, errors = 0): string[] {
  return [
    ...KINDS.flatMap((kind) =>
      LEVELS.map((level) => tallyLine(`${kind} ${level}`, score.kinds[kind][level])),
    ),
    `status right ${percent(score.status)}, speaker or none right ${percent(score.speaker)}`,
    ...tableLines('by event', score.byEvent),
    ...tableLines('by status', score.byStatus),
    ...tableLines('by length of the sentence', score.byLength),
    ...calibrationLines(score.byConfidence),
    ...causeLines('missed', MISSED_CAUSES, score.errors, errors),
    ...causeLines('wrong', WRONG_CAUSES, score.errors, errors),
  ];
}

function tallyLine(name: string, tally: Tally): string {
  const figures = [tally.precision, tally.recall, tally.f1].map((x) => (100 * x).toFixed(1).padStart(5));
  const [precision, recall, f1] = figures;
  return `${name.padEnd(26)} P ${precision}  R ${recall}  F1 ${f1}  right ${tally.right}  told ${tally.told}  gold ${tally.gold}`;
}

function tableLines(title: string, table: Breakdown): string[] {
  if (table.size === 0) return [];
  const rows = [...table].sort(([a], [b]) => (a < b ? -1 : 1));
  return [title, ...rows.map(([name, tally]) => tallyLine(`  ${name}`, tally))];
}

function calibrationLines(classes: readonly Calibration[]): string[] {
  if (classes.every(({ all }) => all === 0)) return [];
  const rows = classes.flatMap(({ said, right, all }, tenth) =>
    all === 0
      ? []
      : [
          `  ${`${10 * tenth} to ${10 * (tenth + 1)} %`.padEnd(24)} said ${mean(said, all)}  right ${mean(right, all)}  of ${all}`,
        ],
  );
  return ['by confidence', ...rows];
}

function mean(sum: number, all: number): string {
  return ((100 * sum) / all).toFixed(1).padStart(5);
}

function causeLines(
  kind: ReadingError['kind'],
  causes: readonly ReadingError['cause'][],
  all: readonly ReadingError[],
  listed: number,
): string[] {
  const errors = all.filter((error) => error.kind === kind);
  return [
    `${kind} ${errors.length}`,
    ...causes.flatMap((cause) => {
      const found = errors.filter((error) => error.cause === cause);
      return [`  ${cause.padEnd(16)} ${found.length}`, ...found.slice(0, listed).map(errorLine)];
    }),
  ];
}

/** Longest text shown of a record. */
const SHOWN = 300;

function errorLine({ id, source, event, target, trigger, text }: ReadingError): string {
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return `    ${id}: ${source} ${event} ${target} (${trigger})\n      ${shown.replaceAll('\n', ' ')}`;
}

function percent({ right, all }: Share): string {
  return ((100 * right) / Math.max(1, all)).toFixed(1);
}
