import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { marksOf } from '../state/comparison.ts';
import { Icon } from './icons.tsx';
import { useActions, useSelected, useStore } from './page.tsx';

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
  const row = (sign: string, name: string, { size }: ReadonlySet<string>): JSX.Element | null =>
    size === 0 ? null : (
      <li>
        <span class="compare-mark" aria-hidden="true">
          {sign}
        </span>
        {size.toLocaleString('en')} {name}
      </li>
    );
  const { appeared, vanished, changed } = marks;
  return (
    <div class="stage-legend" role="group" aria-label="Comparison">
      <ul>
        {row('+', 'appeared', appeared)}
        {row('−', 'vanished', vanished)}
        {row('±', 'of pairs that changed sign', changed)}
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
