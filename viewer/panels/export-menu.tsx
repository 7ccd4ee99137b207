import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { writePatch } from '../../src/graph/write-patch.ts';
import { toEdgesCsv, toNodesCsv } from '../../src/formats/gephi-csv.ts';
import { toGexf } from '../../src/formats/gexf.ts';
import { toGraphml } from '../../src/formats/graphml.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import { download, stem } from '../controllers/save.ts';
import { shownGraph, wholeGraph } from '../state/part.ts';
import { quotedBy, toMarkdown, toTable } from '../state/quotations.ts';
import type { State } from '../state/state.ts';
import type { Commands } from './commands.ts';
import { Icon } from './icons.tsx';
import { useActions, useSelected, useStore } from './page.tsx';

/** A kind of file that a graph can be saved as. */
interface GraphExport {
  readonly suffix: string;
  readonly title: string;
  readonly write: (graph: KnowledgeGraph, commands: Commands) => string | Promise<string>;
}

const GRAPH_EXPORTS: readonly GraphExport[] = [
  { suffix: '.json', title: 'Graph file (JSON)', write: (graph, { writeGraph }) => writeGraph(graph) },
  { suffix: '.gexf', title: 'GEXF, for Gephi', write: toGexf },
  { suffix: '.graphml', title: 'GraphML, for yEd, NetworkX, igraph', write: toGraphml },
  { suffix: '.nodes.csv', title: 'Table of actors (CSV)', write: toNodesCsv },
  { suffix: '.edges.csv', title: 'Table of relations (CSV)', write: toEdgesCsv },
];

/** Saves the graph, whole or as it is shown, the picture, the evidence of the selection as quotations, and the corrections. */
export function ExportMenu({ commands }: { commands: Commands }): JSX.Element {
  const menu = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
    menu.current?.querySelector<HTMLElement>('#export')?.focus();
  };
  useLeaving(menu, isOpen, setOpen, close);
  return (
    <div class="menu" ref={menu}>
      <button id="export" type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name="export" />
        <span>Export</span>
      </button>
      {isOpen && <ExportList commands={commands} close={close} />}
    </div>
  );
}

/** Closes an open menu at a press or a step of the focus outside of it, and at Escape, wherever the focus is. */
function useLeaving(
  menu: { readonly current: HTMLElement | null },
  isOpen: boolean,
  setOpen: (isOpen: boolean) => void,
  close: () => void,
): void {
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const leave = ({ target }: Event): void => {
      if (target instanceof Node && menu.current?.contains(target) !== true) setOpen(false);
    };
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
    };
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    document.addEventListener('pointerdown', leave, options);
    document.addEventListener('focusin', leave, options);
    document.addEventListener('keydown', escape, options);
    return () => listening.abort();
  }, [isOpen]);
}

/** What can be saved; a choice closes the menu. */
function ExportList({ commands, close }: { commands: Commands; close: () => void }): JSX.Element {
  const store = useStore();
  const actions = useActions();
  const patch = useSelected('patch');
  const save = async (
    write: (state: State) => string | Promise<string> | null,
    suffix: string,
  ): Promise<void> => {
    const { model } = store.get();
    try {
      const content = await write(store.get());
      if (content === null || model === null) return;
      download(new Blob([content], { type: 'text/plain;charset=utf-8' }), stem(model.name) + suffix);
    } catch (error) {
      actions.say({ tone: 'error', text: `The file could not be made (${String(error)}).` });
    }
  };
  const saveGraph = (graphOf: (state: State) => KnowledgeGraph | null, one: GraphExport): void =>
    void save((state) => {
      const graph = graphOf(state);
      return graph && one.write(graph, commands);
    }, one.suffix);
  const act = (choice: () => void): void => {
    choice();
    close();
  };
  const item = (title: string, onClick: () => void, id?: string): JSX.Element => (
    <button id={id} type="button" onClick={() => act(onClick)}>
      <span>{title}</span>
    </button>
  );
  const quotations = (write: typeof toMarkdown, suffix: string) => (): void =>
    void save(
      ({ model, view, selection }) => model && view && write(model, quotedBy(model, view, selection)),
      suffix,
    );
  return (
    <div class="menu-list" role="group" aria-label="Export">
      {item('Copy a link to this view', commands.copyLink, 'copy-link')}
      <h2>What is shown</h2>
      {GRAPH_EXPORTS.map((one) => item(one.title, () => saveGraph(shownGraph, one)))}
      <h2>The whole graph</h2>
      {GRAPH_EXPORTS.map((one) =>
        item(one.title, () => saveGraph(wholeGraph, one), one.suffix === '.json' ? 'save-graph' : undefined),
      )}
      <h2>The picture</h2>
      <ImageItem save={(times) => act(() => commands.savePicture(times))} />
      {item('Drawing (SVG)', commands.saveSvg, 'save-svg')}
      <h2>Quotations of the selection</h2>
      {item('Markdown', quotations(toMarkdown, '.md'))}
      {item('Table (CSV)', quotations(toTable, '.quotations.csv'))}
      {patch.length > 0 && <h2>Corrections</h2>}
      {patch.length > 0 &&
        item(
          `Patch file with ${patch.length}`,
          () =>
            void save(
              ({ model }) => writePatch(model?.file.attributes.generator ?? '', patch),
              '.patch.json',
            ),
        )}
    </div>
  );
}

/** The picture as an image, in a size to choose. */
function ImageItem({ save }: { save: (times: number) => void }): JSX.Element {
  const [times, setTimes] = useState(2);
  const box = document.querySelector('#picture')?.getBoundingClientRect();
  const sizeOf = (one: number): string =>
    `${Math.round((box?.width ?? 0) * one)} × ${Math.round((box?.height ?? 0) * one)}`;
  return (
    <div class="menu-image">
      <button id="save-picture" type="button" onClick={() => save(times)}>
        <span>Image (PNG)</span>
      </button>
      <select
        aria-label="Size of the image, in pixels"
        value={times}
        onChange={(event) => setTimes(Number(event.currentTarget.value))}
      >
        {SIZES.map((one) => (
          <option key={one} value={one}>
            {sizeOf(one)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Images are so many times as large as the picture in the page. */
const SIZES = [1, 2, 3, 4, 6];
