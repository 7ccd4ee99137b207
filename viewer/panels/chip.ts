import { h } from 'preact';
import { counted } from '../appearance/wording.ts';
import type { Actions } from '../state/actions.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { overlay } from './overlay.ts';

/** Below so many related actors the picture has no backbone, and its chip no slider. */
const FEWEST = 20;

/**
 * Says how many of the actors the picture draws, where these are not all, and lets the user choose.
 *
 * @param limitNow returns how many are drawn at most.
 */
export function mountChip(
  area: HTMLElement,
  store: Store<State>,
  actions: Actions,
  limitNow: (state: State) => number,
): void {
  const show = overlay(area, 'stage-chip');
  const draw = (state: State): void => {
    const { view, limit } = state;
    const related = view?.connected.size ?? 0;
    const drawn = Math.min(limitNow(state), related);
    if (related === 0 || (drawn === related && limit === null)) return show(null);
    const isAll = drawn === related;
    const text = isAll
      ? `All ${counted(related, 'actor')}`
      : `${drawn.toLocaleString('en')} of ${counted(related, 'actor')}`;
    const which = isAll ? '' : ', the most active';
    const slider = h('input', {
      type: 'range',
      min: 0,
      max: 100,
      value: shareOf(drawn, related),
      'aria-label': 'Actors in the picture',
      'aria-valuetext': text + which,
      onInput: ({ currentTarget }: Event) => {
        actions.limit(numberOf((currentTarget as HTMLInputElement).valueAsNumber, related));
      },
    });
    const all = { class: 'text-button', type: 'button', onClick: () => actions.limit(Infinity) };
    const fewer = { class: 'text-button', type: 'button', onClick: () => actions.limit(null) };
    show(
      h('div', { class: 'stage-chip-row' }, [
        h('span', { class: 'stage-chip-text' }, [text, h('span', { class: 'stage-chip-which' }, which)]),
        related > FEWEST ? slider : null,
        isAll ? h('button', fewer, 'Show the most active') : h('button', all, 'Show all'),
      ]),
    );
  };
  store.subscribe((state, previous) => {
    if (state.view !== previous.view || state.limit !== previous.limit) draw(state);
  });
}

/** The slider goes by ratios: from 10 to 20 actors is as far as from 1,000 to 2,000. */
const LEAST = 10;

function numberOf(share: number, most: number): number {
  return share >= 100 ? Infinity : Math.round(LEAST * (most / LEAST) ** (share / 100));
}

function shareOf(number: number, most: number): number {
  return (100 * Math.log(number / LEAST)) / Math.log(most / LEAST);
}
