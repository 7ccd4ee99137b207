import { csvParseRows } from 'd3-dsv';
import type { Evidence } from '../../src/types/graph.ts';
import type { Status } from '../../src/types/relation.ts';
import { type GraphModel, labelOf, type RelationEdge } from '../state/model.ts';
import table from './phrases.csv?raw';

/** The words for an event: of several ("they accuse"), of one ("Japan accuses"), of two together ("they meet"). */
interface Phrase {
  readonly verb: string;
  readonly verbS: string;
  readonly joint: string;
}

const rows = csvParseRows(table.replace(/^#.*\n/gm, '')).slice(1);
const PHRASES: ReadonlyMap<string, Phrase> = new Map(
  rows.map(([event = '', mode = '', verb = '', verbS = '', joint = '']) => [
    `${event} ${mode}`,
    { verb, verbS, joint },
  ]),
);

/** A relation as a sentence, in its parts. */
export interface Title {
  readonly source: string;
  /** "plans to accuse"; for an office it is empty and `target` has the words. */
  readonly verb: string;
  readonly target: string;
  /** What the verb does not tell: denied, doubted. */
  readonly tag: Status | null;
  readonly joint: boolean;
}

/** Returns a relation as a sentence made from its event and status, never from the words of an article. */
export function titleOf(model: GraphModel, relation: RelationEdge): Title {
  const { source, target, undirected, status } = relation;
  const tag = status === 'denied' || status === 'doubted' ? status : null;
  const names = { source: labelOf(model, source), target: labelOf(model, target), tag };
  if (relation.family === 'affiliation') return { ...names, ...affiliation(model, relation), joint: false };
  const phrase = phraseOf(relation);
  const several = undirected || model.actors.get(source)?.kind === 'group';
  const verb = undirected ? phrase.joint : phrase.verb;
  const told = several ? verb : phrase.verbS;
  return { ...names, verb: inStatus(verb, told, status, several), joint: undirected };
}

/** Returns the sentence: "Japan and China meet", "Japan plans to accuse China". */
export function sentenceOf(model: GraphModel, relation: RelationEdge): string {
  const { source, verb, target, joint } = titleOf(model, relation);
  if (joint) return `${source} and ${target} ${verb}`;
  return verb === '' ? `${source}, ${target}` : `${source} ${verb} ${target}`;
}

/** Returns the sentence as one of the two actors has it: "accuses China", "is accused by" is "China accuses". */
export function partOf(model: GraphModel, relation: RelationEdge, actor: string): string {
  const { source, verb, target, joint } = titleOf(model, relation);
  const other = actor === relation.source ? target : source;
  if (joint) return `${verb}, with ${other}`;
  if (actor === relation.source) return verb === '' ? target : `${verb} ${target}`;
  return verb === '' ? `${source}, ${target}` : `${source} ${verb} ${target}`;
}

function affiliation(model: GraphModel, relation: RelationEdge): Pick<Title, 'verb' | 'target'> {
  const { source, target, status } = relation;
  const name = labelOf(model, target);
  const role = model.actors.get(source)?.roles.find(({ of }) => of === target);
  if (role !== undefined && status === 'actual') return { verb: '', target: `${role.title} of ${name}` };
  const several = model.actors.get(source)?.kind === 'group';
  return { verb: inStatus('belong to', several ? 'belong to' : 'belongs to', status, several), target: name };
}

function phraseOf({ event, family, evidence }: RelationEdge): Phrase {
  // An attitude has no event: favourable ones read as support, adverse ones as worry.
  const name = event ?? (family === 'cooperation' ? 'SUPPORT' : 'CONCERN');
  const mode = evidence[0]?.mode ?? null;
  const shared = mode !== null && evidence.every((one) => one.mode === mode) ? mode : '';
  return (
    PHRASES.get(`${name} ${shared}`) ?? PHRASES.get(`${name} `) ?? { verb: name, verbS: name, joint: name }
  );
}

function inStatus(verb: string, told: string, status: Status, several: boolean): string {
  if (status === 'planned') return `${several ? 'plan' : 'plans'} to ${verb}`;
  if (status === 'possible') return `may ${verb}`;
  if (status === 'denied') return `${several ? 'do' : 'does'} not ${verb}`;
  return told;
}

/** Returns who says so: "the article says so", "Japan says so itself", "according to China, whom it concerns". */
export function speakerOf(model: GraphModel, relation: RelationEdge, { attributedTo }: Evidence): string {
  if (attributedTo === null) return 'the article says so';
  const name = labelOf(model, attributedTo);
  if (attributedTo === relation.source) {
    const kind = model.actors.get(attributedTo)?.kind;
    return kind === 'person'
      ? `${name} says so`
      : kind === 'group'
        ? `${name} say so themselves`
        : `${name} says so itself`;
  }
  return attributedTo === relation.target ? `according to ${name}, whom it concerns` : `according to ${name}`;
}

/** Returns a probability as a word with its number: "likely (73 %)". */
export function sureness(confidence: number): string {
  const word =
    confidence >= 0.85 ? 'clear' : confidence >= 0.65 ? 'likely' : confidence >= 0.45 ? 'unsure' : 'weak';
  return `${word} (${Math.round(confidence * 100)} %)`;
}
