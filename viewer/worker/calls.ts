import { UserError } from '../../src/types/errors.ts';

/** What a worker can be asked: functions by name, each of one value, telling now and then how far it is in [0, 1]. */
export type Services = Readonly<Record<string, (value: never, tell: (share: number) => void) => unknown>>;

interface Question {
  readonly id: number;
  readonly name: string;
  readonly value: unknown;
}

type Answer = { readonly id: number } & (
  | { readonly share: number }
  | { readonly value: unknown }
  /** `isUser` where the fault is the user's to mend. */
  | { readonly fault: string; readonly isUser: boolean }
);

/** Lets a worker answer questions, to be called once in it. */
export function answer(services: Services): void {
  self.addEventListener('message', ({ data }: MessageEvent<Question>) => {
    const { id, name, value } = data;
    const reply = (message: Answer): void => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows, not for workers
      self.postMessage(message);
    };
    const work = async (): Promise<unknown> =>
      services[name]?.(value as never, (share) => reply({ id, share }));
    work().then(
      (found) => reply({ id, value: found }),
      (error: unknown) => {
        const isUser = error instanceof UserError;
        reply({ id, fault: error instanceof Error ? error.message : String(error), isUser });
      },
    );
  });
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
  readonly tell: ((share: number) => void) | undefined;
}

/** The page's side: starts the worker with the first question, and can stop it at any time. */
export class Caller<S extends Services> {
  readonly #start: () => Worker;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #last = 0;

  constructor(start: () => Worker) {
    this.#start = start;
  }

  /**
   * Asks the worker.
   *
   * @throws UserError where the fault is the user's to mend; Error with `STOPPED` as message after `stop`.
   */
  ask<K extends keyof S & string>(
    name: K,
    value: Parameters<S[K]>[0],
    tell?: (share: number) => void,
  ): Promise<Awaited<ReturnType<S[K]>>> {
    const worker = (this.#worker ??= this.#begin());
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, tell });
      const question: Question = { id, name, value };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows, not for workers
      worker.postMessage(question);
    });
  }

  /** Ends the worker at once; what it was asked is never answered. The next question starts another. */
  stop(reason: string = STOPPED): void {
    this.#worker?.terminate();
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(new Error(reason));
    this.#waiting.clear();
  }

  #begin(): Worker {
    const worker = this.#start();
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => this.#take(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      if (worker === this.#worker) this.stop(event.message || 'the browser allows no worker here');
    });
    return worker;
  }

  #take(answered: Answer): void {
    const one = this.#waiting.get(answered.id);
    if (one === undefined) return;
    if ('share' in answered) return one.tell?.(answered.share);
    this.#waiting.delete(answered.id);
    if ('value' in answered) one.resolve(answered.value as never);
    else one.reject(answered.isUser ? new UserError(answered.fault) : new Error(answered.fault));
  }
}

export const STOPPED = 'stopped';
