"""Rounds a trained reader to bytes and writes models/en/neural/weights.bin (format: src/language/neural/weights.ts).

python3 training/neural/pack.py FOLDER MODEL.pt OUT.bin [PROBES.json]; PROBES gets what the rounded weights score, for the test that
the reader in TypeScript gives the same.
"""
import argparse
import json
import struct
import torch
from data import Data, tensors
from train import build


def rounded(weight):
    scale = weight.abs().amax(1).clamp(min=1e-12) / 127
    return torch.round(weight / scale.unsqueeze(1)).clamp(-127, 127).to(torch.int8), scale


def main():
    p = argparse.ArgumentParser()
    p.add_argument("folder"), p.add_argument("model"), p.add_argument("out"), p.add_argument("probes", nargs="?")
    a = p.parse_args()
    torch.set_num_threads(1)
    data = Data(a.folder)
    saved = torch.load(a.model)
    config = argparse.Namespace(**saved["config"], dropout=0.0)
    model = build(data, config)
    model.load_state_dict(saved["state"])
    model.eval()
    state = dict(model.state_dict())
    state["label_all.weight"] = torch.cat([state.pop("label_pair.weight"), state.pop("label_ends.weight")], 1)
    state["label_all.bias"] = state.pop("label_pair.bias")
    state["vectors"] = data.vectors
    as_table = {"pieces", "whole", "cluster", "vectors"}
    sections, parts, at = [], [], 0

    def put(name, kind, rows, columns, blob):
        nonlocal at
        sections.append({"name": name, "kind": kind, "rows": rows, "columns": columns, "offset": at})
        blob += b"\0" * (-len(blob) % 16)
        parts.append(blob)
        at += len(blob)

    for name in sorted(state):
        value = state[name].float()
        if name in as_table or (name.endswith(".weight") and value.dim() == 2):
            q, scale = rounded(value)
            state[name] = q.float() * scale.unsqueeze(1)
            put(name, "table", *q.shape, scale.numpy().tobytes() + q.numpy().tobytes())
        else:
            columns = value.shape[-1]
            put(name, "floats", value.numel() // columns, columns, value.contiguous().numpy().tobytes())
    with open(f"{a.folder}/words.txt", "rb") as f:
        words = f.read().rstrip(b"\n")
    put("words", "text", 1, len(words), words)
    header = {"format": 1, "tags": saved["tags"], "labels": saved["labels"], **saved["config"], "sections": sections}
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-(12 + len(text)) % 16)
    with open(a.out, "wb") as f:
        f.write(b"ATTACHEN" + struct.pack("<I", len(text)) + text + b"".join(parts))
    if not a.probes:
        return
    pair = data_label = state.pop("label_all.weight")
    label = saved["config"]["label"]
    state["label_pair.weight"], state["label_ends.weight"] = pair[:, :label], data_label[:, label:]
    state["label_pair.bias"] = state.pop("label_all.bias")
    data.vectors.copy_(state.pop("vectors"))
    model.load_state_dict(state)
    model.vectors.copy_(data.vectors)
    out = []
    with torch.no_grad():
        for probe in data.probes:
            words, keep = tensors([probe])
            tags, arcs, parts_ = model(words, keep)
            heads = arcs.argmax(-1)
            labels = model.label_scores(parts_, heads)
            n = len(probe["types"])
            show = lambda t: [[round(x, 3) for x in row] for row in t.tolist()]
            arcs = arcs[0].clone()
            for i in range(n):
                arcs[i, i + 1] = 0
            out.append({"forms": probe["forms"], "tags": show(tags[:, 0]), "arcs": show(arcs), "heads": heads[0].tolist(), "labels": show(labels[0])})
    with open(a.probes, "w") as f:
        json.dump(out, f, separators=(",", ":"), ensure_ascii=False)
        f.write("\n")


main()
