import { beforeAll, describe, expect, test } from 'vitest';
import { createParser, type Parser } from '../../src/parser/parser.ts';
import { modelBytes } from '../helpers/model.ts';

let parser: Parser;
beforeAll(() => {
  parser = createParser(modelBytes());
});

const tokens = (text: string): string =>
  parser
    .parse(text)
    .flatMap((s) => s.tokens.map((t) => t.form))
    .join(' ');
const sentences = (text: string): string[] => parser.parse(text).map((s) => text.slice(s.start, s.end));

describe('tokens', () => {
  test.each([
    ["They can't and won't.", "They ca n't and wo n't ."],
    ['We cannot go.', 'We can not go .'],
    ['It’s China’s turn.', 'It ’s China ’s turn .'],
    [
      "They'll say we're late, I'm sure you've heard.",
      "They 'll say we 're late , I 'm sure you 've heard .",
    ],
    ['The allies’ pact', 'The allies ’ pact'],
    ['a long-term US-Japan deal', 'a long - term US - Japan deal'],
    ['It cost $1.5 billion, or 3,200 euros.', 'It cost $ 1.5 billion , or 3,200 euros .'],
    ['“Yes,” he said (quietly).', '“ Yes , ” he said ( quietly ) .'],
    ['See https://example.org/a?b=1, please.', 'See https://example.org/a?b=1 , please .'],
    ['Write to press.office@example.org today.', 'Write to press.office@example.org today .'],
    ['Mr. Smith and Gen. Jones met Dr. Lee.', 'Mr. Smith and Gen. Jones met Dr. Lee .'],
    [
      'Peru--a neighbour--and Chile--like Cuba--left.',
      'Peru -- a neighbour -- and Chile -- like Cuba -- left .',
    ],
    ['Vladimir V. Putin met Xi.', 'Vladimir V. Putin met Xi .'],
    ['The U.S. and the U.K. agreed.', 'The U.S. and the U.K. agreed .'],
    ['Well done 👍🏽!', 'Well done 👍🏽 !'],
  ])('%s', (text, expected) => {
    expect(tokens(text)).toBe(expected);
  });
});

describe('sentences', () => {
  test.each([
    ['stops', 'Talks began. They failed! Why? Nobody knows.', 4],
    ['titles and initials', 'President George W. Bush met Lt. Gen. Brown on Jan. 5 in Washington.', 1],
    ['abbreviated states', 'U.S. Secretary of State Lloyd Green spoke. U.N. officials listened.', 2],
    ['numbers', 'Growth was 2.5 percent in 2023. It had been 3.1 percent.', 2],
    ['quotation marks', '“We are ready,” he said. “The army is not.” Others agreed.', 3],
    ['closing quotes stay', 'He said: "It is over." She left.', 2],
    ['an article before an abbreviation', 'It sent a U.S. Typhon system to Manila.', 1],
    ['a letter that is a network', 'She wrote on X. Russia answered.', 2],
    ['blank lines', 'A headline without a stop\n\nAnd the first paragraph.', 2],
    ['line breaks alone do not part', 'The ministers met\nin Geneva on Monday.', 1],
  ])('%s', (_, text, count) => {
    expect(sentences(text)).toHaveLength(count);
  });

  test.each([
    ['The visit is set for Wed. Kenya condemned Sudan.', 2],
    ['They met on Sun. Peru left early.', 2],
    ['Elections are due in Dec. NATO sent observers.', 2],
    ['Talks resume in Sept. U.S. envoys will attend.', 2],
    ['They met on Dec. 5 in Rome.', 1],
    ['They met on Sun. Dec. 5 in Rome.', 1],
    ['They met on Sun. in Rome.', 1],
    ['The ship belongs to Maersk Ltd. Denmark accused Iran of piracy.', 2],
    ['It was sold to Norinco Co. China denied the sale.', 2],
    ['Exxon Mobil Corp. Chief Executive Rex Lee met Putin.', 1],
    ['Samsung Electronics Co. Ltd. said it would leave Russia.', 1],
    ['He flew to Washington, D.C. Peru expelled his envoy.', 2],
    ['He lives in Washington, D.C. The envoy left.', 2],
    ['The D.C. Circuit ruled against him.', 1],
    ['He moved to D.C. Iran arrested his brother.', 2],
    ['He lives in Houston, Tex. Mexico sued him.', 2],
    ['It was signed in Jan. 2020 in Rome.', 1],
    ['Iran sold oil in Mar. “We will go on,” it said.', 2],
    ['No. 10 declined to comment. France did not.', 2],
    ['It is in sec. 3 of the pact.', 1],
    ['The match Mali vs. Niger was played.', 1],
    ['Washington, D.C. Mayor Ann Lee met the envoy.', 1],
  ])('after abbreviations: %s', (text, count) => {
    const block = { kind: 'paragraph' as const, start: 0, end: text.length };
    const article = { id: 'a', title: null, date: null, source: null, url: null, text, blocks: [block] };
    expect(parser.parseArticle(article)).toHaveLength(count);
  });

  test.each([
    ['title', 'China Warns Japan Over Islands As Talks Fail', 1],
    ['title', 'Talks fail. What now? Nobody knows', 3],
    [
      'paragraph',
      'WASHINGTON (AP) — The allies will send Kyiv $2.5bn in aid. “We stand firm.” Others agreed.',
      3,
    ],
    ['paragraph', 'President Erdoğan met U.N. Secretary-General Guterres in the U.S. They talked.', 2],
  ] as const)('a %s: %s', (kind, text, count) => {
    const block = { kind, start: 0, end: text.length };
    const article = { id: 'a', title: null, date: null, source: null, url: null, text, blocks: [block] };
    const read = parser.parseArticle(article);
    expect(read.map((s) => text.slice(s.start, s.end))).toHaveLength(count);
    expect(read.every((s) => s.block === kind)).toBe(true);
  });
});
