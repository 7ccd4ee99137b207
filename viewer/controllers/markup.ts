import type { ReadMarkup } from './markup-script.ts';
// As a worker is built, which is a script by itself with all that it imports.
// oxlint-disable-next-line import/default -- the bundler makes the default export
import scriptUrl from './markup-script.ts?worker&url';

let reader: Promise<ReadMarkup> | null = null;

/**
 * Loads what makes articles of pages and Markdown, once; pasted text and `.txt` files need none of it.
 *
 * @throws Error naming the script, where it cannot be loaded.
 */
export function loadMarkup(): Promise<ReadMarkup> {
  reader ??= runScript(scriptUrl).then(() => globalThis.actorgraphReadMarkup!);
  // What could not be fetched may be there the next time.
  reader.catch(() => (reader = null));
  return reader;
}

function runScript(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error(`${url} is not there`));
    });
    document.head.append(script);
  });
}
