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
from encode import INPUTS, Encoded
from export import export_triage
from labels import HEADS, MISSING
from model import GENERAL_HEADS, DomainTower, GeneralTower, mixed
from questions import cluster, read_questions, train_questions, v_measure, vectors_of
from scores import report

SEED = 20261124
BATCH = 128
SMOOTHING = 0.1
RATE_DENSE = 0.001
DOMAIN = {"epochs": 16, "keep": {"ngrams": 0.7, "concepts": 0.9}, "rate": 0.006}
GENERAL = {"epochs": 3, "keep": {"words": 0.7, "concepts": 0.7}, "rate": 0.002}
TEACHERS = 2
"""What the general tower's other heads count against its sentiment, which they share words and concepts with."""
SIDE = 0.3
"""How often an epoch sees a row of a kind of public rows; UMSAB is balanced and clean."""
TIMES = {"umsab": 3, "sentiment": 0.3, "toxic": 0.3}
TEMPERATURES = np.arange(0.3, 2.0, 0.05)


def loss_of(outputs, heads, rows, chosen):
    """Weighted cross-entropy of every label that is known or taught, the mean of each over the rows that have it."""
    total = 0
    for name in heads:
        targets, weights = torch.from_numpy(rows.targets[name][chosen]), torch.from_numpy(rows.weights[name][chosen])
        losses = functional.cross_entropy(outputs[name], targets, ignore_index=MISSING, label_smoothing=SMOOTHING, reduction="none") * weights
        has_one = targets != MISSING
        if name in rows.taught:
            taught = torch.from_numpy(rows.taught[name][chosen])
            losses = losses - (taught * functional.log_softmax(outputs[name], 1)).sum(1)
            has_one = has_one | (taught.sum(1) > 0)
        total = total + losses.sum() / max(1, int(has_one.sum()))
    return total


def train(title, tower, heads, rows, times, epochs, keep, rate):
    """`times`: how often an epoch sees each row, by chance where it is no whole number."""
    optimisers = [
        (torch.optim.SparseAdam(tower.tables(), lr=rate), rate),
        (torch.optim.Adam(tower.dense(), lr=RATE_DENSE), RATE_DENSE),
    ]
    began = time.time()
    for epoch in range(epochs):
        seen = np.floor(times + np.random.random(len(rows))).astype(int)
        order = np.random.permutation(np.repeat(np.arange(len(rows)), seen))
        batches, losses = np.array_split(order, max(1, len(order) // BATCH)), []
        for at, chosen in enumerate(batches):
            left = 1 - (epoch + at / len(batches)) / epochs
            for optimiser, full in optimisers:
                optimiser.param_groups[0]["lr"] = full * left
                optimiser.zero_grad()
            loss = sum(loss_of(opinion, heads, rows, chosen) for opinion in tower.opinions(*rows.batch(chosen, keep)))
            loss.backward()
            for optimiser, _ in optimisers:
                optimiser.step()
            losses.append(float(loss))
        print(f"{title} epoch {epoch + 1}: loss {np.mean(losses):.3f}, {time.time() - began:.0f} s", flush=True)
    return tower.eval()


def train_domain(own):
    for name in ("sentiment", "intent", "topic", "urgent", "toxic"):
        own.balance(name, [""] * len(own), power=0.5, least=0.3, most=4)
    return train("domain", DomainTower(), HEADS, own, np.ones(len(own)), **DOMAIN)


def train_general(rows):
    """Public rows and our own; sentiment is balanced within each language: reviews have little that is neutral. Teachers say what
    the sentiment of texts is that only toxicity is known of; the tower learns from these too (Xie et al. 2020, arXiv:1911.04252)."""
    encoded = Encoded(rows, ["words", "concepts"], GENERAL_HEADS)
    encoded.balance("sentiment", [row.get("lang") for row in rows], power=1, least=0.2, most=4)
    encoded.balance("kind", [""] * len(rows), power=1, least=0.2, most=4)
    for name in ("kind", "toxic"):
        encoded.weights[name] *= SIDE
    times = np.array([times_of(row) for row in rows])
    teachers = [train(f"teacher {at + 1}", GeneralTower(), GENERAL_HEADS, encoded, times, **GENERAL) for at in range(TEACHERS)]
    encoded.taught["sentiment"] = taught_by(teachers, encoded)
    return train("general", GeneralTower(), GENERAL_HEADS, encoded, times, **GENERAL)


@torch.no_grad()
def taught_by(teachers, rows):
    """Probabilities of sentiment for the rows without one, zeros for the others: rows x values."""
    taught = np.zeros((len(rows), len(HEADS["sentiment"])), dtype=np.float32)
    unknown = np.flatnonzero(rows.targets["sentiment"] == MISSING)
    for chosen in np.array_split(unknown, max(1, len(unknown) // 512)):
        batch = rows.batch(chosen)
        taught[chosen] = np.mean([functional.softmax(teacher(*batch)["sentiment"], 1).numpy() for teacher in teachers], 0)
    return taught


def live_comment(row):
    """One of ours for the general tower: their sentiment is the domain tower's."""
    return {name: value for name, value in row.items() if name != "sentiment"} | {"kind": "live comment"}


def times_of(row):
    if row["kind"] == "live comment":
        return 1
    return TIMES.get(row["source"], TIMES["sentiment" if "sentiment" in row else "toxic"])


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
    domain = train_domain(Encoded(own, ["ngrams", "concepts"], HEADS))
    general = train_general([live_comment(row) for row in own] + [{**row, "kind": "other text"} for row in public])
    export_triage(domain, general, out / "triage.onnx")

    val = Encoded(own_rows("val"), INPUTS, HEADS)
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
        encoded = Encoded(rows, INPUTS, HEADS)
        said = {name: values.argmax(1).numpy() for name, values in logits_of(domain, general, encoded).items()}
        report(title, encoded.targets, said)


if __name__ == "__main__":
    main()
