import type { MarkupReaders } from './markup-script.ts';
// As a worker is built, which is a script by itself with all that it imports.
// oxlint-disable-next-line import/default -- the bundler makes the default export
import scriptUrl from './markup-script.ts?worker&url';

let readers: Promise<MarkupReaders> | null = null;

/**
 * Loads what reads pages and Markdown, once; pasted text and `.txt` files need none of it.
 *
 * @throws Error naming the script, where it cannot be loaded.
 */
export function loadMarkup(): Promise<MarkupReaders> {
  readers ??= runScript(scriptUrl).then(() => globalThis.actorgraphMarkup!);
  // What could not be fetched may be there the next time.
  readers.catch(() => (readers = null));
  return readers;
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
