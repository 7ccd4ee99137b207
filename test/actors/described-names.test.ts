import { describe, expect, it } from 'vitest';
import { find } from './knowledge.ts';

function lines(...parses: string[]): readonly string[] {
  return find(parses).lines;
}

describe('a name that nobody knows', () => {
  it('is a person right behind a noun for one', () => {
    const told = [
      'rebel NOUN 3 nsubj',
      'Davyd PROPN 3 compound',
      'Arakhamia PROPN 1 appos',
      'criticised VERB 0 root',
      'Norway PROPN 4 obj',
    ].join('\n');
    expect(lines(told)).toEqual(['Davyd Arakhamia -> davyd-arakhamia', 'Norway -> NOR']);
  });

  it('is an organisation right behind a noun for one that it hangs on', () => {
    const sued = (name: string, head: number): string =>
      `Norway PROPN 2 nsubj\nsued VERB 0 root\nparty NOUN 2 obj\n${name} PROPN ${head} appos`;
    expect(lines(sued('Brakom', 3))).toEqual(['Norway -> NOR', 'Brakom -> brakom']);
    expect(lines(sued('Brakom', 2))).toEqual(['Norway -> NOR', 'party -> party']);
    expect(lines(sued('B', 3))).toEqual(['Norway -> NOR', 'party -> party']);
  });

  it('is who holds an office behind its state, and the office means that person', () => {
    const president = [
      'President NOUN 6 nsubj',
      'of ADP 3 case',
      'Sweden PROPN 1 nmod',
      'Halbe PROPN 5 compound',
      'Zijlstra PROPN 1 nmod',
      'threatened VERB 0 root',
      'Norway PROPN 6 obj',
    ].join('\n');
    expect(lines(president)).toEqual([
      'President of Sweden -> halbe-zijlstra',
      'Sweden -> SWE',
      'Halbe Zijlstra -> halbe-zijlstra',
      'Norway -> NOR',
    ]);
  });

  it('is no law and none of the days', () => {
    const passed = (last: string): string =>
      `judge NOUN 4 nsubj\nFormula PROPN 3 compound\n${last} PROPN 1 appos\nended VERB 0 root`;
    expect(lines(passed('Act'))).toEqual([]);
    expect(lines('judge NOUN 3 nsubj\nMonday PROPN 3 obl\nended VERB 0 root')).toEqual([]);
  });

  it('is a person where it is joined to one', () => {
    const both = [
      'Michael PROPN 6 nsubj',
      'Bergson PROPN 1 flat',
      'and CCONJ 5 cc',
      'Tjostolv PROPN 5 compound',
      'Moland PROPN 1 conj',
      'fled VERB 0 root',
    ];
    expect(lines(both.join('\n'))).toEqual([
      'Michael Bergson -> michael-bergson',
      'Tjostolv Moland -> tjostolv-moland',
    ]);
  });

  it('is a person where a phrase for one follows', () => {
    const stabbed = [
      'Swedes PROPN 2 nsubj',
      'accused VERB 0 root',
      'Pak PROPN 4 compound',
      'Cordier PROPN 2 obj',
      ', PUNCT 7 punct',
      'a DET 7 det',
      'judge NOUN 4 appos',
    ].join('\n');
    expect(lines(stabbed)).toContain('Pak Cordier -> pak-cordier');
  });
});
