"""Model files as `src/neural/model-file.ts` reads them, and weights as 8-bit integers with their scales."""

import json
import struct
import numpy as np


def checksum(data):
    """FNV-1a over 32-bit little-endian words, then over the bytes that remain."""
    words = np.frombuffer(data[: len(data) // 4 * 4], '<u4')
    h = 0x811C9DC5
    for w in words.tolist():
        h = ((h ^ w) * 0x01000193) & 0xFFFFFFFF
    for b in data[len(words) * 4 :]:
        h = ((h ^ b) * 0x01000193) & 0xFFFFFFFF
    return h


def align(n):
    return (n + 7) // 8 * 8


def write_model(path, meta, sections):
    entries, offset = [], 0
    for name, data in sections:
        entries.append({'name': name, 'offset': offset, 'length': len(data)})
        offset += align(len(data))
    directory = json.dumps({'meta': meta, 'sections': entries}, separators=(',', ':'), ensure_ascii=False).encode()
    base = align(24 + len(directory))
    out = bytearray(base + offset)
    out[24 : 24 + len(directory)] = directory
    for e, (_, data) in zip(entries, sections):
        out[base + e['offset'] : base + e['offset'] + len(data)] = data
    out[0:4] = b'AGLM'
    struct.pack_into('<IIII', out, 4, 1, len(out), 0, len(directory))
    struct.pack_into('<I', out, 12, checksum(bytes(out[24:])))
    open(path, 'wb').write(out)


def dense(*linears):
    """Matrices side by side: scales of the columns, biases, then the weights row by row; padded to eights."""
    weights, biases = [], []
    for l, width in linears:
        w, b = l.weight.detach().numpy().T, l.bias.detach().numpy()
        weights.append(np.pad(w, ((0, 0), (0, width - w.shape[1]))))
        biases.append(np.pad(b, (0, width - len(b))))
    w = np.concatenate(weights, 1).astype(np.float32)
    b = np.concatenate(biases).astype(np.float32)
    scale = np.maximum(np.abs(w).max(0), 1e-6).astype(np.float32) / np.float32(127)
    q = np.clip(np.rint(w / scale), -127, 127).astype(np.int8)
    return scale.astype('<f4').tobytes() + b.astype('<f4').tobytes() + q.tobytes()


def table(values, share=0.9999):
    """One step for the whole table; those beyond that share of the values are cut."""
    size = np.sort(np.abs(values).ravel())
    step = np.float32(size[int(len(size) * share)] / 127)
    return np.clip(np.rint(values / step), -127, 127).astype(np.int8).tobytes(), float(step)
