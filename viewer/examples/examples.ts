import type { Source } from '../state/intake.ts';

const TEXTS = import.meta.glob<string>('./*.md', { query: '?raw', import: 'default', eager: true });

/** An article to try the reader with; all of it is invented. */
export interface Example extends Source {
  readonly title: string;
}

/** The articles of this folder, in the order of their names. */
export const EXAMPLES: readonly Example[] = Object.keys(TEXTS)
  .toSorted()
  .map((path) => {
    const text = TEXTS[path] ?? '';
    const name = path.replace(/^\.\/\d+-/, '');
    return {
      name,
      blob: new Blob([text]),
      date: '',
      title: /^title: (.+)$/m.exec(text)?.[1] ?? name,
    };
  });
