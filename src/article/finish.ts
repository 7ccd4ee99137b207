import { slug } from '../lexicon/index.ts';
import type { Article } from '../types/article.ts';
import { classify } from './classify.ts';
import { dateFromText, readCopyright } from './dates.ts';
import type { Draft } from './draft.ts';
import { titleOf, type BoilerplateRules } from './rules.ts';

/** The article that a draft is: its blocks told apart, and what its text says of title, date and source. */
export function finish(draft: Draft, id: string, rules: BoilerplateRules): Article {
  const { text, url } = draft;
  const blocks = classify(text, draft.pieces, rules, draft.source);
  const titleBlock = blocks.find((block) => block.kind === 'title');
  const title = titleBlock ? text.slice(titleBlock.start, titleBlock.end) : draft.title;
  return {
    id,
    title: title === null ? null : titleOf(draft.title ?? title, draft.source, rules),
    date: draft.date ?? dateFromText(text, blocks, draft.dateOrder),
    source: draft.source ?? sourceFromText(text, blocks, rules),
    url,
    text,
    blocks,
  };
}

/** The agency of the dateline, else the holder of the copyright; null where there is neither. */
function sourceFromText(text: string, blocks: Article['blocks'], rules: BoilerplateRules): string | null {
  const lines = blocks
    .filter((block) => block.kind === 'boilerplate')
    .map(({ start, end }) => text.slice(start, end));
  const agency = lines
    .map((line) => rules.findDateline(`${line} `)?.agency ?? null)
    .find((found) => found !== null);
  return (
    agency ??
    lines.map((line) => readCopyright(line)?.holder ?? null).find((holder) => holder !== null) ??
    null
  );
}

/** The id of the article in a file: its name without folder and extension. */
export function idOf(name: string): string {
  const file = name.split(/[/\\]/).at(-1) ?? name;
  return slug(file.replace(/(?<=.)\.\w{1,8}$/, '')) || 'article';
}
