"""From scores of heads to a tree with one root: the maximum spanning tree (Chu & Liu 1965, Edmonds 1967)."""

import numpy as np


def best_tree(scores):
    """scores: [n, 1 + n], column 0 the root's. Returns the head of each token, -1 for the one root."""
    n = len(scores)
    heads = scores.argmax(1) - 1
    if is_tree(heads):
        return heads
    # One root: the token that loses most by any other head.
    inner = scores[:, 1:].copy()
    np.fill_diagonal(inner, -np.inf)
    root = int((scores[:, 0] - inner.max(1)).argmax()) if n > 1 else 0
    full = np.full((n + 1, n + 1), -np.inf)
    full[1:, 1:] = inner
    full[root + 1, 1:] = -np.inf
    full[root + 1, 0] = 0
    return np.array([h - 1 for h in spanning_tree(full)[1:]])


def is_tree(heads):
    if (heads < 0).sum() != 1:
        return False
    for at in range(len(heads)):
        steps = 0
        while at >= 0:
            at = heads[at]
            steps += 1
            if steps > len(heads):
                return False
    return True


def spanning_tree(scores):
    """scores[d, h] of head h for d; node 0 is the root. Returns the heads, that of node 0 being 0."""
    n = len(scores)
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = cycle_of(heads)
    if cycle is None:
        return heads
    inside = np.zeros(n, bool)
    inside[cycle] = True
    outside = [v for v in range(n) if not inside[v]]
    own = scores[cycle, heads[cycle]]
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    into = scores[np.ix_(cycle, outside)] - own[:, None]
    small[-1, :-1] = into.max(0)
    out = scores[np.ix_(outside, cycle)]
    small[:-1, -1] = out.max(1)
    small[0] = -np.inf
    solved = spanning_tree(small)
    for i, v in enumerate(outside):
        if i > 0:
            heads[v] = cycle[out[i].argmax()] if solved[i] == len(outside) else outside[solved[i]]
    entry = solved[-1]
    heads[cycle[into[:, entry].argmax()]] = outside[entry]
    return heads


def cycle_of(heads):
    """The nodes of a cycle, or None."""
    state = np.zeros(len(heads), int)
    state[0] = 2
    for start in range(len(heads)):
        path = []
        at = start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if state[at] == 1:
            return path[path.index(at) :]
        state[path] = 2
    return None
