import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { packageVersion } from '../node/package.ts';
import { UserError } from '../types/errors.ts';

const EXAMPLES = `
Examples:
  actorgraph build article.txt -o graph.json     one article to a graph
  actorgraph build news/*.html -o graph.gexf     many articles to one graph, for Gephi
  actorgraph view graph.json                     the graph in the browser
  actorgraph extract corpus.jsonl > lines.jsonl  a corpus to one line an article
  echo "China warned Taiwan." | actorgraph extract -
  actorgraph explain "China warned Taiwan."`;

/**
 * Run the command line.
 *
 * @param argv as `process.argv`.
 * @returns the exit code: 0, 1 where the work failed, 2 where the command was used wrongly.
 */
export async function runProgram(argv: readonly string[]): Promise<number> {
  try {
    await createProgram().parseAsync(argv);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`actorgraph: ${messageOf(error)}\n`);
    return error instanceof UserError ? error.exitCode : 1;
  }
}

function createProgram(): Command {
  const program = new Command('actorgraph')
    .description('Reads English news and builds a graph of its actors and their relations.')
    .version(packageVersion())
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('(actorgraph --help shows how)')
    .exitOverride();
  // Each command is loaded when it is called: the parser of one does not pay for the viewer of another.
  const command = (usage: string) => program.command(usage).exitOverride();
  command('build <article...>')
    .description('build the graph of articles (.txt, .md, .html)')
    .option(
      '-o, --output <file>',
      'where to: .json, .gexf, .graphml or .csv; "-" for standard output',
      'graph.json',
    )
    .action(async (articles: string[], options: { output: string }) =>
      (await import('./commands/build.ts')).build(articles, options.output),
    );
  command('extract <input...>')
    .description('print actors and relations as JSON, one article a line; "-" reads standard input')
    .addHelpText(
      'after',
      '\nAn input is an article, or JSON Lines (.jsonl) with id, text and optional title and date.',
    )
    .action(async (inputs: string[]) => (await import('./commands/extract.ts')).extract(inputs));
  command('merge <graph...>')
    .description('merge graph files into one')
    .option('-o, --output <file>', 'where to, as for build', 'graph.json')
    .action(async (graphs: string[], options: { output: string }) =>
      (await import('./commands/merge.ts')).merge(graphs, options.output),
    );
  command('parse <file>')
    .description('print sentences and dependency trees as CoNLL-U; "-" reads standard input')
    .option(
      '--input <format>',
      'text, or conllu to keep the sentences and tokens of the file',
      oneOf('text', 'conllu'),
      'text',
    )
    .action(async (file: string, options: { input: 'text' | 'conllu' }) =>
      (await import('./commands/parse.ts')).parse(file, options.input),
    );
  command('view <graph>')
    .description('open a graph file in the browser')
    .option('-p, --port <number>', 'where to serve; the next free one if it is taken', portNumber, 4173)
    .option('--no-open', 'print the address only')
    .action(async (graph: string, options: { port: number; open: boolean }) =>
      (await import('./commands/view.ts')).view(graph, options),
    );
  command('explain <text>')
    .description('show the trees, mentions and triggers behind the relations of a text')
    .action(async (text: string) => (await import('./commands/explain.ts')).explain(text));
  return program;
}

function oneOf(...allowed: readonly string[]): (value: string) => string {
  return (value) => {
    if (!allowed.includes(value)) throw new InvalidArgumentError(`Allowed: ${allowed.join(', ')}.`);
    return value;
  };
}

/** Reads a port from the command line. */
export function portNumber(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new InvalidArgumentError('Expected 0 to 65535.');
  return port;
}

function messageOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  // A fault of this program: one line for the user, the way to it for who mends it.
  if (process.env['ACTORGRAPH_DEBUG'] && error instanceof Error) return error.stack ?? error.message;
  const reason = error instanceof Error ? error.message : String(error);
  return `internal error: ${reason}; please report it with the output of the same command under ACTORGRAPH_DEBUG=1`;
}
