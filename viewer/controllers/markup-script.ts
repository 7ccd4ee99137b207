/** What reads pages and Markdown: a script that the page loads when a file needs it, and which leaves its functions there. */
import { readHtml } from '../../src/article/html.ts';
import { readMarkdown } from '../../src/article/markdown.ts';

export interface MarkupReaders {
  readonly readHtml: typeof readHtml;
  readonly readMarkdown: typeof readMarkdown;
}

declare global {
  /** Undefined until the script has run. */
  var actorgraphMarkup: MarkupReaders | undefined;
}

globalThis.actorgraphMarkup = { readHtml, readMarkdown };
