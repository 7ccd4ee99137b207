import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Commands } from './commands.ts';
import { CompareLegend } from './compare-legend.tsx';
import { FocusChip } from './focus-chip.tsx';
import { HelpDialog } from './help.tsx';
import { IconButton } from './icons.tsx';
import { Announcer, MessageLine, Tooltip } from './notices.tsx';
import { useActions, useSelected } from './page.tsx';
import { Rail } from './rail.tsx';
import { ReadDialog } from './read-dialog.tsx';
import { Reader } from './reader.tsx';
import { SidePanel } from './side-panel.tsx';
import { TimeStrip } from './time-strip.tsx';
import { Top } from './top.tsx';

/** The whole page. Its parts stand in the order in which they are read and reached by Tab. */
export function App({ commands }: { commands: Commands }): JSX.Element {
  const isOpen = useSelected('model') !== null;
  const arranging = useSelected('arranging');
  useLayoutEffect(() => void document.body.classList.toggle('open', isOpen), [isOpen]);
  useLayoutEffect(() => void document.body.classList.toggle('arranging', arranging), [arranging]);
  return (
    <>
      <a class="skip" href="#panel">
        Skip to the lists
      </a>
      <Top commands={commands} />
      <main>
        <Rail />
        <SidePanel />
        <Reader />
        <StageArea commands={commands} />
        <TimeStrip />
      </main>
      <div class="drop" aria-hidden="true">
        <p>Drop articles to read them, or a graph file to open it</p>
      </div>
      <Announcer />
      <HelpDialog />
      <ReadDialog reader={commands.reader} bring={commands.bring} />
    </>
  );
}

function StageArea({ commands }: { commands: Commands }): JSX.Element {
  const view = useSelected('view');
  return (
    <section class="stage" id="stage" aria-label="Picture">
      <Picture />
      <p id="no-webgl" class="stage-note" hidden>
        Without WebGL, which is missing or switched off here, the picture stands still.
      </p>
      <NothingDrawn />
      {view === null && <Welcome />}
      <FocusChip />
      <CompareLegend />
      <Tooltip />
      {view !== null && (
        <div class="stage-tools" role="toolbar" aria-label="Picture">
          <IconButton label="Zoom in" name="plus" onClick={commands.zoomIn} />
          <IconButton label="Zoom out" name="minus" onClick={commands.zoomOut} />
          <IconButton label="Fit to the window" name="fit" onClick={commands.fit} />
          <IconButton id="arrange" label="Lay out afresh" name="arrange" onClick={commands.arrange} />
        </div>
      )}
      <MessageLine />
    </section>
  );
}

/** Says why the picture is empty: the filters hide all that it would draw, or the graph has no relations. */
function NothingDrawn(): JSX.Element | null {
  const model = useSelected('model');
  const view = useSelected('view');
  const actions = useActions();
  if (model === null || view === null || view.relations.size > 0) return null;
  if (model.relations.size === 0) {
    return model.actors.size === 0 ? null : (
      <p class="stage-note">No relation is told here. The lists have the actors.</p>
    );
  }
  const showAll = (): void => {
    actions.focus(null);
    actions.clearFilters();
  };
  return (
    <p class="stage-note">
      No {view.actors.size === 0 ? 'actor' : 'relation'} passes the filters.{' '}
      <button class="text-button" type="button" onClick={showAll}>
        Show everything
      </button>
    </p>
  );
}

/** The ground that sigma draws on; it is made once and nothing here is ever rendered into it. */
function Picture(): JSX.Element {
  const view = useSelected('view');
  const shown = view === null ? '' : `: ${view.actors.size} actors, ${view.relations.size} relations`;
  return (
    <div
      id="picture"
      class="picture"
      role="application"
      tabIndex={0}
      aria-label={`Picture of the graph${shown}. The lists beside it hold the same.`}
      aria-description="Left and right turn through the relations of an actor, up goes along one, down goes back."
    />
  );
}

function Welcome(): JSX.Element {
  const actions = useActions();
  return (
    <div class="empty">
      <h2>Read news, or open a graph</h2>
      <p>
        Paste or drop articles to see who does what to whom. Drop a <code>graph.json</code> to see what was
        read before.
      </p>
      <div class="empty-buttons">
        <button class="primary" type="button" onClick={() => actions.takeIn({})}>
          Read text
        </button>
        <button type="button" onClick={() => document.querySelector<HTMLInputElement>('#file')?.click()}>
          Choose a file
        </button>
      </div>
      <p class="note">All of it stays on this computer.</p>
    </div>
  );
}
