"""The parser's network: tags, entities, arcs and their labels; `src/parser/network.ts` computes the same in 8-bit integers.

Biaffine scores of arcs (Dozat & Manning 2017) with a term for their distance, labels from the sum of both ends' views.
"""

import torch
from torch import nn
import torch.nn.functional as F
from network import AFFIX_ROWS, AFFIXES, Layer, squash

DISTANCES = 24
BUCKETS = [0, 1, 2, 3, 4, 5, 6, 6, 7, 7, 8, 8, 8, 9, 9, 9, 9, 9, *[10] * 9]


def distance_buckets(length):
    """Buckets of the arcs from each token (row) to the root (column 0) and to each token; as in `src/parser/distance.ts`."""
    tokens = torch.arange(length)
    far = tokens[None] - tokens[:, None]
    sizes = torch.tensor(BUCKETS + [11])[far.abs().clamp(max=len(BUCKETS))]
    return torch.cat([torch.zeros(length, 1, dtype=torch.long), torch.where(far > 0, 11 + sizes, sizes)], 1)


def begin(layer, most):
    """Weights uniform around 0 (Glorot & Bengio 2010), as if the layer had `most` outputs where it has more; biases 0."""
    out, into = layer.weight.shape
    bound = (6 / (into + min(out, most))) ** 0.5
    nn.init.uniform_(layer.weight, -bound, bound)
    nn.init.zeros_(layer.bias)


class ParserNetwork(nn.Module):
    """Shapes: T tokens of B sentences; H the width of the last layer."""

    def __init__(self, size, vectors, counts, labels):
        super().__init__()
        self.size = size
        self.kinds = {kind: len(labels[kind]) for kind in ('upos', 'xpos', 'entity')}
        word, affix, hidden, arc, label = (size[k] for k in ('word', 'affix', 'hidden', 'arc', 'label'))
        self.register_buffer('vectors', vectors)
        self.register_buffer('counts', counts)
        self.project = nn.Linear(vectors.shape[1], word, bias=False)
        self.word = nn.Embedding(len(counts), word, sparse=True)
        nn.init.zeros_(self.word.weight)
        self.affix = nn.EmbeddingBag(AFFIX_ROWS, affix, mode='sum', sparse=True)
        nn.init.uniform_(self.affix.weight, -0.2, 0.2)
        self.convolution = nn.Linear(3 * (word + affix), hidden)
        self.layers = nn.ModuleList(Layer(hidden) for _ in range(size['layers']))
        self.tags = nn.ModuleDict({kind: nn.Linear(hidden, count) for kind, count in self.kinds.items()})
        self.views = nn.Linear(hidden, 2 * arc + 2 * label)
        self.arcs = nn.Linear(arc, arc + DISTANCES)
        self.root = nn.Parameter(torch.empty(arc + label).uniform_(-0.1, 0.1))
        self.labels = nn.Linear(label, len(labels['deprel']))
        for layer in (self.convolution, *self.tags.values(), self.views, self.arcs, self.labels):
            begin(layer, hidden)
        nn.init.uniform_(self.project.weight, -(vectors.shape[1] ** -0.5), vectors.shape[1] ** -0.5)
        self.rates = dict(input=0, hidden=0, word=0, affix=0, rare=0)

    def tables(self):
        """The weights of which a batch sees few rows."""
        return [self.word.weight, self.affix.weight]

    def drop(self, x):
        return F.dropout(x, self.rates['hidden'], self.training)

    def encode(self, words, affixes, mask):
        """words: [T, B]; affixes: [T, B, 6]; mask: [T, B, 1]. Returns [T, B, H]."""
        T, B = words.shape
        rates = self.rates
        known = torch.ones(T, B, 1)
        kept = torch.ones(T * B, AFFIXES)
        if self.training:
            words = words.masked_fill(torch.rand(T, B) < rates['word'], 0)
            seldom = rates['rare'] / (rates['rare'] + self.counts[words])
            known = (torch.rand(T, B) >= seldom).float()[..., None]
            kept = (torch.rand(T * B, AFFIXES) >= rates['affix']).float()
        w = self.project(self.vectors[words]) + known * self.word(words)
        a = self.affix(affixes.view(-1, AFFIXES), per_sample_weights=kept).view(T, B, -1)
        x = F.dropout(squash(torch.cat([w, a], -1)), rates['input'], self.training) * mask
        edge = torch.zeros_like(x[:1])
        windows = torch.cat([torch.cat([edge, x[:-1]]), x, torch.cat([x[1:], edge])], -1)
        x = squash(self.convolution(windows))
        for layer in self.layers:
            x = layer(x, mask, self.drop)
        return x

    def heads(self, x):
        """Scores of tags by kind ([T, B, n]) and views ([T, B, …]) of encoded tokens."""
        x = self.drop(x)
        views = self.views(x)
        arc = 2 * self.size['arc']
        views = torch.cat([squash(views[..., :arc]), views[..., arc:]], -1)
        return {kind: tag(x) for kind, tag in self.tags.items()}, views

    def arc_scores(self, views, mask):
        """Scores [B, T, 1 + T] of the root and each token as head of each token; mask: [T, B, 1]."""
        T, B, _ = views.shape
        arc = self.size['arc']
        queries = self.arcs(views[..., :arc]).transpose(0, 1)
        heads = views[..., arc : 2 * arc].transpose(0, 1)
        root = squash(self.root[:arc]).expand(B, 1, arc)
        scores = queries[..., :arc] @ torch.cat([root, heads], 1).transpose(1, 2)
        buckets = distance_buckets(T).expand(B, T, T + 1)
        scores = scores + queries[..., arc:].gather(2, buckets)
        own = torch.cat([torch.zeros(T, 1), torch.eye(T)], 1).bool()
        absent = torch.cat([torch.ones(B, 1), mask[..., 0].T], 1)[:, None] == 0
        return scores.masked_fill(own | absent, -1e9)

    def label_scores(self, views, heads):
        """Scores [T, B, n] of the relations of tokens to heads ([T, B], -1 the root)."""
        arc, label = self.size['arc'], self.size['label']
        own = views[..., 2 * arc : 2 * arc + label]
        other = views[..., 2 * arc + label :]
        chosen = other.gather(0, heads.clamp(min=0)[..., None].expand(-1, -1, label))
        chosen = torch.where((heads < 0)[..., None], self.root[arc:], chosen)
        return self.labels(squash(own + chosen))
