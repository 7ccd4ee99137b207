import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { writePatch } from '../../src/graph/patch-file.ts';
import { toEdgesCsv, toNodesCsv } from '../../src/formats/gephi-csv.ts';
import { toGexf } from '../../src/formats/gexf.ts';
import { toGraphml } from '../../src/formats/graphml.ts';
import { writeGraph } from '../../src/graph/file.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import { download, stem } from '../controllers/save.ts';
import { shownGraph, wholeGraph } from '../state/part.ts';
import { quotedBy, toMarkdown, toTable } from '../state/quotations.ts';
import type { State } from '../state/state.ts';
import type { Commands } from './app.tsx';
import { Icon } from './icons.tsx';
import { useActions, useSelected, useStore } from './page.tsx';

/** A kind of file that a graph can be saved as. */
interface GraphExport {
  readonly suffix: string;
  readonly title: string;
  readonly write: (graph: KnowledgeGraph) => string;
}

const GRAPH_EXPORTS: readonly GraphExport[] = [
  { suffix: '.json', title: 'Graph file (JSON)', write: writeGraph },
  { suffix: '.gexf', title: 'GEXF, for Gephi', write: toGexf },
  { suffix: '.graphml', title: 'GraphML, for yEd, NetworkX, igraph', write: toGraphml },
  { suffix: '.nodes.csv', title: 'Table of actors (CSV)', write: toNodesCsv },
  { suffix: '.edges.csv', title: 'Table of relations (CSV)', write: toEdgesCsv },
];

/** Saves the graph, whole or as it is shown, the picture, the evidence of the selection as quotations, and the corrections. */
export function ExportMenu({ commands }: { commands: Commands }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.stopPropagation();
    setOpen(false);
    document.querySelector<HTMLElement>('#export')?.focus();
  };
  const leave = (event: FocusEvent): void => {
    const { currentTarget, relatedTarget } = event;
    if (
      currentTarget instanceof Node &&
      relatedTarget instanceof Node &&
      currentTarget.contains(relatedTarget)
    )
      return;
    setOpen(false);
  };
  return (
    <div class="menu" onKeyDown={close} onFocusOut={leave}>
      <button id="export" type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name="export" />
        <span>Export</span>
      </button>
      {isOpen && <ExportList commands={commands} />}
    </div>
  );
}

function ExportList({ commands }: { commands: Commands }): JSX.Element {
  const store = useStore();
  const actions = useActions();
  const patch = useSelected('patch');
  const save = (write: (state: State) => { content: string; suffix: string } | null): void => {
    const state = store.get();
    try {
      const made = write(state);
      if (made === null || state.model === null) return;
      download(
        new Blob([made.content], { type: 'text/plain;charset=utf-8' }),
        stem(state.model.name) + made.suffix,
      );
    } catch (error) {
      actions.say({ tone: 'error', text: `The file could not be made (${String(error)}).` });
    }
  };
  const graph = (
    made: KnowledgeGraph | null,
    one: GraphExport,
  ): { content: string; suffix: string } | null =>
    made === null ? null : { content: one.write(made), suffix: one.suffix };
  const item = (title: string, onClick: () => void, id?: string): JSX.Element => (
    <button id={id} type="button" onClick={onClick}>
      <span>{title}</span>
    </button>
  );
  const quotations = (write: typeof toMarkdown, suffix: string) => (): void =>
    save(({ model, view, selection }) =>
      model === null || view === null
        ? null
        : { content: write(model, quotedBy(model, view, selection)), suffix },
    );
  return (
    <div class="menu-list" role="group" aria-label="Export">
      <h2>What is shown</h2>
      {GRAPH_EXPORTS.map((one) => item(one.title, () => save((state) => graph(shownGraph(state), one))))}
      <h2>The whole graph</h2>
      {GRAPH_EXPORTS.map((one) =>
        item(
          one.title,
          () => save((state) => graph(wholeGraph(state), one)),
          one.suffix === '.json' ? 'save-graph' : undefined,
        ),
      )}
      <h2>The picture</h2>
      {item('Image (PNG)', commands.savePicture, 'save-picture')}
      {item('Drawing (SVG)', commands.saveSvg, 'save-svg')}
      <h2>Quotations of the selection</h2>
      {item('Markdown', quotations(toMarkdown, '.md'))}
      {item('Table (CSV)', quotations(toTable, '.quotations.csv'))}
      {patch.length > 0 && <h2>Corrections</h2>}
      {patch.length > 0 &&
        item(`Patch file with ${patch.length}`, () =>
          save(({ model }) => ({
            content: writePatch(model?.file.attributes.generator ?? '', patch),
            suffix: '.patch.json',
          })),
        )}
    </div>
  );
}
