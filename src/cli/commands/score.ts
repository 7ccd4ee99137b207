import { decodeText } from '../../article/decode.ts';
import { kindOf } from '../../corpus/kind.ts';
import { isFault } from '../../corpus/record.ts';
import { f1Of, readGold, readGoldGraph, ReadingScore, reportReading, scoreGraph, type GraphScore } from '../../evaluate/index.ts'; // prettier-ignore
import { filterGraph } from '../../graph/filter.ts';
import { openFile, type Opened } from '../../node/open.ts';
import { UserError } from '../../types/errors.ts';
import type { ExtractLine } from '../../types/extract-line.ts';
import { graphIn, linesIn } from '../graph-input.ts';
import { readInput } from '../input.ts';
import { tell, writeOut } from '../output.ts';

export interface ScoreOptions {
  readonly minF1?: number;
  readonly minConfidence?: number;
  readonly errors: number;
  readonly json?: true;
}

/** What is told of a score, and the F1 that `--min-f1` asks for, from 0 to 1. */
interface Told {
  readonly f1: number;
  readonly report: readonly string[];
  readonly json: unknown;
}

/**
 * `actorgraph score`: a graph or extract lines against what people wrote by hand.
 *
 * @returns the exit code: 1 where the F1 is lower than asked for.
 */
export async function score(told: string, gold: string, options: ScoreOptions): Promise<number> {
  const opened = await openFile(told);
  const kind = opened.head.length === 0 ? null : kindOf(opened.name, opened.head);
  if (kind !== 'lines' && kind !== 'graph')
    throw new UserError(`${told}: no graph file and no lines of "actorgraph extract"`);
  const found = await (kind === 'lines' ? ofLines : ofGraph)(opened, gold, options);
  await writeOut(`${options.json ? JSON.stringify(found.json, null, 2) : found.report.join('\n')}\n`);
  const percent = Math.round(found.f1 * 1000) / 10;
  if (options.minF1 === undefined || percent >= options.minF1) return 0;
  tell(`F1 ${percent} is lower than ${options.minF1}`);
  return 1;
}

async function ofLines(told: Opened, gold: string, options: ScoreOptions): Promise<Told> {
  const lines = new Map<string, ExtractLine>();
  for await (const line of linesIn(told)) {
    if (isFault(line)) throw new UserError(line.fault);
    lines.set(String(line.id), line);
  }
  const found = new ReadingScore(options.minConfidence);
  for (const record of readGold(await goldText(gold, RECORDS), gold))
    found.add(record, lines.get(String(record.id)));
  const { kinds, status, speaker, errors } = found;
  const [byEvent, byStatus] = [Object.fromEntries(found.byEvent), Object.fromEntries(found.byStatus)];
  return {
    f1: kinds['event relations'].triple.f1,
    report: reportReading(found, options.errors),
    json: { kinds, status, speaker, byEvent, byStatus, errors: errors.slice(0, options.errors) },
  };
}

async function ofGraph(told: Opened, goldPath: string, options: ScoreOptions): Promise<Told> {
  const graph = await graphIn(told);
  const gold = readGoldGraph(jsonOf(await goldText(goldPath, GRAPH), goldPath), goldPath);
  const article = graph.attributes.articles.find(({ text }) =>
    gold.sentences.every(({ anchor }) => text.includes(anchor)),
  );
  if (!article) throw new UserError(`${told.name}: no article in it has all the sentences of ${goldPath}`);
  const { edges } = filterGraph(graph, { minConfidence: options.minConfidence });
  const own = edges.map((edge) => {
    const evidence = edge.attributes.evidence.filter((one) => one.article === article.id);
    return { ...edge, attributes: { ...edge.attributes, evidence } };
  });
  const found = scoreGraph({ ...graph, edges: own }, gold, article.text);
  const errors = found.errors.slice(0, options.errors);
  return {
    f1: f1Of(found),
    report: reportOf({ ...found, errors }),
    json: { ...found, f1: f1Of(found), errors },
  };
}

const RECORDS = 'one annotated record a line, {"id", "text", "relations": […]}, for lines';
const GRAPH = 'a gold graph, {"actors": […], "sentences": […]}, for a graph file';

/** @throws UserError saying what is expected where there is nothing in the file. */
async function goldText(path: string, expected: string): Promise<string> {
  const bytes = await readInput(path);
  if (new TextDecoder().decode(bytes).trim() === '')
    throw new UserError(`${path}: empty; expected ${expected}; see: actorgraph score --help`);
  return decodeText(bytes, path);
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UserError(`${path}: no JSON; see: actorgraph score --help`);
  }
}

function reportOf(found: GraphScore): string[] {
  const { evidence, relations, actors, actorsNotInGold, byFamily, errors } = found;
  return [
    `actors that must be found: ${actors.right} of ${actors.all}; not in gold: ${actorsNotInGold.length}`,
    `relations that must be found: ${relations.right} of ${relations.all}`,
    `pieces of evidence right: ${evidence.right} of ${evidence.all}`,
    ...Object.entries(byFamily).map(([family, { right, all }]) => `  ${family}: ${right} of ${all}`),
    `F1 ${(100 * f1Of(found)).toFixed(1)}`,
    ...errors.map(
      ({ kind, source, relation, target, sentence }) =>
        `${kind}: ${source} ${relation} ${target}\n    ${sentence.replace(/\s+/g, ' ').slice(0, 300)}`,
    ),
  ];
}
