import { parseArgs } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runProgram, withDefault } from '../../src/node/run-program.ts';
import { UserError } from '../../src/types/errors.ts';

afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

describe('programs for developers', () => {
  it.each([
    [
      'an unknown option',
      () => void parseArgs({ args: ['--nonsense'] }),
      2,
      /^measure: Unknown option '--nonsense'/,
    ],
    ['a failure', () => Promise.reject(new UserError('a.csv:3: wrong')), 1, /^measure: a.csv:3: wrong\n$/],
  ])('tell of %s in one line', async (_, main, code, message) => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await runProgram('measure', main);
    expect(process.exitCode).toBe(code);
    expect(told.mock.calls.join('')).toMatch(message);
  });

  it('do not hide mistakes of their own', async () => {
    const fault = (): void => {
      throw new TypeError('not a function');
    };
    await expect(runProgram('measure', fault)).rejects.toThrow('not a function');
  });

  it('let an option go without its value', () => {
    expect(withDefault(['a', '--errors'], '--errors', '20')).toEqual(['a', '--errors', '20']);
    expect(withDefault(['--errors', '--set', 'plv'], '--errors', '20')).toEqual([
      '--errors',
      '20',
      '--set',
      'plv',
    ]);
    expect(withDefault(['--errors', '5'], '--errors', '20')).toEqual(['--errors', '5']);
  });
});
