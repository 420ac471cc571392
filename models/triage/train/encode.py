"""Rows as arrays, so that a batch is one slice: ids of all texts on end, where each text begins, and its targets."""
from collections import Counter
from multiprocessing import Pool
from pathlib import Path

import numpy as np
import torch

from concepts import Lexicon, concept_ids, read_shapes
from features import model_text, ngram_ids
from labels import MISSING

TRIAGE = Path(__file__).parent.parent

lexicon = Lexicon(TRIAGE / "lexicon")
shapes = read_shapes(TRIAGE / "shapes.tsv")


def ids_of(text):
    read = model_text(text)
    ngrams = ngram_ids(read)
    return (ngrams if len(ngrams) else np.zeros(1, dtype=np.int64)), concept_ids(read, lexicon, shapes)


class Ids:
    """The ids of many texts on end."""

    def __init__(self, parts):
        self.lengths = np.array([len(part) for part in parts])
        self.starts = np.concatenate([[0], np.cumsum(self.lengths)])
        self.flat = np.concatenate(parts).astype(np.int32)

    def pick(self, rows, keep):
        """(ids, owners) of these texts. Each id stays with probability `keep`; no text is left without one."""
        lengths = self.lengths[rows]
        firsts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        owners = np.repeat(np.arange(len(rows)), lengths)
        ids = self.flat[np.repeat(self.starts[rows] - firsts, lengths) + np.arange(lengths.sum())]
        if keep < 1:
            kept = np.random.random(len(ids)) < keep
            kept[firsts[np.bincount(owners[kept], minlength=len(rows)) == 0]] = True
            ids, owners = ids[kept], owners[kept]
        return torch.from_numpy(ids.astype(np.int64)), torch.from_numpy(owners)


class Encoded:
    """`heads`: the labels that are learnt, by name; a row without one has the target `MISSING`."""

    def __init__(self, rows, heads):
        with Pool(2) as pool:
            parts = pool.map(ids_of, [row["text"] for row in rows], chunksize=500)
        self.ngrams = Ids([ngrams for ngrams, _ in parts])
        self.concepts = Ids([concepts for _, concepts in parts])
        self.targets = {
            name: np.array([values.index(row[name]) if row.get(name) in values else MISSING for row in rows]) for name, values in heads.items()
        }
        self.weights = {name: np.ones(len(rows), dtype=np.float32) for name in heads}

    def __len__(self):
        return len(self.ngrams.lengths)

    def batch(self, rows, keep_ngrams=1, keep_concepts=1):
        """What a tower takes: two bags and how many texts they are of."""
        return self.ngrams.pick(rows, keep_ngrams), self.concepts.pick(rows, keep_concepts), len(rows)

    def balance(self, name, groups, power, least, most):
        """Weighs the rows of `name` so that within each of `groups` (a value a row) rare values count more: (mean count / count) ** power."""
        pairs = list(zip(groups, self.targets[name]))
        counts = Counter(pair for pair in pairs if pair[1] != MISSING)
        totals, kinds = Counter(), Counter()
        for (group, _), count in counts.items():
            totals[group] += count
            kinds[group] += 1
        for row, (group, value) in enumerate(pairs):
            if value != MISSING:
                weight = (totals[group] / kinds[group] / counts[group, value]) ** power
                self.weights[name][row] = np.clip(weight, least, most)
