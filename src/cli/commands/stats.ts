import { graphStats, type GraphStats } from '../../graph/stats.ts';
import { FAMILIES } from '../../lexicon/ontology.ts';
import { loadGraph } from '../graph-input.ts';
import { writeOut } from '../output.ts';
import { table } from '../table.ts';

/** `actorgraph stats`: what a graph holds, in figures. */
export async function stats(path: string, { json, top }: { json?: true; top: number }): Promise<void> {
  const found = graphStats(await loadGraph(path), top);
  await writeOut(json ? `${JSON.stringify(found, null, 2)}\n` : report(found));
}

function report(found: GraphStats): string {
  const { articles, actors, relations, evidence, days, otherDays, topActors, topDyads, months } = found;
  const others = otherDays > 0 ? ` and ${otherDays} of days before or after` : '';
  const span = days ? `, ${days[0]} to ${days[1]}${others}` : '';
  return `${[
    `${articles} articles, ${actors} actors, ${relations} relations, ${evidence} pieces of evidence${span}`,
    table([['family', 'evidence'], ...Object.entries(found.families)]),
    table([['event', 'evidence'], ...Object.entries(found.events)]),
    table([
      ['actor', 'key', 'mentions', 'acts', 'acted upon', 'rank'],
      ...topActors.map((one) => [one.label, one.key, one.mentions, one.acts, one.isActedUpon, one.rank]),
    ]),
    table([
      ['pair', 'evidence', 'score', 'families'],
      ...topDyads.map(({ actors: pair, evidence: weight, score, families }) => [
        pair.join(' and '),
        weight,
        score ?? '',
        Object.entries(families)
          .map(([family, number]) => `${family} ${number}`)
          .join(', '),
      ]),
    ]),
    table([
      ['month', ...FAMILIES],
      ...months.map(({ month, families }) => [month, ...FAMILIES.map((family) => families[family] ?? 0)]),
    ]),
  ].join('\n\n')}\n`;
}
