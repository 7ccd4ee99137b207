import type { Actions } from '../state/actions.ts';
import { createSearch, type Found, type Search } from '../state/search.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { h, render } from './dom.ts';
import { kindShape } from './icons.ts';

/**
 * Makes the search field a combobox: answers while typing, arrows to choose, Enter to select, Escape to leave.
 */
export function mountSearch(
  input: HTMLInputElement,
  list: HTMLElement,
  store: Store<State>,
  actions: Actions,
): void {
  let search: Search = () => [];
  let found: readonly Found[] = [];
  let active = -1;

  const show = (): void => {
    const options = found.map((answer, index) =>
      option(store.get(), answer, index, index === active, choose),
    );
    const nothing = input.value.trim() !== '' && found.length === 0;
    render(
      list,
      options,
      nothing
        ? h('li', { class: 'search-none', role: 'option', 'aria-disabled': 'true' }, 'Nothing found')
        : null,
    );
    list.hidden = options.length === 0 && !nothing;
    input.setAttribute('aria-expanded', String(!list.hidden));
    input.setAttribute('aria-activedescendant', active >= 0 ? `found-${active}` : '');
    list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  };
  const close = (): void => {
    found = [];
    active = -1;
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.setAttribute('aria-activedescendant', '');
  };
  const choose = (answer: Found): void => {
    input.value = '';
    close();
    input.blur();
    actions.select(answer.item);
  };
  const look = (): void => {
    found = search(input.value);
    active = found.length > 0 ? 0 : -1;
    show();
  };
  const move = (step: number): void => {
    if (found.length === 0) return;
    active = (active + step + found.length) % found.length;
    show();
  };

  store.subscribe((state, previous) => {
    if (state.model === previous.model || state.model === null) return;
    search = createSearch(state.model);
    input.disabled = false;
  });
  input.addEventListener('input', look);
  input.addEventListener('focus', () => input.value !== '' && look());
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    const answer = found[active];
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && answer !== undefined) choose(answer);
    else if (event.key === 'Escape') leave(input, close);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** The first Escape empties the field, the next one leaves it. */
function leave(input: HTMLInputElement, close: () => void): void {
  if (input.value === '') input.blur();
  input.value = '';
  close();
}

function option(
  { model }: State,
  answer: Found,
  index: number,
  isActive: boolean,
  choose: (answer: Found) => void,
): HTMLElement {
  const { item, title, detail } = answer;
  const actor = item.type === 'actor' ? model?.actors.get(item.key) : undefined;
  const relation = item.type === 'relation' ? model?.relations.get(item.key) : undefined;
  const sign =
    actor !== undefined
      ? kindShape(actor.kind)
      : h('span', { class: `dot family-${relation?.family ?? ''}` });
  const onPress = (event: Event): void => {
    // Before the field loses the focus, which would close the list.
    event.preventDefault();
    choose(answer);
  };
  return h(
    'li',
    { id: `found-${index}`, role: 'option', 'aria-selected': String(isActive), onpointerdown: onPress },
    sign,
    h('span', { class: 'row-title' }, title),
    h('span', { class: 'row-detail' }, detail),
  );
}
