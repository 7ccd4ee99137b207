import type { Actions } from '../state/actions.ts';
import { endsOf, type GraphModel } from '../state/model.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { counted, KINDS, STATUSES } from '../appearance/wording.ts';
import { h, render } from './dom.ts';
import { iconButton } from './parts.ts';

/** Keeps the message line: errors interrupt a screen reader, the rest waits its turn. */
export function mountMessage(container: HTMLElement, store: Store<State>, actions: Actions): void {
  store.subscribe(({ message }, previous) => {
    if (message === previous.message) return;
    container.hidden = message === null;
    if (message === null) return render(container);
    container.className = `message ${message.tone}`;
    render(
      container,
      h('p', {}, message.text),
      iconButton('Close this message', 'close', () => actions.say(null)),
    );
  });
}

/** Keeps the line that tells a screen reader what was selected or filtered. */
export function mountAnnouncer(container: HTMLElement, store: Store<State>): void {
  store.subscribe((state, previous) => {
    const { model, view, selection } = state;
    if (model === null || view === null) return;
    if (selection !== previous.selection && selection !== null) {
      container.textContent = `Selected: ${nameOf(model, state)}`;
    } else if (view !== previous.view) {
      const actors = counted(view.actors.size, 'actor');
      container.textContent = `${actors} and ${counted(view.relations.size, 'relation')} shown`;
    }
  });
}

function nameOf(model: GraphModel, { selection }: State): string {
  if (selection?.type === 'actor') return model.actors.get(selection.key)?.label ?? selection.key;
  const relation = selection === null ? undefined : model.relations.get(selection.key);
  return relation === undefined ? '' : `${endsOf(model, relation)}, ${relation.label}`;
}

/** Keeps a small note at the pointer that says what is under it. */
export function mountTooltip(container: HTMLElement, stage: HTMLElement, store: Store<State>): void {
  let onStage = false;
  stage.addEventListener('pointermove', (event) => {
    onStage = event.pointerType === 'mouse';
    const box = stage.getBoundingClientRect();
    const right = event.clientX - box.left > box.width - 280;
    container.style.left = `${event.clientX - box.left + (right ? -16 : 16)}px`;
    container.style.top = `${event.clientY - box.top + 18}px`;
    container.style.transform = right ? 'translateX(-100%)' : '';
  });
  stage.addEventListener('pointerleave', () => (onStage = false));
  store.subscribe((state, previous) => {
    const { hover, model } = state;
    if (hover === previous.hover) return;
    const lines = hover === null || model === null || !onStage ? [] : tooltip(model, state);
    container.hidden = lines.length === 0;
    render(container, lines);
  });
}

function tooltip(model: GraphModel, { hover }: State): HTMLElement[] {
  const actor = hover?.type === 'actor' ? model.actors.get(hover.key) : undefined;
  if (actor !== undefined) {
    const kind = actor.roles[0]?.title ?? KINDS.get(actor.kind)?.name ?? '';
    return [
      h('strong', {}, actor.label),
      h('span', {}, `${kind} · ${counted(actor.relations.length, 'relation')}`),
    ];
  }
  const relation = hover?.type === 'relation' ? model.relations.get(hover.key) : undefined;
  if (relation === undefined) return [];
  const status = STATUSES.get(relation.status)?.name.toLowerCase() ?? '';
  const facts = [
    relation.family,
    ...(status === 'actual' ? [] : [status]),
    counted(relation.weight, 'sentence'),
  ];
  return [
    h('strong', { class: `family-${relation.family}` }, relation.label),
    h('span', {}, endsOf(model, relation)),
    h('span', { class: 'tooltip-facts' }, facts.join(' · ')),
  ];
}
