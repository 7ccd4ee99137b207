/** Offices, memberships and parts: who belongs to whom, as the actor stage has read it from names and titles. */
import { caseOf, childrenOf, conjunctsOf, hasRelation } from '../syntax/tree.ts';
import type { Actor, ActorKind, Mention } from '../types/actor.ts';
import type { Relation } from '../types/relation.ts';
import type { Sentence } from '../types/sentence.ts';
import { isExample, MentionMap } from './parties.ts';

/** Confidence of a title with its state in one phrase; measured on the development data. */
const SURE = 0.9;

/** Returns the affiliations of one actor, each with the words that state it. */
export function affiliationsOf(
  actor: Actor,
  mentions: readonly Mention[],
  sentences: readonly Sentence[],
): Relation[] {
  return [...officesOf(actor, sentences), ...membersOf(actor, mentions, sentences)];
}

function officesOf(actor: Actor, sentences: readonly Sentence[]): Relation[] {
  const found: Relation[] = [];
  for (const role of actor.roles) {
    const sentence = sentences[role.sentence];
    if (role.of === null || role.of === actor.key || !sentence) continue;
    found.push({
      ...affiliation(actor.key, role.of, role.sentence, sentence),
      label: role.title,
      trigger: role.titleSpan,
      sourceSpan: role.holderSpan,
      targetSpan: role.ofSpan ?? role.titleSpan,
    });
  }
  return found;
}

/** "the US-Japan Security Consultative Committee": the states that its name says it is made of. */
function membersOf(actor: Actor, mentions: readonly Mention[], sentences: readonly Sentence[]): Relation[] {
  const found: Relation[] = [];
  for (const member of actor.members) {
    const whole = mentions.find((mention) => mention.form === 'name' && mention.actors.includes(actor.key));
    const sentence = whole && sentences[whole.sentence];
    if (!whole || !sentence || member === actor.key) continue;
    const part = mentions.find(
      (m) =>
        m.actors.includes(member) &&
        m.sentence === whole.sentence &&
        m.start >= whole.start &&
        m.end <= whole.end,
    );
    const head = sentence.tokens[whole.head]!;
    found.push({
      ...affiliation(actor.key, member, whole.sentence, sentence),
      label: 'of',
      trigger: { start: head.start, end: head.end },
      sourceSpan: { start: whole.start, end: whole.end },
      targetSpan: part ? { start: part.start, end: part.end } : { start: whole.start, end: whole.end },
    });
  }
  return found;
}

/**
 * Returns the affiliations that lie in a name's own phrase: "Iraq's Dawa party", "the 5th Brigade of the coalition",
 * "Russian company Gazprom", "allies such as Norway". Only those who have a name belong to somebody here.
 *
 * @param kinds The kinds of the article's actors by key.
 */
export function ownersOf(
  sentence: Sentence,
  index: number,
  mentions: MentionMap,
  kinds: ReadonlyMap<string, ActorKind>,
): Relation[] {
  const found: Relation[] = [];
  const add = (part: Mention, whole: Mention, trigger: number): void => {
    const [source] = part.actors;
    const [target] = whole.actors;
    if (source === undefined || target === undefined || source === target) return;
    if (part.actors.length > 1 || whole.actors.length > 1 || kinds.get(target) === 'person') return;
    const { start, end } = sentence.tokens[trigger]!;
    found.push({
      ...affiliation(source, target, index, sentence),
      confidence: LIKELY,
      label: 'of',
      trigger: { start, end },
      sourceSpan: { start: part.start, end: part.end },
      targetSpan: { start: whole.start, end: whole.end },
    });
  };
  for (const mention of mentions.within(0, sentence.tokens.length - 1)) {
    for (const child of childrenOf(sentence, mention.head)) {
      const other = mentions.at(child);
      if (!other) continue;
      const isPart = mention.form === 'name' && mention.actors.every((key) => kinds.get(key) !== 'state');
      if (isPart && isOwner(sentence, child)) add(mention, other, mention.head);
      else if (isExample(sentence, child)) {
        for (const part of conjunctsOf(sentence, child)) {
          const example = mentions.at(part);
          if (example?.form === 'name') add(example, mention, mention.head);
        }
      }
    }
  }
  return found;
}

/** Confidence of a possessor or modifier: it owns, leads or hosts, and only sometimes stands for something else. */
const LIKELY = 0.7;

function isOwner(sentence: Sentence, child: number): boolean {
  if (hasRelation(sentence, child, 'nmod:poss', 'amod', 'compound')) return true;
  return hasRelation(sentence, child, 'nmod') && caseOf(sentence, child) === 'of';
}

function affiliation(
  source: string,
  target: string,
  index: number,
  sentence: Sentence,
): Omit<Relation, 'label' | 'trigger' | 'sourceSpan' | 'targetSpan'> {
  return {
    source,
    target,
    undirected: false,
    family: 'affiliation',
    event: null,
    mode: null,
    contexts: [],
    status: 'actual',
    attributedTo: null,
    confidence: SURE,
    sentence: index,
    start: sentence.start,
    end: sentence.end,
  };
}
