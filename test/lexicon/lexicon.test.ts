import { describe, expect, it } from 'vitest';
import { createLexicon } from '../../src/lexicon/index.ts';
import { toUnits } from '../../src/lexicon/units.ts';
import { UserError } from '../../src/types/errors.ts';

const STATES = `key,name,kind,country,wikidata,aliases,adjective,singular,plural,prefix,capital
FRA,France,state,,Q142,,French,Frenchman,Frenchmen,Franco,Paris
DNK,Denmark,state,,Q35,,Danish,Dane,Danes,,Copenhagen
GRL,Greenland,territory,DNK,Q223,,Greenlandic,,,,Nuuk
donland,Donland,breakaway,FRA,,,,,,,
SUN,Soviet Union,former,,Q15180,USSR|U.S.S.R.,Soviet,,Soviets,,
`;
const create = (files: Record<string, string>) => createLexicon({ 'states.csv': STATES, ...files });

describe('createLexicon', () => {
  it('gives states with their codes and name forms', () => {
    const { actors, names } = create({});
    expect(actors.get('FRA')).toMatchObject({
      name: 'France',
      kind: 'state',
      code: 'FRA',
      country: 'FRA',
      wikidata: 'Q142',
    });
    expect(actors.get('GRL')).toMatchObject({ code: 'DNK', country: 'DNK', status: 'territory' });
    expect(actors.get('donland')).toMatchObject({ code: 'FRA', sector: 'PRE', wikidata: null });
    expect(actors.get('SUN')).toMatchObject({ code: 'SUN', status: 'former' });
    const found = names.scan(
      toUnits('A Frenchman , two Danes , Franco - Danish talks in PARIS , the USSR'.split(' ')),
    );
    expect(found.map(({ value }) => [value.actor.key, value.form])).toEqual([
      ['FRA', 'singular'],
      ['DNK', 'plural'],
      ['FRA', 'prefix'],
      ['DNK', 'adjective'],
      ['FRA', 'capital'],
      ['SUN', 'name'],
    ]);
  });

  it('gives organisations, bodies, groups, persons and cities', () => {
    const { actors, names } = create({
      'organisations.csv':
        'name,aliases,code,country,sector,members\nNorth League,NL,IGO,,,FRA|DNK\nOilCo,,MNC,FRA,BUS,\n',
      'national-bodies.csv': 'name,country,acts_for,sector\nPalace,FRA,state,GOV\n',
      'armed-groups.csv': 'name,code,sector\nRed Front,SUN,REB\n',
      'persons.csv': 'name,short,gender,code,sector\nAnne Durand,Durand,f,FRA,GOV\nOle Holm,Holm,m,UNO,GOV\n',
      'cities.csv': 'name,country,seat\nLyon,FRA,\nAarhus,GRL,yes\n',
    });
    expect(actors.get('north-league')).toMatchObject({
      kind: 'organisation',
      code: 'IGO',
      country: null,
      members: ['DNK', 'FRA'],
    });
    expect(actors.get('oilco')).toMatchObject({ code: 'MNC', country: 'FRA', sector: 'BUS' });
    expect(actors.get('palace')).toMatchObject({ code: 'FRA', actsFor: 'state' });
    expect(actors.get('red-front')).toMatchObject({
      code: 'SUN',
      country: 'SUN',
      sector: 'REB',
      actsFor: 'self',
    });
    expect(actors.get('anne-durand')).toMatchObject({ kind: 'person', gender: 'f', code: 'FRA' });
    expect(actors.get('ole-holm')).toMatchObject({ code: 'UNO', country: null });
    expect([names.get('Lyon')?.form, names.get('Aarhus')?.form, names.get('Aarhus')?.actor.key]).toEqual([
      'city',
      'capital',
      'DNK',
    ]);
  });

  it('gives nouns for those without a name, in singular and plural', () => {
    const { offices, roles, bodies, groups } = create({
      'offices.csv': 'singular,plural,sector,acts_for,gender,title\nking,kings,GOV,state,m,yes\n',
      'roles.csv': 'singular,plural,sector,acts_for\n,troops,MIL,state\n',
      'bodies.csv': 'singular,plural,sector,acts_for\nforeign ministry,foreign ministries,GOV,state\n',
      'groups.csv': 'plural,singular,adjective,kind,country,sector\nKurds,Kurd,Kurdish,ethnic,,CVL\n',
    });
    expect(offices.get('Kings')).toMatchObject({
      noun: 'king',
      plural: true,
      title: true,
      gender: 'm',
      actsFor: 'state',
    });
    expect(roles.get('troops')).toMatchObject({ noun: 'troops', plural: true, sector: 'MIL' });
    expect(bodies.get('Foreign Ministry')).toMatchObject({ plural: false, sector: 'GOV' });
    expect([groups.get('Kurdish')?.form, groups.get('kurdish'), groups.get('Kurd')?.name]).toEqual([
      'adjective',
      null,
      'Kurds',
    ]);
  });

  it('gives rules for false friends, given names and the text of other files', () => {
    const lexicon = create({
      'false-friends.csv':
        'name,where,words,means\nParis,before,<given-name>,-\nParis Match,always,,-\nDane,always,,FRA\n'.replace(
          'Dane,',
          'Great Dane,',
        ),
      'first-names.csv': 'name,gender\nAnne,f\nRobin,\n',
      'verbs.csv': 'verb,event\n',
    });
    expect(lexicon.falseFriends.get('Paris')).toEqual([
      { name: 'Paris', where: 'before', words: ['<given-name>'], means: null },
    ]);
    expect(lexicon.names.scan(toUnits(['Paris', 'Match']))).toEqual([]);
    expect(lexicon.names.get('Great Dane')?.actor.key).toBe('FRA');
    expect([...lexicon.givenNames]).toEqual([
      ['Anne', 'f'],
      ['Robin', null],
    ]);
    expect(lexicon.triggers).toEqual({ 'verbs.csv': 'verb,event\n' });
  });

  it('is frozen', () => {
    const lexicon = create({});
    expect(Object.isFrozen(lexicon)).toBe(true);
    expect(Object.isFrozen(lexicon.actors.get('FRA'))).toBe(true);
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'a file with another name',
      { 'state.csv': '' },
      'state.csv: not a file of the lexicon; rename it to one of: states.csv',
    ],
    [
      'a duplicate key',
      { 'states.csv': `${STATES}FRA,Gaul,state\n` },
      'states.csv:7: duplicate entry "FRA", first at states.csv:2; remove one',
    ],
    [
      'a name of two actors',
      { 'organisations.csv': 'name,code,aliases\nEurope,EUR,USSR\n' },
      'organisations.csv:2: name "USSR" is taken by "Soviet Union" at states.csv:6; remove one',
    ],
    [
      'a name twice in a cell',
      { 'organisations.csv': 'name,code,aliases\nEurope,EUR,EU|EU\n' },
      'organisations.csv:2: name "EU" stands twice; remove one',
    ],
    [
      'an unknown code',
      { 'organisations.csv': 'name,code\nEurope,EUU\n' },
      'organisations.csv:2: unknown code "EUU"; write a key of states.csv, such as FRA, or one of: UNO, EUR',
    ],
    [
      'an unknown country',
      { 'cities.csv': 'name,country\nBonn,DEU\n' },
      'cities.csv:2: unknown state "DEU"; write a key of states.csv, such as FRA',
    ],
    [
      'an unknown owner',
      { 'states.csv': 'key,name,kind,country\nGRL,Greenland,territory,DNK\n' },
      'states.csv:2: unknown state "DNK"; write a key of this file',
    ],
    [
      'an unknown member',
      { 'organisations.csv': 'name,code,members\nG2,IGO,FRA|ITA\n' },
      'organisations.csv:2: unknown state "ITA"',
    ],
    [
      'an unknown kind',
      { 'states.csv': 'key,name,kind\nFRA,France,country\n' },
      'states.csv:2: kind "country" is unknown; write one of: state, territory, breakaway, former',
    ],
    [
      'an unknown sector',
      { 'armed-groups.csv': 'name,code,sector\nRed Front,FRA,RBE\n' },
      'armed-groups.csv:2: sector "RBE" is unknown; write one of: (empty), COP',
    ],
    [
      'a wrong item',
      { 'states.csv': 'key,name,kind,wikidata\nFRA,France,state,142\n' },
      'states.csv:2: wikidata "142" is no item; write Q and a number, or nothing',
    ],
    [
      'a key in the wrong form',
      { 'states.csv': 'key,name,kind\nfra nce,France,state\n' },
      'states.csv:2: "fra nce" cannot be a key',
    ],
    [
      'a noun without forms',
      { 'roles.csv': 'singular,plural,acts_for\n,,self\n' },
      'roles.csv:2: neither singular nor plural is given; fill one of them',
    ],
    [
      'a noun twice',
      { 'roles.csv': 'singular,acts_for\nrebel,self\nRebel,self\n' },
      'roles.csv:3: duplicate entry "Rebel", first in line 2; remove one',
    ],
    [
      'a false friend of nobody',
      { 'false-friends.csv': 'name,where,words,means\nParis,before,Miss,TEX\n' },
      'false-friends.csv:2: unknown actor "TEX"; write the key of an actor, or - for none',
    ],
    [
      'a false friend twice',
      { 'false-friends.csv': 'name,where,words,means\nParis,before,Miss,-\nParis,before,Ms.,-\n' },
      'false-friends.csv:3: duplicate entry "Paris", before; add the words to the other line',
    ],
    [
      'a false friend without words',
      { 'false-friends.csv': 'name,where,words,means\nParis,before,,-\n' },
      'false-friends.csv:2: words are needed',
    ],
    [
      'a given name twice',
      { 'first-names.csv': 'name\nAnne\nAnne\n' },
      'first-names.csv:3: duplicate entry "Anne"; remove one',
    ],
  ])('refuses %s', (_, files, message) => {
    expect(() => create(files)).toThrow(UserError);
    expect(() => create(files)).toThrow(message);
  });
});
