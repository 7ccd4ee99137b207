import { csvFormatRows } from 'd3-dsv';
import { sentenceOf, speakerOf, sureness } from '../appearance/phrases.ts';
import { STATUSES } from '../appearance/wording.ts';
import { keysOf } from './lit.ts';
import type { GraphModel } from './model.ts';
import type { Stated } from './passages.ts';
import type { Thing } from './state.ts';
import type { View } from './view.ts';

/** Returns the evidence of the selection as far as it is shown; of everything where nothing is selected. */
export function quotedBy(model: GraphModel, view: View, selection: Thing | null): Stated[] {
  const keys = selection === null ? view.relations.keys() : keysOf(model, view, selection);
  const chosen = [...new Set(keys)].flatMap((key) => view.relations.get(key) ?? []);
  return chosen.flatMap((relation) => relation.evidence.map((evidence) => ({ relation, evidence })));
}

/** Returns evidence as Markdown: each relation with its quotations and where they stand. */
export function toMarkdown(model: GraphModel, stated: readonly Stated[]): string {
  let heading = '';
  const lines: string[] = [];
  for (const { relation, evidence } of stated) {
    const sentence = sentenceOf(model, relation);
    if (sentence !== heading) lines.push(`## ${plainLine(sentence)}`, '');
    heading = sentence;
    const article = model.articles.get(evidence.article);
    const words = article?.text.slice(evidence.start, evidence.end) ?? '';
    const source = [article?.title ?? evidence.article, article?.source, evidence.date, article?.url];
    lines.push(`> ${plainLine(words)}`, '');
    lines.push(
      `${factsOf(model, { relation, evidence })}  `,
      plainLine(source.filter(Boolean).join(', ')),
      '',
    );
  }
  return lines.join('\n');
}

/** Returns evidence as a table; cells that a spreadsheet would take for a formula begin with an apostrophe. */
export function toTable(model: GraphModel, stated: readonly Stated[]): string {
  const header = [
    'relation',
    'status',
    'speaker',
    'confidence',
    'quotation',
    'article',
    'source',
    'date',
    'url',
  ];
  const rows = stated.map(({ relation, evidence }) => {
    const article = model.articles.get(evidence.article);
    return [
      sentenceOf(model, relation),
      evidence.status,
      speakerOf(model, relation, evidence),
      String(evidence.confidence),
      article?.text.slice(evidence.start, evidence.end) ?? '',
      article?.title ?? evidence.article,
      article?.source ?? '',
      evidence.date ?? '',
      article?.url ?? '',
    ].map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell));
  });
  return `${csvFormatRows([header, ...rows])}\n`;
}

function factsOf(model: GraphModel, { relation, evidence }: Stated): string {
  return plainLine(
    `${STATUSES.get(evidence.status)?.name} · ${speakerOf(model, relation, evidence)} · ${sureness(evidence.confidence)}`,
  );
}

/** One line of Markdown that is only ever text. */
function plainLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|]/g, '\\$&');
}
