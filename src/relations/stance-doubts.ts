/** What the rest of a sentence says against an attitude that the model sees in it. */
import { isCooperative, type RelationType } from '../lexicon/ontology.ts';
import { childWith, hasRelation, isWithin } from '../syntax/tree.ts';
import type { Span } from '../types/article.ts';
import type { Relation } from '../types/relation.ts';
import type { Sentence } from '../types/sentence.ts';
import { nounEnds } from './noun-frames.ts';
import { keysOf } from './parties.ts';
import type { Scene } from './scene.ts';
import type { Stance } from './stance-model.ts';
import { keyOf } from './stance-pairs.ts';

/** The doubts of one sentence. */
export class Doubts {
  readonly #scene: Scene;
  readonly #known: readonly Relation[];
  readonly #harmed: ReturnType<typeof harmedBy>;
  readonly #quoted: ReadonlySet<string>;

  /** @param known What the lexicon has found in the sentence. */
  constructor(scene: Scene, known: readonly Relation[]) {
    this.#scene = scene;
    this.#known = known;
    this.#harmed = harmedBy(scene);
    this.#quoted = quotedPairs(known);
  }

  /** Tells whether the word that shows an attitude shows that of others, or towards others. */
  rulesOut(stance: Stance, word: number): boolean {
    return (
      isPity(stance, this.#harmed) ||
      isTreated(this.#scene, stance, this.#known) ||
      isFellow(this.#scene, stance, this.#known) ||
      isElsewhere(this.#scene, stance, word) ||
      this.#toldBy(word).some((event) => isOthers(stance, event, this.#known))
    );
  }

  /**
   * Tells whether an attitude must be the likelier to be told: that of who is named last, which is rare; of those whom the
   * sentence joins in another way, as it quotes the one for what the other does; and where the word tells of more.
   */
  areRaised(stance: Stance, word: number): boolean {
    return (
      stance.backwards ||
      this.#quoted.has(keyOf(stance.source.actors[0]!, stance.target.actors[0]!)) ||
      this.#toldBy(word).some((event) => isSpent(stance, event))
    );
  }

  #toldBy(word: number): readonly Relation[] {
    const span = this.#scene.sentence.tokens[word]!;
    return this.#known.filter((event) => tellsBy(event, span));
  }
}

const HARM: ReadonlySet<RelationType> = new Set(['ASSAULT', 'COERCE', 'THREATEN']);

/** By actor who is attacked or coerced in the sentence, and does no such thing himself: who does it. */
function harmedBy(scene: Scene): ReadonlyMap<string, ReadonlySet<string>> {
  const harmed = new Map<string, Set<string>>();
  const doers = new Set<string>();
  for (let token = 0; token < scene.sentence.tokens.length; token++) {
    const frame = scene.frame(token);
    if (!frame?.line.event || !HARM.has(frame.line.event) || frame.line.kind === 'adjective') continue;
    // What a verb says of the deed ("condemned the attack") has ends of its own.
    const { sources, targets } =
      frame.event === frame.line.event ? frame : nounEnds(scene, token, frame.line);
    const by = keysOf(sources);
    // "spent millions attacking Trump": whoever did it, the sentence says.
    if (by.size === 0 && scene.sentence.tokens[token]!.xpos === 'VBG') continue;
    for (const key of by) doers.add(key);
    for (const key of keysOf(targets)) harmed.set(key, new Set([...(harmed.get(key) ?? []), ...by]));
  }
  for (const key of doers) harmed.delete(key);
  return harmed;
}

/** "condemned the attack on the market": harsh words about a deed are not aimed at whom it hit. */
function isPity({ sign, source, target }: Stance, harmed: ReturnType<typeof harmedBy>): boolean {
  const doers = sign === 'critical' ? harmed.get(target.actors[0]!) : undefined;
  return doers !== undefined && !doers.has(source.actors[0]!);
}

/** "condemned Assad's treatment of the Kurds": whom somebody is blamed for treating so is blamed for nothing. */
function isTreated({ sentence, mentions }: Scene, stance: Stance, known: readonly Relation[]): boolean {
  if (stance.sign !== 'critical') return false;
  const { tokens } = sentence;
  for (let k = stance.target.head; tokens[k]!.head >= 0; k = tokens[k]!.head) {
    const deed = tokens[k]!.head;
    if (tokens[deed]!.upos === 'VERB') return false;
    if (hasRelation(sentence, k, 'nmod:poss')) continue;
    const owner = mentions.at(childWith(sentence, deed, 'nmod:poss'))?.actors[0];
    const isBlamed = known.some(
      ({ source, target, event }) =>
        target === owner && source === stance.source.actors[0] && event !== null && !isCooperative(event),
    );
    if (isBlamed) return true;
  }
  return false;
}

/** "Hayashi said Japan and the US were worried": nobody blames those who do the same as his own. */
function isFellow({ homes }: Scene, { source, target, sign }: Stance, known: readonly Relation[]): boolean {
  const home = homes.get(source.actors[0]!);
  if (sign !== 'critical' || home === undefined) return false;
  return known.some(
    (own) =>
      own.source === home &&
      known.some(
        (other) =>
          other.source === target.actors[0] &&
          other.event === own.event &&
          other.trigger.start === own.trigger.start,
      ),
  );
}

/**
 * "The US, which backs his campaign against the gangs, said it condemned the raid", "Brazil condemned it, while Mexico left":
 * words of one clause do not tell of whom another speaks that describes who feels, or stands beside it.
 */
function isElsewhere({ sentence }: Scene, { source, target }: Stance, word: number): boolean {
  // "Somaliland, whose deal with Ethiopia angered them, accused Mogadishu": Ethiopia did not.
  for (let k = source.head; k >= 0 && !isWithin(sentence, word, k); k = sentence.tokens[k]!.head) {
    if (hasRelation(sentence, k, 'acl:relcl') && sentence.tokens[k]!.head !== target.head) return true;
  }
  for (let k = target.head; k >= 0; k = sentence.tokens[k]!.head) {
    if (isWithin(sentence, word, k) || isWithin(sentence, source.head, k)) return false;
    if (sentence.tokens[k]!.head === source.head && hasRelation(sentence, k, 'acl:relcl')) return true;
    if (childWith(sentence, k, 'nsubj') >= 0 && isBeside(sentence, k)) return true;
  }
  return false;
}

/** A clause that says another thing than the one it hangs on. */
function isBeside(sentence: Sentence, clause: number): boolean {
  if (hasRelation(sentence, clause, 'parataxis')) return true;
  const mark = hasRelation(sentence, clause, 'advcl') ? childWith(sentence, clause, 'mark') : -1;
  return mark >= 0 && /^(while|whereas)$/i.test(sentence.tokens[mark]!.form);
}

/** Whether an event with a recipient is told by a word. */
function tellsBy({ event, target, trigger }: Relation, word: Span): boolean {
  return event !== null && target !== null && word.start >= trigger.start && word.end <= trigger.end;
}

/**
 * A word that tells of an event tells whom it is aimed at: "thanked him for peace with the rebels" shows neither what the
 * thankful feel for the rebels nor what the rebels feel.
 */
function isSpent({ source, target, sign }: Stance, event: Relation): boolean {
  if (source.actors[0] === event.source) return sign === 'favourable';
  return target.actors[0] !== event.target;
}

/**
 * "Hungary sided with Berlin, while Italy backed the Commission", "warned the US and praised Venezuela": a word for what
 * another does, where who feels does something himself, or suffers something; "accuses Moscow and has asked Seoul": or for
 * what he does to another, where he does something else to this one.
 */
function isOthers(stance: Stance, event: Relation, known: readonly Relation[]): boolean {
  const [source, target] = [stance.source.actors[0], stance.target.actors[0]];
  const isElse = (own: Relation): boolean => own.event !== null && own.trigger.start !== event.trigger.start;
  if (event.source === source && event.target !== target)
    return known.some((own) => isElse(own) && own.source === source && own.target === target);
  if (event.target !== target || event.source === source) return false;
  return known.some(
    (own) => isElse(own) && (own.source === source || (own.target === source && !isCooperative(own.event!))),
  );
}

/** Who is quoted for what others do, with these. */
function quotedPairs(known: readonly Relation[]): Set<string> {
  return new Set(
    known.flatMap(({ source, target, attributedTo: by }) =>
      by === null ? [] : [source, target ?? source].map((party) => keyOf(by, party)),
    ),
  );
}
