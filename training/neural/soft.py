"""Soft targets: what trained readers together think of the treebanks and of raw news, for train.py --soft.

python3 training/neural/soft.py FOLDER OUT MODEL.pt [MODEL.pt ...]; the mean of their distributions over tags, heads and, at the
best head, labels, in half precision.
"""
import argparse
import sys
import torch
from data import Data, batches, tensors
from train import build


def load(data, path):
    saved = torch.load(path)
    model = build(data, argparse.Namespace(**saved["config"], dropout=0.0))
    model.load_state_dict(saved["state"])
    return model.eval()


@torch.no_grad()
def main():
    folder, out, *paths = sys.argv[1:]
    torch.set_num_threads(1)
    data = Data(folder)
    models = [load(data, path) for path in paths]
    sentences = [{**s, "news": name == "news"} for name in ("ewt", "gum", "changed", "news") for s in data.sets[name]]
    sentences += [{"types": s} for s in data.raw]
    for batch in batches(sentences, 3000):
        words, keep = tensors(batch)
        scores = [m(words, keep) for m in models]
        arcs = torch.stack([a.softmax(-1) for _, a, _ in scores]).mean(0)
        tags = torch.stack([t.softmax(-1) for t, _, _ in scores]).mean(0).transpose(0, 1)
        heads = arcs.argmax(-1)
        labels = torch.stack([m.label_scores(p, heads).softmax(-1) for m, (_, _, p) in zip(models, scores)]).mean(0)
        for j, s in enumerate(batch):
            n = len(s["types"])
            s["soft_arcs"] = arcs[j, :n, :n + 1].half()
            s["soft_tags"] = tags[j, :n].half()
            s["soft_labels"] = labels[j, :n].half()
    torch.save(sentences, out)
    print(f"{len(sentences)} sentences by {len(models)} models")


main()
