#!/usr/bin/python3
"""Trains the triage model. In: our comments and the public sources. Out: triage.onnx and manifest.json, figures on stdout.

    /usr/bin/python3 models/triage/train/train.py --public ../shared/data --out models/triage [--open-only]
"""
import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from data import own_rows, public_rows, sample_rows, sources
from encode import MISSING, Encoded
from export import export
from labels import HEADS
from model import TriageModel
from scores import report

SEED = 20261124
EPOCHS = 10
"""Of the public rows, each epoch sees this part, another one each time; our own rows are seen whole."""
PUBLIC_PART = 0.25
OWN_TIMES = 2
BATCH = 128
RATE_SPARSE, RATE_DENSE = 0.006, 0.001
KEEP_NGRAMS, KEEP_CONCEPTS = 0.6, 0.85
SMOOTHING = 0.1
TEMPERATURES = np.arange(0.3, 2.0, 0.05)


def loss_of(outputs, targets, weights):
    """Weighted cross-entropy of every label that is known, the mean of each over the rows that have it."""
    total = 0
    for at, name in enumerate(HEADS):
        known = int((targets[:, at] != MISSING).sum())
        if known:
            losses = functional.cross_entropy(outputs[name], targets[:, at], ignore_index=MISSING, label_smoothing=SMOOTHING, reduction="none")
            total = total + (losses * weights[:, at]).sum() / known
    return total


def batches_of(own, public):
    """An epoch's batches in random order, each of one kind of rows."""
    jobs = []
    for rows, times, part in ((own, OWN_TIMES, 1), (public, 1, PUBLIC_PART)):
        for _ in range(times if len(rows) else 0):
            order = np.random.permutation(len(rows))[: int(len(rows) * part)]
            jobs += [(rows, chosen) for chosen in np.array_split(order, max(1, len(order) // BATCH))]
    random.shuffle(jobs)
    return jobs


def train(own, public):
    model = TriageModel()
    optimisers = [
        (torch.optim.SparseAdam(model.sparse_parameters(), lr=RATE_SPARSE), RATE_SPARSE),
        (torch.optim.Adam(model.dense_parameters(), lr=RATE_DENSE), RATE_DENSE),
    ]
    began = time.time()
    for epoch in range(EPOCHS):
        jobs, losses = batches_of(own, public), []
        for at, (rows, chosen) in enumerate(jobs):
            left = 1 - (epoch + at / len(jobs)) / EPOCHS
            for optimiser, rate in optimisers:
                optimiser.param_groups[0]["lr"] = rate * left
                optimiser.zero_grad()
            outputs = model(*rows.batch(chosen, KEEP_NGRAMS, KEEP_CONCEPTS))
            loss = loss_of(outputs, torch.from_numpy(rows.targets[chosen]), torch.from_numpy(rows.weights[chosen]))
            loss.backward()
            for optimiser, _ in optimisers:
                optimiser.step()
            losses.append(float(loss))
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}, {time.time() - began:.0f} s", flush=True)
    return model.eval()


@torch.no_grad()
def logits_of(model, rows):
    parts = [model(*rows.batch(chosen)) for chosen in np.array_split(np.arange(len(rows)), max(1, len(rows) // 512))]
    return {name: torch.cat([part[name] for part in parts]) for name in HEADS}


def fit_temperatures(model, rows):
    """For each label, what to divide its logits by, so that scores are as sure as they are right (Guo et al. 2017)."""
    logits = logits_of(model, rows)
    found = {}
    for at, name in enumerate(HEADS):
        targets = torch.from_numpy(rows.targets[:, at])
        losses = [float(functional.cross_entropy(logits[name] / float(t), targets, ignore_index=MISSING)) for t in TEMPERATURES]
        found[name] = round(float(TEMPERATURES[int(np.argmin(losses))]), 2)
    return found


def evaluations(public):
    yield "own val", own_rows("val")
    yield "own blind", own_rows("blind")
    if public:
        yield "public sample", sample_rows(Path(public) / "triage-public.jsonl")
        umsab = public_rows(public, "sentiment", "val", {"umsab"})
        for lang in sorted({row["lang"] for row in umsab}):
            yield f"UMSAB {lang}", [row for row in umsab if row["lang"] == lang]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--public", help="folder of the public sources; without it only our own comments are trained on")
    parser.add_argument("--open-only", action="store_true", help="only public sources under an open licence")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    random.seed(SEED), np.random.seed(SEED), torch.manual_seed(SEED)
    torch.set_num_threads(2)
    own = Encoded(own_rows("train"))
    names = ("sentiment", "toxicity", "spam") if options.public else ()
    allowed = sources(options.open_only)
    public = [row for name in names for row in public_rows(options.public, name, "train", allowed)]
    print(f"{len(own)} own rows, {len(public)} public rows", flush=True)
    model = train(own, Encoded(public) if public else [])
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    export(model, out / "triage.onnx")
    temperatures = fit_temperatures(model, Encoded(own_rows("val")))
    manifest = {
        "kind": "hashed-grams",
        "name": "Cadence triage",
        "model": "triage.onnx",
        "lexicon": "lexicon",
        "shapes": "shapes.tsv",
        "temperatures": temperatures,
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    for title, rows in evaluations(options.public):
        encoded = Encoded(rows)
        report(title, encoded.targets, {name: values.argmax(1).numpy() for name, values in logits_of(model, encoded).items()})


if __name__ == "__main__":
    main()
