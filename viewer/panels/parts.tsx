import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Family } from '../../src/types/relation.ts';
import { sentenceOf, titleOf } from '../appearance/phrases.ts';
import { counted, datesName, STATUSES } from '../appearance/wording.ts';
import { type ActorNode, type GraphModel, labelOf, type RelationEdge } from '../state/model.ts';
import type { Pointed } from '../state/pointed.ts';
import { hiding, isShown } from '../state/shown.ts';
import type { Item } from '../state/state.ts';
import type { View } from '../state/view.ts';
import { FamilySign, Icon, KindShape } from './icons.tsx';
import { useActions, useMeant, useRevealed, useSelected } from './page.tsx';
import { type Scroll, Windowed } from './windowed.tsx';

/** How many things a heading, a tab or a switch stands for. */
export function Count({ number }: { number: number }): JSX.Element {
  return <span class="count">{number.toLocaleString('en')}</span>;
}

/** An actor's name with its shape, as a button that selects it. */
export function ActorChip({ model, actor: key }: { model: GraphModel; actor: string }): JSX.Element {
  const actions = useActions();
  const actor = model.actors.get(key);
  if (actor === undefined) return <span>{key}</span>;
  return (
    <button
      class="chip"
      type="button"
      data-focus={`chip ${key}`}
      onClick={() => actions.select({ type: 'actor', key })}
    >
      <KindShape kind={actor.kind} />
      <span>{actor.label}</span>
    </button>
  );
}

/** Actors as a list of rows, however many. */
export function ActorRows(props: {
  readonly actors: readonly ActorNode[];
  readonly view: View;
  readonly label?: string;
}): JSX.Element {
  const { actors, view, label } = props;
  return (
    <RevealedRows items={actors} meantOf={({ actors: meant }) => meant} estimate={36} label={label}>
      {(actor) => <ActorRow actor={actor} relations={view.connected.get(actor.key) ?? 0} />}
    </RevealedRows>
  );
}

/** Rows of which the first that is meant by what is pointed at in the picture comes into view. */
function RevealedRows<T extends { readonly key: string }>(props: {
  readonly items: readonly T[];
  /** The keys of the items that are meant. */
  readonly meantOf: (pointed: Pointed) => ReadonlySet<string>;
  readonly estimate: number;
  readonly label: string | undefined;
  readonly children: (item: T) => ComponentChildren;
}): JSX.Element {
  const { items, meantOf, ...list } = props;
  const scroll = useRef<Scroll>(null);
  const indexOf = (pointed: Pointed): number => {
    const meant = meantOf(pointed);
    return items.findIndex(({ key }) => meant.has(key));
  };
  useRevealed(indexOf, (index) => scroll.current?.(index));
  return <Windowed {...list} items={items} keyOf={({ key }) => key} class="rows" scroll={scroll} />;
}

function ActorRow(props: { readonly actor: ActorNode; readonly relations: number }): JSX.Element {
  const { actor, relations } = props;
  const actions = useActions();
  const item: Item = { type: 'actor', key: actor.key };
  const isMeant = useMeant(item);
  const role = actor.roles[0]?.title ?? null;
  return (
    <button
      class={isMeant ? 'row actor-row is-meant' : 'row actor-row'}
      type="button"
      data-focus={`actor ${actor.key}`}
      data-actor={actor.key}
      onClick={() => actions.select(item)}
      onMouseEnter={() => actions.hover(item)}
      onMouseLeave={() => actions.leave(item)}
    >
      <KindShape kind={actor.kind} />
      <span class="row-title">{actor.label}</span>
      {role !== null && <span class="row-detail">{role}</span>}
      <span class="row-number">
        {relations}
        <span class="unseen">{relations === 1 ? ' relation' : ' relations'}</span>
      </span>
    </button>
  );
}

/** A relation as a row of a list: a sentence made of its event, the article's words, how often and when. */
function RelationRow(props: {
  readonly model: GraphModel;
  readonly relation: RelationEdge;
  /** The words to show where they are not the whole sentence. */
  readonly title?: string | undefined;
}): JSX.Element {
  const { model, relation, title } = props;
  const actions = useActions();
  const item: Item = { type: 'relation', key: relation.key };
  const isMeant = useMeant(item);
  return (
    <button
      class={`row relation family-${relation.family}${isMeant ? ' is-meant' : ''}`}
      type="button"
      data-focus={`relation ${relation.key}`}
      data-relation={relation.key}
      onClick={() => actions.select(item)}
      onMouseEnter={() => actions.hover(item)}
      onMouseLeave={() => actions.leave(item)}
    >
      <FamilySign family={relation.family} />
      <span class="row-title">
        {title ?? sentenceOf(model, relation)} <StatusTag relation={relation} model={model} />
      </span>
      <span class="row-detail">
        {relation.label} <span class="row-dates">{datesName(relation.evidence.map(({ date }) => date))}</span>
      </span>
      {relation.weight > 1 && (
        <span class="row-number">
          {relation.weight}
          <span class="unseen"> sentences</span>
        </span>
      )}
    </button>
  );
}

/** Relations as a list of rows, however many. */
export function RelationRows(props: {
  readonly model: GraphModel;
  readonly relations: readonly RelationEdge[];
  readonly titleOf?: (relation: RelationEdge) => string;
  readonly label?: string;
}): JSX.Element {
  const { model, relations, titleOf: title, label } = props;
  return (
    <RevealedRows items={relations} meantOf={({ relations: meant }) => meant} estimate={54} label={label}>
      {(relation) => <RelationRow model={model} relation={relation} title={title?.(relation)} />}
    </RevealedRows>
  );
}

/** Says what the sentence itself does not: denied or doubted. */
export function StatusTag({
  model,
  relation,
}: {
  model: GraphModel;
  relation: RelationEdge;
}): JSX.Element | null {
  const { tag } = titleOf(model, relation);
  return tag === null ? null : <span class="tag">{STATUSES.get(tag)?.name.toLowerCase()}</span>;
}

/** The head of a panel: a way back, and room for what it is about. */
export function PanelHead({ children }: { children: ComponentChildren }): JSX.Element {
  const actions = useActions();
  return (
    <header class="panel-header">
      <button class="back" type="button" data-focus="back" onClick={() => actions.select(null)}>
        <Icon name="back" />
        All actors and relations
      </button>
      {children}
    </header>
  );
}

/** The parts of a family bar, each as long as its number; those of nothing are left out. */
export function FamilyParts(props: {
  readonly parts: readonly { readonly family: Family; readonly number: number }[];
}): JSX.Element {
  return (
    <>
      {props.parts.map(
        ({ family, number }) =>
          number > 0 && <span key={family} class={`family-${family}`} style={{ flexGrow: String(number) }} />,
      )}
    </>
  );
}

/** Says that the filters hide the selection and which do, and offers to show it. */
export function HiddenNotice({ model, item }: { model: GraphModel; item: Item }): JSX.Element | null {
  const actions = useActions();
  const filters = useSelected('filters');
  const view = useSelected('view');
  if (view === null || isShown(view, item)) return null;
  const names = hiding(model, filters, item).map(({ label }) => label);
  return (
    <p class="hidden-notice">
      <span>Hidden by {names.length === 0 ? 'the filters' : names.join(', ')}.</span>
      <button class="text-button" type="button" data-focus="admit" onClick={() => actions.admit(item)}>
        Show it
      </button>
    </p>
  );
}

/** A term with its value; nothing where there is none. */
export function Fact({ term, value }: { term: string; value: string | null }): JSX.Element | null {
  if (value === null || value === '') return null;
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** Says how many things the filters hide, and shows them. */
export function HiddenCount({ number, noun }: { number: number; noun: string }): JSX.Element | null {
  const actions = useActions();
  if (number === 0) return null;
  return (
    <p class="note">
      {counted(number, noun)} hidden by filters ·{' '}
      <button class="text-button" type="button" data-focus="show-all" onClick={() => actions.clearFilters()}>
        show
      </button>
    </p>
  );
}

/** Returns ", Japan" for an office of a known body, nothing otherwise. */
export function ofName(model: GraphModel, key: string | null): string {
  return key === null ? '' : `, ${labelOf(model, key)}`;
}
