/** Sigma and the graph that it draws: every actor and every relation has a place in it, by its id. */
import { MultiGraph } from 'graphology';
import Sigma from 'sigma';
import { LINES } from '../appearance/lines.ts';
import type { Palette } from '../appearance/palette.ts';
import { createActorProgram } from './actor-program.ts';
import { type PlaneBox, sideOf } from './camera.ts';
import { colourOf } from './colours.ts';
import { createLineProgram, type Uniforms } from './line-program.ts';
import type { Changes, Line, Scene, SceneActor } from './scene.ts';
import { widthOf } from './sizes.ts';

/** True where the browser can draw with WebGL. */
export function canDraw(): boolean {
  const canvas = document.createElement('canvas');
  return (canvas.getContext('webgl2') ?? canvas.getContext('webgl')) !== null;
}

/** Returns a renderer without a graph. Throws where WebGL is missing. */
export function createRenderer(container: HTMLElement, uniforms: () => Uniforms): Sigma {
  const made = new Sigma(new MultiGraph(), container, {
    allowInvalidContainer: true,
    // Names, and what lies under the pointer, are found by this folder.
    renderLabels: false,
    enableEdgeEvents: false,
    enableCameraRotation: false,
    defaultNodeType: 'actor',
    nodeProgramClasses: { actor: createActorProgram(uniforms) },
    nodeHoverProgramClasses: {},
    edgeProgramClasses: { straight: createLineProgram(1, uniforms), bent: createLineProgram(20, uniforms) },
    defaultDrawNodeHover: () => {},
    stagePadding: 0,
    minCameraRatio: 0.002,
    maxCameraRatio: 8,
    // What is a click and what a drag is told apart by the way that the pointer went.
    draggedEventsTolerance: Infinity,
    // Sigma divides by it: with 0 its camera would stand nowhere until the next frame.
    zoomDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 1 : 250,
  });
  // At each move of the mouse sigma would read a pixel back, and so wait until the whole picture is drawn.
  Object.assign(made, { getNodeAtPosition: () => undefined });
  // Of each line that changes sigma would copy twice what the graph has of it, which is all that its program needs.
  Object.assign(made, { addEdge: drawAsItStands });
  return made;
}

function drawAsItStands(
  this: { readonly edgeDataCache: Record<string, unknown>; readonly graph: MultiGraph },
  edge: string,
): void {
  this.edgeDataCache[edge] = this.graph.getEdgeAttributes(edge);
}

/** Draws a whole scene, its coordinates scaled by the box, which may be larger or smaller than it. */
export function drawScene(renderer: Sigma, scene: Scene, box: PlaneBox, palette: Palette): void {
  const graph = new MultiGraph({ allowSelfLoops: false });
  for (const actor of scene.actors) graph.addNode(actor.id, actorDisplay(scene, actor, palette));
  for (const [number, { id, source, target }] of scene.slots.entries()) {
    const [from, to] = [scene.actors[source]!.id, scene.actors[target]!.id];
    graph.addEdgeWithKey(id, from, to, lineDisplay(scene, number, palette));
  }
  const half = sideOf(box) / 2;
  const { x, y } = box.middle;
  renderer.setCustomBBox({ x: [x - half, x + half], y: [y - half, y + half] });
  renderer.setGraph(graph);
}

/** Draws anew what has changed, and leaves all else as it is. */
export function redraw(renderer: Sigma, scene: Scene, { actors, slots }: Changes, palette: Palette): void {
  const graph = renderer.getGraph();
  const nodes = actors.map((number) => scene.actors[number]!.id);
  const edges = slots.map((number) => scene.slots[number]!.id);
  for (const number of actors) {
    const actor = scene.actors[number]!;
    // The attributes themselves: setting them through the graph would make sigma draw for each.
    Object.assign(graph.getNodeAttributes(actor.id), actorDisplay(scene, actor, palette));
  }
  for (const number of slots) {
    Object.assign(graph.getEdgeAttributes(scene.slots[number]!.id), lineDisplay(scene, number, palette));
  }
  renderer.refresh({ partialGraph: { nodes, edges }, skipIndexation: true, schedule: true });
}

const SHAPES = { state: 0, organisation: 1, person: 2, group: 3 } as const;

function actorDisplay(scene: Scene, actor: SceneActor, palette: Palette): Record<string, unknown> {
  const { x, y, size, kind, shown } = actor;
  const color = colourOf(scene, actor, palette);
  return { x, y, size, shape: SHAPES[kind], color, hidden: !shown, label: null };
}

/** Lines between actors with several relations may come to be bent, so they have the program for it at once. */
function lineDisplay(scene: Scene, slot: number, palette: Palette): Record<string, unknown> {
  const line: Line | null = scene.lines[slot] ?? null;
  const { pair } = scene.slots[slot]!;
  const type = scene.pairs[pair]!.slots.length > 1 ? 'bent' : 'straight';
  if (line === null) return { type, hidden: true };
  const { family, status, weight, arrow } = line;
  const { period, dash } = LINES[status];
  return {
    type,
    hidden: false,
    size: widthOf(weight),
    color: palette.families[family],
    arrow: arrow ? 1 : 0,
    period,
    dash,
    steps: line.steps,
  };
}

/** Calls back once when the browser takes a WebGL layer away. */
export function watchContexts(renderer: Sigma, onLost: () => void): void {
  let told = false;
  for (const canvas of Object.values(renderer.getCanvases())) {
    canvas.addEventListener('webglcontextlost', (event) => {
      // Sigma gives its layers up when it ends; that is no loss.
      if (told || !canvas.isConnected) return;
      told = true;
      event.preventDefault();
      onLost();
    });
  }
}
