import type { Engine } from '../pipeline.ts';
import type { Article } from '../types/article.ts';
import { UserError } from '../types/errors.ts';
import type { ExtractLine } from '../types/extract-line.ts';
import { isFiltering, isWanted, type RecordFilter } from './filter.ts';
import type { CorpusRecord, Fault } from './record.ts';

/**
 * Read a record: its article, and what is in it.
 *
 * What the record says of itself goes before what its text says.
 *
 * @returns the line; a fault where there is no article in it; null where the filter leaves it out.
 */
export async function readRecord(
  engine: Engine,
  record: CorpusRecord,
  filter: RecordFilter = {},
): Promise<ExtractLine | Fault | null> {
  try {
    const article = await articleOf(engine, record);
    if (isFiltering(filter) && !isWanted(article, filter)) return null;
    return engine.extract(article, record.id);
  } catch (error) {
    if (error instanceof UserError) return { fault: error.message };
    // A fault of this program in one article of a hundred thousand must not cost the others.
    return {
      fault: `${record.where}: internal error: ${(error as Error).message}; please report it with the text`,
    };
  }
}

async function articleOf(engine: Engine, record: CorpusRecord): Promise<Article> {
  const { content, where, title, date, source, url } = record;
  const id = String(record.id);
  if (content.kind === 'text') {
    const article = engine.articleFromText(content.text, { id, title, date });
    return { ...article, source: source ?? article.source, url };
  }
  const article =
    content.kind === 'file'
      ? await engine.readArticle(content.bytes, content.name)
      : await engine.readArticle(new TextEncoder().encode(content.html), `${where}.html`);
  return {
    ...article,
    id,
    title: title ?? article.title,
    date: date ?? article.date,
    source: source ?? article.source,
    url: url ?? article.url,
  };
}
