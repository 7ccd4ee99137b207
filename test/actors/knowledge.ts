import { readFileSync } from 'node:fs';
import type { Choose } from '../../src/actors/anaphora.ts';
import { chooseBy, findActors, readWeights } from '../../src/actors/index.ts';
import { createLexicon, type Lexicon } from '../../src/lexicon/index.ts';
import type { Actors, Mention } from '../../src/types/actor.ts';
import { articleOf } from '../syntax/parses.ts';

/** A lexicon small enough to read. */
export const FILES: Readonly<Record<string, string>> = {
  'states.csv': [
    'key,name,kind,aliases,adjective,plural,prefix,capital',
    'NOR,Norway,state,,Norwegian,Norwegians,,Oslo',
    'SWE,Sweden,state,,Swedish,Swedes,,Stockholm',
    'CHN,China,state,,Chinese,,Sino,Beijing',
    'IND,India,state,,Indian,Indians,Indo,New Delhi',
    'USA,United States,state,US|U.S.,American,Americans,,Washington',
    'JOR,Jordan,state,,Jordanian,,,Amman',
  ].join('\n'),
  'organisations.csv': 'name,aliases,code\nUnited Nations,UN,UNO',
  'national-bodies.csv': 'name,country,acts_for\nState Department,USA,self',
  'cities.csv': 'name,country\nBergen,NOR',
  'offices.csv':
    'singular,plural,sector,acts_for,gender,title\nprime minister,prime ministers,GOV,state,,yes\nforeign minister,foreign ministers,GOV,state,,yes\nsecretary of state,secretaries of state,GOV,state,,yes\npresident,presidents,GOV,state,,yes\nMr,,,self,m,yes\nMs,,,self,f,yes',
  'roles.csv':
    'singular,plural,sector,acts_for\nofficial,officials,GOV,state\n,troops,MIL,state\nrebel,rebels,REB,self\nprotester,protesters,OPP,self\njudge,judges,JUD,self\nmember,members,,organisation\nally,allies,,self',
  'bodies.csv':
    'singular,plural,sector,acts_for\ngovernment,governments,GOV,state\nparty,parties,PTY,self\ncommittee,committees,GOV,self\n,police,COP,self',
  'false-friends.csv': 'name,where,words,means\nJordan,before,<given-name>,-\nNorth Asia,always,,-',
  'first-names.csv': 'name,gender\nMichael,m\nIngrid,f\nErik,m',
  'anaphora.csv': readFileSync('data/lexicon/anaphora.csv', 'utf8'),
  'locatives.csv': readFileSync('data/lexicon/locatives.csv', 'utf8'),
  'words.csv': readFileSync('data/lexicon/words.csv', 'utf8'),
  'reporting.csv': readFileSync('data/lexicon/reporting.csv', 'utf8'),
  'events.csv': readFileSync('data/lexicon/events.csv', 'utf8'),
};

export const LEXICON: Lexicon = createLexicon(FILES);

/** The fitted weights. */
export const CHOOSE: Choose = chooseBy(readWeights(readFileSync('data/weights/coreference.csv', 'utf8')));

/** What is found in hand-written parses, with each mention as "words -> keys" and the place mentions in brackets. */
export interface Found extends Actors {
  readonly lines: readonly string[];
  readonly text: string;
}

/** Finds the actors of hand-written parses. */
export function find(parses: readonly string[], lexicon: Lexicon = LEXICON, choose: Choose = CHOOSE): Found {
  const { article, sentences } = articleOf(...parses);
  const found = findActors(article, sentences, lexicon, choose);
  const line = ({ start, end, actors, place }: Mention): string => {
    const words = article.text.slice(start, end);
    return `${place ? `[${words}]` : words} -> ${actors.join(' ')}`;
  };
  return { ...found, lines: found.mentions.map(line), text: article.text };
}
