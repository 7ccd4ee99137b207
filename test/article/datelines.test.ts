import { describe, expect, it } from 'vitest';
import { RULES } from '../helpers/rules.ts';

const SENTENCE = 'Togo condemned the coup in Mali on Tuesday.';

/** Datelines of many houses, and the agency that each names. */
const DATELINES: readonly (readonly [string, string | null])[] = [
  ['STRELSAU, March 5 (Example) - ', 'Example'],
  ['LOME, March 5 (Reuters) - ', 'Reuters'],
  ['LOMÉ/ACCRA, March 5 (Reuters) - ', 'Reuters'],
  ['LOME, Togo (AP) — ', 'AP'],
  ['LOME (AFP) - ', 'AFP'],
  ['Lome (AFP) – ', 'AFP'],
  ['BEIJING, March 3 (Xinhua) -- ', 'Xinhua'],
  ['SEOUL, March 3 (Yonhap) -- ', 'Yonhap'],
  ['Tokyo, March 3 (Jiji Press)--', 'Jiji Press'],
  ['MOSCOW, March 3. /TASS/. ', 'TASS'],
  ['YEREVAN, MARCH 3, ARMENPRESS. ', 'ARMENPRESS'],
  ['KUALA LUMPUR, 3 March (Bernama) -- ', 'Bernama'],
  ['NEW DELHI, Mar 3 (PTI) ', 'PTI'],
  ['KHARTOUM, Mar.3 (SUNA) - ', 'SUNA'],
  ['ABU DHABI, 3rd March, 2024 (WAM) -- ', 'WAM'],
  ['Vatican City, Mar 3, 2024 / 06:00 am (CNA). ', 'CNA'],
  ['DAMASCUS, (SANA)_ ', 'SANA'],
  ['Damascus, SANA-', 'SANA'],
  ['Ramallah - WAFA - ', 'WAFA'],
  ['Lagos, Nigeria | AFP | ', 'AFP'],
  ['London CNN — ', 'CNN'],
  ['MANILA, July 8 (2024) - ', null],
  ['BEIRUT (Aug 2025) -- ', null],
  ['Quito/Mexico City, 6 Apr 2024.- ', null],
  ['New Delhi, 17 February 2023. ', null],
  ['(CNN) — ', 'CNN'],
  ['(CNN)', 'CNN'],
  ['(Reuters) - ', 'Reuters'],
  ['Reuters – ', 'Reuters'],
  ['March 3 (UPI) -- ', 'UPI'],
  ['3 March 2024 – ', null],
  ['GENEVA (3 March 2024) – ', null],
  ['BRUSSELS, March 3 – ', null],
  ['Brussels, 3 March 2024 – ', null],
  ['BRUSSELS, March 3: ', null],
  ['BRUSSELS, Thursday, March 3, 2022 — ', null],
  ['GENEVA/CAIRO: ', null],
  ['RIYADH: ', null],
  ['NEW DELHI: ', null],
  ['KARACHI: ', null],
  ['MOSCOW | ', null],
  ['Tbilisi | ', null],
  ['TBILISI / ', null],
  ['KYIV — ', null],
  ['KYIV—', null],
  ['KYIV--', null],
  ['KYIV -- ', null],
  ['KYIV - ', null],
  ['KYIV, Ukraine — ', null],
  ['AVDIIVKA, Ukraine — ', null],
  ['HOSTOMEL — ', null],
  ['Doha, Qatar – ', null],
  ['Gaza City, Gaza Strip – ', null],
  ['Kherson region, Ukraine – ', null],
  ['Kyiv – ', null],
  ['Port-au-Prince, Haiti — ', null],
  ['RIO DE JANEIRO — ', null],
  ['UNITED NATIONS — ', null],
  ['WASHINGTON, D.C. — ', null],
  ['N’DJAMENA, Chad — ', null],
  ['HÀ NỘI (VNS) — ', 'VNS'],
  ['PARIS and BERLIN — ', null],
  ['ISTANBUL/ANKARA — ', null],
];

/** Beginnings of sentences that look like datelines. */
const SENTENCES: readonly string[] = [
  'Iran – Israel’s foe – attacked Iraq.',
  'Iran — Israel’s foe — attacked Iraq.',
  'Russia – which borders Norway – closed its border.',
  'NATO – Russia relations are at a low.',
  'The US – Iran talks failed.',
  'US-led forces bombed Houthi targets.',
  'Angela Merkel (CDU) – Germany’s chancellor – met Trump.',
  'Merz, Macron – Europe’s leaders – met Trump.',
  'Hamas (the group that rules Gaza) – rejected the offer.',
  'Paris: the city of lights.',
  'Moscow: Ukraine struck a school.',
  'Moscow – Beijing ties deepen',
  'Kyiv, Ukraine’s capital, was hit by drones.',
  'Putin: We will not yield.',
  'Trump, Xi: Talks went well.',
  'May 9 – Victory Day – is a holiday in Russia.',
  'On March 3 – a Sunday – Togo condemned Mali.',
  'U.S. officials met Chinese envoys.',
  'St. Petersburg was hit.',
  'A.B. Vajpayee visited Pakistan.',
  'Togo, Benin and Ghana condemned Mali.',
  'G7: leaders condemn Russia.',
  'Turkey -a NATO member- criticised Greece.',
  'Cuba--like Iran--condemned Israel.',
  'Washington | Tehran',
  'On March 27, Mr. Katayama met Wang.',
  'In Kyiv, March 3 – a Sunday – was quiet.',
  'New Jersey (where we live) and West Virginia - Both lost.',
  'IRAN – Talks have failed.',
  'ISRAEL – IRAN WAR ENTERS DAY 3.',
  'UAE – Qatar talks resume.',
];

describe('datelines', () => {
  it.each(DATELINES)('%s', (dateline, agency) => {
    const found = RULES.findDateline(dateline + SENTENCE);
    expect([found && (dateline + SENTENCE).slice(found.end), found?.agency]).toEqual([SENTENCE, agency]);
  });

  it.each(SENTENCES)('none in: %s', (sentence) => {
    expect(RULES.findDateline(sentence)).toBeNull();
  });

  it('ends where a speaker begins', () => {
    const text = 'KYIV – Zelensky: We stand firm.';
    expect(text.slice(RULES.findDateline(text)!.end)).toBe('Zelensky: We stand firm.');
  });

  it.each([
    'BRUSSELS, March 3 (Reuters)',
    'KYIV, Ukraine',
    'Kyiv, Ukraine',
    'LONDON (AP) —',
    'Doha, Qatar –',
  ])('may be a line of its own: %s', (line) => {
    expect(RULES.findDateline(line)?.end).toBe(line.length);
  });

  it.each(['Ukraine', 'Hamas, Israel', 'Israel, Iran', 'Macron (AFP)', 'Talks in Doha', 'May 3'])(
    'is no line such as: %s',
    (line) => {
      expect(RULES.findDateline(line)).toBeNull();
    },
  );
});

describe('titles', () => {
  it.each<[string, string, string | null]>([
    ['Talks fail in Doha | Reuters', 'Talks fail in Doha', null],
    ['Talks fail in Doha - BBC News', 'Talks fail in Doha', null],
    ['Talks fail in Doha — The Example Times', 'Talks fail in Doha', 'Example Times'],
    ['Talks fail in Doha · Example', 'Talks fail in Doha', null],
    ['Talks fail in Doha – example.com', 'Talks fail in Doha', 'Example'],
    ['Talks fail in Doha | World | The Guardian', 'Talks fail in Doha', null],
    ['Talks fail in Doha - World - CBC News', 'Talks fail in Doha', null],
    ['Talks fail in Doha :: Strelsau Gazette', 'Talks fail in Doha', null],
    ['Reuters | Talks fail in Doha', 'Talks fail in Doha', null],
    ['Al Jazeera – Talks fail in Doha', 'Talks fail in Doha', null],
    ['Talks fail in Doha-Xinhua', 'Talks fail in Doha', null],
    ['Ukraine war: talks fail – minister', 'Ukraine war: talks fail – minister', null],
    ['US – Iran talks fail in Doha', 'US – Iran talks fail in Doha', null],
    ['Hamas - Israel deal - what we know', 'Hamas - Israel deal - what we know', null],
    ['Ukraine | What we know', 'Ukraine | What we know', null],
    ['Reuters', 'Reuters', null],
  ])('%s', (title, clean, source) => {
    const { start, end } = RULES.cleanTitle(title, source);
    expect(title.slice(start, end)).toBe(clean);
  });
});
