import { drawOnCanvas } from '@sigma/export-image';
import { writeGraph } from '../../src/graph/file.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import type { Palette } from '../appearance/palette.ts';
import { placeLabels } from '../stage/labels.ts';
import type { Stage } from '../stage/stage.ts';
import type { Actions } from '../state/actions.ts';
import type { State } from '../state/state.ts';

/** Downloads the whole graph as a graph file, with the actors where they stand now. */
export function saveGraph({ model, positions }: State): void {
  if (model === null) return;
  const graph: KnowledgeGraph = {
    ...model.file,
    nodes: model.file.nodes.map(({ key, attributes }) => ({
      key,
      attributes: { ...attributes, ...positions.get(key) },
    })),
  };
  download(new Blob([writeGraph(graph)], { type: 'application/json' }), `${stem(model.name)}.json`);
}

/** Downloads the picture as the stage shows it. */
export async function savePicture(
  state: State,
  stage: Stage,
  palette: Palette,
  actions: Actions,
): Promise<void> {
  if (state.model === null) return;
  const canvas = await drawOnCanvas(stage.renderer, {
    backgroundColor: palette.paper,
    withTempRenderer: (copy) => {
      placeLabels(copy, () => palette);
      copy.refresh();
    },
  });
  const name = `${stem(state.model.name)}.png`;
  canvas.toBlob((blob) => {
    if (blob !== null) download(blob, name);
    else
      actions.say({ tone: 'error', text: 'The browser could not make the picture; try a smaller window.' });
  });
}

function stem(name: string): string {
  return name.replace(/\.json$/i, '') || 'graph';
}

function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download has begun by then; the address would otherwise keep the blob alive.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
