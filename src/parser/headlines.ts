/**
 * Reads anew where a verb was taken for a noun: "Turkey blocks Swedish bid", "EU, Mercosur clinch deal". Headlines have
 * no articles, and English words that are both verb and noun are many. The network is shown a word that can be nothing but
 * a verb in the place of one that it nearly took for a verb, and "and" for the comma between two names before it.
 */
import { rootOf, type Analysis } from './analysis.ts';

/** An analysis that knows how near each word was to being a verb. */
export interface FirstReading extends Analysis {
  /** By how much the score of each word's tag is higher than that of a verb in the present. */
  readonly lead: ArrayLike<number>;
}

/** A verb that is no noun, whatever is around it. */
const STAND_IN = 'saw';
/** Words whose own tag leads by more are no verbs. */
const DOUBT = 6;
/** The same behind two names with a comma between them, which mostly have a verb. */
const DOUBT_BEHIND_NAMES = 8;

/**
 * Returns another reading of a line whose verb has no subject, or one beyond a comma, where there is one with both; else
 * the first.
 *
 * @param read Gives the first reading of other words.
 */
export function rereadHeadline(
  first: FirstReading,
  forms: readonly string[],
  read: (forms: readonly string[]) => Analysis,
): Analysis {
  if (END_MARK.test(forms.at(-1)!)) return first;
  const cut = cutOf(first, forms);
  if (hasClause(first) && cut < 0) return withJointSubject(first, forms);
  const verbs = forms.map((_, i) => i).filter((i) => (cut < 0 || i < cut) && couldBeVerb(first, forms, i));
  for (const verb of verbs.sort((a, b) => first.lead[a]! - first.lead[b]!)) {
    const comma = commaBefore(first, forms, verb);
    const second = read(
      forms.map((form, i) => (i === verb ? inCaseOf(form, STAND_IN) : i === comma ? 'and' : form)),
    );
    if (isMainVerb(second, verb) && hasClause(second))
      return withJointSubject(named(second, forms, verb, comma), forms);
  }
  return withJointSubject(first, forms);
}

/**
 * Where a verb is to be sought before: the last word where it was taken for one, the comma that cuts a root off from what is said
 * to be its subject ("Turkey blocks bid, demands talks") or its first subject ("Turkey blocks bid, Sweden complains"); or -1.
 */
function cutOf(analysis: Analysis, forms: readonly string[]): number {
  const { heads, deprels } = analysis;
  const root = rootOf(analysis);
  if (forms[root - 1] === ',') return root - 1;
  // "EU, Japan sign pact", as if all were about the first.
  if (root === 0 && forms[1] === ',' && analysis.xpos[0]!.startsWith('NNP')) return forms.length;
  // "China curbs barley imports": nothing behind it.
  if (root === forms.length - 1 && PRESENT.test(analysis.xpos[root]!)) return root;
  const [first, second] = deprels.flatMap((deprel, i) =>
    heads[i] === root && i < root && SUBJECTS.has(deprel) ? [i] : [],
  );
  if (first === undefined || second === undefined || commaBefore(analysis, forms, root) >= 0) return -1;
  const comma = forms.indexOf(',', first);
  return comma < second ? comma : -1;
}

/** Whether a verb is the root, or what the root behind it says: "China bans imports, officials say". */
function isMainVerb({ heads, deprels }: Analysis, verb: number): boolean {
  const head = heads[verb]!;
  return head === -1 || (deprels[verb] === 'ccomp' && head > verb && heads[head] === -1);
}

/** Whether a verb has a subject, or something is said to be something. */
function hasClause({ upos, heads, deprels }: Analysis): boolean {
  return deprels.some(
    (deprel, i) => deprel === 'cop' || (SUBJECTS.has(deprel) && VERBAL.has(upos[heads[i]!]!)),
  );
}

const SUBJECTS: ReadonlySet<string> = new Set(['nsubj', 'nsubj:pass', 'csubj', 'expl']);
const VERBAL: ReadonlySet<string> = new Set(['VERB', 'AUX']);

/**
 * A word that is nearly a verb and agrees with the noun before it. "Strikes on Gaza" and "purchase of shares" stay nouns: a
 * verb in -s is to have an object.
 */
function couldBeVerb(first: FirstReading, forms: readonly string[], i: number): boolean {
  const { upos, xpos, lead } = first;
  const [noun, next] = [xpos[i - 1] ?? '', forms[i + 1]];
  if (!NOUN.test(noun) || next === undefined || next === 'of' || !isVerbLike(forms, i)) return false;
  if (COMPOUND.test(`${forms[i]} ${next}`)) return false;
  if (commaBefore(first, forms, i) > 0) return lead[i]! < DOUBT_BEHIND_NAMES && !forms[i]!.endsWith('s');
  const isPlural = noun.endsWith('S') || forms[i - 2] === 'and';
  const agrees = forms[i]!.endsWith('s') ? !isPlural && upos[i + 1] !== 'ADP' : isPlural;
  return agrees && lead[i]! < DOUBT && NOUN_OR_VERB.test(xpos[i]!);
}

/** "US and China trade war": what two have with each other, though they may trade fire. */
const COMPOUND = /^trade (war|talk|deal|pact|dispute|row|tension|tie|truce|agreement|spat)s?$/i;

/** A word in small letters, or one in a line whose words all begin with capitals. */
function isVerbLike(forms: readonly string[], i: number): boolean {
  return (
    SMALL.test(forms[i]!) ||
    (RAISED.test(forms[i]!) && forms.every((form) => form.length < 5 || !SMALL.test(form)))
  );
}

const END_MARK = /^[^\p{L}\p{N}]+$/u;
const SMALL = /^\p{Ll}+$/u;
const RAISED = /^\p{Lu}\p{Ll}+$/u;
const NOUN = /^N/;
const PRESENT = /^VB[PZ]$/;
const NOUN_OR_VERB = /^(N|VB[PZ])/;

/** The comma of "EU, Mercosur clinch", where a line begins with two names, or -1. */
function commaBefore({ xpos }: Analysis, forms: readonly string[], verb: number): number {
  const comma = forms.indexOf(',');
  const names = xpos.slice(0, verb).every((tag, i) => i === comma || NAME.test(tag));
  return names && comma > 0 && comma < verb && NOUN.test(xpos[comma - 1]!) && NOUN.test(xpos[verb - 1]!)
    ? comma
    : -1;
}

const NAME = /^(N|JJ|POS)/;

function inCaseOf(form: string, word: string): string {
  return /^\p{Lu}/u.test(form) ? word[0]!.toUpperCase() + word.slice(1) : word;
}

/**
 * "France, Germany call for truce", also where somebody says so behind it: the second of two names that are both said to be the
 * subject, or the first to be called out to, belongs to the first.
 */
function withJointSubject(analysis: Analysis, forms: readonly string[]): Analysis {
  const { deprels } = analysis;
  const root = rootOf(analysis);
  const said = deprels.findIndex((deprel, i) => i < root && deprel === 'ccomp' && analysis.heads[i] === root);
  const verb = said < 0 ? root : said;
  const comma = commaBefore(analysis, forms, verb);
  if (comma < 0) return analysis;
  const [first, second, third] = forms.flatMap((_, i) =>
    analysis.heads[i] === verb && (SUBJECTS.has(deprels[i]!) || deprels[i] === 'vocative') ? [i] : [],
  );
  if (first === undefined || second === undefined || third !== undefined) return analysis;
  if (first > comma || second < comma || second > verb) return analysis;
  const heads = Array.from(analysis.heads).with(second, first).with(comma, second);
  return { ...analysis, heads, deprels: deprels.with(first, deprels[second]!).with(second, 'conj') };
}

/** The second reading with the tags of the words that are there. */
function named(analysis: Analysis, forms: readonly string[], verb: number, comma: number): Analysis {
  const upos = [...analysis.upos];
  const xpos = [...analysis.xpos];
  const deprels = [...analysis.deprels];
  upos[verb] = 'VERB';
  xpos[verb] = forms[verb]!.endsWith('s') ? 'VBZ' : 'VBP';
  if (comma >= 0) [upos[comma], xpos[comma], deprels[comma]] = ['PUNCT', ',', 'punct'];
  return { ...analysis, upos, xpos, deprels };
}
