/** Which words stand between quotation marks. */
import type { Article } from '../types/article.ts';
import type { Sentence } from '../types/sentence.ts';

/** One flag for each token of each sentence: 1 where it stands between quotation marks. */
export type Quoted = readonly Uint8Array[];

/** Marks the quoted words of an article. A quotation that is not closed ends with its block. */
export function quotedWords(article: Article, sentences: readonly Sentence[]): Quoted {
  let open = false;
  let block = 0;
  return sentences.map(({ tokens, start }) => {
    while (block + 1 < article.blocks.length && article.blocks[block]!.end <= start) {
      block++;
      open = false;
    }
    return Uint8Array.from(tokens, ({ form, xpos }) => {
      if (OPENING.test(form) || (form === '"' && !open)) {
        open = true;
        return 0;
      }
      if (open && (CLOSING.test(form) || form === '"' || (xpos === "''" && form.length > 1))) {
        open = false;
        return 0;
      }
      return open ? 1 : 0;
    });
  });
}

const OPENING = /^(“|``|«)$/;
const CLOSING = /^(”|''|»)$/;
