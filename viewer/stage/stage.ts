import { MultiGraph } from 'graphology';
import Sigma from 'sigma';
import type { MouseCoords } from 'sigma/types';
import type { Look } from '../appearance/reducers.ts';
import type { Palette } from '../appearance/palette.ts';
import type { GraphModel } from '../state/model.ts';
import type { Item, Position } from '../state/state.ts';
import { ActorProgram } from './actor-program.ts';
import { drawNoHover, placeLabels } from './labels.ts';
import { createRelationProgram } from './relation-program.ts';

/** What the stage tells. */
export interface StageEvents {
  /** On the actor or relation, null for the empty ground. */
  click(item: Item | null): void;
  /** The pointer came to it. */
  enter(item: Item): void;
  /** The pointer left it; it may have come to another before. */
  leave(item: Item): void;
  /** An actor was dragged there. */
  drag(key: string, position: Position): void;
}

/** The drawing of the graph. */
export interface Stage {
  readonly renderer: Sigma;
  /** Shows another graph; `look` tells how. */
  show(model: GraphModel, look: Look): void;
  /** Draws the same graph anew; `moved` where positions or what is visible changed. */
  update(look: Look, moved: boolean): void;
  zoomIn(): void;
  zoomOut(): void;
  fit(): void;
  pan(right: number, up: number): void;
  /** Brings actors, named by their ids, into view if they are outside. */
  reveal(ids: readonly string[]): void;
}

/** True where the browser can draw with WebGL. */
export function canDraw(): boolean {
  const canvas = document.createElement('canvas');
  return (canvas.getContext('webgl2') ?? canvas.getContext('webgl')) !== null;
}

const STRAIGHT = createRelationProgram(1);
const CURVED = createRelationProgram(20);
/** With more actors than this, sigma's grid chooses which labels to draw. */
const LABEL_ALL = 250;

/** Returns a stage in the container. Throws where WebGL is missing: ask {@link canDraw} first. */
export function createStage(container: HTMLElement, palette: () => Palette, events: StageEvents): Stage {
  let look: Look | null = null;
  // In the picture everything has the id of the model ('n0', 'e0'); outside of the stage it has the file's key.
  let keys: GraphModel['keys'] = new Map();
  const keyOf = (id: string): string => keys.get(id) ?? missing(id);
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const renderer: Sigma = new Sigma(new MultiGraph(), container, {
    allowInvalidContainer: true,
    enableEdgeEvents: true,
    zIndex: true,
    defaultNodeType: 'actor',
    nodeProgramClasses: { actor: ActorProgram },
    edgeProgramClasses: { straight: STRAIGHT, curved: CURVED },
    defaultDrawNodeHover: drawNoHover,
    // What is a click and what a drag is told apart below, by the way the pointer went.
    draggedEventsTolerance: Infinity,
    labelRenderedSizeThreshold: 5,
    labelDensity: 0.8,
    labelGridCellSize: 110,
    stagePadding: 44,
    minCameraRatio: 0.05,
    maxCameraRatio: 4,
    nodeReducer: (id) => {
      const { dimmed, label, size, ...rest } = look?.actor(keyOf(id)) ?? missing(id);
      const few = renderer.getGraph().order <= LABEL_ALL;
      return {
        ...rest,
        size: size * room(renderer),
        label,
        dimmed,
        forceLabel: few || !dimmed,
      };
    },
    edgeReducer: (id) => ({ ...(look?.relation(keyOf(id)) ?? missing(id)) }),
  });
  placeLabels(renderer, palette);
  listen(renderer, events, keyOf);
  const camera = renderer.getCamera();
  const duration = (): { duration: number } => ({ duration: calm.matches ? 0 : 220 });

  return {
    renderer,
    show(model, next) {
      forgetPointer(renderer);
      look = next;
      keys = model.keys;
      renderer.setGraph(graphOf(model, next));
      camera.setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
    },
    update(next, moved) {
      look = next;
      if (moved) movePositions(renderer, next, keyOf);
      renderer.refresh({ skipIndexation: !moved });
    },
    zoomIn: () => void camera.animatedZoom(duration()),
    zoomOut: () => void camera.animatedUnzoom(duration()),
    fit: () => void camera.animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, duration()),
    pan(right, up) {
      const { x, y, ratio } = camera.getState();
      void camera.animate({ x: x + right * ratio, y: y + up * ratio }, duration());
    },
    reveal(actors) {
      const target = cameraOver(renderer, actors);
      if (target !== null) void camera.animate(target, duration());
    },
  };
}

/** Returns how much smaller than usual shapes must be on a small stage. */
function room(renderer: Sigma): number {
  const { width, height } = renderer.getDimensions();
  return Math.max(0.55, Math.min(1, Math.min(width, height) / 620));
}

function missing(key: string): never {
  throw new Error(`nothing is known of the looks of ${key}`);
}

/** Copies what sigma needs: ids, ends and positions; all else comes from the looks. */
function graphOf(model: GraphModel, look: Look): MultiGraph {
  const graph = new MultiGraph({ allowSelfLoops: false });
  for (const { key, id } of model.actors.values()) {
    const { x, y } = look.actor(key);
    graph.addNode(id, { x, y });
  }
  for (const { id, source, target } of model.relations.values()) {
    graph.addEdgeWithKey(id, model.actors.get(source)?.id, model.actors.get(target)?.id);
  }
  return graph;
}

function movePositions(renderer: Sigma, look: Look, keyOf: (id: string) => string): void {
  renderer.getGraph().updateEachNodeAttributes(
    (id, attributes) => {
      const { x, y } = look.actor(keyOf(id));
      return { ...attributes, x, y };
    },
    { attributes: ['x', 'y'] },
  );
}

/** Returns the nearest camera position from which the actors are seen, null where they are in view already. */
function cameraOver(renderer: Sigma, ids: readonly string[]): { x: number; y: number; ratio: number } | null {
  const { width, height } = renderer.getDimensions();
  const points = ids.flatMap((id) => renderer.getNodeDisplayData(id) ?? []);
  if (points.length === 0) return null;
  const seen = points.every((point) => {
    const { x, y } = renderer.framedGraphToViewport(point);
    return x > 30 && y > 30 && x < width - 30 && y < height - 30;
  });
  if (seen) return null;
  const middle = (values: number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const span = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  const { ratio } = renderer.getCamera().getState();
  return { x: middle(xs), y: middle(ys), ratio: Math.max(ratio, span * 1.4) };
}

/** How far in pixels a hand may slip while it presses; beyond, it drags. */
const SLIP = 4;

/** Binds clicks, hovering and the dragging of actors. */
function listen(renderer: Sigma, events: StageEvents, keyOf: (id: string) => string): void {
  let pressed: { x: number; y: number } | null = null;
  let dragged: string | null = null;
  let moved = false;
  const item = (type: Item['type'], id: string): Item => ({ type, key: keyOf(id) });
  const click = (on: Item | null): void => {
    if (!moved) events.click(on);
  };
  renderer.on('clickNode', ({ node }) => click(item('actor', node)));
  renderer.on('clickEdge', ({ edge }) => click(item('relation', edge)));
  renderer.on('clickStage', () => click(null));
  renderer.on('enterNode', ({ node }) => events.enter(item('actor', node)));
  renderer.on('leaveNode', ({ node }) => events.leave(item('actor', node)));
  renderer.on('enterEdge', ({ edge }) => events.enter(item('relation', edge)));
  renderer.on('leaveEdge', ({ edge }) => events.leave(item('relation', edge)));
  renderer.on('leaveStage', () => forgetPointer(renderer));
  renderer.on('downNode', ({ node, event }) => {
    if (!isPrimary(event)) return;
    dragged = node;
    // The picture would otherwise be rescaled under the pointer while the outermost actor moves.
    if (renderer.getCustomBBox() === null) renderer.setCustomBBox(renderer.getBBox());
  });
  const captor = renderer.getMouseCaptor();
  captor.on('mousedown', (at: MouseCoords) => {
    if (!isPrimary(at)) return;
    pressed = { x: at.x, y: at.y };
    moved = false;
  });
  captor.on('mousemovebody', (at: MouseCoords) => {
    if (pressed === null) return;
    // Browsers tell of a move, too, when only the page under the pointer changes.
    moved ||= Math.hypot(at.x - pressed.x, at.y - pressed.y) > SLIP;
    if (dragged === null) return;
    if (moved) events.drag(keyOf(dragged), renderer.viewportToGraph(at));
    at.preventSigmaDefault();
    at.original.preventDefault();
    at.original.stopPropagation();
  });
  captor.on('mouseup', () => {
    dragged = null;
    pressed = null;
    // The click that follows a drag is no click; a tap of a finger later is one.
    if (moved) setTimeout(() => (moved = false), 0);
  });
}

/** Sigma tells when another button is pressed, but not when it is let go; a finger has no button. */
function isPrimary({ original }: { original: MouseEvent | TouchEvent }): boolean {
  return 'button' in original && original.button === 0;
}

/**
 * Lets sigma know that the pointer is nowhere.
 *
 * Left to itself it takes what the pointer was on when it left the stage for still pointed at, and is silent when the
 * pointer comes back to it.
 */
function forgetPointer(renderer: Sigma): void {
  const nowhere = { x: -1e4, y: -1e4, sigmaDefaultPrevented: false, preventSigmaDefault() {} };
  const coordinates: MouseCoords = { ...nowhere, original: new MouseEvent('mousemove') };
  // The first move makes it leave an actor, the second one a relation.
  renderer.getMouseCaptor().emit('mousemove', coordinates);
  renderer.getMouseCaptor().emit('mousemove', coordinates);
}
