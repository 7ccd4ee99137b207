import { availableParallelism } from 'node:os';
import { InvalidArgumentError, type Command } from 'commander';
import type { RecordFilter } from '../corpus/filter.ts';
import { KINDS, type Kind } from '../corpus/kind.ts';
import { FIELDS, isDay, type Field, type FieldNames } from '../corpus/record.ts';
import type { GraphFilter } from '../graph/filter.ts';
import { FAMILIES } from '../lexicon/ontology.ts';
import type { Family } from '../types/relation.ts';
import type { PatchOptions } from './corrections.ts';

/** What `build` and `extract` know of their inputs. */
export interface InputOptions extends RecordFilter {
  readonly format?: Kind;
  readonly field: FieldNames;
  readonly jobs: number;
  readonly cache?: string;
  readonly verbose?: true;
}

/** What `build` and `merge` know of their graph. */
export interface GraphOptions extends PatchOptions {
  readonly output: string;
  readonly layout: boolean;
  readonly minConfidence?: number;
  readonly minEvidence?: number;
  readonly families?: readonly Family[];
  readonly actors?: readonly string[];
}

/** The options by which articles are found, chosen and read. */
export function withInputOptions(command: Command): Command {
  return command
    .option('--format <kind>', `what the inputs are: ${READ_KINDS.join(', ')}`, oneOf(READ_KINDS))
    .option('--field <ours=theirs>', 'how the corpus calls a field; may stand several times', addField, {})
    .option('--since <date>', 'articles of this day and later', day)
    .option('--until <date>', 'articles of this day and earlier', day)
    .option('--source <pattern>', 'articles whose source fits the regular expression', pattern)
    .option('--title <pattern>', 'articles whose title fits the regular expression', pattern)
    .option('-j, --jobs <number>', `threads that read; here up to ${availableParallelism()}`, wholeNumber, 1)
    .option('--cache <folder>', 'keep what was read there, and read anew only what has changed')
    .option('-v, --verbose', 'tell what was left out and how long it took');
}

const READ_KINDS = KINDS.filter((kind) => kind !== 'lines' && kind !== 'graph');

/** The options by which a graph is cut down. */
export function withFilterOptions(command: Command): Command {
  return command
    .option('--min-confidence <p>', 'evidence at least so sure, from 0 to 1', probability)
    .option('--min-evidence <number>', 'relations with so many pieces of evidence', wholeNumber)
    .option('--families <list>', `relations of these families: ${FAMILIES.join(',')}`, families)
    .option('--actors <list>', 'relations of these actors, by key or name, with commas between', list);
}

/** The days whose evidence is kept. */
export function withDayOptions(command: Command): Command {
  return command
    .option('--since <date>', 'evidence of this day and later', day)
    .option('--until <date>', 'evidence of this day and earlier', day);
}

/** What is corrected in a graph, how it is placed, and where it goes. */
export function withFinishOptions(command: Command): Command {
  return command
    .option('--patch <file>', 'corrections to make, as the viewer saves them; before anything is filtered')
    .option('--strict', 'exit with 1 where a correction of the patch matches nothing')
    .option(
      '-o, --output <file>',
      'where to; its ending says the format, "-" is standard output',
      'graph.json',
    )
    .option('--no-layout', 'place the actors without care, which saves time');
}

/** The filter that the options of a graph ask for. */
export function graphFilterOf(options: GraphFilter): GraphFilter {
  const { since, until, minConfidence, minEvidence, families, actors } = options;
  return { since, until, minConfidence, minEvidence, families, actors };
}

/** Reads one of a few words from the command line. */
export function oneOf<const T extends string>(allowed: readonly T[]): (value: string) => T {
  return (value) => {
    const found = allowed.find((word) => word === value);
    if (found === undefined) throw new InvalidArgumentError(`Allowed: ${allowed.join(', ')}.`);
    return found;
  };
}

/** Reads a port from the command line. */
export function portNumber(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new InvalidArgumentError('Expected 0 to 65535.');
  return port;
}

export function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError('Expected a whole number, 1 or more.');
  return number;
}

export function probability(value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !(number >= 0 && number <= 1))
    throw new InvalidArgumentError('Expected a number from 0 to 1.');
  return number;
}

export function percent(value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !(number >= 0 && number <= 100))
    throw new InvalidArgumentError('Expected a number from 0 to 100.');
  return number;
}

export function day(value: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || isDay(value) === null)
    throw new InvalidArgumentError('Expected a day such as 2023-01-11.');
  return value;
}

/** Gathers an option that may stand several times. */
export function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function list(value: string): string[] {
  const parts = value.split(',').map((part) => part.trim());
  if (parts.includes('')) throw new InvalidArgumentError('Expected names with commas between.');
  return parts;
}

function families(value: string): Family[] {
  return list(value).map((name) => {
    const found = FAMILIES.find((family) => family === name);
    if (!found) throw new InvalidArgumentError(`"${name}" is none; allowed: ${FAMILIES.join(', ')}.`);
    return found;
  });
}

function pattern(value: string): RegExp {
  try {
    return new RegExp(value, 'iu');
  } catch (error) {
    throw new InvalidArgumentError(`${(error as Error).message}.`);
  }
}

function addField(value: string, known: FieldNames): FieldNames {
  const added = list(value).map((pair): [Field, string] => {
    const [ours = '', theirs = ''] = pair.split('=');
    const field = FIELDS.find((name) => name === ours);
    if (!field || theirs === '')
      throw new InvalidArgumentError(`Expected one of ${FIELDS.join(', ')}, "=", and its name there.`);
    return [field, theirs];
  });
  return { ...known, ...Object.fromEntries(added) };
}
