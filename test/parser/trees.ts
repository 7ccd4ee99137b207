import type { Analysis } from '../../src/parser/analysis.ts';

/** Tells whether heads make a tree with one root, by another way than the parser's own. */
export function isTree(heads: readonly number[]): boolean {
  const reachesRoot = heads.every((_, token) => {
    let at = token;
    for (let steps = 0; at >= 0 && steps <= heads.length; steps++) at = heads[at] as number;
    return at < 0;
  });
  return reachesRoot && heads.filter((head) => head < 0).length === 1;
}

/** Reads lines `form UPOS XPOS head deprel`; heads count from 1. */
export function analysisOf(lines: string): { forms: string[]; analysis: Analysis } {
  const rows = lines
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return {
    forms: rows.map(([form]) => form!),
    analysis: {
      upos: rows.map(([, upos]) => upos!),
      xpos: rows.map(([, , xpos]) => xpos!),
      heads: rows.map(([, , , head]) => Number(head) - 1),
      deprels: rows.map(([, , , , deprel]) => deprel!),
      entities: [],
    },
  };
}

/** Reads lines as `analysisOf` does, mends them and returns "UN<imposed nsubj" for every word. */
export function showMended(
  mend: (analysis: Analysis, forms: readonly string[]) => Analysis,
  lines: string,
): string {
  const { forms, analysis } = analysisOf(lines);
  const { heads, deprels } = mend(analysis, forms);
  return forms.map((form, i) => `${form}<${forms[heads[i]!] ?? 'ROOT'} ${deprels[i]}`).join(', ');
}
