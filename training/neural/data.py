"""What export.ts wrote, as tensors and batches. Order depends on the seed alone."""
import json
import random
import torch


class Data:
    def __init__(self, folder):
        with open(f"{folder}/data.json") as f:
            data = json.load(f)
        with open(f"{folder}/types.json") as f:
            types = json.load(f)
        self.tags, self.labels, self.sets = data["tags"], data["labels"], data["sets"]
        self.raw, self.probes = data["raw"], data["probes"]
        columns = torch.tensor([t[:4] for t in types])
        pieces = torch.tensor([p for t in types for p in t[4:]])
        offsets = torch.tensor([0] + [len(t) - 4 for t in types]).cumsum(0)
        self.types = (columns, pieces, offsets)
        raw = torch.from_file(f"{folder}/vectors.f32", size=self._floats(folder), dtype=torch.float32)
        self.vectors = raw.view(-1, 100).clone()

    @staticmethod
    def _floats(folder):
        import os
        return os.path.getsize(f"{folder}/vectors.f32") // 4


def batches(sentences, words, rng=None):
    """Lists of sentences of like length with at most `words` words (padding counted)."""
    order = list(range(len(sentences)))
    if rng:
        rng.shuffle(order)
    order.sort(key=lambda i: len(sentences[i]["types"]) + (rng.random() * 2 if rng else 0))
    out, batch, longest = [], [], 0
    for i in order:
        n = len(sentences[i]["types"])
        if batch and max(longest, n) * (len(batch) + 1) > words:
            out.append(batch)
            batch, longest = [], 0
        batch.append(sentences[i])
        longest = max(longest, n)
    if batch:
        out.append(batch)
    if rng:
        rng.shuffle(out)
    return out


def tensors(batch):
    length, count = max(len(s["types"]) for s in batch), len(batch)
    words = torch.zeros(length, count, dtype=torch.long)
    keep = torch.zeros(length, count, 1)
    for j, s in enumerate(batch):
        n = len(s["types"])
        words[:n, j] = torch.tensor(s["types"])
        keep[:n, j, 0] = 1
    return words, keep


def gold(batch, key, length, fill=-1):
    out = torch.full((len(batch), length), fill, dtype=torch.long)
    for j, s in enumerate(batch):
        out[j, :len(s[key])] = torch.tensor(s[key])
    return out
