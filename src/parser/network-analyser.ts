import { UserError } from '../types/errors.ts';
import type { Analyser, Analysis } from './analysis.ts';
import { entitiesOf } from './entities.ts';
import type { ModelFile } from '../neural/model-file.ts';
import { Network } from './network.ts';
import type { NetworkLabels, NetworkShape } from './network-memory.ts';

/** What the model file's description says of the network. */
export interface NetworkMeta {
  readonly network: { readonly shape: NetworkShape; readonly labels: NetworkLabels };
}

/**
 * Returns the analyser whose network stands in a model file.
 *
 * @throws UserError where the file lacks a part of the network.
 */
export function createNetworkAnalyser(file: ModelFile): Analyser {
  const { network: description } = file.meta as Partial<NetworkMeta>;
  if (!description) throw new UserError('the language model lacks its network; use the one in data/model');
  const network = new Network(file, description.shape, description.labels);
  return { analyse: (sentences) => sentences.map((forms) => name(network, forms)) };
}

/** The analysis of a sentence with names in place of numbers. */
function name(network: Network, forms: readonly string[]): Analysis {
  const { labels } = network;
  const { upos, xpos, heads, deprels, entities, states } = network.analyse(forms);
  return {
    states: states.slice(0, forms.length * network.width),
    upos: forms.map((_, i) => labels.upos[upos[i] as number] as string),
    xpos: forms.map((_, i) => labels.xpos[xpos[i] as number] as string),
    heads: forms.map((_, i) => heads[i] as number),
    deprels: forms.map((_, i) => labels.deprel[deprels[i] as number] as string),
    entities: entitiesOf(Int32Array.from(entities.subarray(0, forms.length))),
  };
}
