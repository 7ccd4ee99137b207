import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { candidateEnds, mayTrigger } from '../../src/relations/candidates.ts';
import { HINTS, hintsOf } from '../../src/relations/hints.ts';
import { PATH_FEATURES, PATH_ROWS, Paths } from '../../src/relations/paths.ts';
import { createTriggers } from '../../src/relations/triggers.ts';
import type { Mention } from '../../src/types/actor.ts';
import { parse } from '../syntax/parses.ts';

const SENTENCE = parse(`
  Iran PROPN 2 nsubj
  zorched VERB 0 root zorch VBD
  at ADP 4 case
  Iraq PROPN 2 obl
  . PUNCT 2 punct
`);

const files = Object.fromEntries(
  readdirSync('data/lexicon')
    .filter((name) => name.endsWith('.csv'))
    .map((name) => [name, readFileSync(`data/lexicon/${name}`, 'utf8')]),
);

function mention(head: number, actor: string): Mention {
  const { start, end } = SENTENCE.tokens[head]!;
  const where = { sentence: 0, head, first: head, last: head, start, end };
  return { ...where, form: 'name', actors: [actor], sector: null, place: false };
}

const MENTIONS = [mention(0, 'IRN'), mention(3, 'IRQ')];

function hintNames(verbs: string): string[][] {
  const triggers = createTriggers({ ...files, 'verbs.csv': verbs });
  return hintsOf(SENTENCE, MENTIONS, () => 'state', triggers).map((rows) => rows.map((row) => HINTS[row]!));
}

describe('hints', () => {
  it('tell what a line for a new verb says, and where its ends stand', () => {
    const [iran, zorched] = hintNames('verb,particle,event,target\nzorch,at,ASSAULT,at');
    expect(zorched).toEqual([
      'upos:VERB',
      'tag:VBD',
      'deprel:root',
      'event:ASSAULT',
      'source:subj',
      'target:prep',
    ]);
    expect(iran).toEqual(['upos:PROPN', 'deprel:nsubj', 'inside:state', 'actor:state:name']);
  });

  it('tell less where the words that the line requires are missing', () => {
    const [, zorched] = hintNames('verb,particle,event,target\nzorch,against,ASSAULT,against');
    expect(zorched).toEqual(['upos:VERB', 'tag:VBD', 'deprel:root', 'event?:ASSAULT']);
  });

  it('have names of their own', () => {
    expect(new Set(HINTS).size).toBe(HINTS.length);
  });
});

describe('candidates', () => {
  it('are content words and heads of phrases', () => {
    expect(candidateEnds(SENTENCE.tokens, MENTIONS)).toEqual([0, 3]);
    expect(SENTENCE.tokens.map(mayTrigger)).toEqual([true, true, true, true, false]);
  });
});

describe('paths', () => {
  it('are rows of the table that depend on the way through the tree', () => {
    const paths = new Paths(SENTENCE.tokens);
    const rows = new Uint16Array(3 * PATH_FEATURES);
    paths.write(1, [0, 3, 0], rows, 0);
    const [subject, oblique, again] = [0, 1, 2].map((k) => [
      ...rows.subarray(k * PATH_FEATURES, (k + 1) * PATH_FEATURES),
    ]);
    expect(again).toEqual(subject);
    expect(oblique!.filter((row, i) => row === subject![i])).toEqual([]);
    expect(Math.max(...rows)).toBeLessThan(PATH_ROWS);
  });
});
