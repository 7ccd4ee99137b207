/**
 * Gives the verb of a sentence its subject where the network hung it on what comes before: "…, sources close to the matter said",
 * "According to the Red Cross, the Taliban released prisoners", as if the Cross were the Taliban. Hardly any sentence of prose
 * has a finite verb and no subject.
 */
import { hasPart, hasSubject, rootOf, type Analysis } from './analysis.ts';
import { hungAt } from './rehang.ts';

/** Returns the analysis in which the noun before such a verb is its subject; the same where it has one, or none stands there. */
export function mendLostSubject(analysis: Analysis, forms: readonly string[]): Analysis {
  const { upos, xpos } = analysis;
  const verb = rootOf(analysis);
  if (upos[verb] !== 'VERB' || !FINITE.test(xpos[verb]!) || !END_MARK.test(forms.at(-1)!)) return analysis;
  if (hasSubject(analysis, verb)) return analysis;
  const subject =
    BEFORE.test(forms[verb - 1] ?? '') && SAID.test(forms[verb]!)
      ? (subjectBehind(analysis, verb) ?? subjectBefore(analysis, forms, verb))
      : subjectBefore(analysis, forms, verb);
  return subject === undefined ? analysis : hungAt(analysis, subject, { head: verb, deprel: 'nsubj' });
}

/** The outermost phrase that ends at the verb and hangs on something before it. */
function subjectBefore(analysis: Analysis, forms: readonly string[], verb: number): number | undefined {
  const { upos, heads } = analysis;
  const spans = spansOf(heads);
  for (let token = 1; token < verb; token++) {
    const { first, last } = spans[token]!;
    if (!NOMINAL.has(upos[token]!) || heads[token]! >= first || isMarked(analysis, token)) continue;
    const isOpened = [forms[first - 1], forms[first]].some((form) => BEFORE.test(form ?? ''));
    if (isOpened && reaches(analysis, forms, last, verb)) return token;
  }
  return undefined;
}

/** "…, said Hiddink", as if that were what he said. */
function subjectBehind(analysis: Analysis, verb: number): number | undefined {
  const { upos, heads, deprels } = analysis;
  const next = heads.length > verb + 1 ? deprels.findIndex((_, i) => i > verb && heads[i] === verb) : -1;
  const isNoun = next > 0 && NOMINAL.has(upos[next]!) && OBJECT.test(deprels[next]!);
  return isNoun && !isMarked(analysis, next) ? next : undefined;
}

function isMarked(analysis: Analysis, token: number): boolean {
  return hasPart(analysis, token, /^(case|mark)$/);
}

const SAID = /^(said|says|added|adds|wrote|writes)$/;
const OBJECT = /^(obj|iobj|ccomp|xcomp)$/;
const FINITE = /^VB[DZPN]$/;
const END_MARK = /^[.!”"]$/;
const NOMINAL: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON']);
/** What stands before a subject that opens a clause. */
const BEFORE = /^[,”"–—]$/;

/** Whether nothing stands between a phrase and the verb but commas and what belongs to the verb. */
function reaches({ heads }: Analysis, forms: readonly string[], last: number, verb: number): boolean {
  for (let i = last + 1; i < verb; i++) {
    let above = i;
    while (heads[above]! >= 0 && heads[above] !== verb) above = heads[above]!;
    if (forms[i] !== ',' && (heads[above] !== verb || above <= last)) return false;
  }
  return true;
}

interface Span {
  first: number;
  last: number;
}

/** The tokens from the first to the last that hang on each token, with itself. */
function spansOf(heads: ArrayLike<number>): Span[] {
  const spans = Array.from(heads, (_, i): Span => ({ first: i, last: i }));
  spans.forEach((_, i) => {
    for (let k = heads[i]!; k >= 0; k = heads[k]!) {
      spans[k]!.first = Math.min(spans[k]!.first, i);
      spans[k]!.last = Math.max(spans[k]!.last, i);
    }
  });
  return spans;
}
