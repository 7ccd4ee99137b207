import type * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';

// The small form of zod has no words for faults of its own.
const { localeError } = en();

/**
 * Returns a value in the shape of a schema, its properties in their order and unknown ones dropped.
 *
 * @throws what `failure` makes of the first fault, such as `"nodes.0.key": Invalid input: expected string, received number`.
 */
export function parseBy<T>(schema: z.ZodMiniType<T>, value: unknown, failure: (fault: string) => Error): T {
  const result = schema.safeParse(value, { error: localeError });
  if (result.success) return result.data;
  const [first] = result.error.issues;
  throw failure(`"${first?.path.join('.') ?? ''}": ${first?.message ?? 'invalid'}`);
}
