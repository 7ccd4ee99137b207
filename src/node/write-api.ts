import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeFileAtomically } from './files.ts';
import { packagePath } from './package.ts';

/**
 * Part of `npm run build:node`: writes dist/api.md, the reference of all names that the library exports, out of the
 * declarations that the compiler wrote and the docstrings in them. (TypeDoc and API Extractor need a compiler before
 * TypeScript 7, which has no interface for programs yet.)
 */

const ENTRIES = [
  ['actorgraph', 'dist/index.d.ts'],
  ['actorgraph/node', 'dist/node/index.d.ts'],
] as const;

const parts = ENTRIES.map(([name, file]) => {
  const entries = exportsOf(packagePath(file)).map(({ exported, from }) => describe(exported, from));
  return `# ${name}\n\n${entries.join('\n')}`;
});
await writeFileAtomically(packagePath('dist/api.md'), parts.join('\n'));

/** The names that a file exports, with the file that declares each. */
function exportsOf(file: string): { exported: string; from: string }[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^export (?:type )?\{([^}]*)\} from '([^']+)';/gm)].flatMap((match) => {
    const from = join(dirname(file), match[2]!.replace(/\.[jt]s$/, '.d.ts'));
    const names = match[1]!.split(',').map((name) => name.trim().replace(/^type /, ''));
    return names
      .filter((name) => name !== '')
      .map((exported) => ({ exported, from: declaring(exported, from) }));
  });
}

/** Follows a name through files that pass it on. */
function declaring(name: string, file: string): string {
  const next = exportsOf(file).find(({ exported }) => exported === name);
  return next?.from ?? file;
}

/** A name with its declaration and what its docstring says. */
function describe(name: string, file: string): string {
  const text = readFileSync(file, 'utf8');
  const declared = new RegExp(
    String.raw`(?:/\*\*((?:(?!\*/)[\s\S])*)\*/\n)?export (?:declare )?(?:function|const|class|interface|type) ${name}\b`,
  ).exec(text);
  if (!declared) throw new Error(`${file}: "${name}" is exported, and not declared there`);
  const code = declarationAt(text, text.indexOf('export', declared.index + (declared[1]?.length ?? 0)));
  return `## ${name}\n\n${prose(declared[1] ?? '')}\`\`\`ts\n${code}\n\`\`\`\n`;
}

/** From "export" to the semicolon or the brace that ends it. */
function declarationAt(text: string, start: number): string {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at]!;
    if (character === '/' && text.startsWith('/**', at)) at = text.indexOf('*/', at) + 1;
    else if (/[({[]/.test(character)) depth++;
    else if (/[)}\]]/.test(character)) {
      depth--;
      if (depth === 0 && character === '}' && text[at + 1] === '\n') return text.slice(start, at + 1);
    } else if (character === ';' && depth === 0) return text.slice(start, at + 1);
  }
  return text.slice(start).trim();
}

/** A docstring as Markdown: what it does, then its parameters and errors as a list. */
function prose(docstring: string): string {
  const text = docstring
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')
    .replace(/^@param (\w+)\.?/gm, '- `$1`:')
    .replace(/^@(returns|throws)/gm, '- _$1_')
    .trim();
  return text === '' ? '' : `${text}\n\n`;
}
