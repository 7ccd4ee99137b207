import { Command, CommanderError } from 'commander';
import { packageVersion } from '../node/package.ts';
import { UserError } from '../types/errors.ts';
import type { BuildOptions } from './commands/build.ts';
import type { ExportOptions } from './commands/export.ts';
import type { PathCommandOptions } from './commands/path.ts';
import type { ScoreOptions } from './commands/score.ts';
import type { SparkOptions } from './commands/spark.ts';
import type { InputOptions, GraphOptions } from './options.ts';
import {
  collect,
  oneOf,
  percent,
  portNumber,
  probability,
  wholeNumber,
  withDayOptions,
  withFilterOptions,
  withFinishOptions,
  withInputOptions,
} from './options.ts';

/**
 * Run the command line.
 *
 * @param argv as `process.argv`.
 * @returns the exit code: 0, 1 where the work failed, 2 where the command was used wrongly.
 */
export async function runProgram(argv: readonly string[]): Promise<number> {
  const exit = { code: 0 };
  try {
    await createProgram(exit).parseAsync(argv);
    return exit.code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`actorgraph: ${messageOf(error)}\n`);
    return error instanceof UserError ? error.exitCode : 1;
  }
}

/** How a command ends; its action sets it. */
interface Exit {
  code: number;
}

const EXAMPLES = `
Examples:
  actorgraph build article.txt -o graph.json         one article to a graph
  actorgraph build news/ -o graph.gexf               a folder of articles to one graph, for Gephi
  actorgraph build corpus.jsonl.gz --jobs 4          a corpus to graph.json
  actorgraph view graph.json                         the graph in the browser
  actorgraph extract corpus.csv > lines.jsonl        a corpus to one line an article
  echo "China warned Taiwan." | actorgraph extract -
  actorgraph explain "China warned Taiwan."

actorgraph COMMAND --help shows the options and examples of a command.
Exit code: 0, 1 where the work or a part of it failed, 2 where the command was used wrongly.`;

export function createProgram(exit: Exit): Command {
  const program = new Command('actorgraph')
    .description('Reads English news and builds a graph of its actors and their relations.')
    .version(packageVersion())
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('(actorgraph --help shows how)')
    .exitOverride();
  addReading(program, exit);
  addAsking(program, exit);
  addParsing(program);
  addSpark(program, exit);
  addCompletion(program);
  return program;
}

const INPUTS = `
Inputs are files, folders with all they hold, patterns, and "-" for standard input. An article is a .txt, .md
or .html file. A corpus is JSON Lines, CSV, TSV, RSS, Atom or Parquet, with the fields id, title, date, source,
url and text (or html); all but the text may be missing. Each may be packed by gzip or zstd.`;

/** The commands that lead from articles to graphs. Each is loaded when it is called. */
function addReading(program: Command, exit: Exit): void {
  const build = program
    .command('build <input...>')
    .description('build the graph of articles and corpora')
    .addHelpText('after', INPUTS)
    .addHelpText(
      'after',
      examples(
        'build article.txt -o graph.json',
        "build news/ 'archive/*.html' -o graph.graphml",
        'build corpus.jsonl.gz --jobs 4 --cache .cache --since 2023-01-01 --until 2023-12-31',
        'build corpus.csv --field text=body,date=published --min-confidence 0.6 --families conflict,concern',
        'build news/ --patch graph.patch.json -o graph.json',
      ),
    );
  withFinishOptions(withFilterOptions(withInputOptions(build))).action(
    async (paths: string[], options: BuildOptions) => {
      exit.code = await (await import('./commands/build.ts')).build(paths, options);
    },
  );
  const extract = program
    .command('extract <input...>')
    .description('print actors and relations as JSON, one article a line')
    .addHelpText('after', INPUTS)
    .addHelpText(
      'after',
      examples(
        'extract corpus.jsonl > lines.jsonl',
        'extract a.jsonl > a.lines; actorgraph extract b.jsonl > b.lines; actorgraph merge a.lines b.lines',
        "extract corpus.jsonl | jq -r '.relations[] | [.source, .event, .target] | @tsv'",
      ),
    );
  extract.option(
    '--each',
    'print a line for every record, {"fault": …} where it cannot be read; ids are not compared',
  );
  withInputOptions(extract).action(async (paths: string[], options: InputOptions & { each?: true }) => {
    exit.code = await (await import('./commands/extract.ts')).extract(paths, options);
  });
  const merge = program
    .command('merge <input...>')
    .description('merge lines of extract and graph files into one graph; order and grouping do not matter')
    .addHelpText(
      'after',
      examples(
        'merge lines.jsonl -o graph.json',
        'merge 2023.json 2024.json more.lines.jsonl -o both.json',
        'merge graph.json --since 2023-01-01 --until 2023-12-31 -o 2023.json',
        'merge graph.json --patch graph.patch.json --strict -o corrected.json',
      ),
    );
  withFinishOptions(withFilterOptions(withDayOptions(merge))).action(
    async (paths: string[], options: GraphOptions) => {
      exit.code = await (await import('./commands/merge.ts')).merge(paths, options);
    },
  );
}

/** The commands that ask a graph. */
function addAsking(program: Command, exit: Exit): void {
  const saved = program
    .command('export <graph>')
    .description('write a graph file, or a part of it, in another format')
    .option('-o, --output <file>', 'where to; its ending says the format')
    .option(
      '--to <format>',
      'the format by its name, html or gexf; without -o the file stands beside the graph',
    )
    .addHelpText(
      'after',
      examples(
        'export graph.json -o graph.gexf',
        'export graph.json --to html',
        'export graph.json -o iran.json --actors Iran,Israel --min-evidence 3',
      ),
    );
  withFilterOptions(withDayOptions(saved)).action(async (graph: string, options: ExportOptions) =>
    (await import('./commands/export.ts')).exportGraph(graph, options),
  );
  program
    .command('events <input...>')
    .description('print the events of extract lines and graph files as JSON, one statement a line')
    .addHelpText(
      'after',
      examples('extract corpus.jsonl | actorgraph events - > events.jsonl', 'events graph.json'),
    )
    .action(async (paths: string[]) => {
      exit.code = await (await import('./commands/events.ts')).events(paths);
    });
  program
    .command('stats <graph>')
    .description('actors by rank, pairs by family, events by month')
    .option('--top <number>', 'so many actors and pairs', wholeNumber, 20)
    .option('--json', 'print JSON')
    .addHelpText('after', examples('stats graph.json', "stats graph.json --json | jq '.topActors[0]'"))
    .action(async (graph: string, options: { json?: true; top: number }) =>
      (await import('./commands/stats.ts')).stats(graph, options),
    );
  program
    .command('actors <graph>')
    .description('actors with several names, or that may be several: what was joined, and why')
    .option('--top <number>', 'so many actors', wholeNumber, 50)
    .option('--json', 'print JSON, all of it')
    .addHelpText('after', JOINED)
    .addHelpText('after', examples('actors graph.json', "actors graph.json --json | jq '.[].names'"))
    .action(async (graph: string, options: { json?: true; top: number }) =>
      (await import('./commands/actors.ts')).actors(graph, options),
    );
  program
    .command('diff <before> <after>')
    .description('what appeared, vanished and changed its sign from one graph to another')
    .option('--top <number>', 'so many of each', wholeNumber, 20)
    .option('--json', 'print JSON, all of it')
    .addHelpText('after', examples('diff 2013.json 2014.json'))
    .action(async (before: string, after: string, options: { json?: true; top: number }) =>
      (await import('./commands/diff.ts')).diff(before, after, options),
    );
  program
    .command('path <graph> <from> <to>')
    .description('how two actors hang together, with a sentence for each step')
    .option('--affiliations', 'let affiliations count as steps')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('path graph.json Japan "Kim Jong Un"'))
    .action(async (graph: string, from: string, to: string, options: PathCommandOptions) =>
      (await import('./commands/path.ts')).path(graph, from, to, options),
    );
  program
    .command('validate <file...>')
    .description('check graph files and extract lines against their schema and their own text')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('validate graph.json lines.jsonl'))
    .action(async (files: string[], options: { json?: true }) => {
      exit.code = await (await import('./commands/validate.ts')).validate(files, options);
    });
  program
    .command('score <told> <gold>')
    .description('compare a graph, or extract lines, with what people wrote by hand')
    .option('--min-f1 <percent>', 'fail where the F1 of the relations is lower', percent)
    .option('--min-confidence <p>', 'leave out relations less sure', probability)
    .option('--errors <number>', 'list so many that were missed or are wrong', wholeNumber, 20)
    .option('--json', 'print JSON')
    .addHelpText('after', GOLD)
    .addHelpText(
      'after',
      examples('score lines.jsonl gold.jsonl --min-f1 60', 'score graph.json gold.json --errors 50'),
    )
    .action(async (told: string, gold: string, options: ScoreOptions) => {
      exit.code = await (await import('./commands/score.ts')).score(told, gold, options);
    });
}

const JOINED = `
Why a name is an actor's: part of its name ("Zelensky"), its initials ("UN"), another spelling ("Zelenskiy"), or known
from the lexicon ("Burma").`;

const GOLD = `
For a graph the gold is one JSON object: "actors" with id, name, aliases and required, and "sentences" with anchor
(words that the sentence begins with) and relations (source, target, families, status, required).
For extract lines it is JSON Lines: id, text and relations, each with source, target (start, end, text, means), joint,
event (AFFIL for an affiliation), family, status, trigger and speaker; spans in code points of the text.`;

/** The commands that show how a text is read, and the graph. */
function addParsing(program: Command): void {
  program
    .command('view <graph>')
    .description('open a graph file in the browser')
    .option('-p, --port <number>', 'where to serve; the next free one if it is taken', portNumber, 4173)
    .option('--no-open', 'print the address only')
    .addHelpText('after', examples('view graph.json', 'view graph.json --no-open --port 8080'))
    .action(async (graph: string, options: { port: number; open: boolean }) =>
      (await import('./commands/view.ts')).view(graph, options),
    );
  program
    .command('parse <file>')
    .description('print sentences and dependency trees as CoNLL-U; "-" reads standard input')
    .option(
      '--input <format>',
      'text, or conllu to keep the sentences and tokens of the file',
      oneOf(['text', 'conllu']),
      'text',
    )
    .addHelpText('after', examples('parse article.txt', 'parse gold.conllu --input conllu'))
    .action(async (file: string, options: { input: 'text' | 'conllu' }) =>
      (await import('./commands/parse.ts')).parse(file, options.input),
    );
  program
    .command('explain <text>')
    .description('show the trees, mentions and triggers behind the relations of a text')
    .addHelpText('after', examples('explain "China warned Taiwan."'))
    .action(async (text: string) => (await import('./commands/explain.ts')).explain(text));
}

/** Beyond one machine. */
function addSpark(program: Command, exit: Exit): void {
  program
    .command('spark <input> <output>')
    .description('build graph, event rows and edges of a corpus on Apache Spark')
    .option('--master <url>', 'the cluster; as Spark is set up where left out')
    .option(
      '--partitions <number>',
      'so many pieces of the corpus; as Spark reads it where left out',
      wholeNumber,
    )
    .option('--field <ours=theirs>', 'how the corpus calls a field; may stand several times', collect, [])
    .option('--no-graph', 'lines, event rows and edges only: for corpora whose graph no machine holds')
    .option(
      '--submit <option>',
      'an option for spark-submit, such as --submit=--executor-memory=4g; may stand several times',
      collect,
      [],
    ) // prettier-ignore
    .addHelpText('after', SPARK)
    .addHelpText(
      'after',
      examples(
        "spark corpus.jsonl out --master 'local[4]'",
        'spark hdfs:///news/*.parquet hdfs:///graph --master yarn --submit=--num-executors=50',
      ),
    )
    .action(async (input: string, output: string, options: SparkOptions) => {
      exit.code = await (await import('./commands/spark.ts')).spark(input, output, options);
    });
}

const SPARK = `
INPUT is JSON Lines, CSV or Parquet on any file system that Spark knows. OUTPUT becomes a folder with lines/ (of
"extract"), events/ (rows of "events", Parquet by month), edges/ (their sums, Parquet), graph.json (the bytes of
"build"), and _rejected/ (what could not be read).
It needs spark-submit on the PATH ("pip install pyspark", Java 17) and Node on the executors.`;

function addCompletion(program: Command): void {
  program
    .command('completion <shell>')
    .description('print what completes commands and options in bash, zsh or fish')
    .addHelpText('after', examples('completion bash > ~/.local/share/bash-completion/completions/actorgraph'))
    .action(async (shell: string) => (await import('./commands/completion.ts')).completion(program, shell));
}

function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  actorgraph ${line}`).join('\n')}`;
}

function messageOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  // A fault of this program: one line for the user, the way to it for who mends it.
  if (process.env['ACTORGRAPH_DEBUG'] && error instanceof Error) return error.stack ?? error.message;
  const reason = error instanceof Error ? error.message : String(error);
  return `internal error: ${reason}; please report it with the output of the same command under ACTORGRAPH_DEBUG=1`;
}
