/**
 * The events that a token speaks of: the line of the lexicon that fits it, with its parties.
 *
 * Verbs and adjectives have their parties around them; event nouns ("attack", "talks") also borrow those
 * of the verb that carries them ("launched an attack", "came under attack").
 */
import { caseOf, childWith, childrenOf, childrenWith, hasRelation } from '../syntax/tree.ts';
import type { EventType } from '../types/relation.ts';
import { partiesAt, type Party } from './parties.ts';
import { isCooperative, isYielding } from './ontology.ts';
import type { Frame, Scene, Support } from './scene.ts';
import { clauseParties, nounParties, remoteParties, verbParties } from './slots.ts';
import { specificity, type SupportEffect, type TriggerLine } from './triggers.ts';

/** Returns the frame of the token, or null where it triggers no event. */
export function frameAt(scene: Scene, token: number): Frame | null {
  return scene.frame(token, (i) => {
    const { upos, xpos } = scene.sentence.tokens[i]!;
    if (upos === 'VERB') return verbFrame(scene, i) ?? (xpos === 'VBG' ? nounFrame(scene, i) : null);
    if (upos === 'NOUN' || upos === 'PROPN') return nounFrame(scene, i) ?? predicateFrame(scene, i);
    if (upos === 'ADJ') return predicateFrame(scene, i);
    if (upos === 'AUX') return modalFrame(scene, i);
    return null;
  });
}

/** Returns the keys of all actors of some parties. */
export function keysOf(parties: readonly Party[]): Set<string> {
  return new Set(parties.flatMap((party) => party.mention.actors));
}

function verbFrame(scene: Scene, verb: number): Frame | null {
  const lines = scene.triggers.verbs.get(scene.lemma(verb));
  if (!lines) return null;
  const fitting = mostSpecific(lines.filter((line) => fits(scene, verb, line)));
  if (fitting.length === 0) return null;
  let best: Frame | null = null;
  for (const line of fitting) {
    const frame = verbLineFrame(scene, verb, line);
    if (!frame) {
      scene.say(verb, `${line.file}:${line.line} blocks it`);
      return null;
    }
    if (!best || (best.targets.length === 0 && frame.targets.length > 0)) best = frame;
  }
  return best;
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

function mostSpecific(lines: readonly TriggerLine[]): readonly TriggerLine[] {
  const top = Math.max(...lines.map(specificity));
  return lines.filter((line) => specificity(line) === top);
}

function verbLineFrame(scene: Scene, verb: number, line: TriggerLine): Frame | null {
  if (line.event === null) return null;
  const sources = verbParties(scene, verb, line.sources, NOBODY);
  const plain = line.targets.filter((slot) => slot !== 'comp');
  let targets = verbParties(scene, verb, plain, line.reciprocal ? NOBODY : keysOf(sources));
  const direct = targets.length > 0;
  if (!direct && !(line.reciprocal && keysOf(sources).size > 1))
    targets = contentParties(scene, verb, line, sources);
  scene.say(verb, `${line.file}:${line.line} ${line.event}${scene.clause(verb).passive ? ' (passive)' : ''}`);
  return {
    token: verb,
    line,
    event: line.event,
    mode: line.mode,
    sources,
    targets,
    reciprocal: line.reciprocal && (direct || targets.length === 0),
    support: null,
    status: 'actual',
  };
}

const NOBODY: ReadonlySet<string> = new Set();

/** Whom the content of the event is aimed at, where no slot of the line says it. */
function contentParties(
  scene: Scene,
  trigger: number,
  line: TriggerLine,
  sources: readonly Party[],
): Party[] {
  if (line.targets.includes('none') || sources.length === 0) return [];
  const skip = keysOf(sources);
  const { complement } = scene.clause(trigger);
  const content = complement >= 0 ? complement : childWith(scene.sentence, trigger, 'acl');
  const aimed =
    content >= 0 && line.targets.includes('comp') ? complementParties(scene, content, line, skip) : [];
  return aimed.length > 0 ? aimed : remoteParties(scene, trigger, skip);
}

/** What is demanded is demanded of its subject; all else is aimed where the content is aimed. */
function complementParties(
  scene: Scene,
  content: number,
  line: TriggerLine,
  skip: ReadonlySet<string>,
): Party[] {
  if (line.event === 'REQUEST') {
    const asked = partiesAt(scene.sentence, scene.mentions, scene.clause(content).subject, false, skip);
    if (asked.length > 0) return asked;
  }
  const aimed = frameAt(scene, content)?.targets.filter(
    ({ mention }) => !mention.actors.every((key) => skip.has(key)),
  );
  return aimed && aimed.length > 0 ? aimed : clauseParties(scene, content, skip);
}

/** "Moscow said Syria must return it": a demand of the speaker on the subject. */
function modalFrame(scene: Scene, auxiliary: number): Frame | null {
  const line = scene.triggers.verbs
    .get(scene.lemma(auxiliary))
    ?.find(({ sources }) => sources.includes('speaker'));
  const { head } = scene.sentence.tokens[auxiliary]!;
  if (!line?.event || head < 0) return null;
  const targets = verbParties(scene, head, line.targets, NOBODY);
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
    status: 'actual',
  };
}

function nounFrame(scene: Scene, noun: number): Frame | null {
  const lines = scene.triggers.nouns.get(scene.lemma(noun)) ?? scene.triggers.nouns.get(scene.form(noun));
  if (!lines) return null;
  const mention = scene.mentions.at(noun);
  if (mention && (mention.form === 'name' || mention.head === noun)) return null;
  const line = mostSpecific(lines.filter((candidate) => hasModifiers(scene, noun, candidate.objects)))[0];
  if (!line) return null;
  if (line.event === null) {
    scene.say(noun, `${line.file}:${line.line} blocks it`);
    return null;
  }
  const support = supportOf(scene, noun);
  scene.say(
    noun,
    `${line.file}:${line.line} ${line.event}${support ? `, ${support.effect} by ${support.source}` : ''}`,
  );
  return composeNoun(scene, noun, line, line.event, support);
}

function hasModifiers(scene: Scene, noun: number, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const before = childrenOf(scene.sentence, noun);
  return words.every((word) =>
    before.some((i) => i < noun && (scene.lemma(i) === word || scene.form(i) === word)),
  );
}

/** The verb that carries the noun, where the lexicon knows it: the verb above it, else a participle behind it. */
function supportOf(scene: Scene, noun: number): Support | null {
  const { sentence } = scene;
  let carried = noun;
  for (let k = 0; k < 3 && hasRelation(sentence, carried, 'conj'); k++)
    carried = sentence.tokens[carried]!.head;
  const { head } = sentence.tokens[carried]!;
  if (head >= 0) {
    const object =
      hasRelation(sentence, carried, 'obj', 'nsubj:pass') ||
      (hasRelation(sentence, carried, 'nsubj') && scene.clause(head).passive);
    const preposition = caseOf(sentence, carried);
    const oblique = preposition !== null && hasRelation(sentence, carried, 'obl');
    const above = object || oblique ? supportBy(scene, head, object, preposition) : null;
    if (above) return above;
  }
  const participle = childWith(sentence, carried, 'acl');
  return participle >= 0 && scene.clause(participle).passive
    ? supportBy(scene, participle, true, null)
    : null;
}

/** @param object Whether the noun is the verb's object; else it hangs on it by a preposition. */
function supportBy(scene: Scene, verb: number, object: boolean, preposition: string | null): Support | null {
  for (const line of scene.triggers.support.get(scene.lemma(verb)) ?? []) {
    const fitting =
      line.particles.length > 0
        ? line.particles.includes(preposition ?? '') || scene.hasParticle(verb, line.particles)
        : object;
    if (fitting) return { verb, effect: line.effect, source: `${line.file}:${line.line}` };
  }
  return null;
}

function composeNoun(
  scene: Scene,
  noun: number,
  line: TriggerLine,
  event: EventType,
  support: Support | null,
): Frame {
  const base = { token: noun, line, mode: line.mode, support, status: 'actual' as const };
  const inner = nounEnds(scene, noun, line);
  if (inner.targets.length === 0 && line.targets.includes('comp'))
    inner.targets = contentParties(scene, noun, line, inner.sources);
  if (!support) return { ...base, event, reciprocal: line.reciprocal, ...inner };
  const subject = partiesAt(scene.sentence, scene.mentions, scene.clause(support.verb).subject, false);
  const outer = verbParties(scene, support.verb, [...line.targets, 'iobj', 'to', 'with'], keysOf(subject));
  const near = inner.targets.length > 0 ? inner.targets : outer;
  const aimed = near.length > 0 ? near : remoteParties(scene, noun, keysOf(subject));
  switch (support.effect) {
    case 'does': {
      const sources = subject.length > 0 && !line.reciprocal ? subject : [...subject, ...inner.sources];
      return { ...base, event, reciprocal: line.reciprocal, sources, targets: aimed };
    }
    case 'receives':
      return {
        ...base,
        event,
        reciprocal: line.reciprocal,
        sources: inner.sources.length > 0 ? inner.sources : outer,
        targets: subject,
      };
    case 'blames':
    case 'welcomes': {
      const towards = inner.sources.length > 0 ? inner.sources : aimed;
      const reaction: EventType = support.effect === 'blames' ? 'ACCUSE' : 'SUPPORT';
      return { ...base, event: reaction, mode: null, reciprocal: false, sources: subject, targets: towards };
    }
    case 'fears':
      return {
        ...base,
        event: 'CONCERN',
        mode: null,
        reciprocal: false,
        sources: subject,
        targets: inner.sources.length > 0 ? inner.sources : aimed,
      };
    default: {
      const changed = changedBy(support.effect, event, line.reciprocal && inner.sources.length === 0);
      const others = aimed.length > 0 ? aimed : inner.sources;
      const joint = line.reciprocal && (isCooperative(changed) || changed === 'SANCTION');
      return {
        ...base,
        event: changed,
        mode: changed === event ? line.mode : null,
        reciprocal: joint,
        sources: subject,
        targets: others,
      };
    }
  }
}

/** The parties at the noun itself. A reciprocal noun takes all of them as its sources. */
function nounEnds(scene: Scene, noun: number, line: TriggerLine): { sources: Party[]; targets: Party[] } {
  const sources = nounParties(scene, noun, line.sources, NOBODY, line.reciprocal);
  const targets = nounParties(
    scene,
    noun,
    line.targets,
    line.reciprocal ? NOBODY : keysOf(sources),
    line.reciprocal,
  );
  return { sources, targets };
}

/** What becomes of an event that a verb ends, rejects, asks for or offers; PLOVER, order of decision. */
export function changedBy(effect: SupportEffect, event: EventType, joint: boolean): EventType {
  const cooperative = isCooperative(event);
  if (effect === 'ends') {
    if (cooperative) return 'SANCTION';
    return event === 'PROTEST' || event === 'COERCE' || event === 'THREATEN' || event === 'REJECT'
      ? 'CONCEDE'
      : 'RETREAT';
  }
  if (effect === 'rejects') return 'REJECT';
  if (effect === 'asks') return cooperative && joint ? 'AGREE' : 'REQUEST';
  if (effect === 'offers') {
    if (cooperative) return 'AGREE';
    return isYielding(event) ? 'CONCEDE' : 'THREATEN';
  }
  return event;
}

/** "is critical of", "at war with": an adjective or a noun with its preposition as predicate. */
function predicateFrame(scene: Scene, token: number): Frame | null {
  const lines =
    scene.triggers.adjectives.get(scene.lemma(token)) ?? scene.triggers.adjectives.get(scene.form(token));
  if (!lines) return null;
  const preposition = caseOf(scene.sentence, token) ?? '';
  const line = lines.find((candidate) => candidate.particles.join(' ') === preposition);
  if (!line?.event) return null;
  const sources = verbParties(
    scene,
    token,
    line.sources.filter((slot) => slot !== 'speaker'),
    NOBODY,
  );
  const head = scene.sentence.tokens[token]!.head;
  if (sources.length === 0 && hasRelation(scene.sentence, token, 'amod')) {
    sources.push(...partiesAt(scene.sentence, scene.mentions, head, false));
  }
  const plain = line.targets.filter((slot) => slot !== 'comp');
  let targets = verbParties(scene, token, plain, keysOf(sources));
  if (targets.length === 0) targets = contentParties(scene, token, line, sources);
  scene.say(token, `${line.file}:${line.line} ${line.event}`);
  return {
    token, line, event: line.event, mode: line.mode, sources, targets,
    reciprocal: line.reciprocal, support: null, status: 'actual',
  }; // prettier-ignore
}
