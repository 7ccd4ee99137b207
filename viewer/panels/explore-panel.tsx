import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { GraphArticle } from '../../src/types/graph.ts';
import { counted, dateName } from '../appearance/wording.ts';
import { articleName, type GraphModel, shorten } from '../state/model.ts';
import type { ListTab } from '../state/state.ts';
import type { View } from '../state/view.ts';
import { ComparePanel } from './compare-panel.tsx';
import { useActions, useSelected } from './page.tsx';
import { ActorRows, Count, RelationRows } from './parts.tsx';
import { StatisticsPanel } from './statistics-panel.tsx';
import { RelationTable } from './table-panel.tsx';
import { RelationTree } from './tree-panel.tsx';
import { Windowed } from './windowed.tsx';

/** The panel while nothing is selected: the articles, and lists of all that the stage draws. */
export function ExplorePanel({ model, view }: { model: GraphModel; view: View }): JSX.Element {
  const tab = useSelected('tab');
  return (
    <section class="explore" aria-label="Actors and relations">
      <Articles model={model} />
      <Tabs view={view} current={tabOf(tab)} />
      <div id="explore-list" role="tabpanel" aria-labelledby={`tab-${tabOf(tab)}`}>
        <TabContent tab={tab} model={model} view={view} />
      </div>
    </section>
  );
}

function Articles({ model }: { model: GraphModel }): JSX.Element {
  const articles = useMemo(() => [...model.articles.values()], [model]);
  const list = (
    <Windowed items={articles} keyOf={({ id }) => id} estimate={54} class="rows">
      {(article) => <ArticleRow article={article} />}
    </Windowed>
  );
  if (articles.length > 3) {
    return (
      <details class="articles more">
        <summary>{counted(articles.length, 'article')}</summary>
        {list}
      </details>
    );
  }
  return (
    <div class="articles">
      <h2>{articles.length === 1 ? 'Article' : 'Articles'}</h2>
      {list}
    </div>
  );
}

function ArticleRow({ article }: { article: GraphArticle }): JSX.Element {
  const actions = useActions();
  const facts = [
    article.source === null ? null : shorten(article.source),
    article.date === null ? null : dateName(article.date),
  ];
  return (
    <button
      class="row article-row"
      type="button"
      data-focus={`article ${article.id}`}
      onClick={() => actions.read(article.id)}
    >
      <span class="row-title">{shorten(articleName(article))}</span>
      <span class="row-detail">{facts.filter(Boolean).join(' · ')}</span>
    </button>
  );
}

const TABS: readonly ListTab[] = ['actors', 'relations', 'table', 'statistics', 'compare'];

function TabContent(props: { tab: ListTab; model: GraphModel; view: View }): JSX.Element {
  const { tab, model, view } = props;
  switch (tab) {
    case 'actors':
      return <ActorList model={model} view={view} />;
    case 'relations':
      return <RelationList model={model} view={view} />;
    case 'table':
    case 'tree':
      return <Twin tab={tab} model={model} view={view} />;
    case 'statistics':
      return <StatisticsPanel model={model} view={view} />;
    case 'compare':
      return <ComparePanel model={model} view={view} />;
  }
}

/** The picture in words: as a table, or as a tree. */
function Twin({ tab, model, view }: { tab: 'table' | 'tree'; model: GraphModel; view: View }): JSX.Element {
  const actions = useActions();
  const choice = (as: 'table' | 'tree', name: string): JSX.Element => (
    <button
      type="button"
      aria-pressed={tab === as}
      data-focus={`twin ${as}`}
      onClick={() => actions.showTab(as)}
    >
      {name}
    </button>
  );
  return (
    <>
      <div class="steps" role="group" aria-label="Shown as">
        {choice('table', 'Table')}
        {choice('tree', 'Tree')}
      </div>
      {tab === 'tree' ? (
        <RelationTree model={model} view={view} />
      ) : (
        <RelationTable model={model} view={view} />
      )}
    </>
  );
}

/** Returns the tab under which a list stands. */
function tabOf(tab: ListTab): ListTab {
  return tab === 'tree' ? 'table' : tab;
}

function Tabs({ view, current }: { view: View; current: ListTab }): JSX.Element {
  const actions = useActions();
  const tab = (name: ListTab, label: string, number: number | null = null): JSX.Element => (
    <button
      role="tab"
      type="button"
      id={`tab-${name}`}
      aria-selected={name === current}
      aria-controls="explore-list"
      tabIndex={name === current ? 0 : -1}
      data-focus={`tab ${name}`}
      onClick={() => actions.showTab(name)}
    >
      {label} {number !== null && <Count number={number} />}
    </button>
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!['ArrowLeft', 'ArrowRight'].includes(event.key)) return;
    event.stopPropagation();
    const by = event.key === 'ArrowRight' ? 1 : -1;
    const next = TABS[(TABS.indexOf(current) + by + TABS.length) % TABS.length] ?? 'actors';
    actions.showTab(next);
    document.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="Lists" onKeyDown={onKeyDown}>
      {tab('actors', 'Actors', view.actors.size)}
      {tab('relations', 'Relations', view.relations.size)}
      {tab('table', 'Table')}
      {tab('statistics', 'Statistics')}
      {tab('compare', 'Compare')}
    </div>
  );
}

function ActorList({ model, view }: { model: GraphModel; view: View }): JSX.Element {
  const actors = useMemo(
    () => [...model.actors.values()].filter(({ key }) => view.actors.has(key)),
    [model, view],
  );
  if (actors.length === 0) return <p class="note">No actor passes the filters.</p>;
  return <ActorRows actors={actors} view={view} />;
}

function RelationList({ model, view }: { model: GraphModel; view: View }): JSX.Element {
  const relations = useMemo(() => [...view.relations.values()], [view]);
  if (relations.length === 0) return <p class="note">No relation passes the filters.</p>;
  return <RelationRows model={model} relations={relations} />;
}
