/** What the picture is made of, without a browser. */
import { describe, expect, test } from 'vitest';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import type { Frame } from '../../viewer/stage/frame.ts';
import { NEVER_MISSING, overlaps, placeNames } from '../../viewer/stage/names.ts';
import { applyView, createScene, type Scene } from '../../viewer/stage/scene.ts';
import { measureFor } from '../../viewer/stage/sizes.ts';
import { drawnOf, limitOf } from '../../viewer/state/drawn.ts';
import { NO_FILTERS } from '../../viewer/facets/facet.ts';
import { createModel } from '../../viewer/state/model.ts';
import { createView } from '../../viewer/state/view.ts';
import { pairGraph, randomGraph } from './random-graph.ts';

function sceneOf(graph: KnowledgeGraph, limit: number | null = null): Scene {
  const model = createModel(graph, 'test');
  const view = createView(model, NO_FILTERS);
  const positions = new Map([...model.actors.values()].map(({ key, x, y }) => [key, { x, y }]));
  const { actors, has } = drawnOf(model, view, limitOf(limit, view.connected.size, false), new Set());
  const scene = createScene(model, actors, positions, has);
  applyView(scene, view);
  return scene;
}

function frameOf(width: number, height: number, actors: number): Frame {
  const scale = (Math.min(width, height) - 80) / 2;
  const measure = measureFor(width * height, actors, 1);
  return { width, height, scale, left: width / 2, top: height / 2, measure };
}

describe('names', () => {
  const tools = [{ left: 700, top: 560, right: 790, bottom: 770 }];
  test.each([[3], [30], [300], [3000]])(
    'of %i actors: the most related are all there, and readable',
    (count) => {
      const scene = sceneOf(randomGraph(count, count * 2));
      const frame = frameOf(800, 780, scene.actors.length);
      const widthOf = (text: string): number => text.length * 7;
      const names = placeNames(frame, scene, {
        size: 12,
        widthOf,
        obstacles: tools,
        first: [],
        others: true,
      });
      const wanted = scene.actors
        .map((_, number) => number)
        .slice(0, Math.min(NEVER_MISSING, scene.actors.length));
      expect(names.map(({ actor }) => actor)).toEqual(expect.arrayContaining(wanted));
      for (const [index, name] of names.entries()) {
        expect(name.left >= 4 && name.top >= 4 && name.right <= 796 && name.bottom <= 776).toBe(true);
        expect([...names.slice(0, index), ...tools].filter((other) => overlaps(name, other))).toEqual([]);
      }
    },
    60_000,
  );
});

describe('the lines of a pair', () => {
  const shown = (keys: readonly string[]): Scene => {
    const graph = pairGraph();
    return sceneOf({ ...graph, edges: graph.edges.filter(({ key }) => keys.includes(key)) });
  };
  const stepsOf = ({ lines }: Scene): number[] => lines.flatMap((line) => line?.steps ?? []);

  test('one is straight, two and three lie side by side', () => {
    expect(stepsOf(shown(['A0|A1|cooperation|AID']))).toEqual([0]);
    const two = shown(['A0|A1|cooperation|AID', 'A1|A0|concern|ACCUSE']);
    // Both count to the left of their own way, so that the same number lies on different sides.
    expect(new Set(stepsOf(two).map(Math.abs))).toEqual(new Set([0.5]));
    const three = shown(['A0|A1|cooperation|AID', 'A1|A0|concern|ACCUSE', 'A0|A1|conflict|ASSAULT']);
    expect(
      stepsOf(three)
        .map(Math.abs)
        .sort((a, b) => a - b),
    ).toEqual([0, 1, 1]);
  });

  test('more are one line each way, that says how many it stands for and whether they are at odds', () => {
    const { lines } = sceneOf(pairGraph());
    const drawn = lines.filter((line) => line !== null);
    expect(drawn.map(({ relations }) => relations.length).sort((a, b) => a - b)).toEqual([1, 4]);
    expect(drawn.every(({ mixed }) => mixed)).toBe(true);
    expect(new Set(drawn.flatMap(({ relations }) => relations)).size).toBe(5);
  });
});

describe('the scene', () => {
  // More relations than a function takes arguments: nothing may be spread over them.
  test('a graph of 5,000 actors and 130,000 relations opens on its backbone, and can be drawn as a whole', () => {
    const graph = randomGraph(5_000, 130_000);
    const backbone = sceneOf(graph);
    expect(backbone.actors.length).toBe(80);
    expect(backbone.lines.some((line) => line !== null)).toBe(true);
    const whole = sceneOf(graph, Infinity);
    expect(whole.actors.length).toBeGreaterThan(4_000);
    expect(whole.slots.length).toBe(130_000);
  }, 120_000);

  test('a filter changes the lines of those pairs alone that it touches', () => {
    const model = createModel(randomGraph(40, 120), 'test');
    const view = createView(model, NO_FILTERS);
    const scene = createScene(model, new Set(model.actors.keys()), new Map());
    applyView(scene, view);
    const before = [...scene.lines];
    const gone = scene.slots[7]!.key;
    const rest = new Map([...view.relations].filter(([key]) => key !== gone));
    const { slots } = applyView(scene, { relations: rest, connected: view.connected });
    expect(new Set(slots)).toEqual(new Set(scene.pairs[scene.slots[7]!.pair]!.slots));
    const untouched = scene.lines.filter((line, slot) => !slots.includes(slot) && line !== before[slot]);
    expect(untouched).toEqual([]);
    applyView(scene, view);
    expect(scene.lines).toEqual(before);
  });
});
