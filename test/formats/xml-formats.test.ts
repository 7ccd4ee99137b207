import { DirectedGraph } from 'graphology';
import * as gexf from 'graphology-gexf';
import * as graphml from 'graphology-graphml';
import type { AbstractGraph } from 'graphology-types';
import { describe, expect, it, vi } from 'vitest';
import { toGexf } from '../../src/formats/gexf.ts';
import { toGraphml } from '../../src/formats/graphml.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import { pythonsWith, runPython } from '../helpers/python.ts';
import { factsOf, foundFacts, type Facts } from './facts.ts';
import { hostileGraphs, SAMPLE } from './graphs.ts';

// Starting Python and its libraries takes a while on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const GRAPHS = hostileGraphs();

/** Reads every graph by NetworkX and gives back nodes and edges with all that NetworkX knows of them. */
const NETWORKX = `
import io, json, sys, networkx as nx
def read(format, text):
    file = io.BytesIO(text.encode('utf-8'))
    if format == 'gexf': return nx.read_gexf(file)
    return nx.read_graphml(file, force_multigraph=True)
def facts(graph):
    edges = graph.edges(keys=True, data=True) if graph.is_multigraph() else ((s, t, None, d) for s, t, d in graph.edges(data=True))
    return dict(directed=graph.is_directed(),
        nodes=[dict(data, id=key) for key, data in graph.nodes(data=True)],
        edges=[dict(data, id=data.get('id', key), source=s, target=t) for s, t, key, data in edges])
format, texts = json.load(sys.stdin)
print(json.dumps([facts(read(format, text)) for text in texts]))
`;

const IGRAPH = `
import json, sys, tempfile, igraph, math
def value(v): return None if isinstance(v, float) and math.isnan(v) else v
def facts(graph):
    ids = graph.vs['name']
    clean = lambda one: {**{k: value(v) for k, v in one.attributes().items()}, 'id': one['name']}
    return dict(directed=graph.is_directed(), nodes=[clean(v) for v in graph.vs],
        edges=[dict(clean(e), source=ids[e.source], target=ids[e.target]) for e in graph.es])
out = []
for text in json.load(sys.stdin)[1]:
    with tempfile.NamedTemporaryFile(suffix='.graphml') as file:
        file.write(text.encode('utf-8')); file.flush()
        out.append(facts(igraph.Graph.Read_GraphML(file.name)))
print(json.dumps(out))
`;

type Found = Facts & { readonly directed: boolean };

/** The facts of a graph that graphology read, as Gephi Lite does. */
function factsOfGraphology(graph: AbstractGraph): Found {
  return {
    directed: graph.type === 'directed',
    nodes: graph.mapNodes((id, attributes) => ({ ...attributes, id })),
    edges: graph.mapEdges((id, { kind: _, ...attributes }, source, target) => ({
      ...attributes,
      id,
      source,
      target,
    })),
  };
}

/** Asks a Python library for its view of all graphs, and compares it with ours, fact by fact. */
function expectPythonAgrees(path: string, script: string, format: string, texts: string[]): void {
  expectSameFacts(runPython(path, script, [format, texts]) as Found[]);
}

function expectSameFacts(found: readonly Found[], graphs: readonly KnowledgeGraph[] = GRAPHS): void {
  expect(found.map(({ directed }) => directed)).toEqual(graphs.map(() => true));
  for (const [i, graph] of graphs.entries()) {
    const { nodes, edges } = foundFacts(found[i]!);
    const drawn = ['viz', 'spells', 'name', 'x', 'y', 'z', 'size', 'color'];
    const without = (one: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(Object.entries(one).filter(([name]) => !drawn.includes(name)));
    expect({ nodes: nodes.map(without), edges: edges.map(without) }).toEqual(factsOf(graph));
  }
}

describe.each(pythonsWith('networkx'))('NetworkX $version', ({ path }) => {
  it.skipIf(path === '')('opens GEXF with the same nodes, edges, types and attributes', () => {
    expectPythonAgrees(path, NETWORKX, 'gexf', GRAPHS.map(toGexf));
  });

  it.skipIf(path === '')('opens GraphML with the same nodes, edges, types and attributes', () => {
    expectPythonAgrees(path, NETWORKX, 'graphml', GRAPHS.map(toGraphml));
  });

  it.skipIf(path === '')('sees days, places, sizes and colours', () => {
    const [found] = runPython(path, NETWORKX, ['gexf', [toGexf(SAMPLE)]]) as Found[];
    expect(found!.nodes.find(({ id }) => id === 'NOR')).toMatchObject({
      spells: [['2024-05-01', '2024-05-01']],
      viz: { color: { r: 59, g: 111, b: 182 }, size: 6, position: { x: 500, y: -250, z: 0 } },
    });
    expect(found!.nodes.find(({ id }) => id === 'EST')).not.toHaveProperty('spells');
    const spells = found!.edges.map(({ id, spells: days }) => [id, days]);
    expect(Object.fromEntries(spells)).toMatchObject({
      'NOR|SUD|cooperation|CONSULT': [['2024-04-30', '2024-04-30']],
      'EST|NOR|concern|ACCUSE': undefined,
    });
  });
});

describe.each(pythonsWith('igraph'))('igraph $version', ({ path }) => {
  it.skipIf(path === '')('opens GraphML with the same nodes, edges, types and attributes', () => {
    expectPythonAgrees(path, IGRAPH, 'graphml', GRAPHS.map(toGraphml));
  });
});

describe('graphology, as Gephi Lite reads by it', () => {
  // graphology keeps neighbours in plain objects, where names such as __proto__ mean something else.
  const graphs = GRAPHS.filter((graph) => graph.nodes.every(({ key }) => !(key in {})));

  it('opens GEXF with the same nodes, edges, types and attributes', () => {
    const found = graphs.map((graph) => factsOfGraphology(gexf.parse(DirectedGraph, toGexf(graph))));
    expectSameFacts(found, graphs);
  });

  it('opens GraphML with the same nodes, edges, types and attributes', () => {
    const found = graphs.map((graph) => factsOfGraphology(graphml.parse(DirectedGraph, toGraphml(graph))));
    expectSameFacts(found, graphs);
  });
});
