import { type Palette, readPalette } from '../appearance/palette.ts';
import { boxOf, fitting, sideOf } from '../stage/camera.ts';
import type { Frame } from '../stage/frame.ts';
import { placesApart } from '../stage/apart.ts';
import { applyView, createScene, moveActors, type Scene } from '../stage/scene.ts';
import { crowdOf, measureFor } from '../stage/sizes.ts';
import { svgOf } from '../stage/svg.ts';
import type { Actions } from '../state/actions.ts';
import { colouringOf, groupsOf } from '../state/communities.ts';
import { comparesAnew, marksOf } from '../state/comparison.ts';
import { drawnOf } from '../state/drawn.ts';
import { lit } from '../state/lit.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import type { Picture } from './picture.ts';
import { roomOn } from './room.ts';

const DRAWN = '[data-drawn-actor], [data-drawn-relation]';

/**
 * Keeps an SVG picture in step with the state, where the browser has no WebGL.
 *
 * @param limitNow returns how many actors are drawn at most.
 */
export function mountStill(
  container: HTMLElement,
  store: Store<State>,
  actions: Actions,
  limitNow: (state: State) => number,
): Picture {
  let drawing: SVGSVGElement | null = null;
  const palette = (): Palette => readPalette();
  const draw = (): void => {
    const state = store.get();
    const { model, view, positions } = state;
    if (model === null || view === null) return;
    const { actors, has, isBackbone } = drawnOf(model, view, limitNow(state), new Set());
    const scene = createScene(model, actors, positions, has);
    if (isBackbone) moveActors(scene, placesApart(scene.actors, new Map()));
    applyView(scene, view);
    scene.marks = marksOf(state);
    scene.communities = colouringOf(state);
    drawing = svgOf(scene, frameOf(container, scene), palette(), groupsOf(state));
    container.replaceChildren(drawing);
    light();
  };
  const light = (): void => {
    const keys = lit(store.get(), store.get().hover ?? store.get().selection);
    container.classList.toggle('focused', keys !== null);
    for (const shape of drawing?.querySelectorAll<SVGElement>(DRAWN) ?? []) {
      const { drawnActor: actor = '', drawnRelation: relation = '' } = shape.dataset;
      shape.classList.toggle(
        'is-lit',
        keys?.actors.has(actor) === true || keys?.relations.has(relation) === true,
      );
    }
  };
  store.subscribe((state, previous) => {
    const { model, limit, positions, theme } = previous;
    const seen = state.model === model && state.limit === limit && !comparesAnew(state, previous);
    const same =
      seen && groupsOf(state) === groupsOf(previous) && colouringOf(state) === colouringOf(previous);
    if (!same || state.positions !== positions || state.theme !== theme) draw();
    else if (state.hover !== previous.hover || state.selection !== previous.selection) light();
  });
  container.addEventListener('click', ({ target }) => {
    const found = target instanceof Element ? target.closest<SVGElement>(DRAWN) : null;
    const { drawnActor: actor, drawnRelation: relation } = found?.dataset ?? {};
    if (actor !== undefined) actions.select({ type: 'actor', key: actor });
    else actions.select(relation === undefined ? null : { type: 'relation', key: relation });
  });
  new ResizeObserver(draw).observe(container);
  return { stage: null, palette, svg: () => drawing };
}

/** Returns the frame in which everything shown fits the container. */
function frameOf(container: HTMLElement, scene: Scene): Frame {
  const [width, height] = [Math.max(1, container.clientWidth), Math.max(1, container.clientHeight)];
  const room = roomOn(container.parentElement ?? container);
  const shown = scene.actors.filter((actor) => actor.shown);
  const box = boxOf(shown);
  const { across, down, scale } = fitting({ width, height }, box, room);
  const left = room.left + across / 2 - box.middle.x * scale;
  const top = room.top + down / 2 + box.middle.y * scale;
  return { width, height, scale, left, top, measure: measureFor(scale * sideOf(box), crowdOf(scene), 1) };
}
