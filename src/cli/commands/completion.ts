import type { Command } from 'commander';
import { UserError } from '../../types/errors.ts';
import { writeOut } from '../output.ts';

/** `actorgraph completion`: a script that completes commands, and of each its options; files complete themselves. */
export async function completion(program: Command, shell: string): Promise<void> {
  const write = SHELLS[shell];
  if (!write) {
    throw new UserError(
      `completion: unknown shell "${shell}"; name one of: ${Object.keys(SHELLS).join(', ')}`,
      2,
    );
  }
  await writeOut(write(program.commands.filter((command) => command.name() !== 'completion')));
}

const SHELLS: Readonly<Record<string, (commands: readonly Command[]) => string>> = { bash, zsh, fish };

function bash(commands: readonly Command[]): string {
  const cases = commands.map((command) => `    ${command.name()}) words="${flags(command).join(' ')}" ;;`);
  return `_actorgraph() {
  local words="${commands.map((command) => command.name()).join(' ')} --help --version"
  case "\${COMP_CWORD}:\${COMP_WORDS[1]}" in 1:*) ;; *) words="" ;; esac
  [ "$COMP_CWORD" -gt 1 ] && case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _actorgraph actorgraph
`;
}

/** Zsh understands completions of bash. */
function zsh(commands: readonly Command[]): string {
  return `autoload -U +X bashcompinit && bashcompinit\n${bash(commands)}`;
}

function fish(commands: readonly Command[]): string {
  const lines = commands.flatMap((command) => {
    const name = command.name();
    const options = command.options.map(
      ({ long, description }) =>
        `complete -c actorgraph -n '__fish_seen_subcommand_from ${name}' -l ${long!.slice(2)} -d ${quoted(description)}`,
    );
    return [
      `complete -c actorgraph -n __fish_use_subcommand -a ${name} -d ${quoted(command.description())}`,
      ...options,
    ];
  });
  return `${lines.join('\n')}\n`;
}

function flags(command: Command): string[] {
  return [...command.options.map(({ long }) => long!), '--help'];
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
