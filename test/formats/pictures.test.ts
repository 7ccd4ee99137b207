import { instance } from '@viz-js/viz';
import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { toDot } from '../../src/formats/dot.ts';
import { toSvg } from '../../src/formats/svg.ts';
import { factsOf, foundFacts, type Facts } from './facts.ts';
import { hostileGraphs, SAMPLE } from './graphs.ts';

type Row = Readonly<Record<string, unknown>>;

const NUMBERS = ['mentions', 'weight', 'score', 'confidence'];
const BOOLEANS = ['undirected', 'named'];

/** Texts as the column's type. */
function typed(row: Readonly<Record<string, string>>): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (NUMBERS.includes(name)) return [name, Number(value)];
      return [name, BOOLEANS.includes(name) ? value === 'true' : value];
    }),
  );
}

function factsOfSvg(text: string): Facts {
  const document = new DOMParser().parseFromString(text, 'image/svg+xml');
  const rows = (tag: string, className: string): Row[] =>
    Array.from(document.getElementsByTagName(tag) as ArrayLike<Element>)
      .filter((element) => element.getAttribute('class') === className)
      .map((element) => {
        const data = Array.from(element.attributes as ArrayLike<Attr>).filter(({ name }) =>
          name.startsWith('data-'),
        );
        const row = Object.fromEntries(
          data.map(({ name, value }) => [name.slice(5).replace(/-date$/, ' date'), value]),
        );
        const { key, ...rest } = row;
        return typed({ ...rest, id: key! });
      });
  return { nodes: rows('g', 'actor'), edges: rows('path', 'relation') };
}

describe.each(hostileGraphs().map((graph, i) => [i, graph] as const))('graph %i', (_, graph) => {
  it('comes back from SVG', () => {
    expect(foundFacts(factsOfSvg(toSvg(graph)))).toEqual(factsOf(graph));
  });

  it('comes back from DOT, read by Graphviz', async () => {
    const viz = await instance();
    const drawn = viz.renderJSON(toDot(graph), { engine: 'nop' }) as { objects?: Drawn[]; edges?: Drawn[] };
    const nodes = (drawn.objects ?? []).map(({ name, ...rest }) => known({ ...rest, id: name! }));
    const edges = (drawn.edges ?? []).map(({ head, tail, ...rest }) =>
      known({
        ...rest,
        source: drawn.objects![tail as unknown as number]!.name!,
        target: drawn.objects![head as unknown as number]!.name!,
      }),
    );
    expect(foundFacts({ nodes, edges })).toEqual(factsOf(graph));
  });
});

type Drawn = Readonly<Record<string, string>>;

const COLUMNS = new Set(
  [...factsOf(SAMPLE).nodes, ...factsOf(SAMPLE).edges].flatMap((row) => Object.keys(row)),
);

/** What is ours of what Graphviz tells. */
function known(row: Readonly<Record<string, string>>): Row {
  const named = Object.entries(row).map(([name, value]) => [name.replace('_', ' '), value] as const);
  const ours = named.filter(([name]) => COLUMNS.has(name));
  return typed(
    Object.fromEntries(
      ours.map(([name, value]) => [name, name === 'label' ? value.replaceAll('&amp;', '&') : value]),
    ),
  );
}

describe('SVG', () => {
  it('sets parallel relations apart, and shows status and direction', () => {
    const paths = toSvg(SAMPLE)
      .split('\n')
      .filter((line) => line.startsWith('<path class="relation"'));
    expect(new Set(paths.map((line) => /stroke-dasharray="([^"]*)"/.exec(line)?.[1] ?? 'solid'))).toEqual(
      new Set(['solid', '9 5']),
    );
    expect(paths.filter((line) => !line.includes('marker-end'))).toHaveLength(1);
  });

  it('of nothing is a picture too', () => {
    expect(toSvg({ ...SAMPLE, nodes: [], edges: [] })).toContain('0 actors, 0 relations');
  });
});
