import { describe, expect, test } from 'vitest';
import { withoutLookalikes } from '../../src/parser/lookalikes.ts';

describe('withoutLookalikes', () => {
  test.each([
    ['The WHO praised China', 'The UNHCR praised China'],
    ['Premier He Lifeng visited Paris', 'Premier Li Lifeng visited Paris'],
    ['Trump Says He Will Not Go', 'Trump Says He Will Not Go'],
    ['IS fighters fled', 'ISIS fighters fled'],
    ["Puntland 's president , Said Deni , left", "Puntland 's president , Samir Deni , left"],
    ['“ No , ” Said Deni', '“ No , ” Said Deni'],
    ["Kosovo 's acting minister left", "Kosovo 's interim minister left"],
    ["Mali 's commanding general left", "Mali 's senior general left"],
    ['He was commanding troops', 'He was commanding troops'],
    ['He is acting well', 'He is acting well'],
    ['Japan is an ally', 'Japan is an partner'],
    ['Iran could ally with Oman', 'Iran could ally with Oman'],
    ['The Fed cut rates', 'The Treasury cut rates'],
    ['Fed by anger , they left', 'Fed by anger , they left'],
    ['Ahn Gyu - back left', 'Ahn Gyu - Mok left'],
    ['South Korea - backed rebels', 'South Korea - backed rebels'],
    ['New York - style pizza', 'New York - style pizza'],
    ['They have both supplied drones', 'They have also supplied drones'],
    ['They have both drones', 'They have both drones'],
    ['Joe Biden - whom Iran blamed - left', 'Joe Biden - whom Iran blamed - left'],
    ['South Korea - where they met', 'South Korea - where they met'],
    ['We ally with Japan', 'We ally with Japan'],
    ['Who is this ?', 'Who is this ?'],
    ['WHO IS RESPONSIBLE ?', 'WHO IS RESPONSIBLE ?'],
  ])('%s', (shown, seen) => {
    expect(withoutLookalikes(shown.split(' ')).join(' ')).toBe(seen);
  });

  test('returns the words themselves where nothing is to change', () => {
    const words = ['France', 'praised', 'China'];
    expect(withoutLookalikes(words)).toBe(words);
  });
});
