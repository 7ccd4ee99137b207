/** Offices as the actor stage has read them from titles: they word affiliations, and are some where the state stands with the title. */
import type { Actor, Mention, Role } from '../types/actor.ts';
import type { Span } from '../types/article.ts';
import type { Relation } from '../types/relation.ts';
import type { Sentence } from '../types/sentence.ts';

/** The offices of actors, by the keys of who holds one and of whom it serves. */
export type Offices = ReadonlyMap<string, Role>;

/** How sure a title with its state in one phrase, or a state in a name, is; measured on annotated news. */
const SURE = 0.9;

/** Returns the offices that the text says actors hold; of several at one state or body the first. */
export function officesOf(actors: readonly Actor[]): Offices {
  const roles = actors.flatMap(({ key, roles }) => roles.map((role) => [`${key}|${role.of}`, role] as const));
  return new Map(roles.toReversed());
}

/** Returns an affiliation in the words of its office, where the text has a title for it. */
export function wordedBy<T extends Pick<Relation, 'source' | 'target' | 'label' | 'trigger'>>(
  offices: Offices,
  told: T,
  sentence: number,
): T {
  const role = offices.get(`${told.source}|${told.target}`);
  if (!role) return told;
  return { ...told, label: role.title, trigger: role.sentence === sentence ? role.titleSpan : told.trigger };
}

/** Returns the states that the name of a body says it is made of: "the US-Japan Security Consultative Committee". */
export function memberRelations(
  actors: readonly Actor[],
  mentions: readonly Mention[],
  sentences: readonly Sentence[],
): Relation[] {
  return actors.flatMap(({ key, members }) => {
    const name = mentions.find(({ form, actors: keys }) => form === 'name' && keys.includes(key));
    const at = name && sentences[name.sentence];
    if (!at) return [];
    const span = { start: name.start, end: name.end };
    return members
      .filter((member) => member !== key)
      .map((member) => affiliation(key, member, 'of', name.sentence, at, span, span, span));
  });
}

/** Returns the affiliations of all titles with which their state or body stands: "U.S. Secretary of State Antony Blinken". */
export function officeRelations(actors: readonly Actor[], sentences: readonly Sentence[]): Relation[] {
  return actors.flatMap(({ key, roles }) =>
    roles.flatMap(({ title, of, sentence, titleSpan, holderSpan, ofSpan }) => {
      const at = sentences[sentence];
      if (of === null || of === key || ofSpan === null || !at) return [];
      return [affiliation(key, of, title, sentence, at, titleSpan, holderSpan, ofSpan)];
    }),
  );
}

function affiliation(
  source: string,
  target: string,
  label: string,
  sentence: number,
  { start, end }: Sentence,
  trigger: Span,
  sourceSpan: Span,
  targetSpan: Span,
): Relation {
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
    label,
    sentence,
    start,
    end,
    trigger,
    sourceSpan,
    targetSpan,
  };
}
