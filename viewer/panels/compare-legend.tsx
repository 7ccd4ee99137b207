import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { counted } from '../appearance/wording.ts';
import { marksOf } from '../state/comparison.ts';
import { Icon } from './icons.tsx';
import { useActions, useSelected, useStore } from './page.tsx';

const NONE: ReadonlySet<string> = new Set();

/** Says what the marks of a comparison in the picture mean, and ends it. */
export function CompareLegend(): JSX.Element | null {
  const actions = useActions();
  const state = useStore().get();
  const model = useSelected('model');
  const view = useSelected('view');
  const tab = useSelected('tab');
  const comparing = useSelected('comparing');
  const second = useSelected('second');
  const marks = useMemo(() => marksOf(state), [model, view, tab, comparing, second]);
  if (marks === null) return null;
  const row = (
    sign: string,
    { size }: ReadonlySet<string>,
    what: string,
    name: string,
  ): JSX.Element | null =>
    size === 0 ? null : (
      <li>
        <span class="compare-mark" aria-hidden="true">
          {sign}
        </span>
        <span>
          {size.toLocaleString('en')}
          <span class="compare-words">
            {' '}
            {what} {name}
          </span>
        </span>
      </li>
    );
  const { appeared, vanished, changed, actors } = marks;
  const withActors = (relations: ReadonlySet<string>, { size }: ReadonlySet<string>): string =>
    `${relations.size === 1 ? 'relation' : 'relations'}${size === 0 ? '' : ` and ${counted(size, 'actor')}`}`;
  return (
    <div class="stage-legend" role="group" aria-label="Comparison">
      <ul>
        {row('+', appeared, withActors(appeared, actors.appeared), 'appeared')}
        {row('−', vanished, withActors(vanished, actors.vanished), 'vanished')}
        {row('±', changed, withActors(changed, NONE), 'of pairs that changed sign')}
        {appeared.size + vanished.size + changed.size === 0 && <li>No difference</li>}
      </ul>
      <button
        class="icon-button"
        type="button"
        aria-label="End the comparison"
        title="End the comparison"
        onClick={() => {
          actions.part();
          actions.showTab('actors');
        }}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
