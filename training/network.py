"""The reader's network: recurrent layers over words, hints and the parser's states, with heads for frames and affiliations.

Quasi-recurrent layers as in the parser (Bradbury et al. 2017; Lei et al. 2018): every matrix product needs the layer's input alone.
`src/relations/network.ts` computes the same in 8-bit integers.
"""

import math
import torch
from torch import nn
import torch.nn.functional as F
from records import EVENTS

AFFIX_ROWS, AFFIXES, PATH_ROWS = 19456, 6, 4096


class Squash(torch.autograd.Function):
    """x / sqrt(1 + x²); its derivative is the third power of 1 / sqrt(1 + x²)."""

    @staticmethod
    def forward(ctx, x):
        r = torch.mul(x, x).add_(1).rsqrt_()
        ctx.save_for_backward(r)
        return x * r

    @staticmethod
    def backward(ctx, g):
        (r,) = ctx.saved_tensors
        return torch.mul(r, r).mul_(r).mul_(g)


squash = Squash.apply


class Scan(torch.autograd.Function):
    """c[t] = x[t] + f[t] (c[t-1] - x[t]) along dimension 0."""

    @staticmethod
    def forward(ctx, x, f):
        out = torch.empty_like(x)
        c = torch.zeros_like(x[0])
        for t in range(x.shape[0]):
            c = torch.lerp(x[t], c, f[t], out=out[t])
        ctx.save_for_backward(x, f, out)
        return out

    @staticmethod
    def backward(ctx, g):
        x, f, out = ctx.saved_tensors
        total = torch.empty_like(x)
        carry = torch.zeros_like(x[0])
        for t in range(x.shape[0] - 1, -1, -1):
            torch.add(carry, g[t], out=total[t])
            torch.mul(total[t], f[t], out=carry)
        before = torch.cat([torch.zeros_like(out[:1]), out[:-1]])
        return torch.addcmul(total, total, f, value=-1), before.sub_(x).mul_(total)


class Layer(nn.Module):
    def __init__(self, hidden, inputs=None):
        super().__init__()
        self.hidden = hidden
        self.gates = nn.Linear(inputs or hidden, 3 * hidden)
        nn.init.uniform_(self.gates.weight, -math.sqrt(3 / hidden), math.sqrt(3 / hidden))
        nn.init.zeros_(self.gates.bias)
        with torch.no_grad():
            self.gates.bias[hidden : 2 * hidden] = 1

    def forward(self, x, mask, drop):
        # x: [T, B, H]
        h = self.hidden
        u = h // 2
        g = squash(self.gates(drop(x)))
        cand = g[..., :h] * mask
        forget = torch.add(0.5, g[..., h : 2 * h], alpha=0.5)
        gate = torch.add(0.5, g[..., 2 * h :], alpha=0.5)
        c = torch.cat([cand[..., :u], cand[..., u:].flip(0)], -1)
        f = torch.cat([forget[..., :u], forget[..., u:].flip(0)], -1)
        c = Scan.apply(c, f)
        c = torch.cat([c[..., :u], c[..., u:].flip(0)], -1)
        return x + gate * (c - x)


class Reader(nn.Module):
    def __init__(self, words, vectors, hints, size):
        super().__init__()
        self.size, self.hints = size, hints
        w, a, h, s, H = size['word'], size['affix'], size['hint'], size['state'], size['hidden']
        self.word = nn.Embedding(words, w, sparse=True)
        nn.init.zeros_(self.word.weight)
        self.register_buffer('vectors', vectors)
        self.project = nn.Linear(vectors.shape[1], w, bias=False)
        nn.init.normal_(self.project.weight, 0, 0.1)
        self.affix = nn.EmbeddingBag(AFFIX_ROWS, a, mode='sum', sparse=True)
        nn.init.uniform_(self.affix.weight, -0.2, 0.2)
        self.hint = nn.EmbeddingBag(hints + 1, h, mode='sum', padding_idx=hints)
        nn.init.uniform_(self.hint.weight, -0.3, 0.3)
        with torch.no_grad():
            self.hint.weight[hints] = 0
        self.input = nn.Linear(w + a + h + s, H)
        self.layers = nn.ModuleList(Layer(H) for _ in range(size['layers']))
        self.events = nn.Linear(H, len(EVENTS))
        self.status = nn.Linear(H, 5)
        r, q = size['role'], size['affiliation']
        self.trigger = nn.Linear(H, r)
        self.end = nn.Linear(H, r)
        self.rolepath = nn.EmbeddingBag(PATH_ROWS, r, mode='sum')
        nn.init.uniform_(self.rolepath.weight, -0.1, 0.1)
        self.roles = nn.Linear(r, 4)
        self.part = nn.Linear(H, q)
        self.whole = nn.Linear(H, q)
        self.affpath = nn.EmbeddingBag(PATH_ROWS, q, mode='sum')
        nn.init.uniform_(self.affpath.weight, -0.1, 0.1)
        self.aff = nn.Linear(q, 1)
        self.rate = 0.3
        # By word, how likely its own row is left out in training; None for never.
        self.seldom = None

    @staticmethod
    def load(path):
        """The network of a checkpoint, and its words."""
        c = torch.load(path)
        hints = len(c['state']['hint.weight']) - 1
        model = Reader(len(c['words']), c['state']['vectors'], hints, c['size'])
        model.load_state_dict(c['state'])
        return model, c['words']

    def tables(self):
        """The weights of which a batch sees few rows."""
        return [self.word.weight, self.affix.weight]

    def begin_anew(self, parts):
        """Forget the words' own rows ('words'), or how the parser's states are read ('states')."""
        if 'words' in parts:
            nn.init.zeros_(self.word.weight)
        if 'states' in parts:
            bound = (6 / sum(self.input.weight.shape)) ** 0.5
            with torch.no_grad():
                self.input.weight[:, -self.size['state'] :].uniform_(-bound, bound)

    def drop(self, x, rate=None):
        """Dropout with one mask for all tokens of a sentence ([T, B, H])."""
        if not self.training:
            return x
        rate = self.rate if rate is None else rate
        m = torch.empty(1, x.shape[1], x.shape[2]).bernoulli_(1 - rate) / (1 - rate)
        return x * m

    def forward(self, b):
        T, B = b['words'].shape
        words = b['words']
        own = self.word(words)
        if self.training and self.seldom is not None:
            own = own * (torch.rand(T, B, 1) >= self.seldom[words][..., None])
        w = own + F.linear(self.vectors[words], self.project.weight)
        a = self.affix(b['affixes'].view(-1, 6), per_sample_weights=None).view(T, B, -1)
        h = self.hint(b['hints'].view(T * B, -1)).view(T, B, -1)
        if self.training:
            lost = (torch.rand(T, B, 1) < 0.08).float()
            w = w * (1 - lost)
            a = a * (1 - lost)
        x = torch.cat([squash(w), squash(a), squash(h), b['states']], -1)
        x = squash(self.input(self.drop(x, self.rate * 0.6)))
        for layer in self.layers:
            x = layer(x, b['mask'], self.drop)
        return self.drop(x).reshape(T * B, -1)

    def role_scores(self, x, a, e, paths):
        return self.roles(
            F.dropout(
                squash(self.trigger(x)[a] + self.end(x)[e] + self.rolepath(paths)), self.rate * 0.5, self.training
            )
        )

    def aff_scores(self, x, a, e, paths):
        return self.aff(
            F.dropout(squash(self.part(x)[a] + self.whole(x)[e] + self.affpath(paths)), self.rate * 0.5, self.training)
        )[:, 0]
