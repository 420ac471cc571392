#!/usr/bin/python3
"""Trains the triage model. In: our comments, and the public sources unless --own-only. Out: bag.pt, and figures on stdout.

    /usr/bin/python3 models/triage/train/train.py --public ../shared/data --out models/triage
"""
import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from data import own_rows, public_rows, sample_rows
from features import model_text, ngram_ids
from labels import HEADS
from model import Bag
from scores import macro_f1, report

MISSING = -100
SEED = 20261124


def encode(rows):
    for row in rows:
        row["ids"] = np.array(ngram_ids(model_text(row["text"])) or [0], dtype=np.int64)
        row["targets"] = [values.index(row[name]) if row.get(name) in values else MISSING for name, values in HEADS.items()]
    return rows


def batches(rows, size, rng, keep):
    order = list(range(len(rows)))
    rng.shuffle(order)
    for start in range(0, len(order), size):
        chosen = [rows[at] for at in order[start : start + size]]
        yield collate(chosen, keep)


def collate(rows, keep=1.0):
    parts = [row["ids"] if keep == 1 else drop(row["ids"], keep) for row in rows]
    offsets = np.cumsum([0] + [len(part) for part in parts[:-1]])
    targets = np.array([row["targets"] for row in rows])
    return torch.from_numpy(np.concatenate(parts)), torch.from_numpy(offsets), torch.from_numpy(targets)


def drop(ids, keep):
    """N-gram dropout: a text is never the same twice, and never empty."""
    chosen = ids[np.random.random(len(ids)) < keep]
    return chosen if len(chosen) else ids[:1]


def loss_of(outputs, targets):
    total = 0
    for at, name in enumerate(HEADS):
        wanted = targets[:, at]
        if (wanted != MISSING).any():
            total = total + functional.cross_entropy(outputs[name], wanted, ignore_index=MISSING, label_smoothing=0.1)
    return total


@torch.no_grad()
def predict(model, rows):
    model.eval()
    said = {name: [] for name in HEADS}
    for start in range(0, len(rows), 512):
        ids, offsets, _ = collate(rows[start : start + 512])
        for name, logits in model(ids, offsets).items():
            said[name].extend(logits.argmax(1).tolist())
    model.train()
    return said


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--public")
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--own-times", type=int, default=8, help="how often our own rows come in an epoch")
    parser.add_argument("--keep", type=float, default=0.5)
    options = parser.parse_args()
    random.seed(SEED), np.random.seed(SEED), torch.manual_seed(SEED)
    began = time.time()
    own = encode(own_rows("train"))
    public = []
    if options.public:
        for name in ("sentiment", "toxicity", "spam"):
            public += encode(public_rows(options.public, name, "train"))
    print(f"{len(own)} own rows, {len(public)} public rows, encoded in {time.time() - began:.0f} s", flush=True)
    model = Bag()
    optimiser = torch.optim.Adagrad(model.parameters(), lr=0.04)
    rng = random.Random(SEED)
    for epoch in range(options.epochs):
        rows = public + own * options.own_times
        losses = []
        for ids, offsets, targets in batches(rows, 256, rng, options.keep):
            optimiser.zero_grad()
            loss = loss_of(model(ids, offsets), targets)
            loss.backward()
            optimiser.step()
            losses.append(float(loss))
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}, {time.time() - began:.0f} s", flush=True)
    torch.save(model.state_dict(), Path(options.out) / "bag.pt")
    for title, rows in evaluations(options.public):
        report(title, encode(rows), predict(model, rows))


def evaluations(public):
    yield "own val", own_rows("val")
    yield "own blind", own_rows("blind")
    if public:
        yield "public sample", sample_rows(Path(public) / "triage-public.jsonl")
        umsab = public_rows(public, "sentiment", "val", {"umsab"})
        for lang in sorted({row["lang"] for row in umsab}):
            yield f"UMSAB {lang}", [row for row in umsab if row["lang"] == lang]


if __name__ == "__main__":
    main()
