import { type Palette, readPalette } from '../appearance/palette.ts';
import { canDraw } from '../stage/renderer.ts';
import { placesApart } from '../stage/apart.ts';
import { applyView, createScene, moveActors, type Scene, type SceneActor } from '../stage/scene.ts';
import { createStage, type Stage } from '../stage/stage.ts';
import { svgOf } from '../stage/svg.ts';
import type { Wish } from '../stage/focus.ts';
import type { Actions } from '../state/actions.ts';
import { colouringOf, groupsOf } from '../state/communities.ts';
import { comparesAnew, type Marks, marksOf } from '../state/comparison.ts';
import { type Drawn, drawnOf, limitOf } from '../state/drawn.ts';
import { lit } from '../state/lit.ts';
import type { Camera, Position, State, Thing } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { mountChip } from '../panels/chip.ts';
import { createChooser } from '../panels/chooser.ts';
import { obstaclesOn, roomOn } from './room.ts';
import { mountStill } from './still.ts';
import { mountShelf } from '../panels/shelf.ts';

/** The stage, null where the browser cannot draw it, with the colours that it has. */
export interface Picture {
  readonly stage: Stage | null;
  palette(): Palette;
  /** The picture as it is shown now; null before there is any. */
  svg(): SVGSVGElement | null;
}

/** Keeps the stage in step with the state. */
export function mountPicture(container: HTMLElement, store: Store<State>, actions: Actions): Picture {
  let palette = readPalette();
  const area = container.parentElement ?? container;
  const narrow = matchMedia('(max-width: 640px)');
  mountShelf(area, store, actions);
  mountChip(area, store, actions, limitNow);
  if (!canDraw()) return mountStill(container, store, actions, limitNow);

  const chooser = createChooser(area, store, actions);
  const options = { palette: () => palette, room: () => roomOn(area), obstacles: () => obstaclesOn(area) };
  const stage = createStage(container, options, {
    click: (item) => actions.select(item),
    choose: (relations, at) => chooser.open(relations, at),
    hover: (item) => actions.hover(item),
    drag: (key, position) => actions.pin(key, position, presses),
    release: (key) => actions.pin(key, null, presses),
    looked(camera) {
      looked = camera;
      if (JSON.stringify(store.get().camera) !== JSON.stringify(camera)) actions.look(camera);
    },
    lost: (isLost) => tellOfLoss(isLost, actions),
  });
  // Each drag begins with one.
  let presses = 0;
  container.addEventListener('pointerdown', () => (presses += 1), { capture: true });
  let looked: Camera | null = null;
  let scene: Scene | null = null;
  let drawn: Drawn | null = null;
  /** Where actors stood in backbones of this graph; they come back there. */
  const places = new Map<string, Position>();
  let marked: Marks | null = null;

  function limitNow({ limit, model, view }: State): number {
    return model === null || view === null ? 0 : limitOf(limit, model, view, narrow.matches);
  }

  function keep(actors: readonly SceneActor[]): void {
    for (const { key, x, y } of actors) places.set(key, { x, y });
  }

  /** Builds the scene anew where other actors are drawn; else tells the stage what has changed in it. */
  function draw(state: State, previous: State): void {
    const { model, view, positions } = state;
    if (model === null || view === null) return;
    const next = drawnOf(model, view, limitNow(state), new Set(actorsOf(state, state.selection)));
    const same = drawn !== null && scene !== null && model === previous.model;
    if (same && next.actors === drawn?.actors && scene !== null) {
      const changes = applyView(scene, view);
      if (state.view !== previous.view) stage.update(changes);
      return;
    }
    const isNew = model !== previous.model || state.limit !== previous.limit;
    if (isNew) places.clear();
    else if (drawn?.isBackbone === true) keep(scene?.actors ?? []);
    scene = createScene(model, next.actors, positions, next.has);
    drawn = next;
    if (next.isBackbone) moveActors(scene, placesApart(scene.actors, keptPlaces(state, places)));
    applyView(scene, view);
    stage.show(scene, isNew);
  }

  /** Moves those actors whose positions have changed. */
  function move(state: State, { positions, arranging }: State): void {
    const moved = [...state.positions].filter(([key, to]) => positions.get(key) !== to);
    if (!arranging || scene === null || drawn?.isBackbone !== true)
      return stage.move(new Map(moved), arranging);
    const actors = scene.actors.map((actor) => ({ ...actor, ...state.positions.get(actor.key) }));
    places.clear();
    stage.move(placesApart(actors, keptPlaces(state, places)), true);
  }

  /** Marks what a comparison found; its legend takes room from the picture, once it is there. */
  function mark(marks: Marks | null): void {
    const isOther = (marks === null) !== (marked === null);
    marked = marks;
    stage.mark(marks);
    if (isOther) requestAnimationFrame(() => stage.resize());
  }

  store.subscribe((state, previous) => {
    if (state.model === null) return;
    if (state.theme !== previous.theme) palette = readPalette();
    const selected = state.selection !== previous.selection;
    if (
      state.model !== previous.model ||
      state.view !== previous.view ||
      state.limit !== previous.limit ||
      (selected && drawn?.isBackbone === true)
    ) {
      chooser.close();
      draw(state, previous);
    }
    if (comparesAnew(state, previous)) mark(marksOf(state));
    if (state.positions !== previous.positions && state.model === previous.model) {
      move(state, previous);
    }
    const communities = colouringOf(state);
    if (state.theme !== previous.theme || communities !== colouringOf(previous)) stage.recolour(communities);
    if (groupsOf(state) !== groupsOf(previous)) stage.group(groupsOf(state));
    if (selected || state.hover !== previous.hover || state.view !== previous.view)
      stage.focus(wishOf(state));
    if (selected && state.selection !== null) stage.reveal(actorsOf(state, state.selection));
    // Not where the picture itself has just told it.
    if (state.camera !== previous.camera && state.camera !== looked) stage.look(state.camera);
    container.style.cursor = state.hover === null ? '' : 'pointer';
  });
  // The panels change the room that the stage has.
  new ResizeObserver(() => stage.resize()).observe(container);
  const svg = (): SVGSVGElement | null => {
    const shown = stage.snapshot();
    return shown === null ? null : svgOf(shown.scene, shown.frame, palette, groupsOf(store.get()));
  };
  return { stage, palette: () => palette, svg };
}

/** Where actors of a backbone stay: those that were drawn before, and those that the user has put somewhere. */
function keptPlaces(
  { pins, positions }: State,
  places: ReadonlyMap<string, Position>,
): Map<string, Position> {
  const kept = new Map(places);
  for (const key of pins) kept.set(key, positions.get(key) ?? { x: 0, y: 0 });
  return kept;
}

function wishOf(state: State): Wish | null {
  const thing = state.hover ?? state.selection;
  if (thing === null) return null;
  if (thing.type === 'actor') return { actor: thing.key, relations: [] };
  return { actor: null, relations: [...(lit(state, thing)?.relations ?? [])] };
}

function tellOfLoss(isLost: boolean | null, actions: Actions): void {
  if (isLost === false) actions.say(null);
  else if (isLost)
    actions.say({ tone: 'info', text: 'The browser took the picture away; it is being drawn again.' });
  else {
    const text =
      'The picture is lost: the browser gives it no memory. Close other pages and reload this one.';
    actions.say({ tone: 'error', text });
  }
}

/** The keys of what a thing lights: an actor alone, both ends of a relation, all actors of a passage. */
function actorsOf(state: State, thing: Thing | null): string[] {
  return thing?.type === 'actor' ? [thing.key] : [...(lit(state, thing)?.actors ?? [])];
}
