/** Variants of training sentences by rule, so that the network holds up in headlines and carelessly written text. */
import type { Example, Tree } from './examples.ts';

/** Returns the sentence in small letters, as a title, and as a headline in both ways of capitals, as far as it differs. */
export function variantsOf(example: Example): Readonly<Record<string, Example>> {
  const lower = { ...example, forms: example.forms.map((form) => form.toLowerCase()) };
  const short = headline(example);
  const variants = { lower, title: titleCase(example), headline: short, 'title-headline': titleCase(short) };
  return Object.fromEntries(
    Object.entries(variants).filter(([, { forms }]) => differs(forms, example.forms)),
  );
}

function differs(forms: readonly string[], others: readonly string[]): boolean {
  return forms.length !== others.length || forms.some((form, i) => form !== others[i]);
}

const SMALL_WORD = /^(?:an?|the|and|or|but|in|on|of|to|for|at|by|with|from|as|is|are|'s|n't)$/i;

function titleCase(example: Example): Example {
  const forms = example.forms.map((form, i) =>
    i > 0 && SMALL_WORD.test(form) ? form : form.charAt(0).toUpperCase() + form.slice(1),
  );
  return { ...example, forms };
}

const DROPPED = /^(?:an?|the|is|are|was|were|be|been|\.)$/i;

/** Leave out articles, auxiliaries, copulas and the full stop where nothing depends on them. */
function headline(example: Example): Example {
  const { forms, tree, entities } = example;
  if (tree === null) return example;
  const hasDependents = new Set(tree.heads);
  const kept = forms
    .map((_, i) => i)
    .filter((i) => {
      const relation = tree.deprels[i] as string;
      const light = /^(?:det|cop|aux|aux:pass|punct)$/.test(relation) && DROPPED.test(forms[i] as string);
      const inName = entities !== null && entities[i] !== 0;
      return !light || hasDependents.has(i) || inName || tree.heads[i] === -1;
    });
  const place = new Map(kept.map((old, now) => [old, now]));
  const pick = <T>(values: readonly T[]): T[] => kept.map((i) => values[i] as T);
  const short: Tree = {
    upos: pick(tree.upos),
    xpos: pick(tree.xpos),
    deprels: pick(tree.deprels),
    heads: kept.map((i) =>
      (tree.heads[i] as number) < 0 ? -1 : (place.get(tree.heads[i] as number) as number),
    ),
  };
  return {
    forms: pick(forms),
    tree: short,
    entities: entities && Int32Array.from(kept, (i) => entities[i] as number),
  };
}
