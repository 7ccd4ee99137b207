import { loadEngine } from '../../node/engine.ts';
import { writeOut } from '../output.ts';

/** `actorgraph explain`: why a text yields the relations it yields. */
export async function explain(text: string): Promise<void> {
  await writeOut(`${loadEngine().explain(text).join('\n')}\n`);
}
