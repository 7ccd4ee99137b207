/** What stands beside a person's name and tells who it is: a title, and the state or body that it belongs to. */
import type { Sentence } from '../types/sentence.ts';
import type { Findings, NamePhrase } from './names.ts';
import type { Beside } from './namesakes.ts';
import { titleStart } from './titles.ts';
import type { WordMatch } from './words.ts';

/** Returns what stands beside a name: "Taiwan's President Lai", "Lebanon's premier, Salam,", "Salam, Lebanon's premier". */
export function besideOf(sentence: Sentence, name: NamePhrase, findings: Findings): Beside {
  const title = titleOf(sentence, name, findings);
  const owner = ownerOf(sentence, name, title, findings);
  const states = findings.names.flatMap(({ known }) =>
    known?.actor.kind === 'state' ? [known.actor.key] : [],
  );
  return {
    owners: owner === null ? [] : [owner.known!.actor.key, ...(owner.known!.actor.country ?? [])].flat(),
    offices: title && title.value.sector !== null ? title.value.terms : null,
    near: new Set(states),
  };
}

/** The title right before a name, or in the phrase that commas set beside it. */
function titleOf(
  { tokens }: Sentence,
  { first, last }: NamePhrase,
  { words }: Findings,
): WordMatch | undefined {
  const before = words.titles.find((match) => match.last === first - 1);
  if (before) return before;
  if (tokens[first - 1]?.form === ',') {
    const apposed = words.titles.find((match) => match.last === first - 2);
    if (apposed) return apposed;
  }
  if (tokens[last + 1]?.form !== ',') return undefined;
  return words.titles.find(
    (match) => match.first > last + 1 && match.first <= last + 7 && isUnbroken(tokens, last + 2, match.first),
  );
}

function isUnbroken(tokens: Sentence['tokens'], from: number, to: number): boolean {
  return tokens
    .slice(from, to)
    .every(({ form, upos }) => form !== ',' && upos !== 'VERB' && upos !== 'AUX' && upos !== 'PRON');
}

/** The state or body whose name stands before the title or the person with or without 's, or behind them after "of". */
function ownerOf(
  sentence: Sentence,
  name: NamePhrase,
  title: WordMatch | undefined,
  findings: Findings,
): NamePhrase | null {
  const { tokens } = sentence;
  const owners = findings.names.filter(({ known }) => known && known.actor.kind !== 'person');
  const start =
    title && title.last < name.first ? Math.min(title.first, titleStart(sentence, name, findings)) : -1;
  const within =
    start < 0 ? undefined : owners.findLast(({ first, last }) => first >= start && last < title!.first);
  const at = (i: number): NamePhrase | undefined => owners.find(({ last }) => last === i);
  const before = (i: number): NamePhrase | undefined =>
    tokens[i - 1]?.xpos === 'POS' ? at(i - 2) : undefined;
  const after = (i: number): NamePhrase | undefined => {
    if (tokens[i + 1]?.form !== 'of') return undefined;
    const next = tokens[i + 2]?.form === 'the' ? i + 3 : i + 2;
    return owners.find(({ first }) => first === next);
  };
  const found = within ?? before(name.first) ?? after(name.last);
  if (found || !title) return found ?? null;
  const beside = owners.find(({ last }) => last === title.first - 1);
  return before(title.first) ?? beside ?? after(title.last) ?? null;
}
