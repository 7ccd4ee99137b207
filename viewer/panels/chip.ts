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
    const text =
      drawn === related
        ? `All ${counted(related, 'actor')}`
        : `${drawn.toLocaleString('en')} of ${counted(related, 'actor')}, the most active`;
    const slider = h('input', {
      type: 'range',
      min: 0,
      max: 100,
      value: shareOf(drawn, related),
      'aria-label': 'Actors in the picture',
      'aria-valuetext': text,
      onInput: ({ currentTarget }: Event) => {
        actions.limit(numberOf((currentTarget as HTMLInputElement).valueAsNumber, related));
      },
    });
    const all = { class: 'text-button', type: 'button', onClick: () => actions.limit(Infinity) };
    const fewer = { class: 'text-button', type: 'button', onClick: () => actions.limit(null) };
    show(
      h('div', { class: 'stage-chip-row' }, [
        h('span', { class: 'stage-chip-text' }, text),
        related > FEWEST ? slider : null,
        drawn < related ? h('button', all, 'Show all') : h('button', fewer, 'Show the most active'),
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
