import type { JSX } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { FAMILIES, KINDS, STATUSES } from '../appearance/wording.ts';
import { confidence } from '../facets/confidence.ts';
import { type Facet, valueOf } from '../facets/facet.ts';
import { families } from '../facets/families.ts';
import { FACETS } from '../facets/index.ts';
import { kinds } from '../facets/kinds.ts';
import { statuses } from '../facets/statuses.ts';
import { weight } from '../facets/weight.ts';
import type { State } from '../state/state.ts';
import { type Choice, Choices } from './choices.tsx';
import { ArrowSample, FamilySign, Icon, IconButton, KindShape, StatusLine } from './icons.tsx';
import { useActions, useSelected } from './page.tsx';
import { Slider } from './slider.tsx';

const FAMILY_CHOICES: readonly Choice[] = [...FAMILIES].map(([id, { name, hint }]) => ({
  id,
  name,
  hint,
  sample: (
    <span class={`family-${id}`}>
      <FamilySign family={id} />
      <ArrowSample directed />
    </span>
  ),
}));
const KIND_CHOICES: readonly Choice[] = [...KINDS].map(([id, { plural, hint }]) => ({
  id,
  name: plural,
  hint,
  sample: <KindShape kind={id} />,
}));
const STATUS_CHOICES: readonly Choice[] = [...STATUSES].map(([id, { name, hint }]) => ({
  id,
  name,
  hint,
  sample: <StatusLine status={id} />,
}));

const modelOf = (state: State): State['model'] => state.model;
const filtersOf = (state: State): State['filters'] => state.filters;
const viewOf = (state: State): State['view'] => state.view;

/** The filters, which are the legend too. Where the window is narrow they open as a drawer. */
export function Rail(): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const model = useSelected(modelOf);
  const filters = useSelected(filtersOf);
  const active = FACETS.filter((facet) => facet.encode(valueOf(facet, filters)) !== null).length;
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
            <Choices facet={kinds} choices={KIND_CHOICES} />
            <Choices facet={statuses} choices={STATUS_CHOICES} />
            <Sliders />
            <Sum />
          </div>
        </>
      )}
    </nav>
  );
}

function Sliders(): JSX.Element {
  const actions = useActions();
  const model = useSelected(modelOf);
  const filters = useSelected(filtersOf);
  const [percent, least] = [valueOf(confidence, filters), valueOf(weight, filters)];
  const most = model?.maxWeight ?? 1;
  return (
    <div class="rail-group">
      <Slider
        name="Confidence, at least"
        shown={`${percent} %`}
        min={0}
        max={100}
        step={5}
        value={percent}
        onInput={(value) => actions.filter(confidence, value)}
      />
      {most > 1 && (
        <Slider
          name="Sentences, at least"
          shown={String(least)}
          min={1}
          max={most}
          step={1}
          value={least}
          onInput={(value) => actions.filter(weight, value)}
        />
      )}
    </div>
  );
}

/** "3 filters: 52 of 77 relations", a way to lift all, and where nothing passes, what to lift first. */
function Sum(): JSX.Element {
  const actions = useActions();
  const model = useSelected(modelOf);
  const filters = useSelected(filtersOf);
  const view = useSelected(viewOf);
  const active = FACETS.filter((facet) => facet.encode(valueOf(facet, filters)) !== null);
  const shown = view?.relations.size ?? 0;
  const all = model?.relations.size ?? 0;
  return (
    <div class="rail-sum">
      <p class="note">
        {active.length === 0
          ? `All ${all.toLocaleString('en')} relations`
          : `${active.length} ${active.length === 1 ? 'filter' : 'filters'}: ${shown.toLocaleString('en')} of ${all.toLocaleString('en')} relations`}
      </p>
      <button
        class="text-button"
        type="button"
        disabled={active.length === 0}
        onClick={() => actions.clearFilters()}
      >
        Show everything
      </button>
      {shown === 0 && active.length > 0 && <Lifting active={active} />}
    </div>
  );
}

function Lifting({ active }: { active: readonly Facet<unknown>[] }): JSX.Element {
  const actions = useActions();
  const view = useSelected(viewOf);
  return (
    <p class="note">
      None passes. Lift:{' '}
      {active.map((facet) => (
        <button
          key={facet.id}
          class="text-button"
          type="button"
          onClick={() => actions.filter(facet, facet.initial)}
        >
          {facet.label} (+{view?.heldBack.get(facet.id) ?? 0})
        </button>
      ))}
    </p>
  );
}
