import type { JSX } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { createSearch, type Found, type FoundGroup, type FoundList, type Search } from '../state/search.ts';
import { isShown } from '../state/shown.ts';
import type { State } from '../state/state.ts';
import { FamilySign, KindShape } from './icons.tsx';
import { useActions, useSelected, useStore } from './page.tsx';

/** Answers shown of each kind at first; "n more" shows so many again. */
const FEW: Readonly<Record<FoundGroup, number>> = { Actors: 5, Relations: 5, Evidence: 5 };
const MORE = 20;

/** The search field, a combobox: answers while typing, arrows to choose, Enter to select, Escape to leave. */
export function SearchBox(): JSX.Element {
  const actions = useActions();
  const model = useSelected('model');
  const input = useRef<HTMLInputElement>(null);
  const before = useRef<Element | null>(null);
  const { query, setQuery, lists, limits, setLimits, isIndexing, nearest, prepare } = useAnswers(model);
  const [active, setActive] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const options = lists.flatMap(optionsOf);
  const nothing = query.trim() !== '' && options.length === 0;
  const listed = isOpen && (options.length > 0 || nothing);

  const leave = (): void => {
    setQuery('');
    setOpen(false);
    const { current } = before;
    if (current instanceof HTMLElement && current.isConnected && current !== document.body) current.focus();
    else input.current?.blur();
  };
  const choose = (option: Option): void => {
    if (option.found === null) {
      setLimits({ ...limits, [option.group]: limits[option.group] + MORE });
      return;
    }
    setQuery('');
    setOpen(false);
    input.current?.blur();
    actions.select(option.found.item);
    const { place } = option.found;
    if (place !== null) actions.read(place.article, { start: place.start, end: place.end });
  };
  const move = (by: number): void => {
    if (options.length > 0) setActive((active + by + options.length) % options.length);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const option = options[active];
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && option !== undefined) choose(option);
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
        placeholder="Search actors, relations, words"
        aria-label="Search actors, relations, words"
        aria-controls="found"
        aria-expanded={listed}
        aria-autocomplete="list"
        aria-activedescendant={listed && options.length > 0 ? `found-${active}` : undefined}
        autocomplete="off"
        spellcheck={false}
        disabled={model === null}
        onInput={(event) => {
          prepare();
          setQuery(event.currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={(event) => {
          before.current = event.relatedTarget instanceof Element ? event.relatedTarget : null;
          prepare();
          setOpen(true);
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">/</kbd>
      <ul id="found" role="listbox" aria-label="Found" hidden={!listed}>
        {options.map((option, index) => (
          <Answer key={option.id} option={option} index={index} isActive={index === active} choose={choose} />
        ))}
        {nothing && (
          <li class="search-none" role="option" aria-disabled="true" aria-selected="false">
            Nothing for “{query.trim().slice(0, 60)}”{nearest !== '' && ` · nearest: ${nearest}`}
          </li>
        )}
        {isIndexing && (
          <li class="search-none is-indexing" role="option" aria-disabled="true" aria-selected="false">
            Relations and evidence are being indexed …
          </li>
        )}
      </ul>
    </search>
  );
}

/** The search over a graph, made when it is first wanted, and whether all words are in it yet. */
interface Made {
  readonly model: State['model'];
  readonly search: Search;
  readonly isWhole: boolean;
}

interface Answers {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly lists: readonly FoundList[];
  readonly limits: Readonly<Record<FoundGroup, number>>;
  readonly setLimits: (limits: Readonly<Record<FoundGroup, number>>) => void;
  readonly isIndexing: boolean;
  readonly nearest: string;
  /** Begins to index the words of the graph, once. */
  readonly prepare: () => void;
}

function useAnswers(model: State['model']): Answers {
  const actions = useActions();
  const query = useSelected('query');
  const [limits, setLimits] = useState(FEW);
  const [made, setMade] = useState<Made | null>(null);
  const search = made?.model === model ? made?.search : undefined;
  const lists = useMemo(() => search?.find(query, limits) ?? [], [search, query, limits, made]);
  const nearest = lists.length === 0 && query.trim() !== '' ? (search?.nearest(query) ?? '') : '';
  const prepare = (): void => {
    if (model === null || search !== undefined) return;
    const next: Made = { model, search: createSearch(model), isWhole: false };
    // An answer for a graph that is gone by then changes nothing.
    const tell = (isWhole: boolean): void =>
      setMade((now) => (now?.search === next.search ? { ...next, isWhole } : now));
    setMade(next);
    void (async () => {
      await next.search.addRelations();
      tell(false);
      await next.search.addEvidence();
      tell(true);
    })();
  };
  const setQuery = (text: string): void => {
    actions.search(text);
    setLimits(FEW);
  };
  const isIndexing = search !== undefined && made?.isWhole === false && query !== '';
  return { query, setQuery, lists, limits, setLimits, isIndexing, nearest, prepare };
}

/** A line of the list: an answer, or the offer to show more of its kind. */
interface Option {
  readonly id: string;
  readonly group: FoundGroup;
  readonly found: Found | null;
  readonly rest: number;
  /** True for the first of its kind, which names the kind. */
  readonly isFirst: boolean;
}

function optionsOf({ group, found, total }: FoundList): Option[] {
  const rest = total - found.length;
  const answers = found.map((one, index) => ({
    id: one.id,
    group,
    found: one,
    rest: 0,
    isFirst: index === 0,
  }));
  return rest > 0 ? [...answers, { id: `more ${group}`, group, found: null, rest, isFirst: false }] : answers;
}

function Answer(props: {
  readonly option: Option;
  readonly index: number;
  readonly isActive: boolean;
  readonly choose: (option: Option) => void;
}): JSX.Element {
  const { option, index, isActive, choose } = props;
  const { model, view } = useStore().get();
  const item = option.found?.item;
  const actor = item?.type === 'actor' ? model?.actors.get(item.key) : undefined;
  const relation = item?.type === 'relation' ? model?.relations.get(item.key) : undefined;
  const isHidden = view !== null && item !== undefined && !isShown(view, item);
  return (
    <li
      id={`found-${index}`}
      class={option.isFirst ? 'is-first' : undefined}
      data-group={option.isFirst ? option.group : undefined}
      role="option"
      aria-selected={isActive}
      ref={(row) => {
        if (isActive) row?.scrollIntoView({ block: 'nearest' });
      }}
      onPointerDown={(event) => {
        // Before the field loses the focus, which would close the list.
        event.preventDefault();
        choose(option);
      }}
    >
      {actor !== undefined && <KindShape kind={actor.kind} />}
      {relation !== undefined && <FamilySign family={relation.family} />}
      {option.found === null ? (
        <span class="search-more">{option.rest.toLocaleString('en')} more</span>
      ) : (
        <>
          <span class="row-title">{option.found.title}</span>
          <span class="row-detail">
            {option.found.detail}
            {isHidden && ' · hidden by filters'}
          </span>
        </>
      )}
    </li>
  );
}
