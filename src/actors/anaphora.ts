/** Who pronouns and short definite phrases stand for: the best-scored referent of the text before. */
import type { Discourse, Referent } from './discourse.ts';
import type { Pronoun } from './pronouns.ts';
import type { ActorRegistry } from './registry.ts';

/** Where the anaphor stands. */
export interface Anaphor {
  readonly sentence: number;
  readonly token: number;
  readonly subject: boolean;
  readonly governor: number;
}

/** How many sentences back a pronoun reaches. */
const PRONOUN_WINDOW = 4;

/** Returns the actors that a third-person pronoun stands for; empty where no candidate is good enough. */
export function resolvePronoun(
  pronoun: Pronoun,
  at: Anaphor,
  discourse: Discourse,
  registry: ActorRegistry,
): readonly string[] {
  let best: Referent | undefined;
  let bestScore = THRESHOLD;
  for (const referent of discourse.recent(at.sentence, PRONOUN_WINDOW)) {
    if (!mayCorefer(pronoun, at, referent)) continue;
    const fit = agreement(pronoun, referent, registry);
    if (fit === null) continue;
    const score = fit + salience(at, referent);
    if (score > bestScore) [best, bestScore] = [referent, score];
  }
  return best?.keys ?? [];
}

const THRESHOLD = -1.5;

/** A plain pronoun is not another argument of its own verb ("Russia attacked it"), nor inside the phrase it stands for. */
function mayCorefer(pronoun: Pronoun, at: Anaphor, referent: Referent): boolean {
  if (referent.sentence !== at.sentence) return !pronoun.reflexive;
  if (referent.token <= at.token && referent.last >= at.token) return false;
  if (pronoun.reflexive || pronoun.possessive) return true;
  return referent.governor !== at.governor || referent.token === at.governor;
}

/** How well number, gender and kind agree; null where they exclude each other. */
function agreement(pronoun: Pronoun, referent: Referent, registry: ActorRegistry): number | null {
  if (pronoun.gender === 'm' || pronoun.gender === 'f') {
    if (referent.kind !== 'person') return null;
    const gender = registry.get(referent.keys[0]!)?.gender ?? null;
    return gender === null ? 0.5 : gender === pronoun.gender ? 1.5 : null;
  }
  if (!pronoun.plural) {
    if (referent.kind === 'person' || referent.kind === 'several' || referent.plural) return null;
    return referent.place ? -0.7 : 0;
  }
  if (referent.kind === 'several') return 0.8;
  if (referent.plural) return 1;
  return referent.kind === 'organisation' ? 0 : referent.kind === 'state' ? -0.5 : -2;
}

function salience(at: Anaphor, referent: Referent): number {
  const distance = at.sentence - referent.sentence;
  let score = -0.8 * distance + Math.min(1, 0.25 * Math.log2(1 + referent.count));
  if (referent.subject) score += at.subject ? 1 : 0.7;
  if (distance === 0) score -= Math.min(0.5, (at.token - referent.token) * 0.01);
  return score;
}
