/** The events of verbs and of auxiliaries ("must"). */
import { childrenWith } from '../syntax/tree.ts';
import { contentParties } from './content.ts';
import { isCooperative } from '../lexicon/ontology.ts';
import { keysOf, type Party } from './parties.ts';
import type { Frame, Scene } from './scene.ts';
import { verbParties } from './slots.ts';
import { specificity, type TriggerLine } from './triggers.ts';

/** Returns the event of a verb by the most specific line that fits; of equal ones, by the first with a target. */
export function verbFrame(scene: Scene, verb: number): Frame | null {
  const lines = scene.triggers.verbs.get(scene.lemma(verb));
  if (!lines) return null;
  let best: Frame | null = null;
  for (const line of mostSpecific(lines.filter((candidate) => fits(scene, verb, candidate)))) {
    if (line.event === null) {
      scene.say(verb, `${line.file}:${line.line} blocks it`);
      return null;
    }
    const frame: Frame = {
      ...ends(scene, verb, line),
      token: verb,
      line,
      event: line.event,
      mode: line.mode,
      support: null,
    };
    if (!best || (best.targets.length === 0 && frame.targets.length > 0)) best = frame;
  }
  if (best) scene.say(verb, `${best.line.file}:${best.line.line} ${best.event}`);
  return best;
}

/** Returns the demand of "must" and its like: of the speaker on the subject ("Moscow said Syria must return it"). */
export function modalFrame(scene: Scene, auxiliary: number): Frame | null {
  const lines = scene.triggers.verbs.get(scene.lemma(auxiliary));
  const line = lines?.find(({ sources }) => sources.includes('speaker'));
  const { head } = scene.sentence.tokens[auxiliary]!;
  if (!line?.event || head < 0) return null;
  const targets = verbParties(scene, head, line.targets, new Set());
  if (targets.length === 0) return null;
  scene.say(auxiliary, `${line.file}:${line.line} ${line.event}`);
  return {
    token: auxiliary,
    line,
    event: line.event,
    mode: line.mode,
    sources: [],
    targets,
    reciprocal: false,
    support: null,
  };
}

/** Returns the lines that require the most. */
export function mostSpecific(lines: readonly TriggerLine[]): readonly TriggerLine[] {
  const top = Math.max(...lines.map(specificity));
  return lines.filter((line) => specificity(line) === top);
}

function fits(scene: Scene, verb: number, line: TriggerLine): boolean {
  if (line.particles.length > 0 && !scene.hasParticle(verb, line.particles)) return false;
  return line.objects.length === 0 || objectLemmas(scene, verb).some((lemma) => line.objects.includes(lemma));
}

function objectLemmas(scene: Scene, verb: number): string[] {
  const { object } = scene.clause(verb);
  if (object < 0) return [];
  return [object, ...childrenWith(scene.sentence, object, 'conj')].map((i) => scene.lemma(i));
}

/** Several who agree, meet or cooperate do so with each other, unless the words say with whom else. */
function ends(
  scene: Scene,
  verb: number,
  line: TriggerLine,
): Pick<Frame, 'sources' | 'targets' | 'reciprocal'> {
  const sources = verbParties(scene, verb, line.sources, new Set());
  const several = keysOf(sources).size > 1;
  const mutual = line.reciprocal || (several && line.event !== null && isCooperative(line.event));
  const slots = line.targets.filter((slot) => slot !== 'comp');
  const targets = verbParties(scene, verb, slots, line.reciprocal ? new Set() : keysOf(sources)).filter(
    ({ distance }) => distance <= NEAR || !(mutual && several),
  );
  if (targets.length > 0) return { sources, targets, reciprocal: line.reciprocal };
  const aimed = contentParties(scene, verb, line, sources).filter(
    (party) => !(mutual && several) || isNear(party),
  );
  return aimed.length > 0
    ? { sources, targets: aimed, reciprocal: false }
    : { sources, targets: [], reciprocal: mutual };
}

/** An argument that is an actor, or belongs to one. */
const NEAR = 1;

function isNear({ distance, mention }: Party): boolean {
  return distance <= NEAR && mention.form === 'name';
}
