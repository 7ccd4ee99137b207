/**
 * What a sentence shows of the attitude of one actor to another, as readable cues for a linear model.
 *
 * A cue is a short phrase: where a word stands and the word ("does endorse", "between slam"), or how the two
 * mentions stand to each other ("up nsubj", "steps 2"). The words are common words only: no cue
 * names an actor, so that what is learned about some actors is not held against them.
 */
import { caseOf, childrenOf, hasRelation } from '../syntax/tree.ts';
import type { Mention } from '../types/actor.ts';
import type { Relation } from '../types/relation.ts';
import type { RelationType } from '../lexicon/ontology.ts';
import { speakersByToken } from './outlook.ts';
import type { Party } from './parties.ts';
import type { Frame, Scene } from './scene.ts';
import type { Tone } from './triggers.ts';

/**
 * Is told a cue in two parts, where and what ("does", "praise"), and the word that shows it, or -1 where no single
 * word does. The same cue may come twice. Two parts, because joining them would cost more than all the rest.
 */
export type CueVisitor = (where: string, what: string, token: number) => void;

/** Which way an event or a word leans, as part of a cue; null: neither way. */
export type Leaning = Tone | null;

const KIND: ReadonlySet<RelationType> = new Set(['AGREE', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID']);
const HOSTILE: ReadonlySet<RelationType> = new Set([
  'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT', 'CONCERN',
]); // prettier-ignore

/** Returns whether an event tells of a friendly or an unfriendly attitude of who does it. */
export function leaningOf(event: RelationType | null): Leaning {
  if (event === null) return null;
  return KIND.has(event) ? 'kind' : HOSTILE.has(event) ? 'hostile' : null;
}

/**
 * A common word: its lemma, the event that the lexicon knows it for, how it leans by that or sounds, and whether it is
 * negated.
 */
interface Word {
  readonly lemma: string;
  readonly event: RelationType | null;
  readonly lean: Leaning;
  readonly negated: boolean;
}

/** The cues of a sentence: what all its pairs of actors share is read once. */
export class CueReader {
  readonly #scene: Scene;
  readonly #known: readonly Relation[];
  readonly #frames: readonly Frame[];
  /** By token; null for names and words without content. */
  readonly #words: readonly (Word | null)[];
  readonly #quoted: Uint8Array;
  readonly #speakers: readonly (readonly Party[])[];
  readonly #negations: readonly boolean[];

  /** @param known What the lexicon has found in the sentence. */
  constructor(scene: Scene, known: readonly Relation[]) {
    this.#scene = scene;
    this.#known = known;
    this.#frames = scene.sentence.tokens.flatMap((_, token) => scene.frame(token) ?? []);
    this.#negations = scene.sentence.tokens.map((_, token) => isNegation(scene, token));
    this.#words = scene.sentence.tokens.map((_, token) => wordAt(scene, token, this.#negations));
    this.#quoted = quotedTokens(scene);
    this.#speakers = speakersByToken(scene);
  }

  /** Whether a word tells of a friendly or hostile event, or sounds so. */
  hasLean(token: number): boolean {
    return (this.#words[token]?.lean ?? null) !== null;
  }

  /** Visits the cues of two mentions that are the same for the attitude of the one and of the other. */
  visitPair(one: Mention, other: Mention, visit: CueVisitor): void {
    const [left, right] = one.head < other.head ? [one, other] : [other, one];
    const { tokens } = this.#scene.sentence;
    const { up, top, down } = pathBetween(this.#scene, left.head, right.head);
    const distance = right.head - left.head;
    visit('pair', 'any', -1);
    visit('distance', SIZES.find((size) => distance <= Number(size)) ?? 'more', -1);
    visit('steps', String(Math.min(up.length + down.length, MAX_STEPS)), -1);
    const [home, another] = [left, right].map(({ actors }) => this.#scene.homes.get(actors[0]!) ?? actors[0]);
    if (home === another) visit('pair', 'of one state', -1);
    this.#visitPath([...up, top, ...down], left, right, visit);
    for (let token = 0; token < tokens.length; token++) {
      if (token > left.head && token < right.head) this.#visitWord('between', token, visit);
      else {
        const lean = this.#words[token]?.lean;
        if (lean) visit(token < left.head ? 'before' : 'after', lean, token);
      }
    }
    const others = this.#scene.mentions
      .within(left.head + 1, right.head - 1)
      .filter(({ actors }) => actors[0] !== left.actors[0] && actors[0] !== right.actors[0]);
    visit('others between', String(Math.min(others.length, MAX_OTHERS)), -1);
  }

  /** Visits the cues for the attitude of `source` to `target`, two mentions of the sentence. */
  visitDirected(source: Mention, target: Mention, visit: CueVisitor): void {
    this.#visitShape(source, target, visit);
    this.#visitDeeds(source, target, visit);
    this.#visitEvents(source, target, visit);
    this.#visitSpeech(source, target, visit);
  }

  /** The words on the way through the tree, and those that hang on it. */
  #visitPath(on: readonly number[], left: Mention, right: Mention, visit: CueVisitor): void {
    const { sentence } = this.#scene;
    for (const token of on) {
      if (token !== left.head && token !== right.head) this.#visitWord('on path', token, visit);
      for (const child of childrenOf(sentence, token)) {
        if (on.includes(child)) continue;
        if (this.#negations[child]) visit('path', 'negated', child);
        else if (this.#words[child]) this.#visitWord('beside', child, visit);
        else if (hasRelation(sentence, child, 'mark', 'cc', 'aux', 'case'))
          visit('with', plain(this.#scene.form(child)), -1);
      }
    }
  }

  /** How the two stand to each other, whatever the words are. */
  #visitShape(source: Mention, target: Mention, visit: CueVisitor): void {
    const { sentence } = this.#scene;
    const { tokens } = sentence;
    const { up, top, down } = pathBetween(this.#scene, source.head, target.head);
    const distance = Math.abs(source.head - target.head);
    const order = source.head < target.head ? 'source first' : 'target first';
    visit(order, SIZES.find((size) => distance <= Number(size)) ?? 'more', -1);
    visit(order, 'at all', -1);
    for (const token of [...up, top, ...down])
      if (token !== source.head && token !== target.head) this.#visitLean(order, token, visit);
    for (const token of up) visit('up', tokens[token]!.deprel, -1);
    for (const token of down) visit('down', tokens[token]!.deprel, -1);
    if (up.length + down.length <= MAX_SHAPE) visit('shape', shapeOf(tokens, up, down), -1);
    visit('roles', `${tokens[source.head]!.deprel} ${tokens[target.head]!.deprel}`, -1);
    visit('quoted', this.#quoted[source.head] ? 'source' : 'no source', -1);
    visit('quoted', this.#quoted[target.head] ? 'target' : 'no target', -1);
    for (const [side, { form, head }] of [
      ['source', source],
      ['target', target],
    ] as const) {
      visit(side, form, -1);
      visit(side, tokens[head]!.deprel, -1);
      const preposition = caseOf(sentence, head);
      if (preposition) visit(side, plain(preposition), -1);
      const entity = this.#scene.entityAt(head);
      visit(side, entity?.type ?? 'unnamed', -1);
    }
  }

  /** What the source does and what is done to the target, by the verbs above both. */
  #visitDeeds(source: Mention, target: Mention, visit: CueVisitor): void {
    const { tokens } = this.#scene.sentence;
    let below = target.head;
    for (let verb = tokens[below]!.head; verb >= 0; below = verb, verb = tokens[verb]!.head) {
      if (!this.#words[verb]) continue;
      const { subject, object, passive } = this.#scene.clause(verb);
      const done = covers(target, object);
      if (passive) visit('above target', 'passive', -1);
      if (done) this.#visitWord('done to target', verb, visit);
      if (covers(target, subject)) this.#visitWord('target does', verb, visit);
      if (covers(source, object)) this.#visitWord('done to source', verb, visit);
      if (!covers(source, subject)) continue;
      this.#visitWord('does', verb, visit);
      if (done) visit('does', 'to target', -1);
      visit('does by', tokens[below]!.deprel, -1);
    }
    for (let verb = tokens[source.head]!.head; verb >= 0; verb = tokens[verb]!.head) {
      if (!this.#words[verb] || !covers(source, this.#scene.clause(verb).subject)) continue;
      this.#visitWord('subject of', verb, visit);
      break;
    }
  }

  /** The part that each has in the events of the lexicon, with the other or with third parties. */
  #visitEvents(source: Mention, target: Mention, visit: CueVisitor): void {
    for (const { token, event, sources, targets } of this.#frames) {
      const lean = leaningOf(event);
      const visitRole = (role: string): void => {
        visit(role, event, token);
        if (lean) visit(role, lean, token);
      };
      if (sources.some(({ mention }) => sharesActor(mention, source))) visitRole('source acts');
      if (targets.some(({ mention }) => sharesActor(mention, target))) visitRole('target suffers');
      if (targets.some(({ mention }) => sharesActor(mention, source))) visitRole('source suffers');
      if (sources.some(({ mention }) => sharesActor(mention, target))) visitRole('target acts');
    }
    const [from] = source.actors;
    const [to] = target.actors;
    for (const { source: doer, target: aim, attributedTo, family, event, status } of this.#known) {
      const lean = `${family === 'affiliation' ? 'affiliated' : (leaningOf(event) ?? event)}${status === 'denied' ? ' denied' : ''}`;
      if (doer === from && aim === to) visit('stated', lean, -1);
      if (doer === to && aim === from) visit('stated back', lean, -1);
      if (attributedTo === from && doer === to) visit('says target', lean, -1);
      if (attributedTo === from && aim === to) visit('says to target', lean, -1);
    }
  }

  /** What the source is quoted for where it speaks of the target. */
  #visitSpeech(source: Mention, target: Mention, visit: CueVisitor): void {
    const { tokens } = this.#scene.sentence;
    const speaks = (token: number): boolean =>
      this.#speakers[token]!.some(({ mention }) => sharesActor(mention, source));
    if (!speaks(target.head)) return;
    const { head, deprel } = tokens[target.head]!;
    visit('says', 'of target', -1);
    visit('says of', deprel, -1);
    for (let token = 0; token < tokens.length; token++) {
      if (!this.#words[token]?.lean || !speaks(token)) continue;
      this.#visitLean('says', token, visit);
      const { head: above } = tokens[token]!;
      if (above === target.head || above === head || token === head)
        this.#visitLean('says near target', token, visit);
    }
  }

  #visitLean(where: string, token: number, visit: CueVisitor): void {
    const word = this.#words[token];
    if (word?.lean) visit(where, word.negated ? `negated ${word.lean}` : word.lean, token);
  }

  #visitWord(where: string, token: number, visit: CueVisitor): void {
    const word = this.#words[token];
    if (!word) return;
    visit(where, word.lemma, token);
    if (word.event) visit(where, word.event, token);
    this.#visitLean(where, token, visit);
  }
}

/** Longest path whose whole shape is a cue, and longest that is told by its length. */
const MAX_SHAPE = 5;
const MAX_STEPS = 9;
const MAX_OTHERS = 3;

/** Distances in words, as the upper ends of classes. */
const SIZES: readonly string[] = ['1', '3', '6', '12', '24'];

/** The way through the tree: up from the source to the word that governs both, and down to the target. */
interface Path {
  /** From the source's head up, the topmost word left out. */
  readonly up: readonly number[];
  readonly top: number;
  /** From the target's head up, the topmost word left out. */
  readonly down: readonly number[];
}

function pathBetween({ sentence }: Scene, from: number, to: number): Path {
  const up = chain(sentence.tokens, from);
  const down = chain(sentence.tokens, to);
  let a = up.length - 1;
  let b = down.length - 1;
  while (a > 0 && b > 0 && up[a - 1] === down[b - 1]) {
    a--;
    b--;
  }
  return { up: up.slice(0, a), top: up[a]!, down: down.slice(0, b) };
}

type Tokens = Scene['sentence']['tokens'];

function chain(tokens: Tokens, from: number): number[] {
  const found: number[] = [];
  for (let k = from; k >= 0; k = tokens[k]!.head) found.push(k);
  return found;
}

function shapeOf(tokens: Tokens, up: readonly number[], down: readonly number[]): string {
  const relations = (steps: readonly number[]): string[] => steps.map((k) => tokens[k]!.deprel);
  return `${relations(up).join('>')}^${relations(down).toReversed().join('<')}`;
}

const CONTENT: ReadonlySet<string> = new Set(['VERB', 'NOUN', 'ADJ', 'ADV', 'INTJ']);
const COMMON = /^[a-z][a-z'-]*$/;

function wordAt(scene: Scene, token: number, negations: readonly boolean[]): Word | null {
  const { tokens } = scene.sentence;
  const { upos, form } = tokens[token]!;
  const lemma = scene.lemma(token);
  // Capitals within a sentence: a party, a people, a creed.
  if (token > 0 && form !== scene.form(token)) return null;
  if (!CONTENT.has(upos) || !COMMON.test(lemma) || scene.mentions.at(token)?.form === 'name') return null;
  if (scene.entityAt(token)) return null;
  const { verbs, nouns, adjectives, tones } = scene.triggers;
  const table = upos === 'VERB' ? verbs : upos === 'NOUN' ? nouns : upos === 'ADJ' ? adjectives : null;
  // The plainest line: whatever object or particle the others require.
  const event = table?.get(lemma)?.at(-1)?.event ?? null;
  const negated = childrenOf(scene.sentence, token).some((child) => negations[child]);
  return { lemma, event, lean: leaningOf(event) ?? tones.get(lemma) ?? null, negated };
}

function isNegation(scene: Scene, token: number): boolean {
  const { upos } = scene.sentence.tokens[token]!;
  if (upos !== 'PART' && upos !== 'ADV' && upos !== 'DET') return false;
  const { status } = scene.triggers;
  const form = scene.form(token);
  return status.get(`ADV ${form}`) === 'denied' || status.get(`DET ${form}`) === 'denied';
}

/** With the apostrophe of tables. */
function plain(form: string): string {
  return form.replaceAll('’', "'");
}

/** 1 for the tokens within quotation marks. */
function quotedTokens(scene: Scene): Uint8Array {
  const quoted = new Uint8Array(scene.sentence.tokens.length);
  let open = 0;
  scene.sentence.tokens.forEach(({ form }, token) => {
    if (form === '“') open = 1;
    else if (form === '”') open = 0;
    else if (form === '"' || form === "''" || form === '``') open = 1 - open;
    else quoted[token] = open;
  });
  return quoted;
}

function covers({ first, last }: Mention, token: number): boolean {
  return first <= token && token <= last;
}

function sharesActor(a: Mention, b: Mention): boolean {
  return a.actors.some((key) => b.actors.includes(key));
}
