"""The neural reader as PyTorch trains it. What each part computes is what src/language/neural/ computes; see its docs.

A word type -> 224 numbers (fixed vector, letter n-grams, whole word, shape, cluster) -> width; a convolution over three words;
layers of simple recurrent units in both directions (linear recurrence, algebraic sigmoid gates), residual, layer norm before each;
heads: tags; arcs (biaffine, root first); labels (low-rank trilinear of dependent and head).
"""
import math
import torch
from torch import nn
import torch.nn.functional as F

DIMS = {"vector": 100, "pieces": 48, "whole": 32, "shape": 12, "cluster": 32}
ROWS = {"pieces": 16384, "whole": 16384, "shape": 256, "cluster": 1025}


class Scan(torch.autograd.Function):
    """c[t] = f[t] c[t-1] + (1 - f[t]) x[t], c before the start 0: the first half of the columns from the left, the second from the right."""

    @staticmethod
    def forward(ctx, x, f):
        n, half = x.shape[0], x.shape[-1] // 2
        c = torch.addcmul(x, f, x, value=-1)
        for t in range(1, n):
            c[t, :, :half].addcmul_(f[t, :, :half], c[t - 1, :, :half])
            c[n - 1 - t, :, half:].addcmul_(f[n - 1 - t, :, half:], c[n - t, :, half:])
        ctx.save_for_backward(x, f, c)
        return c

    @staticmethod
    def backward(ctx, grad):
        x, f, c = ctx.saved_tensors
        n, half = x.shape[0], x.shape[-1] // 2
        g = grad.clone()
        for t in range(1, n):
            g[n - 1 - t, :, :half].addcmul_(f[n - t, :, :half], g[n - t, :, :half])
            g[t, :, half:].addcmul_(f[t - 1, :, half:], g[t - 1, :, half:])
        d = x.neg()
        d[1:, :, :half] += c[:-1, :, :half]
        d[:-1, :, half:] += c[1:, :, half:]
        return torch.addcmul(g, f, g, value=-1), d.mul_(g)


class Gate(torch.autograd.Function):
    """0.5 + 0.5 x / sqrt(1 + x x): a sigmoid of square roots alone, the same numbers wherever it is computed."""

    @staticmethod
    def forward(ctx, x):
        s = (x * x).add_(1).rsqrt_()
        ctx.save_for_backward(s)
        return (x * s).mul_(0.5).add_(0.5)

    @staticmethod
    def backward(ctx, grad):
        (s,) = ctx.saved_tensors
        return (s * s).mul_(s).mul_(grad).mul_(0.5)


gate = Gate.apply


def shared_dropout(x, p, training):
    """Dropout with one mask for all words of a sentence; x is words x sentences x width."""
    if not training or p == 0:
        return x
    mask = x.new_empty(1, x.shape[1], x.shape[2]).bernoulli_(1 - p) / (1 - p)
    return x * mask


class Layer(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.map = nn.Linear(width, 3 * width)
        with torch.no_grad():
            self.map.bias[width:2 * width] = 1.0

    def forward(self, x, keep, dropout):
        n = shared_dropout(self.norm(x), dropout, self.training)
        u, f, r = self.map(n).chunk(3, -1)
        return torch.addcmul(x, gate(r), Scan.apply(u * keep, gate(f)))


class Reader(nn.Module):
    def __init__(self, types, vectors, tags, labels, width=256, layers=3, arc=96, label=96, dropout=0.3):
        super().__init__()
        self.config = {"width": width, "layers": layers, "arc": arc, "label": label}
        self.dropout = dropout
        self.register_buffer("vectors", vectors, persistent=False)
        columns, pieces, offsets = types
        self.register_buffer("columns", columns, persistent=False)
        self.register_buffer("piece_rows", pieces, persistent=False)
        self.register_buffer("piece_offsets", offsets, persistent=False)
        self.pieces = nn.Parameter(torch.randn(ROWS["pieces"], DIMS["pieces"]) * 0.1)
        self.whole = nn.Parameter(torch.randn(ROWS["whole"], DIMS["whole"]) * 0.1)
        self.shape = nn.Parameter(torch.randn(ROWS["shape"], DIMS["shape"]) * 0.2)
        self.cluster = nn.Parameter(torch.randn(ROWS["cluster"], DIMS["cluster"]) * 0.1)
        self.enter = nn.Linear(sum(DIMS.values()), width)
        self.window = nn.Linear(3 * width, width)
        self.layers = nn.ModuleList(Layer(width) for _ in range(layers))
        self.last = nn.LayerNorm(width)
        self.tag = nn.Linear(width, tags)
        self.arc_dep = nn.Linear(width, arc)
        self.arc_head = nn.Linear(width, arc)
        self.arc_root = nn.Parameter(torch.randn(arc) * 0.1)
        self.arc_map = nn.Linear(arc, arc)
        nn.init.orthogonal_(self.arc_map.weight)
        self.label_dep = nn.Linear(width, label)
        self.label_head = nn.Linear(width, label)
        self.label_root = nn.Parameter(torch.randn(label) * 0.1)
        self.label_pair = nn.Linear(label, labels)
        self.label_ends = nn.Linear(2 * label, labels, bias=False)

    def types(self, numbers):
        """Vectors of word types (distinct numbers)."""
        column = self.columns[numbers]
        starts = self.piece_offsets[numbers]
        counts = self.piece_offsets[numbers + 1] - starts
        index = torch.repeat_interleave(starts - torch.cat([counts.new_zeros(1), counts.cumsum(0)[:-1]]), counts)
        rows = self.piece_rows[index + torch.arange(index.shape[0])]
        offsets = torch.cat([counts.new_zeros(1), counts.cumsum(0)[:-1]])
        bag = F.embedding_bag(rows, self.pieces, offsets, mode="sum") * counts.clamp(min=1).float().rsqrt().unsqueeze(1)
        return self.vectors[column[:, 0]], bag, F.embedding(column[:, 2], self.whole), \
            F.embedding(column[:, 3], self.shape), F.embedding(column[:, 1], self.cluster)

    def encode(self, words, keep):
        """words: length x sentences (numbers of types); keep: 1 where a word stands, length x sentences x 1."""
        distinct, where = torch.unique(words, return_inverse=True)
        parts = self.types(distinct)
        parts = [F.embedding(where, p) for p in parts]
        if self.training:
            parts[0] = parts[0] * parts[0].new_empty(*words.shape, 1).bernoulli_(0.9)
            parts[2] = parts[2] * parts[0].new_empty(*words.shape, 1).bernoulli_(0.75)
            parts[1] = parts[1] * parts[0].new_empty(*words.shape, 1).bernoulli_(0.95)
        x = self.enter(torch.cat(parts, -1)) * keep
        x = shared_dropout(x, self.dropout, self.training)
        edge = torch.zeros_like(x[:1])
        near = torch.cat([torch.cat([edge, x[:-1]]), x, torch.cat([x[1:], edge])], -1)
        x = (x + torch.relu(self.window(near))) * keep
        for layer in self.layers:
            x = layer(x, keep, self.dropout * 0.7)
        return shared_dropout(self.last(x), self.dropout, self.training)

    def forward(self, words, keep):
        """Scores of tags (length x sentences x tags), of arcs (sentences x dependents x heads, root first), and the label parts."""
        h = self.encode(words, keep)
        drop = lambda x: shared_dropout(x, self.dropout, self.training)
        dep = drop(torch.relu(self.arc_dep(h))).transpose(0, 1)
        head = drop(torch.relu(self.arc_head(h))).transpose(0, 1)
        head = torch.cat([self.arc_root.expand(head.shape[0], 1, -1), head], 1)
        arcs = torch.bmm(self.arc_map(dep), head.transpose(1, 2))
        blocked = torch.cat([keep.new_zeros(keep.shape[1], 1), 1 - keep[..., 0].t()], 1)
        arcs = arcs - 1e4 * blocked.unsqueeze(1)
        eye = torch.eye(arcs.shape[1], arcs.shape[2] - 1)
        arcs[:, :, 1:] = arcs[:, :, 1:] - 1e4 * eye
        ldep = drop(torch.relu(self.label_dep(h))).transpose(0, 1)
        lhead = drop(torch.relu(self.label_head(h))).transpose(0, 1)
        lhead = torch.cat([self.label_root.expand(lhead.shape[0], 1, -1), lhead], 1)
        return self.tag(h), arcs, (ldep, lhead)

    def label_scores(self, parts, heads):
        """Scores of labels for given heads (sentences x dependents)."""
        ldep, lhead = parts
        chosen = torch.gather(lhead, 1, heads.unsqueeze(-1).expand(-1, -1, lhead.shape[-1]))
        return self.label_pair(ldep * chosen) + self.label_ends(torch.cat([ldep, chosen], -1))
