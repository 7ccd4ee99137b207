/** The events of verbs and of auxiliaries ("must"). */
import { caseOf, childrenWith, hasRelation, subtreeSpan } from '../syntax/tree.ts';
import { contentParties } from './content.ts';
import { isCooperative, isHarmful, type RelationType } from '../lexicon/ontology.ts';
import { changedBy } from './change.ts';
import { keysOf, partiesAt, type Party } from './parties.ts';
import { isNaming } from './predicate-frames.ts';
import { ARMED, type Frame, type Scene } from './scene.ts';
import { REMOTE, verbParties } from './slots.ts';
import { ANY_OBJECT, CROWD, INFINITIVE, PERSON, specificity, type TriggerLine } from './triggers.ts';

/** Returns the event of a verb by the most specific line that fits; of equal ones, by the first with the best aim. */
export function verbFrame(scene: Scene, verb: number): Frame | null {
  const lines = scene.triggers.verbs.get(scene.lemma(verb));
  if (!lines || isPreposition(scene, verb) || isClaim(scene, verb)) return null;
  let best: Frame | null = null;
  for (const line of mostSpecific(lines.filter((candidate) => fits(scene, verb, candidate)))) {
    if (line.event === null) {
      scene.say(verb, `${line.file}:${line.line} blocks it`);
      return null;
    }
    const frame = foreseen(scene, {
      ...ends(scene, verb, line),
      token: verb,
      line,
      event: eventOf(scene, verb, line, line.event),
      mode: line.mode,
      support: null,
    });
    if (!best || aimOf(frame) > aimOf(best)) best = frame;
  }
  if (best?.event === 'CONSULT' && isNaming(scene, verb)) {
    scene.say(verb, 'gives a name or a description');
    return null;
  }
  if (best?.targets.length === 0 && isReflexive(scene, verb)) {
    scene.say(verb, 'is done to oneself');
    return null;
  }
  if (best?.event === 'AFFILIATION' && describesThing(scene, verb)) {
    scene.say(verb, 'describes a thing');
    return null;
  }
  if (best) scene.say(verb, `${best.line.file}:${best.line.line} ${best.event}`);
  return best;
}

/** "Warned that Russia could attack NATO": a worry about who may do it, no threat of the one who warns. */
function foreseen(scene: Scene, frame: Frame): Frame {
  const { complement, object, recipient } = scene.clause(frame.token);
  if (scene.triggers.control.get(scene.lemma(frame.token)) !== 'threatens' || complement < 0) return frame;
  const inner = scene.frame(complement);
  if (object >= 0 || recipient >= 0 || !inner || !isHarmful(inner.event)) return frame;
  const own = scene.withHomes(keysOf(frame.sources));
  const others = inner.sources.filter(({ mention }) => !mention.actors.some((key) => own.has(key)));
  const isOthers = others.length > 0 && others.length === inner.sources.length;
  return isOthers ? { ...frame, event: 'CONCERN', mode: null, targets: others } : frame;
}

/** "Has the right to defend itself" */
function isReflexive(scene: Scene, verb: number): boolean {
  const { object } = scene.clause(verb);
  return object >= 0 && /^(itself|himself|herself|themselves|ourselves)$/.test(scene.form(object));
}

/** "Froze assets belonging to the president": they belong to him, not whoever froze them. */
function describesThing({ sentence, mentions }: Scene, verb: number): boolean {
  const { xpos, deprel, head } = sentence.tokens[verb]!;
  return xpos === 'VBG' && deprel === 'acl' && !mentions.at(head);
}

/** How well a line fits whom the verb is aimed at: by a slot of its own, by mere nearness, or not at all. */
function aimOf({ targets }: Frame): number {
  if (targets.length === 0) return 0;
  return targets.some(({ distance }) => distance < REMOTE) ? 2 : 1;
}

/** "a complaint concerning his partner": a participle that only links. */
function isPreposition(scene: Scene, verb: number): boolean {
  return LINKING.has(scene.form(verb)) && childrenWith(scene.sentence, verb, 'aux', 'nsubj').length === 0;
}

const LINKING: ReadonlySet<string> = new Set(['concerning', 'regarding', 'respecting', 'considering']);

/** "insists that it does not know": a claim. "insists that it be freed": a demand. */
function isClaim(scene: Scene, verb: number): boolean {
  const lemma = scene.lemma(verb);
  if (lemma !== 'insist' && lemma !== 'suggest') return false;
  const { sentence } = scene;
  const { complement } = scene.clause(verb);
  if (complement < 0 || !hasRelation(sentence, complement, 'ccomp')) return false;
  const finite = [complement, ...childrenWith(sentence, complement, 'aux', 'cop')];
  return finite.some((i) => /^(VBZ|VBP|VBD|MD)$/.test(sentence.tokens[i]!.xpos));
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

/** What is agreed to, refused or threatened decides what the agreeing is: "vowed to attack" is a threat. */
function eventOf(scene: Scene, verb: number, line: TriggerLine, event: RelationType): RelationType {
  const effect = scene.triggers.control.get(scene.lemma(verb));
  const { complement } = scene.clause(verb);
  if (effect !== 'agrees' || complement < 0 || line.objects.length > 0 || !line.targets.includes('comp'))
    return event;
  const inner = scene.frame(complement);
  return inner ? changedBy('offers', inner.event, true) : event;
}

function fits(scene: Scene, verb: number, line: TriggerLine): boolean {
  if (line.particles.length > 0 && !scene.hasParticle(verb, line.particles)) return false;
  if (line.sources[0] === CROWD && !isCrowd(scene, verb)) return false;
  if (line.sources[0] === PERSON && !isAmongPersons(scene, verb)) return false;
  if (line.objects.length === 0) return true;
  if (line.objects[0] === ANY_OBJECT) return scene.clause(verb).object >= 0;
  if (line.objects[0] === INFINITIVE) return isToldTo(scene, verb);
  if (isOfOwn(line) && isForeign(scene, verb)) return false;
  return objectLemmas(scene, verb, line.particles).some((lemma) => line.objects.includes(lemma));
}

/** "told Iran to stop": somebody, and a clause with "to". */
function isToldTo(scene: Scene, verb: number): boolean {
  const { tokens } = scene.sentence;
  const { object, recipient, complement } = scene.clause(verb);
  if (complement < 0 || (object < 0 && recipient < 0)) return false;
  return childrenWith(scene.sentence, complement, 'mark').some((i) => tokens[i]!.xpos === 'TO');
}

/** "Farmers blocked the border": people without an office and without arms. */
function isCrowd(scene: Scene, verb: number): boolean {
  const mention = scene.mentions.at(scene.clause(verb).subject);
  return mention?.form === 'nominal' && CIVIL.has(mention.sector ?? '');
}

/** "Trump attacked the BBC": with words, where no weapon is named. */
function isAmongPersons(scene: Scene, verb: number): boolean {
  const { mentions } = scene;
  const { subject, object, obliques } = scene.clause(verb);
  const typeAt = (token: number): string | undefined =>
    mentions.at(token)?.form === 'name' ? scene.entityAt(token)?.type : undefined;
  const hit = mentions.at(object)?.sector ?? '';
  return (
    typeAt(subject) === 'PERSON' &&
    /^(PERSON|ORG)$/.test(typeAt(object) ?? '') &&
    hit !== 'MIL' &&
    !ARMED.has(hit) &&
    obliques.every(({ preposition }) => preposition !== 'with')
  );
}

const CIVIL: ReadonlySet<string> = new Set([
  'AGR',
  'BUS',
  'CVL',
  'EDU',
  'LAB',
  'MED',
  'OPP',
  'REF',
  'REL',
  'SOC',
]);

/** Events whose object is the actor's own: nobody moves the troops of others, or gives up their arms. */
const isOfOwn = ({ event, mode }: TriggerLine): boolean => event === 'MOBILIZE' || mode === 'disarm';

/** "ordered French troops to leave", "destroying ISIL weapons": the object is another's. */
function isForeign(scene: Scene, verb: number): boolean {
  const { subject, object } = scene.clause(verb);
  const own = scene.mentions.at(subject);
  if (!own || object < 0) return false;
  const owners = scene.mentions.within(subtreeSpan(scene.sentence, object)[0], object - 1);
  const keys = scene.withHomes(new Set(own.actors));
  return owners.length > 0 && !owners.some(({ actors }) => actors.some((key) => keys.has(key)));
}

/** The heads of the direct object and of the obliques of the line's particle ("pull out of the treaty"). */
function objectLemmas(scene: Scene, verb: number, particles: readonly string[]): string[] {
  const { object, obliques, complement } = scene.clause(verb);
  const heads = obliques.filter(({ preposition }) => particles.includes(preposition)).map(({ head }) => head);
  if (object >= 0) heads.push(object);
  // "were declared unwelcome"
  if (complement >= 0 && DESCRIBES.has(scene.sentence.tokens[complement]!.upos)) heads.push(complement);
  return heads
    .flatMap((head) => [head, ...childrenWith(scene.sentence, head, 'conj')])
    .flatMap((i) => [i, ...countedBy(scene, i)])
    .flatMap((i) => [scene.lemma(i), ...compoundOf(scene, i)]);
}

const DESCRIBES: ReadonlySet<string> = new Set(['ADJ', 'NOUN', 'X']);

/** "carrier strike group": the noun with the one before it. */
function compoundOf(scene: Scene, noun: number): string[] {
  const before = childrenWith(scene.sentence, noun, 'compound').at(-1);
  return before === noun - 1 ? [`${scene.lemma(before)} ${scene.lemma(noun)}`] : [];
}

/** "dozens of artifacts", "a number of prisoners": what is counted. */
function countedBy(scene: Scene, noun: number): number[] {
  if (!COUNTS.has(scene.lemma(noun))) return [];
  // "$400 million of debt": of the millions.
  return [noun, ...childrenWith(scene.sentence, noun, 'nummod')]
    .flatMap((count) => childrenWith(scene.sentence, count, 'nmod'))
    .filter((i) => caseOf(scene.sentence, i) === 'of');
}

const COUNTS: ReadonlySet<string> = new Set([
  '$', '€', '£', 'dozen', 'hundred', 'thousand', 'million', 'score', 'number', 'handful', 'series', 'couple', 'lot', 'batch', 'most', 'ton',
]); // prettier-ignore

/** Several who agree, meet or cooperate do so with each other, unless the words say with whom else. */
function ends(
  scene: Scene,
  verb: number,
  line: TriggerLine,
): Pick<Frame, 'sources' | 'targets' | 'reciprocal'> {
  const named = verbParties(scene, verb, line.sources, new Set());
  const sources = named.length > 0 ? named : movedBy(scene, verb, line);
  const several = keysOf(sources).size > 1;
  const mutual = line.reciprocal || (several && line.event !== null && isCooperative(line.event));
  if (line.event === 'REJECT' && isDoneToOwn(scene, verb, keysOf(sources)))
    return { sources, targets: [], reciprocal: false };
  const slots = line.targets.filter((slot) => slot !== 'comp');
  // "signed a deal in Washington": several do it with each other, there.
  const targets = verbParties(scene, verb, slots, line.reciprocal ? new Set() : keysOf(sources)).filter(
    ({ mention, distance }) =>
      !(mutual && several && distance > NEAR) && !(mutual && distance > 0 && mention.place),
  );
  if (targets.length > 0) return { sources, targets, reciprocal: line.reciprocal };
  const aimed = contentParties(scene, verb, line, sources).filter(
    (party) => !(mutual && several) || isNear(party),
  );
  return aimed.length > 0
    ? { sources, targets: aimed, reciprocal: false }
    : { sources, targets: [], reciprocal: mutual };
}

/** "Greek warplanes were scrambled", "Kuwaiti wheat was shipped to Lebanon": who else is not said, so whose they are. */
function movedBy(scene: Scene, verb: number, { event, sources, targets }: TriggerLine): Party[] {
  const { passive, subject, object } = scene.clause(verb);
  if (!passive || subject >= 0 || !sources.includes('subj')) return [];
  const isGift = event === 'AID' && !targets.includes('obj');
  if (event !== 'MOBILIZE' && !isGift) return [];
  return partiesAt(scene.sentence, scene.mentions, object, false);
}

/** "A court barred the government from sending police": done to one's own, not to who is further below. */
function isDoneToOwn(scene: Scene, verb: number, own: ReadonlySet<string>): boolean {
  const object = scene.mentions.at(scene.clause(verb).object);
  return object?.form === 'nominal' && object.actors.every((key) => own.has(key));
}

/** An argument that is an actor, or belongs to one. */
const NEAR = 1;

function isNear({ distance, mention }: Party): boolean {
  return distance <= NEAR && mention.form === 'name';
}
