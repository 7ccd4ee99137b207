/**
 * Reading a verb's clause: who acts, who is acted upon, in the sense of the clause and not of its surface.
 *
 * Follows Universal Dependencies for passives, control and raising (the missing subject of `xcomp`),
 * participles, relative clauses and shared subjects and objects of coordinated verbs.
 */
import { caseOf, childWith, childrenOf, hasRelation } from '../syntax/tree.ts';
import type { Sentence } from '../types/sentence.ts';

/** A prepositional dependent: its preposition in lower case and its head token. */
export interface Oblique {
  readonly preposition: string;
  readonly head: number;
}

/** The logical arguments of a verb; -1 where the sentence has none. */
export interface Clause {
  readonly verb: number;
  readonly passive: boolean;
  /** Who acts: the subject, or the agent of a passive. */
  readonly subject: number;
  /** Who is acted upon: the object, or the subject of a passive. */
  readonly object: number;
  readonly recipient: number;
  readonly obliques: readonly Oblique[];
  /** Head of the complement clause (`xcomp`, `ccomp`, or an infinitive or -ing clause), or -1. */
  readonly complement: number;
}

/** How far control chains are followed ("agreed to try to begin to …"). */
const MAX_DEPTH = 6;

/** Verbs whose infinitive belongs to their subject although they have an object ("promised Iran to stop"). */
const SUBJECT_CONTROL = new Set([
  'promise',
  'threaten',
  'pledge',
  'vow',
  'use',
  'need',
  'take',
  'make',
  'meet',
  'hold',
]);

/** Tells whether a token can act: an object that cannot does not control an infinitive ("used the meeting to …"). */
export type CanAct = (token: number) => boolean;

/** Returns the logical arguments of the verb (or verbal noun, or predicate) at token `verb`. */
export function readClause(sentence: Sentence, verb: number, canAct: CanAct): Clause {
  const passive = isPassive(sentence, verb);
  const surface = surfaceSubject(sentence, verb, canAct);
  const direct = directObject(sentence, verb);
  const obliques = obliquesOf(sentence, verb);
  const recipient = childWith(sentence, verb, 'iobj');
  return {
    verb,
    passive,
    subject: passive ? agentOf(sentence, verb) : surface,
    object: passive && direct < 0 ? surface : direct,
    recipient: passive && direct >= 0 ? surface : recipient,
    obliques,
    complement: complementOf(sentence, verb),
  };
}

/** Tells whether the verb stands in the passive, also without an auxiliary ("the missile fired by Iran"). */
export function isPassive(sentence: Sentence, verb: number): boolean {
  const token = sentence.tokens[verb]!;
  if (childWith(sentence, verb, 'aux:pass', 'csubj:pass', 'obl:agent') >= 0) return true;
  // Without an auxiliary only headlines and participles are passive, whatever the parser calls the subject.
  if (childWith(sentence, verb, 'nsubj:pass') >= 0) {
    return token.xpos !== 'VBD' && !(isMainVerb(sentence, verb) && endsAsProse(sentence));
  }
  if (token.xpos !== 'VBN' && token.xpos !== 'VBD') return false;
  if (childWith(sentence, verb, 'nsubj') >= 0 || childWith(sentence, verb, 'aux') >= 0) return false;
  if (token.deprel === 'acl' || token.deprel === 'amod') return childWith(sentence, verb, 'obj') < 0;
  if (token.deprel === 'advcl') return token.xpos === 'VBN' && childWith(sentence, verb, 'obj', 'mark') < 0;
  if (token.deprel === 'conj') return token.xpos === 'VBN' && isPassive(sentence, token.head);
  return false;
}

/** Headlines, which drop the auxiliaries of their passives, end without a stop. */
function endsAsProse(sentence: Sentence): boolean {
  return sentence.block !== 'title' && sentence.tokens.at(-1)?.upos === 'PUNCT';
}

function isMainVerb(sentence: Sentence, verb: number): boolean {
  return hasRelation(sentence, verb, 'root', 'ccomp', 'parataxis');
}

/** Returns the surface subject of a verb, its own or the one it shares, or -1. */
export function surfaceSubject(
  sentence: Sentence,
  verb: number,
  canAct: CanAct,
  depth: number = MAX_DEPTH,
): number {
  const own = childWith(sentence, verb, 'nsubj');
  if (own >= 0) return antecedentOf(sentence, own, verb);
  if (depth === 0) return -1;
  const { head, deprel, xpos } = sentence.tokens[verb]!;
  if (head < 0) return -1;
  if (hasRelation(sentence, verb, 'conj')) return surfaceSubject(sentence, head, canAct, depth - 1);
  if (deprel === 'xcomp' && !isPurpose(sentence, verb)) return controllerOf(sentence, head, canAct, depth);
  if (deprel === 'acl:relcl') return hasObjectGap(sentence, verb) ? -1 : head;
  if (hyphenAgent(sentence, verb) >= 0) return head;
  if (deprel === 'acl') {
    const acts =
      xpos === 'VBN' || xpos === 'VBD' || (canAct(head) && (xpos === 'VBG' || isAnnounced(sentence, verb)));
    // "issued a statement condemning it": who issues it condemns; "rebels fighting": they themselves fight.
    const owner = acts ? head : ownerOf(sentence, head, canAct, depth);
    return owner < 0 && xpos === 'VBG' ? head : owner;
  }
  if (deprel === 'advcl' || deprel === 'xcomp' || (deprel === 'ccomp' && xpos === 'VBG')) {
    if (isFinite(sentence, verb)) return -1;
    return isCircumstance(sentence, verb) || isPurpose(sentence, verb)
      ? surfaceSubject(sentence, head, canAct, depth - 1)
      : controllerOf(sentence, head, canAct, depth);
  }
  return -1;
}

/** Returns what a relative pronoun stands for (the noun that its clause modifies), else the token itself. */
export function antecedentOf(sentence: Sentence, token: number, verb: number): number {
  const { xpos, form } = sentence.tokens[token]!;
  if (xpos !== 'WDT' && xpos !== 'WP' && !(form.toLowerCase() === 'that' && xpos !== 'DT')) return token;
  for (let k = verb, n = 0; k >= 0 && n < MAX_DEPTH; k = sentence.tokens[k]!.head, n++) {
    if (sentence.tokens[k]!.deprel === 'acl:relcl') return sentence.tokens[k]!.head;
  }
  return token;
}

/** Returns the prepositional dependents of a token, with the preposition that introduces each. */
export function obliquesOf(sentence: Sentence, token: number): Oblique[] {
  const found: Oblique[] = [];
  for (const child of childrenOf(sentence, token)) {
    if (!hasRelation(sentence, child, 'obl', 'nmod') || hasRelation(sentence, child, 'nmod:poss')) continue;
    const preposition = caseOf(sentence, child);
    if (preposition && !isAbsolute(sentence, child, preposition)) found.push({ preposition, head: child });
  }
  return found;
}

/**
 * Tells whether a phrase with "with" behind a comma says what goes on besides: "lodged a protest, with its premier calling it
 * absurd".
 */
export function isAbsolute(sentence: Sentence, token: number, preposition: string): boolean {
  if (preposition !== 'with') return false;
  const { tokens } = sentence;
  if (tokens[childWith(sentence, token, 'case') - 1]?.form !== ',') return false;
  const doing = tokens.findIndex(
    ({ xpos, head }, i) => i > token && xpos === 'VBG' && (head === token || head === tokens[token]!.head),
  );
  if (doing < 0 || tokens[doing]!.head === token) return doing >= 0;
  // "with Turkey, ending the war"
  return !tokens.slice(token, doing).some(({ form }) => form === ',');
}

/** Returns the agent of a passive: `obl:agent`, or an oblique with "by". */
export function agentOf(sentence: Sentence, verb: number): number {
  const agent = childWith(sentence, verb, 'obl:agent');
  if (agent >= 0) return agent;
  for (const { preposition, head } of obliquesOf(sentence, verb)) if (preposition === 'by') return head;
  const joined = hyphenAgent(sentence, verb);
  if (joined >= 0) return joined;
  const { deprel, head } = sentence.tokens[verb]!;
  return deprel === 'conj' && isPassive(sentence, head) ? agentOf(sentence, head) : -1;
}

/** "Iran-backed rebels": who does it to the noun that the participle describes, or -1. */
function hyphenAgent(sentence: Sentence, verb: number): number {
  const agent = verb - 2;
  if (!hasRelation(sentence, verb, 'amod') || sentence.tokens[verb - 1]?.form !== '-') return -1;
  const { head, upos } = sentence.tokens[agent] ?? { head: -1, upos: '' };
  return head === verb && (upos === 'PROPN' || upos === 'ADJ') ? agent : -1;
}

function directObject(sentence: Sentence, verb: number): number {
  const own = childWith(sentence, verb, 'obj');
  if (own >= 0) return antecedentOf(sentence, own, verb);
  const { deprel, head } = sentence.tokens[verb]!;
  if (deprel === 'acl:relcl' && hasObjectGap(sentence, verb)) return head;
  if (deprel !== 'conj') return -1;
  const shared = childWith(sentence, head, 'obj');
  return shared > verb ? shared : -1;
}

/** "the country that Russia attacked": a relative clause with a subject of its own and no object. */
function hasObjectGap(sentence: Sentence, verb: number): boolean {
  const subject = childWith(sentence, verb, 'nsubj');
  if (subject < 0 || childWith(sentence, verb, 'obj', 'nsubj:pass', 'xcomp', 'ccomp') >= 0) return false;
  return antecedentOf(sentence, subject, verb) === subject;
}

/** The subject of an infinitive or participle below `governor`: its object, where it has one, else its subject. */
function controllerOf(sentence: Sentence, governor: number, canAct: CanAct, depth: number): number {
  const { lemma } = sentence.tokens[governor]!;
  const object = childWith(sentence, governor, 'obj', 'iobj');
  if (object >= 0 && !SUBJECT_CONTROL.has(lemma) && canAct(object)) return object;
  const asked = obliquesOf(sentence, governor).find(
    ({ preposition }) => preposition === 'on' || preposition === 'upon' || preposition === 'for',
  );
  if (asked && (lemma === 'call' || lemma === 'appeal' || lemma === 'prevail')) return asked.head;
  return surfaceSubject(sentence, governor, canAct, depth - 1);
}

/** The one whose plan, decision or promise a noun is: its possessor, its agent, or the subject of its verb. */
function ownerOf(sentence: Sentence, noun: number, canAct: CanAct, depth: number): number {
  const possessor = childWith(sentence, noun, 'nmod:poss');
  if (possessor >= 0) return possessor;
  for (const { preposition, head } of obliquesOf(sentence, noun)) {
    if (preposition === 'by' || preposition === 'between') return head;
  }
  for (const child of childrenOf(sentence, noun)) {
    if (child < noun && hasRelation(sentence, child, 'compound', 'amod') && canAct(child)) return child;
  }
  const { head, deprel } = sentence.tokens[noun]!;
  // "is the first country to …", "became the latest to …"
  const said = childWith(sentence, noun, 'cop') >= 0 ? childWith(sentence, noun, 'nsubj') : -1;
  if (said >= 0) return said;
  if (head >= 0 && /^(obj|xcomp|nsubj:pass|obl|obl:unmarked)$/.test(deprel)) {
    return deprel === 'nsubj:pass'
      ? agentOf(sentence, head)
      : surfaceSubject(sentence, head, canAct, depth - 1);
  }
  return -1;
}

/** "shelled the town, killing ten", "while visiting": its subject is the subject above, never the object. */
function isCircumstance(sentence: Sentence, verb: number): boolean {
  const { xpos, deprel } = sentence.tokens[verb]!;
  const mark = childWith(sentence, verb, 'mark');
  return (
    xpos === 'VBG' &&
    deprel === 'advcl' &&
    !(mark >= 0 && COMPLEMENT_MARKS.has(sentence.tokens[mark]!.form.toLowerCase()))
  );
}

/** "Crown prince to visit Washington": the future of headlines, which the parser hangs on the one who acts. */
export function isAnnounced(sentence: Sentence, verb: number): boolean {
  const { deprel, head, xpos } = sentence.tokens[verb]!;
  return (
    deprel === 'acl' &&
    xpos === 'VB' &&
    sentence.tokens[head]!.deprel === 'root' &&
    sentence.tokens.at(-1)!.upos !== 'PUNCT' &&
    childWith(sentence, head, 'cop', 'nsubj') < 0
  );
}

/** "stormed the parliament to protest": whoever storms it protests. "urged the parliament to vote": the parliament votes. */
function isPurpose(sentence: Sentence, verb: number): boolean {
  const { xpos, deprel, head } = sentence.tokens[verb]!;
  if (xpos !== 'VB' || head < 0) return false;
  const lemma = sentence.tokens[head]!.lemma.toLowerCase();
  // "telephoned Modi to offer his support", whatever the parser calls it; not "gave Iran a week to comply".
  if (deprel === 'advcl') return !MOVES_OTHERS.has(lemma) && childWith(sentence, head, 'iobj') < 0;
  return deprel === 'xcomp' && MEETS.has(lemma);
}

const MEETS = new Set(['telephone', 'phone', 'meet', 'visit', 'contact', 'host', 'receive', 'see']);

/** Verbs whose object does what an infinitive behind it says, whatever the parser calls the infinitive. */
const MOVES_OTHERS = new Set([
  'ask', 'urge', 'tell', 'order', 'call', 'press', 'pressure', 'force', 'allow', 'permit', 'let', 'help', 'invite', 'encourage',
  'persuade', 'convince', 'want', 'enable', 'warn', 'require', 'expect', 'get', 'lead', 'push', 'authorize', 'authorise', 'train',
  'pay', 'hire', 'appoint', 'name', 'elect', 'instruct', 'direct', 'compel', 'oblige', 'beg', 'implore', 'advise', 'command',
  'summon', 'challenge', 'dare', 'cause', 'prompt', 'inspire', 'use', 'appeal', 'free', 'leave', 'need',
]); // prettier-ignore

function isFinite(sentence: Sentence, verb: number): boolean {
  const { xpos } = sentence.tokens[verb]!;
  if (xpos === 'VBZ' || xpos === 'VBP' || xpos === 'MD') return true;
  for (const child of childrenOf(sentence, verb)) {
    const tag = sentence.tokens[child]!.xpos;
    if (
      hasRelation(sentence, child, 'aux') &&
      (tag === 'MD' || tag === 'VBZ' || tag === 'VBP' || tag === 'VBD')
    )
      return true;
  }
  return false;
}

function complementOf(sentence: Sentence, verb: number): number {
  const clause = childWith(sentence, verb, 'xcomp', 'ccomp');
  if (clause >= 0) return clause;
  for (const child of childrenOf(sentence, verb)) {
    if (!hasRelation(sentence, child, 'advcl')) continue;
    const { xpos } = sentence.tokens[child]!;
    const mark = childWith(sentence, child, 'mark');
    const word = mark < 0 ? '' : sentence.tokens[mark]!.form.toLowerCase();
    if ((xpos === 'VB' && word === 'to') || (xpos === 'VBG' && COMPLEMENT_MARKS.has(word))) return child;
  }
  return -1;
}

const COMPLEMENT_MARKS = new Set(['of', 'with', 'for', 'from', 'to', 'into', 'on', 'about', 'against', 'at']);
