import type { JSX } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { createSearch, type Found } from '../state/search.ts';
import { isShown } from '../state/shown.ts';
import type { State } from '../state/state.ts';
import { FamilySign, KindShape } from './icons.tsx';
import { useActions, useSelected, useStore } from './page.tsx';

const modelOf = (state: State): State['model'] => state.model;

/** The search field, a combobox: answers while typing, arrows to choose, Enter to select, Escape to leave. */
export function SearchBox(): JSX.Element {
  const actions = useActions();
  const model = useSelected(modelOf);
  const input = useRef<HTMLInputElement>(null);
  const before = useRef<Element | null>(null);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const search = useMemo(() => (model === null ? null : createSearch(model)), [model]);
  const found = useMemo(() => search?.(query) ?? [], [search, query]);
  const nothing = query.trim() !== '' && found.length === 0;
  const listed = isOpen && (found.length > 0 || nothing);

  const leave = (): void => {
    setQuery('');
    setOpen(false);
    const { current } = before;
    if (current instanceof HTMLElement && current.isConnected && current !== document.body) current.focus();
    else input.current?.blur();
  };
  const choose = (answer: Found): void => {
    setQuery('');
    setOpen(false);
    input.current?.blur();
    actions.select(answer.item);
  };
  const move = (by: number): void => {
    if (found.length > 0) setActive((active + by + found.length) % found.length);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const answer = found[active];
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && answer !== undefined) choose(answer);
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search class="search">
      <input
        id="search"
        type="search"
        role="combobox"
        ref={input}
        value={query}
        placeholder="Search actors and relations"
        aria-label="Search actors and relations"
        aria-controls="found"
        aria-expanded={listed}
        aria-autocomplete="list"
        aria-activedescendant={listed && found.length > 0 ? `found-${active}` : undefined}
        autocomplete="off"
        spellcheck={false}
        disabled={model === null}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={(event) => {
          before.current = event.relatedTarget instanceof Element ? event.relatedTarget : null;
          setOpen(true);
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">/</kbd>
      <ul id="found" role="listbox" aria-label="Found" hidden={!listed}>
        {found.map((answer, index) => (
          <Answer
            key={`${answer.item.type} ${answer.item.key}`}
            answer={answer}
            index={index}
            isActive={index === active}
            choose={choose}
          />
        ))}
        {nothing && (
          <li class="search-none" role="option" aria-disabled="true" aria-selected="false">
            Nothing found
          </li>
        )}
      </ul>
    </search>
  );
}

function Answer(props: {
  readonly answer: Found;
  readonly index: number;
  readonly isActive: boolean;
  readonly choose: (answer: Found) => void;
}): JSX.Element {
  const { answer, index, isActive, choose } = props;
  const { model, view } = useStore().get();
  const { item, title, detail } = answer;
  const actor = item.type === 'actor' ? model?.actors.get(item.key) : undefined;
  const relation = item.type === 'relation' ? model?.relations.get(item.key) : undefined;
  const isHidden = view !== null && !isShown(view, item);
  return (
    <li
      id={`found-${index}`}
      role="option"
      aria-selected={isActive}
      ref={(row) => {
        if (isActive) row?.scrollIntoView({ block: 'nearest' });
      }}
      onPointerDown={(event) => {
        // Before the field loses the focus, which would close the list.
        event.preventDefault();
        choose(answer);
      }}
    >
      {actor !== undefined && <KindShape kind={actor.kind} />}
      {relation !== undefined && <FamilySign family={relation.family} />}
      <span class="row-title">{title}</span>
      <span class="row-detail">
        {detail}
        {isHidden && ' · hidden by filters'}
      </span>
    </li>
  );
}
