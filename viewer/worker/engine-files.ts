import { LEXICON_FILES } from '../../src/lexicon/index.ts';
import type { Knowledge } from '../../src/stages.ts';

/**
 * Fetches what the engine knows: the files of `data/model`, `data/weights` and `data/lexicon`, as they stand beside the page.
 *
 * @param data the address of the folder, with a slash at its end.
 * @throws Error naming the file that is not there.
 */
export async function fetchResources(data: string): Promise<Knowledge> {
  const [model, reader, coreference, ...tables] = await Promise.all([
    get(`${data}model/actorgraph.model`).then((response) => response.arrayBuffer()),
    get(`${data}model/reader.model`).then((response) => response.arrayBuffer()),
    get(`${data}weights/coreference.csv`).then((response) => response.text()),
    ...LEXICON_FILES.map((name) => fetchTable(data, name)),
  ]);
  return { model, reader, coreference, lexicon: Object.fromEntries(tables) };
}

/** Fetches one file of the lexicon; returns its name and text. */
export async function fetchTable(data: string, name: string): Promise<[name: string, text: string]> {
  return [name, await (await get(`${data}lexicon/${name}`)).text()];
}

async function get(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} is not there (${response.status})`);
  return response;
}
