"""Write the parser's network as a model file: 8-bit integers with their scales, as `src/parser/network-memory.ts` reads them."""

import numpy as np
import torch
from model_file import dense, table, write_model


def rounded(width):
    return (width + 7) // 8 * 8


@torch.no_grad()
def write_network(path, model, meta):
    size, labels = model.size, meta['labels']
    words = (model.word.weight + model.vectors @ model.project.weight.T).numpy()
    scales = np.maximum(np.abs(words).max(1), 1e-6).astype(np.float32) / np.float32(127)
    affixes, step = table(model.affix.weight.numpy(), 0.99999)
    tags = [(model.tags[kind], rounded(len(labels[kind]))) for kind in ('upos', 'xpos', 'entity')]
    sections = [
        ('words', '\n'.join(meta['words']).encode()),
        ('word-table', np.clip(np.rint(words / scales[:, None]), -127, 127).astype(np.int8).tobytes()),
        ('word-scales', scales.astype('<f4').tobytes()),
        ('affix-table', affixes),
        ('convolution', dense((model.convolution, size['hidden']))),
        *((f'layer-{i}', dense((layer.gates, 3 * size['hidden']))) for i, layer in enumerate(model.layers)),
        ('heads', dense(*tags, (model.views, 2 * size['arc'] + 2 * size['label']))),
        ('arcs', dense((model.arcs, model.arcs.out_features))),
        ('labels', dense((model.labels, rounded(len(labels['deprel']))))),
        ('root', model.root.numpy().astype('<f4').tobytes()),
    ]
    write_model(path, {'network': {'shape': {**size, 'affixStep': step}, 'labels': labels}}, sections)
