import { type Palette, readPalette } from '../appearance/palette.ts';
import { createLook } from '../appearance/reducers.ts';
import { canDraw, createStage, type Stage } from '../stage/stage.ts';
import type { Actions } from '../state/actions.ts';
import { lit } from '../state/lit.ts';
import type { State, Thing } from '../state/state.ts';
import type { Store } from '../state/store.ts';

/** The stage, null where the browser cannot draw it, with the colours that it has. */
export interface Picture {
  readonly stage: Stage | null;
  palette(): Palette;
}

/** Keeps the stage in step with the state. */
export function mountPicture(container: HTMLElement, store: Store<State>, actions: Actions): Picture {
  let palette = readPalette(document.documentElement);
  if (!canDraw()) return { stage: null, palette: () => palette };

  const stage = createStage(container, () => palette, {
    click: (item) => actions.select(item),
    enter: (item) => actions.hover(item),
    leave: (item) => actions.leave(item),
    drag: (key, position) => actions.place(new Map([[key, position]])),
  });
  store.subscribe((state, previous) => {
    if (state.model === null) return;
    if (state.theme !== previous.theme) palette = readPalette(document.documentElement);
    if (state.model !== previous.model) {
      stage.renderer.setCustomBBox(null);
      stage.show(state.model, createLook(state, palette));
      return;
    }
    const moved = state.positions !== previous.positions || state.view !== previous.view;
    const recoloured =
      state.theme !== previous.theme ||
      state.selection !== previous.selection ||
      state.hover !== previous.hover;
    if (previous.arranging && state.positions !== previous.positions) stage.renderer.setCustomBBox(null);
    if (moved || recoloured) stage.update(createLook(state, palette), moved);
    if (state.selection !== previous.selection && state.selection !== null) {
      stage.reveal(actorsOf(state, state.selection));
    }
    container.style.cursor = state.hover === null ? '' : 'pointer';
  });
  // The panels change the room that the stage has.
  new ResizeObserver(() => stage.renderer.resize().scheduleRefresh()).observe(container);
  return { stage, palette: () => palette };
}

/** The ids of what a thing lights: an actor alone, both ends of a relation, all actors of a passage. */
function actorsOf(state: State, thing: Thing): string[] {
  const keys = thing.type === 'actor' ? [thing.key] : (lit(state, thing)?.actors ?? []);
  return [...keys].flatMap((key) => state.model?.actors.get(key)?.id ?? []);
}
