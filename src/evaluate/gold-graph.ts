import * as z from 'zod';
import { UserError } from '../types/errors.ts';

/** The graph of one article as people wrote it by hand. */

/** The actors of an article and the relations of its sentences. */
export interface GoldGraph {
  readonly actors: readonly {
    readonly id: string;
    readonly name: string;
    readonly aliases: readonly string[];
    readonly required: boolean;
  }[];
  /** By actor the whole that it may stand for. */
  readonly standsFor: Readonly<Record<string, string>>;
  readonly sentences: readonly {
    /** Words that stand in the sentence and nowhere else. */
    readonly anchor: string;
    readonly relations: readonly {
      readonly source: string;
      readonly target: string;
      readonly families: readonly string[];
      readonly status?: readonly string[] | undefined;
      readonly symmetric: boolean;
      readonly required: boolean;
    }[];
  }[];
}

const goldGraph: z.ZodType<GoldGraph> = z.object({
  actors: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      aliases: z.array(z.string()),
      required: z.boolean().default(true),
    }),
  ),
  standsFor: z.record(z.string(), z.string()).default({}),
  sentences: z.array(
    z.object({
      anchor: z.string().min(1),
      relations: z.array(
        z.object({
          source: z.string(),
          target: z.string(),
          families: z.array(z.string()),
          status: z.array(z.string()).optional(),
          symmetric: z.boolean().default(false),
          required: z.boolean().default(true),
        }),
      ),
    }),
  ),
});

/**
 * Read a gold graph.
 *
 * @param where names the file in messages.
 * @throws UserError where it is not as it should be.
 */
export function readGoldGraph(value: unknown, where: string): GoldGraph {
  const result = goldGraph.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new UserError(
    `${where}: no gold graph: "${issue?.path.join('.')}": ${issue?.message}; see: actorgraph score --help`,
  );
}
