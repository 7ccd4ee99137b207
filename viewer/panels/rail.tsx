import type { JSX } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { ChoiceFacet, Facet } from '../facets/facet.ts';
import { articles } from '../facets/articles.ts';
import { confidence } from '../facets/confidence.ts';
import { degree } from '../facets/degree.ts';
import { events } from '../facets/events.ts';
import { families } from '../facets/families.ts';
import { activeFacets } from '../facets/index.ts';
import { kinds } from '../facets/kinds.ts';
import { named } from '../facets/named.ts';
import { statuses } from '../facets/statuses.ts';
import { weight } from '../facets/weight.ts';
import {
  articleChoices,
  eventChoices,
  FAMILY_CHOICES,
  KIND_CHOICES,
  NAME_CHOICES,
  STATUS_CHOICES,
} from './choice-lists.tsx';
import { ColourChoice } from './communities.tsx';
import { type Choice, Choices } from './choices.tsx';
import { Icon, IconButton } from './icons.tsx';
import { useActions, useSelected } from './page.tsx';
import { Count } from './parts.tsx';
import { Least, Percent } from './slider.tsx';
import { SpeakerChoice } from './speaker-choice.tsx';

/** The filters, which are the legend too. Where the window is narrow they open as a drawer. */
export function Rail(): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const model = useSelected('model');
  const filters = useSelected('filters');
  const active = activeFacets(filters).length;
  useLayoutEffect(() => void document.body.classList.toggle('rail-open', isOpen), [isOpen]);
  const closing = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.stopPropagation();
    setOpen(false);
    document.querySelector<HTMLElement>('#toggle-rail')?.focus();
  };
  return (
    <nav class="rail" id="rail" aria-label="Filters" onKeyDown={closing} data-scroll>
      {model !== null && (
        <>
          <button
            id="toggle-rail"
            class="rail-toggle"
            type="button"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name="filter" />
            <span class="rail-toggle-name">Filters{active > 0 && ` · ${active}`}</span>
          </button>
          <div class="rail-content">
            <div class="rail-close">
              <IconButton label="Close the filters" name="close" onClick={() => setOpen(false)} />
            </div>
            <Choices facet={families} choices={FAMILY_CHOICES} />
            <Folded facet={events} choices={eventChoices(model)} />
            <Choices facet={kinds} choices={KIND_CHOICES} />
            <ColourChoice model={model} />
            <Choices facet={named} choices={NAME_CHOICES} />
            <Choices facet={statuses} choices={STATUS_CHOICES} />
            <SpeakerChoice model={model} />
            <Percent facet={confidence} name="Confidence, at least" />
            <Least facet={weight} name="Sentences, at least" from={1} to={model.maxWeight} />
            <Least facet={degree} name="Relations of an actor, at least" from={0} to={model.maxDegree} />
            {model.articles.size > 1 && <Folded facet={articles} choices={articleChoices(model)} />}
            <Sum />
          </div>
        </>
      )}
    </nav>
  );
}

/** Choices that are many: folded until they are wanted. */
function Folded({ facet, choices }: { facet: ChoiceFacet; choices: readonly Choice[] }): JSX.Element | null {
  const [isOpen, setOpen] = useState(false);
  if (choices.length < 2) return null;
  return (
    <details class="rail-folded" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {facet.label} <Count number={choices.length} />
      </summary>
      {isOpen && <Choices facet={facet} choices={choices} />}
    </details>
  );
}

/** "3 filters: 52 of 77 relations", a way to lift each and all, and where nothing passes, what lifting would show. */
function Sum(): JSX.Element {
  const actions = useActions();
  const model = useSelected('model');
  const filters = useSelected('filters');
  const view = useSelected('view');
  const active = activeFacets(filters);
  const shown = (view?.relations.size ?? 0).toLocaleString('en');
  const all = (model?.relations.size ?? 0).toLocaleString('en');
  return (
    <div class="rail-sum">
      <p class="note">
        {active.length === 0
          ? shown === all
            ? `All ${all} relations`
            : `${shown} of ${all} relations`
          : `${active.length} ${active.length === 1 ? 'filter' : 'filters'}: ${shown} of ${all} relations`}
      </p>
      <ul class="lifting" aria-label="Filters to lift">
        {active.map((facet) => (
          <li key={facet.id}>
            <Lift facet={facet} />
          </li>
        ))}
      </ul>
      <button
        class="text-button"
        type="button"
        disabled={active.length === 0}
        onClick={() => actions.clearFilters()}
      >
        Show everything
      </button>
      {shown === '0' && active.length > 0 && <p class="note">None passes: lift one of these.</p>}
    </div>
  );
}

/** Lifts one filter; the number says how many relations it alone holds back. */
function Lift({ facet }: { facet: Facet<unknown> }): JSX.Element {
  const actions = useActions();
  const view = useSelected('view');
  return (
    <button class="chip" type="button" onClick={() => actions.filter(facet, facet.initial)}>
      <Icon name="close" />
      <span>
        {facet.label} (+{(view?.heldBack.get(facet.id) ?? 0).toLocaleString('en')})
      </span>
    </button>
  );
}
