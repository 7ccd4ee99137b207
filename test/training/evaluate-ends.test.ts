import { describe, expect, it } from 'vitest';
import {
  bears,
  endsOf,
  evaluateEnds,
  formOf,
  mentionAt,
  type GoldEnd,
} from '../../src/training/evaluate-ends.ts';
import { find, LEXICON } from '../actors/knowledge.ts';
import { articleOf } from '../syntax/parses.ts';

const end = (start: number, stop: number, text: string, means: readonly string[] = []): GoldEnd => ({
  start,
  end: stop,
  text,
  means,
});

describe('ends of relations', () => {
  it('counts every place once, and none that only one annotator wrote', () => {
    const [norway, sweden, china] = [end(0, 6, 'Norway'), end(11, 17, 'Sweden'), end(20, 25, 'China')];
    const relations = [
      { source: norway, target: sweden },
      { source: sweden, target: norway },
      { source: norway, target: china, optional: true },
    ];
    expect(endsOf({ id: '1', date: null, text: '', relations })).toEqual([norway, sweden]);
  });

  it('takes together whom a phrase at both ends means', () => {
    const [one, other] = [end(0, 8, 'the two', ['Norway']), end(0, 8, 'the two', ['Sweden'])];
    const relations = [{ source: one, target: other }];
    expect(endsOf({ id: '1', date: null, text: '', relations })).toEqual([
      { ...one, means: ['Norway', 'Sweden'] },
    ]);
  });

  it('tells names, phrases and pronouns apart', () => {
    expect(formOf(end(0, 3, 'its', ['Norway']))).toBe('pronoun');
    expect(formOf(end(0, 3, 'Norwegian officials'))).toBe('name');
    expect(formOf(end(0, 3, 'the country', ['Norway']))).toBe('nominal');
    expect(formOf(end(0, 3, 'villagers'))).toBe('nominal');
  });

  it('takes the mention with the head word, in code points, else the shortest that holds it', () => {
    const { article, sentences } = articleOf(
      '😀 SYM 4 dep\nNorwegian ADJ 3 amod\ntroops NOUN 4 nsubj troops NNS\nleft VERB 0 root leave',
    );
    const mention = (first: number, last: number, head: number, key: string) => ({
      start: 0, end: 0, form: 'nominal' as const, sentence: 0, first, last, head, actors: [key], sector: null, place: false,
    }); // prettier-ignore
    const mentions = [mention(1, 2, 2, 'troops'), mention(1, 1, 1, 'NOR')];
    const at = (start: number, stop: number) =>
      mentionAt(end(start, stop, ''), article.text, sentences, mentions)?.actors;
    expect(at(2, 11)).toEqual(['NOR']);
    expect(at(2, 18)).toEqual(['troops']);
    expect(mentionAt(end(19, 23, ''), article.text, sentences, mentions)).toBeUndefined();
  });

  it('knows an actor by its names, by those of its people and by a part of a name', () => {
    const { actors } = find([
      'Erik PROPN 3 nsubj\nHolm PROPN 1 flat\nvisited VERB 0 root visit\nNorway PROPN 3 obj',
    ]);
    const [norway, holm] = actors;
    expect(
      ['Norway', 'Oslo', 'Norwegian troops', 'Sweden'].map((name) => bears(norway!, name, LEXICON)),
    ).toEqual([true, true, true, false]);
    expect(['Holm', 'Mr Erik Holm', 'Ingrid Holm'].map((name) => bears(holm!, name, LEXICON))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('measures nothing where there are no data', () => {
    expect(
      evaluateEnds(
        'no-such-folder',
        () => ({ sentences: [], actors: { actors: [], mentions: [] } }),
        LEXICON,
      ),
    ).toEqual([]);
  });
});
