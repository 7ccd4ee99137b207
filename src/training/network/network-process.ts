/** What a process of the training runs (see apart.ts). */
import type { Task } from './apart.ts';
import { trainNamed } from './program.ts';

const { name, files } = JSON.parse(process.argv[2] as string) as Task;
trainNamed(name, files, (line) => process.send?.(line));
process.disconnect?.();
