import type { Article, BlockKind } from '../../src/types/article.ts';
import type { Entity, Sentence, Token } from '../../src/types/sentence.ts';

/**
 * Builds one sentence from hand-written lines `form UPOS head deprel [lemma [XPOS]]`; heads count from 1, 0 is the root.
 * Words are joined by one space; a `+` before the form glues it to the word before.
 */
export function parse(
  lines: string,
  options: { start?: number; block?: BlockKind; entities?: Entity[] } = {},
): Sentence {
  let at = options.start ?? 0;
  const start = at;
  const rows = lines.trim().split('\n');
  const tokens = rows.map((line, i): Token => {
    const [word = '', upos = '', head = '0', deprel = '', lemma, xpos] = line.trim().split(/\s+/);
    const glued = word.length > 1 && word.startsWith('+');
    const form = glued ? word.slice(1) : word;
    if (i > 0 && !glued) at++;
    const token: Token = {
      form,
      lemma: lemma ?? (upos === 'PROPN' ? form : form.toLowerCase()),
      upos,
      xpos: xpos ?? PENN[upos] ?? upos,
      head: Number(head) - 1,
      deprel,
      start: at,
      end: at + form.length,
    };
    at += form.length;
    return token;
  });
  return { start, end: at, tokens, entities: options.entities ?? [], block: options.block ?? 'paragraph' };
}

/** Joins hand-written parses into an article of one paragraph each. */
export function articleOf(...parses: readonly string[]): { article: Article; sentences: Sentence[] } {
  let at = 0;
  const sentences = parses.map((lines) => {
    const sentence = parse(lines, { start: at });
    at = sentence.end + 1;
    return sentence;
  });
  const text = sentences.map(textOf).join('\n');
  const blocks = sentences.map(({ start, end }) => ({ start, end, kind: 'paragraph' as const }));
  return {
    article: { id: 'test', title: null, date: null, source: null, url: null, text, blocks },
    sentences,
  };
}

/** Returns the text that a hand-written sentence stands for. */
export function textOf({ start, tokens }: Sentence): string {
  let text = '';
  for (const token of tokens) text = text.padEnd(token.start - start) + token.form;
  return text;
}

const PENN: Record<string, string> = {
  NOUN: 'NN',
  PROPN: 'NNP',
  VERB: 'VBD',
  AUX: 'VBD',
  ADJ: 'JJ',
  ADV: 'RB',
  ADP: 'IN',
  DET: 'DT',
  PRON: 'PRP',
  CCONJ: 'CC',
  SCONJ: 'IN',
  PART: 'TO',
  NUM: 'CD',
  PUNCT: '.',
};
