import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { counted, countedOf } from '../appearance/wording.ts';
import { type GraphModel, shorten } from '../state/model.ts';
import type { View } from '../state/view.ts';
import type { Commands } from './commands.ts';
import { ExportMenu } from './export-menu.tsx';
import { Icon, IconButton } from './icons.tsx';
import { useActions, useSelected } from './page.tsx';
import { SearchBox } from './search-box.tsx';

/** The bar at the top: what is open and how much of it is shown, the search, files and display. */
export function Top({ commands }: { commands: Commands }): JSX.Element {
  const actions = useActions();
  const model = useSelected('model');
  const view = useSelected('view');
  const theme = useSelected('theme');
  const title = model === null ? null : titleOf(model);
  useLayoutEffect(() => {
    document.title = title === null ? 'actorgraph' : `${title} · actorgraph`;
  }, [title]);
  return (
    <header class="top">
      <p class="brand">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <path d="M8 23 23 9" />
          <circle cx="8" cy="23" r="6" />
          <rect x="18" y="3" width="11" height="11" rx="3" />
        </svg>
        <span>actorgraph</span>
      </p>
      <div class="summary">
        <h1 tabIndex={-1}>{title ?? 'No graph is open'}</h1>
        {model !== null && view !== null && <span id="totals">{totalsOf(model, view)}</span>}
      </div>
      <SearchBox />
      <div class="tools" role="toolbar" aria-label="File and display">
        <FileButton commands={commands} />
        <button
          id="read-text"
          type="button"
          title="Make a graph of articles (or paste them into the page)"
          onClick={() => actions.takeIn({})}
        >
          <Icon name="text" />
          <span>Read text</span>
        </button>
        {model !== null && (
          <>
            <UndoButtons />
            <ExportMenu commands={commands} />
          </>
        )}
        <IconButton
          id="theme"
          label={theme === 'dark' ? 'Light colours' : 'Dark colours'}
          name={theme === 'dark' ? 'sun' : 'moon'}
          onClick={() => actions.toggleTheme()}
        />
        <IconButton
          id="show-help"
          label="Help"
          name="help"
          onClick={() => document.querySelector<HTMLDialogElement>('#help')?.showModal()}
        />
      </div>
    </header>
  );
}

function UndoButtons(): JSX.Element {
  const actions = useActions();
  const { past, future } = useSelected('history');
  return (
    <>
      <IconButton
        id="undo"
        label="Undo"
        name="undo"
        disabled={past.length === 0}
        onClick={() => actions.undo()}
      />
      <IconButton
        id="redo"
        label="Redo"
        name="redo"
        disabled={future.length === 0}
        onClick={() => actions.redo()}
      />
    </>
  );
}

function FileButton({ commands }: { commands: Commands }): JSX.Element {
  const choose = (event: JSX.TargetedEvent<HTMLInputElement>): void => {
    const input = event.currentTarget;
    commands.bring([...(input.files ?? [])]);
    // So that choosing the same file again is a change too.
    input.value = '';
  };
  return (
    <>
      <input
        id="file"
        type="file"
        accept=".json,.txt,.md,.html,.htm"
        multiple
        hidden
        aria-label="Graph file or articles"
        onChange={choose}
      />
      <button
        id="open"
        type="button"
        title="Open a graph file or articles (or drop them on the page)"
        onClick={() => document.querySelector<HTMLInputElement>('#file')?.click()}
      >
        <Icon name="open" />
        <span>Open</span>
      </button>
    </>
  );
}

function titleOf(model: GraphModel): string {
  const [first] = model.articles.values();
  const one = shorten(first?.title ?? model.name);
  return model.articles.size === 1 ? one : counted(model.articles.size, 'article');
}

/** Returns "14 actors, 29 relations", or "10 of 14 actors, 12 of 29 relations" under filters. */
function totalsOf(model: GraphModel, view: View): string {
  const actors = countedOf(view.actors.size, model.actors.size, 'actor');
  return `${actors}, ${countedOf(view.relations.size, model.relations.size, 'relation')}`;
}
