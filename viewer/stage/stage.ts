/** The drawing of the graph: sigma's camera and layers, with programs, names and picking of our own. */
import type Sigma from 'sigma';
import { channelsOf, type Palette } from '../appearance/palette.ts';
import type { Marks } from '../state/comparison.ts';
import type { Camera, Item } from '../state/state.ts';
import { boxOf, type Room } from './camera.ts';
import { type Focus, focusOn, type Wish } from './focus.ts';
import { curveOf, type Frame, pointAt, type Point, toGraph, toScreen } from './frame.ts';
import { type Box, type Naming, placeNames } from './names.ts';
import { hullsOf } from './hulls.ts';
import { glide, type Motion } from './motion.ts';
import { nameFont, paintBase, paintFocus, paintHulls } from './paint.ts';
import { actorAt, type Hit, NOTHING, pick } from './pick.ts';
import { bindPointer } from './pointer.ts';
import { createRenderer, drawScene, redraw, watchContexts } from './renderer.ts';
import { type Changes, type Line, moveActors, type Scene, type SceneActor } from './scene.ts';
import { Sight } from './sight.ts';
import { crowdOf } from './sizes.ts';

/** What the stage tells. */
export interface StageEvents {
  /** On the actor or relation, null for the empty ground. */
  click(item: Item | null): void;
  /** Where one click meets several relations; a point of the stage. */
  choose(relations: readonly string[], at: Point): void;
  hover(item: Item | null): void;
  /** An actor was dragged there, in the graph's coordinates. */
  drag(key: string, position: Point): void;
  /** An actor was clicked twice, which lets it go where it was put. */
  release(key: string): void;
  /** The picture was moved and rests: what of it is seen, null where it fits. */
  looked(camera: Camera | null): void;
  /** True while the picture is lost, and false when it is back; null if it does not come back. */
  lost(isLost: boolean | null): void;
}

export interface StageOptions {
  readonly palette: () => Palette;
  readonly room: () => Room;
  /** What lies over the picture, in its pixels. */
  readonly obstacles: () => readonly Box[];
}

export interface Stage {
  /** Shows another scene; `refit` where the camera should show all of it. */
  show(scene: Scene, refit: boolean): void;
  /** Draws anew what has changed in the scene. */
  update(changes: Changes): void;
  /** Puts actors, by key, to other places; `refit` where the camera should show all of them. */
  move(positions: ReadonlyMap<string, Point>, refit: boolean): void;
  /** Marks what a comparison found; null takes the marks away. */
  mark(marks: Marks | null): void;
  /** Draws everything anew in the colours of now: by the communities of actors, by their kinds where these are null. */
  recolour(communities: Scene['communities']): void;
  /** Outlines groups of actors, given by key. */
  group(groups: readonly (readonly string[])[]): void;
  /** Lets something stand out before all else. */
  focus(wish: Wish | null): void;
  zoomIn(): void;
  zoomOut(): void;
  fit(): void;
  /** Shows a part of the picture; null for all of it. */
  look(camera: Camera | null): void;
  pan(right: number, up: number): void;
  resize(): void;
  /** Brings actors, named by their keys, into view if they are outside. */
  reveal(keys: readonly string[]): void;
  /** Returns where an actor or the line of a relation can be clicked, in pixels of the stage; null if it is not drawn. */
  pointOf(item: Item): Point | null;
  /** What is drawn, and where, for a picture of it; null before there is any. */
  snapshot(): { scene: Scene; frame: Frame } | null;
}

/** How far from a line, in pixels, a mouse or a finger still hits it. */
const REACH = { mouse: 6, finger: 14 };

/** Returns a stage in the container. Throws where WebGL is missing: ask `canDraw` first. */
export function createStage(container: HTMLElement, options: StageOptions, events: StageEvents): Stage {
  let scene: Scene | null = null;
  let marks: Marks | null = null;
  let communities: Scene['communities'] = null;
  let focus: Focus | null = null;
  let wanted: Wish | null = null;
  let groups: readonly (readonly string[])[] = [];
  let motion: Motion | null = null;
  let taken: number | null = null;
  let lost = false;
  const sight = new Sight(() => renderer, options.room);
  let renderer = start();
  watchCamera();

  function start(): Sigma {
    const made = createRenderer(container, () => {
      const { paper } = options.palette();
      return { measure: sight.measure(), paper: channelsOf(paper) };
    });
    made.on('afterRender', paint);
    bindPointer(made, { hover, click, clickTwice, take, drag });
    watchContexts(made, () => void recover());
    return made;
  }

  /** A lost picture is made again from what is known of it; browsers that are short of memory need a while. */
  async function recover(): Promise<void> {
    lost = true;
    events.lost(true);
    const before = renderer.getCamera().getState();
    renderer.kill();
    for (const wait of [50, 500, 2000, 6000]) {
      await new Promise((done) => setTimeout(done, wait));
      try {
        renderer = start();
      } catch {
        continue;
      }
      lost = false;
      watchCamera();
      if (scene !== null) drawScene(renderer, scene, sight.box, options.palette());
      renderer.getCamera().setState(before);
      return events.lost(false);
    }
    events.lost(null);
  }

  function watchCamera(): void {
    sight.watch(() => !lost && scene !== null && events.looked(sight.now()));
  }

  function paint(): void {
    const context = contextOf(renderer, 'labels');
    if (lost || scene === null || context === null) return;
    const frame = sight.frame();
    const names = placeNames(frame, scene, naming(context, [], true));
    paintHulls(context, hullsOf(frame, scene, groups), options.palette());
    paintBase(context, frame, scene, names, options.palette());
    paintLit();
  }

  function paintLit(): void {
    const context = contextOf(renderer, 'hovers');
    if (lost || scene === null || context === null) return;
    const frame = sight.frame();
    container.classList.toggle('focused', focus !== null);
    context.clearRect(0, 0, frame.width, frame.height);
    if (focus === null) return;
    const lit = placeNames(frame, scene, naming(context, focus.actors, false));
    paintFocus(context, frame, scene, focus, lit, options.palette());
  }

  function naming(context: CanvasRenderingContext2D, first: readonly number[], others: boolean): Naming {
    const size = innerWidth < 640 ? 13 : 12;
    context.font = nameFont(size, true, options.palette());
    const widthOf = (text: string): number => context.measureText(text).width;
    return { size, widthOf, obstacles: options.obstacles(), first, others };
  }

  function refocus(): void {
    focus = scene === null ? null : focusOn(scene, wanted);
  }

  function at(point: Point, reach: number): Hit {
    return lost || scene === null ? NOTHING : pick(sight.frame(), scene, focus, point, reach);
  }

  function itemAt(point: Point): Item | null {
    const { actor, lines } = at(point, REACH.mouse);
    if (actor !== null) return { type: 'actor', key: scene!.actors[actor]!.key };
    return lines[0] === undefined ? null : { type: 'relation', key: lines[0].relations[0]! };
  }

  function hover(point: Point | null): void {
    events.hover(point === null ? null : itemAt(point));
  }

  function click(point: Point, finger: boolean): void {
    const { actor, lines } = at(point, finger ? REACH.finger : REACH.mouse);
    const relations = [...new Set(lines.flatMap((line) => line.relations))];
    if (actor !== null) events.click({ type: 'actor', key: scene!.actors[actor]!.key });
    else if (relations.length > 1) events.choose(relations, point);
    else events.click(relations.length === 0 ? null : { type: 'relation', key: relations[0]! });
  }

  function clickTwice(point: Point): boolean {
    const { actor } = at(point, REACH.mouse);
    if (actor !== null) events.release(scene!.actors[actor]!.key);
    return actor !== null;
  }

  function take(point: Point): boolean {
    taken = scene === null ? null : actorAt(sight.frame(), scene, point, 2);
    return taken !== null;
  }

  function drag(to: Point): void {
    if (taken !== null) events.drag(scene!.actors[taken]!.key, toGraph(sight.frame(), to));
  }

  function fit(animated: boolean): void {
    if (!lost && scene !== null) sight.fit(shownIn(scene), animated);
  }

  function look(camera: Camera | null): void {
    if (camera === null) fit(false);
    else if (!lost && scene !== null) sight.look(camera);
  }

  return {
    show(next, refit) {
      motion?.stop();
      scene = next;
      next.marks = marks;
      next.communities = communities;
      if (refit) sight.box = boxOf(next.actors);
      sight.crowd = crowdOf(next);
      refocus();
      if (lost) return;
      drawScene(renderer, next, sight.box, options.palette());
      if (refit) fit(false);
    },
    update({ actors, slots }) {
      if (lost || scene === null) return;
      refocus();
      redraw(renderer, scene, { actors, slots }, options.palette());
    },
    move(positions, refit) {
      if (lost || scene === null) return;
      motion?.stop();
      if (!refit) return redraw(renderer, scene, moveActors(scene, positions), options.palette());
      const moving = scene;
      const before = new Map(scene.actors.map(({ key, x, y }) => [key, { x, y }]));
      motion = glide(before, positions, sight.isCalm, (places, isLast) => {
        const moved = moveActors(moving, places);
        if (lost) return;
        if (!isLast) return redraw(renderer, moving, moved, options.palette());
        sight.box = boxOf(shownIn(moving));
        drawScene(renderer, moving, sight.box, options.palette());
        fit(true);
      });
    },
    mark(next) {
      if (next === null && marks === null) return;
      marks = next;
      if (scene === null) return;
      scene.marks = marks;
      if (!lost) renderer.scheduleRender();
    },
    recolour(next) {
      communities = next;
      if (scene === null) return;
      scene.communities = communities;
      if (!lost) drawScene(renderer, scene, sight.box, options.palette());
    },
    group(next) {
      groups = next;
      if (!lost) renderer.scheduleRender();
    },
    focus(wish) {
      wanted = wish;
      refocus();
      paintLit();
    },
    zoomIn: () => sight.zoom('in'),
    zoomOut: () => sight.zoom('out'),
    fit: () => fit(true),
    look,
    pan: (right, up) => sight.pan(right, up),
    resize() {
      if (lost) return;
      // What is seen stays in sight, for as much of the whole as before.
      const camera = sight.now();
      renderer.resize();
      fit(false);
      if (camera !== null) look(camera);
      renderer.scheduleRender();
    },
    reveal(keys) {
      if (lost || scene === null) return;
      sight.reveal(keys.flatMap((key) => scene!.actors[scene!.numberOf.get(key) ?? -1] ?? []));
    },
    pointOf(item) {
      if (lost || scene === null) return null;
      const frame = sight.frame();
      const actor = item.type === 'actor' ? scene.actors[scene.numberOf.get(item.key) ?? -1] : undefined;
      if (actor !== undefined) return actor.shown ? toScreen(frame, actor) : null;
      const has = (line: Line | null): line is Line => line !== null && line.relations.includes(item.key);
      const line = focus?.lines.find(has) ?? scene.lines.find(has);
      return line === undefined ? null : pointAt(curveOf(frame, scene, line), 0.5);
    },
    snapshot: () => (lost || scene === null ? null : { scene, frame: sight.frame() }),
  };
}

function contextOf(renderer: Sigma, layer: 'labels' | 'hovers'): CanvasRenderingContext2D | null {
  return renderer.getCanvases()[layer]?.getContext('2d') ?? null;
}

function shownIn({ actors }: Scene): SceneActor[] {
  return actors.filter((actor) => actor.shown);
}
