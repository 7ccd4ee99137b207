/** Offices as the actor stage has read them from titles: they word affiliations, and are some where the state stands with the title. */
import type { Actor, Role } from '../types/actor.ts';
import type { Relation } from '../types/relation.ts';
import type { Sentence } from '../types/sentence.ts';

/** The offices of actors, by the keys of who holds one and of whom it serves. */
export type Offices = ReadonlyMap<string, Role>;

/** How sure a title with its state in one phrase is; measured on annotated news. */
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

/** Returns the affiliations of all titles with which their state or body stands: "U.S. Secretary of State Antony Blinken". */
export function officeRelations(actors: readonly Actor[], sentences: readonly Sentence[]): Relation[] {
  return actors.flatMap(({ key, roles }) =>
    roles.flatMap(({ title, of, sentence, titleSpan, holderSpan, ofSpan }) => {
      const at = sentences[sentence];
      if (of === null || of === key || ofSpan === null || !at) return [];
      const relation: Relation = {
        source: key,
        target: of,
        undirected: false,
        family: 'affiliation',
        event: null,
        mode: null,
        contexts: [],
        status: 'actual',
        attributedTo: null,
        confidence: SURE,
        label: title,
        sentence,
        start: at.start,
        end: at.end,
        trigger: titleSpan,
        sourceSpan: holderSpan,
        targetSpan: ofSpan,
      };
      return [relation];
    }),
  );
}
