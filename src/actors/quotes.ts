/** Who speaks: quoted words and the speaker of each quotation. */
import { childWith } from '../syntax/tree.ts';
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

/**
 * Returns the subject of the verb that a sentence's quotation hangs on ("…", X said), or -1.
 *
 * @param token A quoted token, or any token where the whole sentence is asked.
 */
export function speakerToken(sentence: Sentence, quoted: Uint8Array, token: number): number {
  const { tokens } = sentence;
  for (let k = token; k >= 0; k = tokens[k]!.head) {
    if (!quoted[k] && tokens[k]!.upos === 'VERB') {
      const subject = childWith(sentence, k, 'nsubj');
      if (subject >= 0 && !quoted[subject]) return subject;
    }
    const beside = childWith(sentence, k, 'parataxis');
    if (beside >= 0 && !quoted[beside] && tokens[beside]!.upos === 'VERB') {
      const subject = childWith(sentence, beside, 'nsubj');
      if (subject >= 0) return subject;
    }
  }
  return -1;
}
