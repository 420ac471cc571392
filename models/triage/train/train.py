#!/usr/bin/python3
"""Trains what reads comments. In: our comments and the public sources. Out: triage.onnx, questions.f32, manifest.json; figures on stdout.

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
from encode import Encoded
from export import export_triage
from labels import HEADS, MISSING
from model import GENERAL_HEADS, Tower, mixed
from questions import cluster, read_questions, train_questions, v_measure, vectors_of
from scores import report

SEED = 20261124
BATCH = 128
SMOOTHING = 0.1
RATE_DENSE = 0.001
DOMAIN = {"epochs": 16, "keep_ngrams": 0.7, "keep_concepts": 0.9, "rate": 0.006}
GENERAL = {"epochs": 7, "keep_ngrams": 0.4, "keep_concepts": 0.7, "rate": 0.004}
"""Which part of a kind of public rows an epoch sees, another one each time; UMSAB is balanced and clean."""
PARTS = {"umsab": 1, "sentiment": 0.5, "toxic": 0.15}
TEMPERATURES = np.arange(0.3, 2.0, 0.05)


def loss_of(outputs, heads, rows, chosen):
    """Weighted cross-entropy of every label that is known, the mean of each over the rows that have it."""
    total = 0
    for name in heads:
        targets, weights = torch.from_numpy(rows.targets[name][chosen]), torch.from_numpy(rows.weights[name][chosen])
        known = int((targets != MISSING).sum())
        if known:
            losses = functional.cross_entropy(outputs[name], targets, ignore_index=MISSING, label_smoothing=SMOOTHING, reduction="none")
            total = total + (losses * weights).sum() / known
    return total


def train(title, heads, rows, chances, epochs, keep_ngrams, keep_concepts, rate):
    """`chances`: how likely an epoch sees each row."""
    tower = Tower(heads)
    optimisers = [
        (torch.optim.SparseAdam(tower.sparse_parameters(), lr=rate), rate),
        (torch.optim.Adam(tower.dense_parameters(), lr=RATE_DENSE), RATE_DENSE),
    ]
    began = time.time()
    for epoch in range(epochs):
        order = np.random.permutation(np.flatnonzero(np.random.random(len(rows)) < chances))
        batches, losses = np.array_split(order, max(1, len(order) // BATCH)), []
        for at, chosen in enumerate(batches):
            left = 1 - (epoch + at / len(batches)) / epochs
            for optimiser, full in optimisers:
                optimiser.param_groups[0]["lr"] = full * left
                optimiser.zero_grad()
            loss = loss_of(tower(*rows.batch(chosen, keep_ngrams, keep_concepts)), heads, rows, chosen)
            loss.backward()
            for optimiser, _ in optimisers:
                optimiser.step()
            losses.append(float(loss))
        print(f"{title} epoch {epoch + 1}: loss {np.mean(losses):.3f}, {time.time() - began:.0f} s", flush=True)
    return tower.eval()


def train_domain(own):
    for name in ("sentiment", "intent", "topic", "urgent", "toxic"):
        own.balance(name, [""] * len(own), power=0.5, least=0.3, most=4)
    return train("domain", HEADS, own, np.ones(len(own)), **DOMAIN)


def train_general(rows):
    """Public rows and our own; sentiment is balanced within each language: reviews have little that is neutral."""
    encoded = Encoded(rows, GENERAL_HEADS)
    encoded.balance("sentiment", [row.get("lang") for row in rows], power=1, least=0.2, most=4)
    encoded.balance("kind", [""] * len(rows), power=1, least=0.2, most=4)
    chances = np.array([chance_of(row) for row in rows])
    return train("general", GENERAL_HEADS, encoded, chances, **GENERAL)


def chance_of(row):
    if row["source"] in PARTS or row["kind"] == "live comment":
        return PARTS.get(row["source"], 1)
    return PARTS["sentiment" if "sentiment" in row else "toxic"]


@torch.no_grad()
def logits_of(domain, general, rows):
    parts = []
    for chosen in np.array_split(np.arange(len(rows)), max(1, len(rows) // 512)):
        batch = rows.batch(chosen)
        parts.append(mixed(domain(*batch), general(*batch)))
    return {name: torch.cat([part[name] for part in parts]) for name in HEADS}


def fit_temperatures(logits, rows):
    """For each label, what to divide its logits by, so that scores are as sure as they are right (Guo et al. 2017)."""
    found = {}
    for name in HEADS:
        targets = torch.from_numpy(rows.targets[name])
        losses = [float(functional.cross_entropy(logits[name] / float(t), targets, ignore_index=MISSING)) for t in TEMPERATURES]
        found[name] = round(float(TEMPERATURES[int(np.argmin(losses))]), 2)
    return found


def evaluations(public):
    yield "own val", own_rows("val")
    yield "own blind", own_rows("blind")
    yield "public sample", sample_rows(Path(public) / "triage-public.jsonl")
    umsab = public_rows(public, "sentiment", "val", {"umsab"})
    for lang in sorted({row["lang"] for row in umsab}):
        yield f"UMSAB {lang}", [row for row in umsab if row["lang"] == lang]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--public", required=True, help="folder of the public sources")
    parser.add_argument("--open-only", action="store_true", help="only public sources under an open licence")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    random.seed(SEED), np.random.seed(SEED), torch.manual_seed(SEED)
    torch.set_num_threads(2)
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)

    own = own_rows("train")
    allowed = sources(options.open_only)
    public = [row for name in ("sentiment", "toxicity") for row in public_rows(options.public, name, "train", allowed)]
    print(f"{len(own)} own rows, {len(public)} public rows", flush=True)
    domain = train_domain(Encoded(own, HEADS))
    general = train_general([{**row, "kind": "live comment"} for row in own] + [{**row, "kind": "other text"} for row in public])
    export_triage(domain, general, out / "triage.onnx")

    val = Encoded(own_rows("val"), HEADS)
    temperatures = fit_temperatures(logits_of(domain, general, val), val)
    manifest = {
        "kind": "hashed-grams",
        "name": "Cadence triage",
        "model": "triage.onnx",
        "lexicon": "lexicon",
        "shapes": "shapes.tsv",
        "temperatures": temperatures,
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")

    questions = train_questions()
    questions.folded().astype("<f4").tofile(out / "questions.f32")
    blind = read_questions("blind")
    random.shuffle(blind)
    print(f"question groups, blind: V-measure {v_measure([group for group, _ in blind], cluster(vectors_of(questions, blind))):.3f}")

    for title, rows in evaluations(options.public):
        encoded = Encoded(rows, HEADS)
        said = {name: values.argmax(1).numpy() for name, values in logits_of(domain, general, encoded).items()}
        report(title, encoded.targets, said)


if __name__ == "__main__":
    main()
