import { beforeAll, describe, expect, test } from 'vitest';
import { createParser, type Parser } from '../../src/parser/parser.ts';
import { modelBytes } from '../helpers/model.ts';
import { analysisOf } from './trees.ts';
import { rereadHeadline } from '../../src/parser/headlines.ts';

let parser: Parser;
beforeAll(() => {
  parser = createParser(modelBytes());
});

/** "subject verb object" of a line's root. */
function clause(text: string): string {
  const { tokens } = parser.parse(text)[0]!;
  const root = tokens.findIndex(({ head }) => head < 0);
  const part = (...deprels: string[]): string =>
    tokens.find(({ head, deprel }) => head === root && deprels.includes(deprel))?.form ?? '-';
  return `${part('nsubj')} ${tokens[root]!.lemma}/${tokens[root]!.upos} ${part('obj', 'obl')}`;
}

describe('headlines', () => {
  test.each([
    ['Turkey blocks Swedish NATO bid', 'Turkey block/VERB bid'],
    ['EU, Mercosur clinch trade deal', 'EU clinch/VERB deal'],
    ['Zelensky thanks Scholz for Patriot system', 'Zelensky thank/VERB Scholz'],
    ['Macron, Scholz back two-state solution', 'Macron back/VERB solution'],
    ['Turkey blocks Swedish bid, demands extradition of Kurds', 'Turkey block/VERB bid'],
    ['Egypt fears influx of refugees', 'Egypt fear/VERB influx'],
    ['EU, Japan sign trade pact', 'EU sign/VERB pact'],
    ['India and Pakistan trade fire in Kashmir', 'India trade/VERB fire'],
  ])('%s', (text, expected) => {
    expect(clause(text)).toBe(expected);
  });

  test('have two subjects also where somebody says so', () => {
    const { tokens } = parser.parse('Israel, Syria agree to ceasefire, US envoy says')[0]!;
    const agree = tokens.findIndex(({ lemma }) => lemma === 'agree');
    expect(tokens[0]).toMatchObject({ head: agree, deprel: 'nsubj' });
    expect(tokens[2]).toMatchObject({ head: 0, deprel: 'conj' });
  });

  test.each([
    ['US strikes on Houthi targets', 'strike'],
    ['EU trade deal with Japan', 'deal'],
    ['UN peace talks in Geneva', 'talk'],
    ['US and China trade war', 'war'],
  ])('%s stays a noun', (text, noun) => {
    expect(clause(text)).toContain(` ${noun}/NOUN `);
  });

  test('are not read anew where the word is far from being a verb', () => {
    const { forms, analysis } = analysisOf(`Turkey PROPN NNP 2 compound
                                            blocks NOUN NNS 0 root
                                            bid NOUN NN 2 obj`);
    const first = { ...analysis, lead: [20, 9, 20] };
    expect(
      rereadHeadline(first, forms, () => {
        throw new Error('read anew');
      }),
    ).toBe(first);
  });
});
