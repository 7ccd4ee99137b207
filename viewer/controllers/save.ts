import { pngOf, textOf } from '../stage/svg.ts';
import type { Actions } from '../state/actions.ts';
import type { State } from '../state/state.ts';
import type { Picture } from './picture.ts';

/** Downloads the picture as the stage shows it, as an image so many times its size. */
export async function savePicture(
  state: State,
  picture: Picture,
  actions: Actions,
  times: number,
): Promise<void> {
  const svg = picture.svg();
  if (state.model === null || svg === null) return;
  try {
    download(await pngOf(svg, times), `${stem(state.model.name)}.png`);
  } catch {
    actions.say({ tone: 'error', text: 'The browser could not make the picture; try a smaller size.' });
  }
}

/** Downloads the picture as the stage shows it, as SVG with real text and curves. */
export function saveSvg(state: State, picture: Picture): void {
  const svg = picture.svg();
  if (state.model === null || svg === null) return;
  download(new Blob([textOf(svg)], { type: 'image/svg+xml' }), `${stem(state.model.name)}.svg`);
}

/** Returns a file's name without its extension. */
export function stem(name: string): string {
  return name.replace(/\.json$/i, '') || 'graph';
}

/** Lets the browser save a file. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download has begun by then; the address would otherwise keep the blob alive.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
