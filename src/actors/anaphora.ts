/**
 * Who pronouns stand for: the best-scored referent of the text before, or nobody.
 *
 * A mention-ranking model (Denis and Baldridge 2008) over a linear score; `src/training/train-coreference.ts` fits the weights.
 */
import { readTable } from '../lexicon/index.ts';
import type { Discourse, Occurrence, Referent } from './discourse.ts';
import type { Pronoun } from './pronouns.ts';
import type { ActorRegistry } from './registry.ts';

/** Weight of each feature. */
export type Weights = ReadonlyMap<string, number>;

/** A possible referent with its features. */
export interface Candidate {
  /** Null stands for "nobody that the text has named". */
  readonly referent: Referent | null;
  readonly features: readonly string[];
}

/** Chooses one of the candidates; the last of them is "nobody". */
export type Choose = (candidates: readonly Candidate[], at: Occurrence) => Candidate | undefined;

/**
 * Compiles the text of `data/weights/coreference.csv`.
 *
 * @throws UserError naming file, line and remedy.
 */
export function readWeights(text: string): Weights {
  const rows = readTable('coreference.csv', text, { required: ['feature', 'weight'], optional: [] });
  return new Map(rows.map(({ cells }) => [cells.feature, Number(cells.weight)]));
}

/** Returns a choice by weights; of equal scores the more recent referent wins. */
export function chooseBy(weights: Weights): Choose {
  return (candidates) => {
    let best: Candidate | undefined;
    let bestScore = -Infinity;
    for (const candidate of candidates) {
      let score = 0;
      for (const feature of candidate.features) score += weights.get(feature) ?? 0;
      if (score > bestScore) [best, bestScore] = [candidate, score];
    }
    return best;
  };
}

/** How many sentences back a pronoun reaches. */
const WINDOW = 5;

/** Returns the referents that a third-person pronoun may stand for, the most recent first, then nobody. */
export function candidatesFor(
  pronoun: Pronoun,
  at: Occurrence,
  discourse: Discourse,
  registry: ActorRegistry,
  others: ReadonlySet<string>,
): Candidate[] {
  const sort = pronoun.plural ? 'they' : pronoun.gender === 'n' ? 'it' : 'he';
  const found: Candidate[] = [];
  for (const referent of discourse.recent(at.sentence, WINDOW)) {
    if (!mayCorefer(pronoun, at, referent.at) || !agrees(pronoun, referent, registry)) continue;
    if (!pronoun.reflexive && referent.keys.length === 1 && others.has(referent.keys[0]!)) continue;
    found.push({ referent, features: featuresOf(sort, pronoun, at, referent, found.length, registry) });
  }
  const none = [
    `${sort} nobody`,
    `${sort} nobody ${at.part}`,
    `${sort} nobody of ${Math.min(found.length, 3)}`,
    `word ${at.word}`,
    at.leading ? 'leads' : 'follows',
    `nobody ${at.quoted ? 'quoted' : 'plain'}`,
  ];
  found.push({ referent: null, features: none });
  return found;
}

/**
 * "Iran closed the strait. It accused Kuwait": who acted in the sentence before, where a sentence begins with what an actor alone
 * does or has.
 *
 * @returns Undefined where nobody did, or several.
 */
export function actorBefore(pronoun: Pronoun, at: Occurrence, discourse: Discourse): Referent | undefined {
  if ((pronoun.gender !== 'n' && !pronoun.plural) || pronoun.reflexive || !at.leading) return undefined;
  const acted = discourse
    .recent(at.sentence, 1)
    .filter(
      ({ kind, plural, acted: last }) =>
        last === at.sentence - 1 && kind !== 'person' && plural === pronoun.plural,
    );
  return acted.length === 1 ? acted[0] : undefined;
}

/** A plain pronoun is not another argument of its own verb ("Russia attacked it"), nor inside the phrase it stands for. */
function mayCorefer(pronoun: Pronoun, at: Occurrence, last: Occurrence): boolean {
  if (last.sentence !== at.sentence) return !pronoun.reflexive;
  if (last.token <= at.token && last.last >= at.token) return false;
  if (pronoun.reflexive || pronoun.possessive) return true;
  if (at.part === 'object' && last.token === at.doer) return false;
  return last.governor !== at.governor || last.token === at.governor || last.part === 'modifier';
}

function agrees(pronoun: Pronoun, referent: Referent, registry: ActorRegistry): boolean {
  // "they" of one whom the text names and calls he or she
  if (pronoun.plural) return !isOneKnown(referent, registry);
  if (referent.kind === 'several' || referent.plural) return false;
  if (pronoun.gender === 'n') return referent.kind !== 'person';
  if (referent.kind !== 'person') return false;
  const gender = registry.get(referent.keys[0]!)?.gender ?? null;
  return gender === null || gender === pronoun.gender;
}

function isOneKnown({ kind, keys, plural }: Referent, registry: ActorRegistry): boolean {
  const record = registry.get(keys[0]!);
  return kind === 'person' && !plural && record?.unnamed === false && record.gender !== null;
}

function featuresOf(
  sort: string,
  pronoun: Pronoun,
  at: Occurrence,
  { keys, kind, plural, count, acted, led, at: last }: Referent,
  rank: number,
  registry: ActorRegistry,
): string[] {
  const distance = Math.min(at.sentence - last.sentence, 4);
  const near = distance === 0 ? (at.token - last.token < 6 ? 'near' : 'same') : String(distance);
  const part = pronoun.possessive ? 'possessor' : at.part;
  const record = keys.length === 1 ? registry.get(keys[0]!) : undefined;
  const features = [
    `${sort} distance ${near}`,
    `${sort} rank ${Math.min(rank, 4)}`,
    `${sort} kind ${kind}${plural && kind !== 'several' ? ' plural' : ''}`,
    `${sort} was ${last.part}`,
    `${part} was ${last.part}${distance === 0 ? ' here' : distance === 1 ? ' before' : ''}`,
    `form ${last.form} ${distance === 0 ? 'here' : 'before'}`,
    `${sort} form ${last.form}`,
    `count ${count < 3 ? count : count < 6 ? '3-5' : '6+'}`,
    last.quoted === at.quoted ? 'same voice' : `voice ${at.quoted ? 'quoted' : 'plain'}`,
    `word ${at.word}`,
    at.leading ? 'leads' : 'follows',
    `${sort} ${last.many ? 'many' : 'one'}`,
    acted === at.sentence ? 'acts' : acted === at.sentence - 1 ? 'acted' : 'acted not',
    record?.unnamed ? 'unnamed' : 'named',
    `${part} ${led === at.sentence ? 'leads' : led === at.sentence - 1 ? 'led' : 'led not'}`,
    `${sort} ${led === at.sentence ? 'leads' : led === at.sentence - 1 ? 'led' : 'led not'}`,
  ];
  if (at.says && part === 'subject') features.push(led === at.sentence - 1 ? 'says after leading' : 'says');
  if (distance === 0) {
    const up = at.above.indexOf(last.governor);
    features.push(up < 0 ? 'beside' : `below ${Math.min(up, 3)} ${last.part}`);
    const gap = at.token - last.last;
    features.push(`gap ${gap < 4 ? 3 : gap < 8 ? 7 : gap < 16 ? 15 : 16}`);
  }
  if (pronoun.possessive && distance === 0 && last.part === 'subject' && last.governor === at.clause)
    features.push('possessor of own subject');
  if (last.leading)
    features.push(distance === 0 ? 'leading here' : distance === 1 ? 'leading before' : 'leading');
  if (last.place) features.push(`${sort} place`);
  if (sort === 'he') features.push(record?.gender === null ? 'gender unknown' : 'gender agrees');
  if (kind === 'several') features.push(`several ${Math.min(keys.length, 3)}`);
  if (last.word === at.word) features.push('same word');
  return features;
}
