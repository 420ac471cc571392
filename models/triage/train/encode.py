"""Rows as arrays, so that a batch is one slice: what the towers read of each text, and its targets."""
from collections import Counter
from multiprocessing import Pool
from pathlib import Path

import numpy as np
import torch

from concepts import Lexicon, concept_ids, read_shapes
from features import model_text, ngram_ids, word_ids
from labels import MISSING

TRIAGE = Path(__file__).parent.parent
PIECES = 3

lexicon = Lexicon(TRIAGE / "lexicon")
shapes = read_shapes(TRIAGE / "shapes.tsv")


class Ids:
    """The ids of many texts on end; a text without any has the id 0."""

    def __init__(self, parts):
        parts = [part if len(part) else np.zeros(1, dtype=np.int64) for part in parts]
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


class Words:
    """The words of many texts, `PIECES` ids each; a text without any has one word of zeros."""

    def __init__(self, parts):
        self.ids = Ids([part if len(part) else np.zeros(PIECES, dtype=np.int64) for part in parts])

    def pick(self, rows, keep):
        """Ids, texts x words x pieces, filled with 0. Each word stays with probability `keep`."""
        counts = self.ids.lengths[rows] // PIECES
        ids, owners = self.ids.pick(rows, 1)
        columns = torch.arange(len(ids)) - torch.from_numpy(np.cumsum(counts) - counts)[owners] * PIECES
        words = torch.zeros(len(rows), counts.max() * PIECES, dtype=torch.int64)
        words[owners, columns] = ids
        words = words.view(len(rows), -1, PIECES)
        return words if keep == 1 else words * (torch.rand(words.shape[:2]) < keep)[:, :, None]


INPUTS = {
    "ngrams": (ngram_ids, Ids),
    "words": (word_ids, Words),
    "concepts": (lambda text: concept_ids(text, lexicon, shapes), Ids),
}


def ids_of(inputs, text):
    read = model_text(text)
    return [INPUTS[name][0](read) for name in inputs]


class Encoded:
    """`inputs`: names of `INPUTS`. `heads`: the labels that are learnt, by name; a row without one has the target `MISSING`."""

    def __init__(self, rows, inputs, heads):
        self.length = len(rows)
        with Pool(2) as pool:
            parts = pool.starmap(ids_of, [(list(inputs), row["text"]) for row in rows], chunksize=500)
        self.inputs = {name: INPUTS[name][1]([part[at] for part in parts]) for at, name in enumerate(inputs)}
        self.targets = {
            name: np.array([values.index(row[name]) if row.get(name) in values else MISSING for row in rows]) for name, values in heads.items()
        }
        self.weights = {name: np.ones(len(rows), dtype=np.float32) for name in heads}
        """Where a label is not known but a teacher says how likely each value is: rows x values, zeros elsewhere."""
        self.taught = {}

    def __len__(self):
        return self.length

    def batch(self, rows, keep={}):
        """Each input of these rows. `keep`: the share of an input that stays, where it is not all."""
        return {name: ids.pick(rows, keep.get(name, 1)) for name, ids in self.inputs.items()}, len(rows)

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
