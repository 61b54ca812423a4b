"""Trains one reader: python3 training/neural/train.py FOLDER OUT [options]. One thread, fixed seed: a second run gives the same bytes.

With --teachers, the raw news and the treebanks are also learnt from what the teachers together think of them (soft targets).
"""
import argparse
import math
import random
import time
import torch
import torch.nn.functional as F
from data import Data, batches, gold, tensors
from model import Reader


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("folder")
    p.add_argument("out")
    p.add_argument("--width", type=int, default=256)
    p.add_argument("--layers", type=int, default=3)
    p.add_argument("--arc", type=int, default=96)
    p.add_argument("--label", type=int, default=96)
    p.add_argument("--dropout", type=float, default=0.3)
    p.add_argument("--epochs", type=int, default=20)
    p.add_argument("--batch", type=int, default=1200)
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--news", type=int, default=4, help="how often the news treebank counts")
    p.add_argument("--soft", default=None, help="file of soft targets, written by soft.py")
    return p.parse_args()


def build(data, a):
    return Reader(data.types, data.vectors, len(data.tags), len(data.labels), a.width, a.layers, a.arc, a.label, a.dropout)


def hard_loss(scores, batch, n):
    """Cross-entropy against the treebank."""
    model, tags, arcs, parts = scores
    loss_tags = F.cross_entropy(tags.transpose(0, 1).flatten(0, 1), gold(batch, "tags", n).flatten(), ignore_index=-1, label_smoothing=0.03)
    heads = gold(batch, "heads", n)
    loss_arcs = F.cross_entropy(arcs.flatten(0, 1), heads.flatten(), ignore_index=-1)
    labels = model.label_scores(parts, heads.clamp(min=0))
    loss_labels = F.cross_entropy(labels.flatten(0, 1), gold(batch, "labels", n).flatten(), ignore_index=-1, label_smoothing=0.03)
    return loss_tags + loss_arcs + loss_labels


def soft_loss(scores, batch, n, mask):
    """Cross-entropy against the teachers' distributions; arcs over all heads, labels at the teachers' best head."""
    model, tags, arcs, parts = scores
    count, total = len(batch), mask.sum()
    t_arcs = torch.zeros(count, n, n + 1)
    t_tags = torch.zeros(count, n, tags.shape[-1])
    t_labels = torch.zeros(count, n, model.label_pair.out_features)
    for j, s in enumerate(batch):
        m = len(s["types"])
        t_arcs[j, :m, :m + 1] = s["soft_arcs"].float()
        t_tags[j, :m] = s["soft_tags"].float()
        t_labels[j, :m] = s["soft_labels"].float()
    heads = t_arcs.argmax(-1)
    ce = lambda found, target: -(target * F.log_softmax(found, -1)).sum(-1).mul(mask).sum() / total
    return ce(tags.transpose(0, 1), t_tags) + ce(arcs, t_arcs) + ce(model.label_scores(parts, heads), t_labels)


def loss_of(model, batch):
    """The treebank's word where there is one, the teachers' where there are teachers; both halve the say between them."""
    words, keep = tensors(batch)
    scores = (model, *model(words, keep))
    n = words.shape[0]
    has_gold, has_soft = "heads" in batch[0], "soft_arcs" in batch[0]
    hard = hard_loss(scores, batch, n) if has_gold else 0
    soft = soft_loss(scores, batch, n, keep[..., 0].t()) if has_soft else 0
    return (hard + soft) / (has_gold + has_soft)


@torch.no_grad()
def evaluate(model, sentences, words=4000):
    """UPOS-and-XPOS accuracy, UAS, LAS in percent; each word takes its best head (no tree is enforced)."""
    model.eval()
    right_tags = uas = las = total = 0
    for batch in batches(sentences, words):
        w, keep = tensors(batch)
        tags, arcs, parts = model(w, keep)
        n = w.shape[0]
        heads = arcs.argmax(-1)
        labels = model.label_scores(parts, heads).argmax(-1)
        g_heads, g_labels, g_tags = (gold(batch, k, n) for k in ("heads", "labels", "tags"))
        mask = keep[..., 0].t().bool()
        right_tags += (tags.transpose(0, 1).argmax(-1) == g_tags)[mask].sum().item()
        right = (heads == g_heads)
        uas += right[mask].sum().item()
        las += (right & (labels == g_labels))[mask].sum().item()
        total += mask.sum().item()
    model.train()
    return [round(100 * x / max(1, total), 2) for x in (right_tags, uas, las)]


def main():
    a = arguments()
    torch.set_num_threads(1)
    torch.manual_seed(a.seed)
    torch.use_deterministic_algorithms(True)
    rng = random.Random(a.seed)
    data = Data(a.folder)
    model = build(data, a)
    if a.soft:
        known = torch.load(a.soft)
        news = [s for s in known if s.get("news")]
        parts = [[s for s in known if "heads" in s] + news * (a.news - 1), [s for s in known if "heads" not in s]]
    else:
        parts = [data.sets["ewt"] + data.sets["gum"] + data.sets["changed"] + data.sets["news"] * a.news]
    print(f"{sum(p.numel() for p in model.parameters())} weights, {[len(p) for p in parts]} sentences", flush=True)
    steps = a.epochs * sum(len(batches(p, a.batch, random.Random(0))) for p in parts)
    optimizer = torch.optim.Adam(model.parameters(), lr=a.rate, betas=(0.9, 0.98), eps=1e-8)
    schedule = lambda step: min(1, (step + 1) / 200) * (0.5 + 0.5 * math.cos(math.pi * min(1, step / steps)))
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, schedule)
    for epoch in range(a.epochs):
        start, total, count = time.time(), 0.0, 0
        work = [b for p in parts for b in batches(p, a.batch, rng)]
        rng.shuffle(work)
        for batch in work:
            optimizer.zero_grad(set_to_none=True)
            loss = loss_of(model, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            scheduler.step()
            total += loss.item()
            count += 1
        scores = {k: evaluate(model, data.sets[k]) for k in ("ewt-dev", "gum-dev", "news-test") if data.sets[k]}
        print(f"epoch {epoch + 1} loss {total / count:.3f} {scores} {time.time() - start:.0f} s", flush=True)
        torch.save({"config": model.config, "state": model.state_dict(), "tags": data.tags, "labels": data.labels}, a.out)


main() if __name__ == "__main__" else None
