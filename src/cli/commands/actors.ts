import { joinedActors } from '../../graph/actor-table.ts';
import { loadGraph } from '../graph-input.ts';
import { count, writeOut } from '../output.ts';
import { table } from '../table.ts';

/** `actorgraph actors`: the actors that go by several names, what joins each name to them, and who may be several; the most mentioned first. */
export async function actors(path: string, { json, top }: { json?: true; top: number }): Promise<void> {
  const found = joinedActors(await loadGraph(path)).sort((a, b) => b.articles - a.articles);
  if (json) return writeOut(`${JSON.stringify(found, null, 2)}\n`);
  const rows = found.slice(0, top).map(({ label, key, wikidata, articles, names, reasons, doubts }) => {
    const others = names.slice(1).map((name, i) => `${name} (${reasons[i]})`);
    return [label, key, wikidata ?? '', articles, others.join(', '), doubts.join(', ')];
  });
  const header = [
    'actor',
    'key',
    'wikidata',
    'articles',
    'other names, and why they are its',
    'perhaps several',
  ];
  await writeOut(
    `${count(found.length, 'actor')} with several names or perhaps several\n\n${table([header, ...rows])}\n`,
  );
}
