import { describe, expect, test } from 'vitest';
import { readGraph, writeGraph } from '../../src/graph/file.ts';
import { applyPatch, type ClassOf } from '../../src/graph/patch.ts';
import { type Operation, readPatch } from '../../src/graph/patch-file.ts';
import { writePatch } from '../../src/graph/write-patch.ts';
import { summarise } from '../../src/graph/summary.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import { sampleGraph } from '../viewer/sample-graph.ts';

const graph = sampleGraph();
const classOf: ClassOf = (event) => ({ quad: `class of ${event}`, score: 1 });
const under = (...operations: Operation[]): KnowledgeGraph => {
  const { graph: patched, skipped } = applyPatch(graph, operations, classOf);
  expect(skipped).toEqual([]);
  // Every patched graph is a valid graph file with sums that are right.
  expect(readGraph(writeGraph(patched), 'patched.json')).toEqual(patched);
  for (const { attributes } of patched.edges)
    expect(attributes).toMatchObject(summarise(attributes.evidence));
  return patched;
};
const edge = (from: KnowledgeGraph, key: string): KnowledgeGraph['edges'][number] | undefined =>
  from.edges.find((one) => one.key === key);
const ACCUSED = 'NOR|SUD|concern|ACCUSE';
const [first] = edge(graph, ACCUSED)?.attributes.evidence ?? [];
if (first === undefined) throw new Error('the sample has evidence');
const at = {
  article: first.article,
  trigger: [first.trigger.start, first.trigger.end] as [number, number],
  source: 'NOR',
  target: 'SUD',
};

describe('applyPatch', () => {
  test('merges actors with all that is said of them', () => {
    const merged = under({ op: 'merge', actors: ['EST'], into: 'NOR' });
    expect(merged.nodes.map(({ key }) => key)).not.toContain('EST');
    const norland = merged.nodes.find(({ key }) => key === 'NOR')?.attributes;
    expect(norland?.aliases).toEqual(['Estmark', 'Norland', 'Norlandic']);
    const ends = merged.edges.flatMap(({ source, target }) => [source, target]);
    expect(ends).not.toContain('EST');
    // What the two did to each other is no relation any more.
    const between = graph.edges.filter(
      ({ source, target }) => source + target === 'ESTNOR' || source + target === 'NOREST',
    );
    const weight = (one: KnowledgeGraph): number =>
      one.edges.reduce((sum, { attributes }) => sum + attributes.weight, 0);
    const lost = between.reduce((sum, { attributes }) => sum + attributes.weight, 0);
    expect(lost).toBeGreaterThan(0);
    expect(weight(merged)).toBe(weight(graph) - lost);
  });

  test('renames, hides and pins', () => {
    const changed = under(
      { op: 'rename', actor: 'NOR', label: 'Northland' },
      { op: 'pin', actor: 'NOR', x: 0.5, y: -0.25 },
      { op: 'hide', actor: 'ada-lindqvist' },
    );
    expect(changed.nodes.find(({ key }) => key === 'NOR')?.attributes).toMatchObject({
      label: 'Northland',
      x: 0.5,
      y: -0.25,
    });
    expect(changed.nodes.length).toBe(graph.nodes.length - 1);
    const speakers = changed.edges.flatMap(({ attributes }) =>
      attributes.evidence.map(({ attributedTo }) => attributedTo),
    );
    expect(speakers).not.toContain('ada-lindqvist');
  });

  test('corrects and deletes one piece of evidence, and leaves the others', () => {
    const set = under({ op: 'set', at, to: { event: 'THREATEN', family: 'conflict', target: 'EST' } });
    expect(edge(set, ACCUSED)?.attributes.weight).toBe(1);
    expect(edge(set, 'NOR|EST|conflict|THREATEN')?.attributes).toMatchObject({
      quad: 'class of THREATEN',
      score: 1,
      weight: 1,
    });
    const deleted = under({ op: 'delete', at });
    expect(edge(deleted, ACCUSED)?.attributes.evidence).toEqual([
      edge(graph, ACCUSED)?.attributes.evidence[1],
    ]);
  });

  test('splits mentions off, with the evidence that rests on them', () => {
    const { start, end } = first.sourceSpan;
    const split = under({
      op: 'split',
      actor: 'NOR',
      mentions: [{ article: first.article, start, end }],
      as: { key: 'norland-2', label: 'Norland (2)', kind: 'state' },
    });
    expect(edge(split, 'norland-2|SUD|concern|ACCUSE')?.attributes.weight).toBe(1);
    expect(edge(split, ACCUSED)?.attributes.weight).toBe(1);
  });

  test('skips and names what matches nothing', () => {
    const { graph: same, skipped } = applyPatch(
      graph,
      [
        { op: 'merge', actors: ['moscow'], into: 'NOR' },
        { op: 'hide', actor: '__proto__' },
        { op: 'delete', at: { ...at, source: 'ISL' } },
        { op: 'set', at, to: { target: 'nobody' } },
      ],
      classOf,
    );
    expect(same).toEqual(graph);
    expect(skipped).toEqual([
      '1: merge: there is no actor moscow',
      '2: hide: there is no actor __proto__',
      `3: delete: nothing stands at ${at.article} ${at.trigger.join('-')} between ISL and SUD`,
      '4: set: there is no actor nobody',
    ]);
  });
});

test('a patch file is read as it was written', () => {
  const operations: Operation[] = [
    { op: 'merge', actors: ['moscow'], into: 'RUS' },
    { op: 'set', at, to: { event: null } },
  ];
  expect(readPatch(writePatch('actorgraph 0.1.0', operations), 'p.json').ops).toEqual(operations);
});

test.each([
  ['{', 'p.json: no JSON; expected a patch file, as the viewer saves one'],
  [
    '{"format":"actorgraph-patch","version":2,"base":"","ops":[]}',
    /^p\.json: "version": .*; expected an actorgraph patch, version 1$/,
  ],
  ['{"format":"actorgraph-patch","version":1,"base":"","ops":[{"op":"hide"}]}', /^p\.json: "ops\.0\.actor"/],
])('refuses %s', (text, message) => {
  expect(() => readPatch(text, 'p.json')).toThrow(message);
});
