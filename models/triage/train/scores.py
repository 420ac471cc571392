"""Macro-F1 and accuracy, with 95 % intervals of a bootstrap over rows."""
import numpy as np

from labels import HEADS, MISSING


def macro_f1(truth, said, count):
    """Mean F1 over the classes that are there."""
    scores = []
    for value in range(count):
        hit = int(((truth == value) & (said == value)).sum())
        wrong = int(((truth == value) ^ (said == value)).sum())
        if (truth == value).any():
            scores.append(2 * hit / (2 * hit + wrong))
    return float(np.mean(scores)) if scores else float("nan")


def yes_f1(truth, said, _):
    hit = int(((truth == 1) & (said == 1)).sum())
    wrong = int(((truth == 1) ^ (said == 1)).sum())
    return 2 * hit / (2 * hit + wrong) if hit + wrong else float("nan")


def accuracy(truth, said, _):
    return float((truth == said).mean())


MEASURES = {"sentiment": macro_f1, "intent": macro_f1, "topic": macro_f1, "lang": accuracy, "urgent": yes_f1, "toxic": yes_f1}


def interval(measure, truth, said, count, times=500):
    rng = np.random.default_rng(1)
    values = [measure(truth[at], said[at], count) for at in (rng.integers(0, len(truth), len(truth)) for _ in range(times))]
    return np.nanpercentile(values, [2.5, 97.5])


def report(title, targets, said):
    """`targets` and `said`: values by head, one a text. One line a head."""
    for name, values in HEADS.items():
        known = targets[name] != MISSING
        if not known.any():
            continue
        truth, answers = targets[name][known], said[name][known]
        measure = MEASURES[name]
        low, high = interval(measure, truth, answers, len(values))
        print(f"{title:16} {name:10} {measure(truth, answers, len(values)):.3f}  [{low:.3f}, {high:.3f}]  n={known.sum()}", flush=True)
