import type { Span } from '../types/article.ts';

/** No sentence has more tokens than this; what runs on without a stop is cut. */
const LONGEST_SENTENCE = 400;

/**
 * Returns the sentences as half-open ranges of token indices. A sentence ends with a stop and what closes after it,
 * before a blank line, and at the latest after 400 tokens.
 */
export function splitSentences(text: string, tokens: readonly Span[]): [number, number][] {
  const sentences: [number, number][] = [];
  let first = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (i + 1 === tokens.length || i + 1 - first >= LONGEST_SENTENCE || endsSentence(text, tokens, i)) {
      sentences.push([first, i + 1]);
      first = i + 1;
    }
  }
  return sentences;
}

const STOP = /^(?:[.!?…。！？]+|[!?.]{2,})$/u;
const CLOSER = /^(?:["”’')\]»]|'')$/;
const TITLE = /^(?:mr|mrs|ms|dr|prof|st|rev|gen|sen|rep|gov|lt|col|capt|sgt|maj|adm|hon|amb|mt|ft|vs|no|e\.g|i\.e|cf)\.$/i;

function endsSentence(text: string, tokens: readonly Span[], i: number): boolean {
  const token = tokens[i] as Span;
  const next = tokens[i + 1] as Span;
  const gap = text.slice(token.end, next.start);
  if (/\n\s*\n/.test(gap)) return true;
  const nextForm = text.slice(next.start, next.end);
  if (CLOSER.test(nextForm) && gap === '') return false;
  let last = i;
  while (last > 0 && CLOSER.test(form(text, tokens[last] as Span))) last--;
  const stop = form(text, tokens[last] as Span);
  if (STOP.test(stop)) return gap !== '' && !/^[\p{Ll},;]/u.test(nextForm);
  if (/^\p{L}[\p{L}.]*\.$/u.test(stop) && gap !== '' && !TITLE.test(stop) && !/^\p{Lu}\.$/u.test(stop))
    return /^(?:The|A|An|In|On|At|It|He|She|They|We|I|But|And|This|That|These|His|Her|Its|Their|If|When|As|For|["“])$/.test(nextForm);
  return false;
}

function form(text: string, token: Span): string {
  return text.slice(token.start, token.end);
}
