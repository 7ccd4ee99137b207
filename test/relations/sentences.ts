import { sentenceRelations } from '../../src/relations/extract.ts';
import { sceneOf } from '../../src/relations/frames.ts';
import { createTriggers, type Triggers } from '../../src/relations/triggers.ts';
import { hasRelation } from '../../src/syntax/tree.ts';
import type { Mention } from '../../src/types/actor.ts';
import type { Relation } from '../../src/types/relation.ts';
import type { Sentence } from '../../src/types/sentence.ts';
import { parse } from '../syntax/parses.ts';

/** A lexicon of a few lines, so that tests of the engine do not depend on the words of the real one. */
export const TRIGGERS: Triggers = createTriggers({
  'events.csv': [
    'event,family,quad,score',
    'AGREE,commitment,verbal cooperation,2.5',
    'CONSULT,cooperation,verbal cooperation,2.5',
    'SUPPORT,cooperation,verbal cooperation,5',
    'COOPERATE,cooperation,material cooperation,9.5',
    'AID,cooperation,material cooperation,10',
    'CONCEDE,commitment,verbal cooperation,4.5',
    'RETREAT,commitment,material cooperation,6.5',
    'REQUEST,concern,verbal conflict,0',
    'ACCUSE,concern,verbal conflict,-3',
    'REJECT,concern,verbal conflict,-2',
    'CONCERN,concern,verbal conflict,-1',
    'THREATEN,conflict,verbal conflict,-3.5',
    'SANCTION,conflict,material conflict,-6',
    'ASSAULT,conflict,material conflict,-9',
  ].join('\n'),
  'modes.csv': 'event,mode,score\nCONSULT,visit,4',
  'verbs.csv': [
    'verb,particle,object,event,mode,source,target,recip',
    'attack|bomb,,,ASSAULT,,,obj,',
    'condemn|criticize,,,ACCUSE,disapprove,,obj,',
    'meet,,,CONSULT,,,obj|with,yes',
    'meet,,demand|deadline,-,,,none,',
    'help,,,AID,,,obj,',
    'agree,,,AGREE,,,with|comp,yes',
    'refuse,,,REJECT,,,comp|obj,',
    'urge,,,REQUEST,,,obj|comp,',
    'pull,out,,RETREAT,withdraw,,of|from,',
    'accuse,,,ACCUSE,allege,,obj,',
    'must,,,REQUEST,,speaker,subj,',
  ].join('\n'),
  'nouns.csv': [
    'noun,event,mode,source,target,recip',
    'attack|invasion,ASSAULT,,,on|against|of,',
    'talk,CONSULT,,,with,yes',
    'sanction,SANCTION,,,on|against,',
    'concern,CONCERN,,,about|over,',
    'cooperation,COOPERATE,,,with,yes',
    'missile test,ASSAULT,,,none,',
    'plan,-,,,,',
  ].join('\n'),
  'adjectives.csv': 'adjective,event,source,target\ncritical,ACCUSE,,of',
  'support.csv': [
    'verb,particle,effect',
    'hold|launch|express|impose,,does',
    'come,under,receives',
    'suspend,,ends',
    'cancel,,rejects',
    'call,for,asks',
    'call,,calls',
  ].join('\n'),
  'control.csv': 'verb,effect\nplan,plans\ncontinue,passes\nstop,fails\ndoubt,doubts',
  'reporting.csv': 'verb,kind\nsay,says\ndeny,denies\ndoubt,doubts',
  'status.csv':
    'word,pos,status\nwill,AUX,planned\nmay,AUX,possible\nnot,ADV,denied\nif,SCONJ,possible\nno,DET,denied\nalleged,ADJ,possible',
  'contexts.csv': 'word,context\nmissile,military\nsanction,economic',
});

/** Makes a mention of every proper noun and of every word with a key in `actors` ("allies": ["JPN", "USA"]). */
export function mentionsOf(
  sentence: Sentence,
  actors: Readonly<Record<string, readonly string[]>> = {},
): Mention[] {
  const mentions: Mention[] = [];
  sentence.tokens.forEach((token, i) => {
    const keys = actors[token.form] ?? (token.upos === 'PROPN' ? [token.lemma] : null);
    if (!keys) return;
    mentions.push({
      start: token.start,
      end: token.end,
      form: token.upos === 'PROPN' ? 'name' : 'nominal',
      sentence: 0,
      head: i,
      first: i,
      last: i,
      actors: keys,
      sector: null,
      place: hasRelation(sentence, i, 'obl') && sentence.tokens[i - 1]?.form === 'in',
    });
  });
  return mentions;
}

/** Reads the relations of a hand-made parse. */
export function relationsOf(
  lines: string,
  actors: Readonly<Record<string, readonly string[]>> = {},
): Relation[] {
  const sentence = parse(lines);
  return sentenceRelations(sceneOf(sentence, mentionsOf(sentence, actors), TRIGGERS), 0);
}

/** "Russia -> Ukraine ASSAULT", with the status where it is not actual and the speaker where there is one. */
export function inShort({ source, target, undirected, event, status, attributedTo }: Relation): string {
  const arrow = undirected ? '--' : '->';
  const more = [status === 'actual' ? '' : ` ${status}`, attributedTo ? ` (${attributedTo})` : ''].join('');
  return `${source} ${arrow} ${target ?? 'nobody'} ${event}${more}`;
}
