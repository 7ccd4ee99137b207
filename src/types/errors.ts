/**
 * An error that is the user's to mend: a bad file, a bad line, a bad option.
 * The command line prints its message on one line, without a stack trace.
 */
export class UserError extends Error {
  /** 1: the work failed (bad input); 2: bad usage (unknown option, missing argument). */
  readonly exitCode: 1 | 2;

  /** @param message Names the file (and line), says what was found, what was expected, and the remedy. */
  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.name = 'UserError';
    this.exitCode = exitCode;
  }
}
