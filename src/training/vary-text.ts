/**
 * Variants of treebank documents, to show the segmenter what the treebanks show too seldom: other quotation marks, and
 * acronyms with stops in the middle and at the end of sentences.
 */
import type { ConlluDocument, ConlluSentence } from '../parser/conllu.ts';
import type { Token } from '../types/sentence.ts';

/** Returns the document with curly quotation marks and apostrophes in place of straight ones, and the other way round. */
export function withOtherQuotes(document: ConlluDocument): ConlluDocument {
  const text = document.text.replace(/["'“”‘’]/g, (mark, at: number) => {
    if (!`"'`.includes(mark)) return '“”'.includes(mark) ? '"' : "'";
    const opens = at === 0 || /[\s([—–-]/.test(document.text.charAt(at - 1));
    return mark === '"' ? (opens ? '“' : '”') : opens ? '‘' : '’';
  });
  return { ...document, text };
}

const ACRONYMS: readonly string[] = ['U.S.', 'U.S.', 'U.N.', 'U.K.', 'E.U.', 'D.C.', 'U.A.E.', 'N.Y.'];
/** How many names in the middle and before the full stop of a sentence give way to acronyms. */
const SHARE_WITHIN = 0.15;
const SHARE_AT_END = 0.7;

/** Returns the document with acronyms for some of its names; an acronym's stop at the end is the sentence's. */
export function withAcronyms(document: ConlluDocument, random: () => number): ConlluDocument {
  let text = '';
  let read = 0;
  const sentences = document.sentences.map((sentence): ConlluSentence => {
    const tokens: Token[] = [];
    const write = (token: Token, form: string): void => {
      text += document.text.slice(read, token.start);
      tokens.push({ ...token, form, start: text.length, end: text.length + form.length });
      text += form;
    };
    for (let i = 0; i < sentence.tokens.length; i++) {
      const token = sentence.tokens[i] as Token;
      const next = sentence.tokens[i + 1];
      const ends = next?.form === '.' && i + 2 === sentence.tokens.length;
      const replaced =
        isFreeName(token, ends ? undefined : next) && random() < (ends ? SHARE_AT_END : SHARE_WITHIN);
      write(
        token,
        replaced
          ? (ACRONYMS[Math.floor(random() * ACRONYMS.length)] as string)
          : document.text.slice(token.start, token.end),
      );
      if (replaced && ends) i++;
      read = (replaced && ends ? next : token).end;
    }
    return { ...sentence, tokens, start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
  });
  return { ...document, text, sentences };
}

/** Says whether a token is a name of one word with white space behind it. */
function isFreeName(token: Token, next: Token | undefined): boolean {
  return token.xpos === 'NNP' && /^\p{Lu}\p{L}+$/u.test(token.form) && next?.start !== token.end;
}
