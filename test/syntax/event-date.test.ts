import { beforeAll, describe, expect, it } from 'vitest';
import { createParser, type Parser } from '../../src/parser/parser.ts';
import { eventDate } from '../../src/syntax/event-date.ts';
import type { Status } from '../../src/types/relation.ts';
import { modelBytes } from '../helpers/model.ts';

let parser: Parser;
beforeAll(() => {
  parser = createParser(modelBytes());
});

/** The day of the event whose word is in the text, in an article of Tuesday, 5 March 2024. */
function dayOf(
  text: string,
  word: string,
  status: Status = 'actual',
  today: string | null = '2024-03-05',
): string | null | undefined {
  const [sentence] = parser.parse(text);
  const start = text.indexOf(word);
  return eventDate(sentence!, text, { start, end: start + word.length }, today, status);
}

describe('the day of an event', () => {
  it.each<[string, string, string | null | undefined]>([
    ['Togo condemned Mali on 3 March.', 'condemned', '2024-03-03'],
    ['Togo condemned Mali on March 3rd.', 'condemned', '2024-03-03'],
    ['On 3 March, Togo condemned Mali.', 'condemned', '2024-03-03'],
    ['On Feb. 28 Togo condemned Mali.', 'condemned', '2024-02-28'],
    ['Togo condemned Mali on 28 December.', 'condemned', '2023-12-28'],
    ['Togo called an election for 17 May.', 'called', undefined],
    ['Togo called an election for Monday, 17 May.', 'called', undefined],
    ['Togo set a deadline of 1 December 2024 for Mali.', 'set', undefined],
    ['Togo condemned Mali on 17 June 2023.', 'condemned', '2023-06-17'],
    ['Togo condemned Mali on 20 June.', 'condemned', '2023-06-20'],
    ['The March 23 Movement attacked Togo.', 'attacked', undefined],
    ['Togo has closed the Sunday Times.', 'closed', undefined],
    ['Togo condemned Mali on 28 December 2019.', 'condemned', '2019-12-28'],
    ['Togo condemned Mali on Dec. 28, 2019.', 'condemned', '2019-12-28'],
    ['Togo condemned Mali on Monday, March 4.', 'condemned', '2024-03-04'],
    ['Togo condemned Mali yesterday.', 'condemned', '2024-03-04'],
    ['Yesterday Togo condemned Mali.', 'condemned', '2024-03-04'],
    ['Togo condemned Mali today.', 'condemned', '2024-03-05'],
    ['Togo condemned Mali on Monday.', 'condemned', '2024-03-04'],
    ['Togo condemned Mali on Tuesday.', 'condemned', '2024-03-05'],
    ['Togo condemned Mali last Tuesday.', 'condemned', '2024-02-27'],
    ['Togo condemned Mali two days ago.', 'condemned', '2024-03-03'],
    ['Togo condemned Mali a week ago.', 'condemned', '2024-02-27'],
    ['Togo blamed Mali for the Sept. 11 attacks.', 'blamed', undefined],
    ['Togo condemned the 3 March attack on Mali.', 'condemned', undefined],
    ['Togo condemned the 3 March attack on Mali.', 'attack', '2024-03-03'],
    ['Togo condemned Monday’s attack on Mali.', 'condemned', undefined],
    ['Togo condemned Monday’s attack on Mali.', 'attack', '2024-03-04'],
    ['Togo condemned Mali.', 'condemned', undefined],
    ['Togo condemned Mali on 31 February.', 'condemned', undefined],
    ['Togo condemns Mali every Monday.', 'condemns', undefined],
    ['Israel bombed Lebanon on Monday and attacked Syria on Sunday.', 'bombed', '2024-03-04'],
    ['Israel bombed Lebanon on Monday and attacked Syria on Sunday.', 'attacked', '2024-03-03'],
    ['On Monday, Israel bombed Lebanon and attacked Syria.', 'attacked', '2024-03-04'],
    ['Peru said on Monday that Chile had closed the border.', 'closed', undefined],
    ['Peru said on Monday that Chile had closed the border.', 'said', '2024-03-04'],
    ['Togo has condemned Mali since 12 May 1994.', 'condemned', undefined],
    ['Togo condemned Mali before 12 March 2019.', 'condemned', undefined],
    ['In 2019, Togo condemned Mali.', 'condemned', null],
    ['Togo attacked Mali in May 2019.', 'attacked', null],
    ['Togo attacked Mali in January.', 'attacked', null],
    ['Togo attacked Mali in March.', 'attacked', undefined],
    ['Togo attacked Mali in 2024.', 'attacked', undefined],
    ['Togo attacked Mali three years ago.', 'attacked', null],
    ['Togo, which attacked Mali in 2019, condemned Ghana.', 'condemned', undefined],
    ['Togo, which attacked Mali in 2019, condemned Ghana.', 'attacked', null],
    ['Togo has armed Mali since the 1994 agreement.', 'armed', undefined],
    ['Togo has armed Mali since the 1994 agreement.', 'agreement', null],
    ['Togo killed 2000 soldiers of Mali.', 'killed', undefined],
  ])('%s (%s)', (text, word, date) => {
    expect(dayOf(text, word)).toBe(date);
  });

  it.each<[string, string, string | null]>([
    ['Togo will host Mali on 9 March.', 'host', '2024-03-09'],
    ['Togo will host Mali on 2 January.', 'host', '2025-01-02'],
    ['Togo will host Mali on Friday.', 'host', '2024-03-08'],
    ['Togo will host Mali tomorrow.', 'host', '2024-03-06'],
    ['Togo will host Mali next Tuesday.', 'host', '2024-03-12'],
  ])('of a plan: %s', (text, word, date) => {
    expect(dayOf(text, word, 'planned')).toBe(date);
  });

  it.each<[string, string, string | undefined]>([
    ['Togo may attack Mali on Friday.', 'attack', '2024-03-08'],
    ['Togo threatened to attack Mali on 9 March.', 'attack', '2024-03-09'],
    ['Police accused a man of attacking a soldier on Friday.', 'attacking', '2024-03-01'],
    ['A man was charged with the murder of a soldier on 10 September.', 'murder', '2023-09-10'],
    ['A man was charged with the murder of a soldier on 8 March.', 'murder', '2024-03-08'],
  ])('of what is possible: %s', (text, word, date) => {
    expect(dayOf(text, word, 'possible')).toBe(date);
  });

  it('needs the article’s date, but for a day with its year', () => {
    expect(dayOf('Togo condemned Mali on 3 March.', 'condemned', 'actual', null)).toBeUndefined();
    expect(dayOf('Togo condemned Mali yesterday.', 'condemned', 'actual', null)).toBeUndefined();
    expect(dayOf('Togo condemned Mali on 3 March 2024.', 'condemned', 'actual', null)).toBe('2024-03-03');
  });
});
