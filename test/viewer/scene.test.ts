/** What the picture is made of, without a browser. */
import { describe, expect, test } from 'vitest';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import { baseRadius } from '../../src/graph/placement.ts';
import { placesApart } from '../../viewer/stage/apart.ts';
import { type Frame, type Point, toScreen } from '../../viewer/stage/frame.ts';
import { type Mark, marksOf } from '../../viewer/stage/marks.ts';
import { type Box, NEVER_MISSING, overlaps, placeNames } from '../../viewer/stage/names.ts';
import { applyView, createScene, type Scene } from '../../viewer/stage/scene.ts';
import { measureFor, radiusOf } from '../../viewer/stage/sizes.ts';
import { drawnOf, limitOf } from '../../viewer/state/drawn.ts';
import { NO_FILTERS } from '../../viewer/facets/facet.ts';
import { createModel } from '../../viewer/state/model.ts';
import { createView } from '../../viewer/state/view.ts';
import { pairGraph, randomGraph } from './random-graph.ts';

function sceneOf(graph: KnowledgeGraph, limit: number | null = null): Scene {
  const model = createModel(graph, 'test');
  const view = createView(model, NO_FILTERS);
  const positions = new Map([...model.actors.values()].map(({ key, x, y }) => [key, { x, y }]));
  const { actors, has } = drawnOf(model, view, limitOf(limit, model, view, false), new Set());
  const scene = createScene(model, actors, positions, has);
  applyView(scene, view);
  return scene;
}

/** A graph of many relations that share all they tell, which is made quickly. */
function wideGraph(actors: number, relations: number): KnowledgeGraph {
  const graph = randomGraph(actors, 1);
  const [first] = graph.edges;
  const edges = Array.from({ length: relations }, (_, index) => {
    const source = index % actors;
    const target = (source + 1 + Math.floor(index / actors)) % actors;
    return { ...first!, key: String(index), source: `A${source}`, target: `A${target}` };
  });
  return { ...graph, edges };
}

function frameOf(width: number, height: number, actors: number): Frame {
  const scale = (Math.min(width, height) - 80) / 2;
  const measure = measureFor(2 * scale, { actors, lines: 0 }, 1);
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

test('of a large graph, what a focus leaves is drawn whole, but not at the places of the whole graph', () => {
  const model = createModel(randomGraph(300, 600), 'test');
  const view = createView(model, NO_FILTERS, { actor: 'A0', steps: 1 });
  const limit = limitOf(null, model, view, false);
  expect(limit).toBe(view.connected.size);
  const drawn = drawnOf(model, view, limit, new Set());
  expect([drawn.isBackbone, new Set(drawn.actors)]).toEqual([true, new Set(view.connected.keys())]);
  expect(limitOf(null, model, createView(model, NO_FILTERS), false)).toBe(80);
  const small = createModel(randomGraph(30, 60), 'test');
  expect(limitOf(null, small, createView(small, NO_FILTERS, { actor: 'A0', steps: 1 }), false)).toBe(
    Infinity,
  );
});

test('in a narrow picture names give way to shapes, and the most related are there all the same', () => {
  for (const [actors, relations] of [
    [14, 30],
    [40, 80],
  ] as const) {
    const scene = sceneOf(randomGraph(actors, relations));
    const frame = frameOf(390, 340, scene.actors.length);
    const widthOf = (text: string): number => text.length * 7;
    const names = placeNames(frame, scene, { size: 13, widthOf, obstacles: [], first: [], others: true });
    expect(names.map(({ actor }) => actor).sort((a, b) => a - b)).toEqual(
      expect.arrayContaining(Array.from({ length: NEVER_MISSING }, (_, number) => number)),
    );
    const covering = names.filter((name) =>
      scene.actors.some(({ x, y, size }, number) => {
        const [at, half] = [toScreen(frame, { x, y }), 0.9 * radiusOf(size, frame.measure)];
        const box = { left: at.x - half, right: at.x + half, top: at.y - half, bottom: at.y + half };
        return number !== name.actor && overlaps(name, box);
      }),
    );
    expect(covering.map(({ text }) => text)).toEqual([]);
    // A line leads to each from the rim of its shape.
    for (const { actor, leadsFrom } of names) {
      if (leadsFrom === null) continue;
      const at = toScreen(frame, scene.actors[actor]!);
      const radius = radiusOf(scene.actors[actor]!.size, frame.measure);
      expect(Math.hypot(leadsFrom.x - at.x, leadsFrom.y - at.y)).toBeCloseTo(radius, 6);
    }
  }
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

describe('marks on lines', () => {
  const scene = sceneOf(randomGraph(60, 150));
  const frame = frameOf(800, 780, scene.actors.length);
  const lines = scene.lines.filter((line) => line !== null);
  const boxAt = ({ x, y }: Point, width: number, height: number): Box => ({
    left: x - width / 2,
    right: x + width / 2,
    top: y - height / 2,
    bottom: y + height / 2,
  });
  const marksAmong = (names: readonly Box[]): Mark[] =>
    marksOf(frame, scene, lines, scene.actors.keys(), names);

  test('stand off the shapes of actors; counts and signs also off names and each other', () => {
    const names = [{ left: 300, right: 400, top: 380, bottom: 395 }];
    const marks = marksAmong(names);
    expect(new Set(marks.map(({ kind }) => kind))).toEqual(new Set(['bars', 'question']));
    for (const { at, width, height } of marks) {
      const middles = scene.actors
        .map(({ x, y, size }) => ({ ...toScreen(frame, { x, y }), radius: radiusOf(size, frame.measure) }))
        .filter(({ x, y, radius }) => overlaps(boxAt({ x, y }, radius, radius), boxAt(at, width, height)));
      expect(middles).toEqual([]);
    }
    const crowded = marksAmong([{ left: 0, right: 800, top: 0, bottom: 780 }]);
    // Without them a denied relation would look like a fact.
    expect(crowded.length).toBe(marks.length);
  });

  test('tell of bundles how many they are, as long as there is room', () => {
    const pair = sceneOf(pairGraph());
    const drawn = pair.lines.filter((line) => line !== null);
    const wide = frameOf(800, 780, 2);
    const textsIn = (names: readonly Box[]): string[] =>
      marksOf(wide, pair, drawn, [0, 1], names).map(({ kind, text }) => `${kind} ${text}`);
    expect(textsIn([])).toContain('badge 4 ≠');
    expect(textsIn([{ left: 0, right: 800, top: 0, bottom: 780 }])).not.toContain('badge 4 ≠');
  });

  test('tell of the heaviest bundles alone where lines are many: counts would cover the picture', () => {
    const dense = sceneOf(randomGraph(40, 2000));
    const drawn = dense.lines.filter((line) => line !== null);
    const badges = marksOf(frameOf(800, 780, 40), dense, drawn, [], []).filter(
      ({ kind }) => kind === 'badge',
    );
    expect(badges.length).toBe(12);
    const bundles = drawn.filter(({ relations }) => relations.length > 1);
    expect(bundles.length).toBeGreaterThan(120);
    const weights = bundles.map(({ weight }) => weight).sort((a, b) => b - a);
    // Some of the heaviest may find no free place.
    for (const { line } of badges) expect(line.weight).toBeGreaterThanOrEqual(weights[60]!);
  });
});

describe('lines', () => {
  test('are thinner where there are many, as wide as before where there are few', () => {
    const thickness = (lines: number): number => measureFor(800, { actors: 20, lines }, 1).thickness;
    expect(thickness(300)).toBe(thickness(0));
    expect(thickness(1200)).toBeCloseTo(thickness(0) / 2, 5);
  });
});

describe('a backbone', () => {
  test('stands apart, those that are drawn already where they are', () => {
    const { actors } = sceneOf(randomGraph(300, 900), 80);
    const places = placesApart(actors, new Map());
    const unit = 2 / 770;
    const radius = (size: number): number => size * baseRadius(770 * 770, actors.length) * unit * 0.99;
    const drawn = actors.map(({ key, size }) => ({ ...places.get(key)!, radius: radius(size) }));
    const touching = drawn.filter((a, index) =>
      drawn.slice(index + 1).some((b) => Math.hypot(a.x - b.x, a.y - b.y) < a.radius + b.radius),
    );
    expect(touching).toEqual([]);
    const kept = new Map([...places].slice(0, 40));
    const again = placesApart(actors, kept);
    expect([...kept].filter(([key, at]) => again.get(key) !== at)).toEqual([]);
    expect(again.size).toBe(80);
  });
});

describe('the scene', () => {
  // More relations than a function takes arguments: nothing may be spread over them.
  test('a graph of 5,000 actors and 130,000 relations opens on its backbone, and can be drawn as a whole', () => {
    const graph = wideGraph(5_000, 130_000);
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
