import { h } from 'preact';
import { counted } from '../appearance/wording.ts';
import type { Point } from '../stage/frame.ts';
import type { Actions } from '../state/actions.ts';
import { endsOf } from '../state/model.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { overlay } from './overlay.ts';

/** A list to choose from where one click meets several relations. */
export interface Chooser {
  open(relations: readonly string[], at: Point): void;
  close(): void;
}

const SIZE = { width: 300, height: 260 };

export function createChooser(area: HTMLElement, store: Store<State>, actions: Actions): Chooser {
  const show = overlay(area, 'stage-chooser');
  const close = (): void => show(null);
  close();
  const open = (relations: readonly string[], at: Point): void => {
    const { model, view } = store.get();
    const found = relations.flatMap((key) => view?.relations.get(key) ?? []);
    if (model === null || found.length === 0) return;
    const rows = found.map((relation) => {
      const { key, family, label } = relation;
      const item = { type: 'relation', key } as const;
      const button = {
        type: 'button',
        class: `stage-choice family-${family}`,
        'data-relation': key,
        onClick: () => {
          close();
          actions.select(item);
        },
        onMouseEnter: () => actions.hover(item),
        onMouseLeave: () => actions.leave(item),
      };
      return h(
        'li',
        { key },
        h('button', button, [h('strong', {}, endsOf(model, relation)), h('span', {}, label)]),
      );
    });
    const left = Math.max(4, Math.min(at.x + 8, area.clientWidth - SIZE.width - 4));
    const top = Math.max(4, Math.min(at.y + 8, area.clientHeight - SIZE.height - 4));
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
    };
    const title = `${counted(found.length, 'relation')} here`;
    show(
      h(
        'div',
        { class: 'stage-chooser-box', role: 'dialog', 'aria-label': title, style: { left, top }, onKeyDown },
        [h('p', {}, title), h('ul', {}, rows)],
      ),
    );
    area.querySelector<HTMLElement>('.stage-choice')?.focus({ preventScroll: true });
  };
  store.subscribe((state, previous) => {
    if (state.selection !== previous.selection || state.model !== previous.model) close();
  });
  return { open, close };
}
