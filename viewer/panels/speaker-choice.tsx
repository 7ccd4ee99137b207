import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { valueOf } from '../facets/facet.ts';
import { ARTICLE, speaker } from '../facets/speaker.ts';
import { type GraphModel, labelOf, shorten } from '../state/model.ts';
import { useActions, useSelected } from './page.tsx';

/** Chooses whose words count: anyone's, the articles' own, or only what one actor claims. */
export function SpeakerChoice({ model }: { model: GraphModel }): JSX.Element | null {
  const actions = useActions();
  const value = valueOf(speaker, useSelected('filters'));
  const speakers = useMemo(() => speakersOf(model), [model]);
  if (speakers.length === 0) return null;
  return (
    <div class="rail-group">
      <label class="rail-select">
        <span>{speaker.label}</span>
        <select
          id="speaker"
          value={value}
          onChange={(event) => actions.filter(speaker, event.currentTarget.value)}
        >
          <option value="">anyone</option>
          <option value={ARTICLE}>the articles themselves</option>
          {speakers.map(([key, number]) => (
            <option key={key} value={key}>
              {shorten(labelOf(model, key), 40)} ({number.toLocaleString('en')})
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** Returns who is quoted and how often, the most quoted first. */
function speakersOf(model: GraphModel): [key: string, number: number][] {
  const numbers = new Map<string, number>();
  for (const { evidence } of model.relations.values()) {
    for (const { attributedTo } of evidence) {
      if (attributedTo !== null) numbers.set(attributedTo, (numbers.get(attributedTo) ?? 0) + 1);
    }
  }
  return [...numbers].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
