"""Sentences of the parser's training as numbers (`src/training/parser/write-examples.ts`), and batches of them."""

import json
import random
import numpy as np
import torch
from network import AFFIXES

TAGS = ('upos', 'xpos', 'entity')
LISTS = dict(upos='upos', xpos='xpos', entity='entities', heads='heads', deprel='deprels')
# Longer sentences are left out of training.
LONGEST = 150
# Shares of the sentences that are shown in another form.
VARIANTS = dict(lower=0.03, title=0.03, headline=0.02)
VARIANTS['title-headline'] = 0.02


class Sentence:
    """One sentence; `soft` holds probabilities to learn in place of labels: tags by kind, arcs, labels."""

    __slots__ = ('n', 'words', 'affixes', 'upos', 'xpos', 'entity', 'heads', 'deprel', 'variants', 'soft')

    def __init__(self, line):
        self.words = np.array(line['words'], np.int32)
        self.n = len(self.words)
        self.affixes = np.array(line['affixes'], np.int32).reshape(self.n, AFFIXES)
        for name, key in LISTS.items():
            setattr(self, name, np.array(line[key], np.int16))
        self.variants = {name: Sentence(one) for name, one in line.get('variants', {}).items()}
        self.soft = None

    @property
    def has_tree(self):
        return self.n > 0 and self.heads[0] != -2


def read(path):
    return [Sentence(json.loads(line)) for line in open(path, encoding='utf-8')]


def varied(sentence):
    """The sentence, or seldom one of its other forms."""
    draw = random.random()
    for name, share in VARIANTS.items():
        draw -= share
        if draw < 0:
            return sentence.variants.get(name, sentence)
    return sentence


def batches(sentences, tokens, shuffled=True):
    """Lists of sentences of like length with about so many tokens."""
    order = list(sentences)
    if shuffled:
        random.shuffle(order)
    out = []
    for at in range(0, len(order), 2000):
        current, longest = [], 0
        for sentence in sorted(order[at : at + 2000], key=lambda s: s.n):
            if current and (len(current) + 1) * max(longest, sentence.n) > tokens:
                out.append(current)
                current, longest = [], 0
            current.append(sentence)
            longest = max(longest, sentence.n)
        out.append(current)
    if shuffled:
        random.shuffle(out)
    return out


def inputs(batch):
    T, B = max(s.n for s in batch), len(batch)
    words = np.zeros((T, B), np.int64)
    affixes = np.zeros((T, B, AFFIXES), np.int64)
    mask = np.zeros((T, B, 1), np.float32)
    for b, s in enumerate(batch):
        words[: s.n, b], affixes[: s.n, b], mask[: s.n, b] = s.words, s.affixes, 1
    return tuple(torch.from_numpy(x) for x in (words, affixes, mask))


def column(batch, name, unknown=-1):
    """One list of all sentences as [T, B]; `unknown` beyond their ends."""
    out = np.full((max(s.n for s in batch), len(batch)), unknown, np.int64)
    for b, s in enumerate(batch):
        out[: s.n, b] = getattr(s, name)
    return torch.from_numpy(out)
