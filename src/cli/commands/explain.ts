import { loadEngine } from '../../node/engine.ts';
import { UserError } from '../../types/errors.ts';
import { writeOut } from '../output.ts';

/** `actorgraph explain`: why a text yields the relations it yields. */
export async function explain(text: string): Promise<void> {
  if (text.trim() === '')
    throw new UserError('explain: an empty text; give a sentence, such as "China warned Taiwan."', 2);
  await writeOut(`${loadEngine().explain(text).join('\n')}\n`);
}
