/** Plain sentences of news and what a reader takes from them, by the whole engine as it ships. */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadEngine } from '../../src/node/engine.ts';
import type { Engine } from '../../src/pipeline.ts';

let engine: Engine;
beforeAll(() => {
  engine = loadEngine();
});

/** "USA -> IRN SANCTION" for every relation, "--" where it is mutual, with what is not actual and whose claim it is. */
function relations(text: string): string[] {
  return engine
    .read(engine.articleFromText(text, { id: 'a' }))
    .relations.map(({ source, target, undirected, event, family, status, attributedTo }) =>
      [
        `${source} ${undirected ? '--' : '->'} ${target} ${event ?? family}`,
        ...(status === 'actual' ? [] : [status]),
        ...(attributedTo === null ? [] : [`says ${attributedTo}`]),
      ].join(' '),
    );
}

/** "words -> actors" for every mention. */
function mentions(text: string): string[] {
  const article = engine.articleFromText(text, { id: 'a' });
  return engine
    .read(article)
    .actors.mentions.map(({ start, end, actors }) => `${text.slice(start, end)} -> ${actors.join(' ')}`);
}

describe('relations', () => {
  it.each([
    ['Iran condemned Israel.', ['IRN -> ISR ACCUSE']],
    ['China was criticized by Japan.', ['JPN -> CHN ACCUSE']],
    ['Russia attacked Ukraine on Monday.', ['RUS -> UKR ASSAULT']],
    ['The United States imposed sanctions on Iran.', ['USA -> IRN SANCTION']],
    ['Germany will send weapons to Ukraine.', ['DEU -> UKR AID planned']],
    ['Britain may expel Russian diplomats.', ['GBR -> RUS SANCTION possible']],
    ['France and Germany met on Tuesday.', ['FRA -- DEU CONSULT']],
    ['Protesters demonstrated against the Israeli government.', ['protesters -> ISR PROTEST']],
    [
      'The UN Security Council urged Israel to stop the attacks.',
      ['united-nations-security-council -> ISR REQUEST'],
    ],
    [
      'German Chancellor Olaf Scholz praised Ukraine.',
      ['olaf-scholz -> UKR SUPPORT', 'olaf-scholz -> DEU affiliation'],
    ],
    ['Canada provided humanitarian aid to Sudan.', ['CAN -> SDN AID']],
    ['Russian troops withdrew from Kherson.', ['RUS -> UKR RETREAT']],
    ['It rained in Geneva.', []],
  ])('%s', (text, expected) => {
    expect(relations(text)).toEqual(expected);
  });

  it('of somebody without a name: an unnamed group, with the words that say who', () => {
    const text = 'Iran says Israel bombed an airport in Damascus.';
    expect(relations(text)).toContain('ISR -> airport ASSAULT says IRN');
    const { actors } = engine.read(engine.articleFromText(text, { id: 'a' })).actors;
    expect(actors.find(({ key }) => key === 'airport')).toMatchObject({ kind: 'group', label: 'airport' });
  });
});

describe('actors', () => {
  it.each([
    ['Vladimir V. Putin met Joseph R. Biden Jr. in Helsinki.', 'Vladimir V. Putin -> vladimir-putin'],
    ['Vladimir V. Putin met Joseph R. Biden Jr. in Helsinki.', 'Joseph R. Biden Jr. -> joe-biden'],
    ['Defense Secretary Ash Carter spoke. Carter then thanked Iraq.', 'Carter -> ashton-carter'],
    [
      'The Foreign Secretary left Iran. Foreign Secretary Boris Johnson was tired.',
      'The Foreign Secretary -> boris-johnson',
    ],
    ['“Iran will not win,” said Col. John “J.D.” Dorrian.', 'John “J.D.” Dorrian -> john-dorrian'],
    ['Biden named Amos Hochstein special envoy for energy.', 'Amos Hochstein -> amos-hochstein'],
    ['The president and prime minister of Kosovo left.', 'The president -> kosovo-president'],
    ['The Rapid Support Forces left Sudan. Reporters heard RSF fighters.', 'RSF -> rapid-support-forces'],
    [
      'RSF leader Mohamed Hamdan Dagalo of the Rapid Support Forces praised his troops.',
      'his troops -> rapid-support-forces',
    ],
    [
      "Ecuador's president, Daniel Noboa, said in a letter that his country could not allow criminals to stay.",
      'his country -> ECU',
    ],
    ['Qatar will fund a pay rise, officials in Doha said.', 'officials -> QAT'],
    ['The WHO has accused China of hiding data.', 'WHO -> world-health-organization'],
    ['Chan Kwok-hung met Lai Ching-te.', 'Chan Kwok-hung -> chan-kwok-hung'],
    [
      'Russia asked the Security Council to act. The Council then met.',
      'The Council -> united-nations-security-council',
    ],
    ['Cameron told Tehran it must leave Syria.', 'it -> IRN'],
    ['Egypt sent arms to Somalia and said it would send troops.', 'it -> EGY'],
    ['Sweden, which had criticised Mali, recalled its ambassador.', 'its -> SWE'],
    ['France, the former colonial power, expelled nobody.', 'the former colonial power -> FRA'],
    [
      'Xi Jinping met Joe Biden in Lima, but the two countries failed to agree.',
      'the two countries -> CHN USA',
    ],
    [
      'Mali left ECOWAS. It criticised the bloc and its sanctions.',
      'the bloc -> economic-community-of-west-african-states',
    ],
    ['The EU met. The 27-nation bloc voted.', 'The 27-nation bloc -> european-union'],
    ['Kenya killed six al-Shabaab fighters. The militants vowed to go on.', 'The militants -> al-shabaab'],
    [
      'Kenya accused Tanzania of smuggling. He spoke in Dodoma. The two countries signed an agreement.',
      'The two countries -> KEN TZA',
    ],
  ])('%s', (text, expected) => {
    expect(mentions(text)).toContain(expected);
  });

  it.each([
    ['The Kurdish militia YPG fought Turkey.', 'militia'],
    ['The Coalition complies with the Law of Armed Conflict.', 'Law'],
    ['Russia went to Geneva.', 'Geneva'],
    ['The attack killed 12 people.', 'people'],
    ['Kaja Kallas of the European Union hailed it as a decisive step.', 'it '],
    ['Noboa told Blinken that he would pull them back.', 'them'],
  ])('%s has nobody called %s', (text, name) => {
    expect(mentions(text).filter((mention) => mention.includes(name))).toEqual([]);
  });

  it('gives "he" and "she" to those whose given names say so', () => {
    const found = mentions('Angela Smith met John Brown. He criticised Russia. She praised China.');
    expect(found).toContain('He -> john-brown');
    expect(found).toContain('She -> angela-smith');
  });

  it('gives "he" to who is quoted, not to whom the words name', () => {
    const text =
      '"Aliyev needs the deal," said Thomas Miller. But he warned that Azerbaijan could attack Armenia.';
    expect(mentions(text)).toContain('he -> thomas-miller');
  });

  it('gives "we" to those who say that they are it', () => {
    const text =
      'We, the foreign ministers of Canada and France, condemn Iran. We express our solidarity with Israel. Iran replied.';
    expect(relations(text)).toEqual(
      expect.arrayContaining([
        'CAN -> IRN ACCUSE',
        'FRA -> IRN ACCUSE',
        'CAN -> ISR SUPPORT',
        'FRA -> ISR SUPPORT',
      ]),
    );
    expect(relations(text).filter((edge) => /^IRN -> [A-Z]{3}/.test(edge))).toEqual([]);
  });

  it('gives "we" outside of quotations to whoever acts in the text, not to the place it is about', () => {
    const text =
      'The United States strongly condemns the attack in Iraq today. We extend our condolences to the people of Iraq.';
    expect(mentions(text)).toContain('We -> USA');
  });

  it('knows who leads a state', () => {
    const text =
      'Turkish President Recep Tayyip Erdogan met Vladimir Putin. The Turkish leader thanked Qatar. The Russian leader left.';
    expect(mentions(text)).toContain('The Turkish leader -> recep-tayyip-erdogan');
    expect(mentions(text)).toContain('The Russian leader -> vladimir-putin');
    const two =
      'French President Emmanuel Macron and French Prime Minister Gabriel Attal met. The French leader left.';
    expect(mentions(two)).toContain('The French leader -> FRA');
    const premier = 'Russian Prime Minister Mikhail Mishustin met Vladimir Putin. The Russian leader left.';
    expect(mentions(premier)).toContain('The Russian leader -> RUS');
  });

  it('gives nobody an office by whom he speaks of in a quotation', () => {
    const text =
      'Hungary defended its neighbour on Monday. "We understand the Serbs," Foreign Minister Peter Szijjarto said.';
    expect(mentions(text)).toContain('We -> HUN');
  });

  it('gives "it" to the only one named in the clause before', () => {
    const text = 'North Korea has conducted five nuclear tests, and it threatens to attack Japan.';
    expect(mentions(text)).toContain('it -> PRK');
    expect(mentions('France asked Britain to help it.')).not.toContain('it -> GBR');
  });

  it('knows the central bank from a verb', () => {
    expect(mentions('The Fed raised interest rates.')).toContain('Fed -> federal-reserve');
  });

  it('gives an office without a state to the state named before', () => {
    const { actors } = engine.read(
      engine.articleFromText('Guatemala agreed to act after Marco Rubio met President Bernardo Arévalo.', {
        id: 'a',
      }),
    );
    expect(actors.actors.find(({ key }) => key === 'bernardo-arevalo')?.country).toBe('GTM');
  });
});
