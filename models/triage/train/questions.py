"""Like questions close together: a matrix that turns the concepts of a question into a direction. Trained so that questions of one
group are nearer to each other than to all others of a batch (supervised contrastive loss, Khosla et al. 2020)."""
import csv
from collections import Counter
from math import log

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from data import OWN, own_rows
from encode import lexicon
from features import model_text, ngram_ids

STEPS = 600
BATCH = 800
RATE = 0.005
KEEP = 0.7
SHARPNESS = 0.15
"""How strongly the matrix is held to what a concept means by itself."""
HOLD = 3e-3
"""Hashed n-grams beside the concepts, and how much they count: what no lexicon knows (as question-encoder.ts)."""
HASHED, HASHED_SHARE = 64, 0.4
"""Cosine above which two questions are one (as question-groups.ts)."""
SAME = 0.65
"""Numbers of the concepts' part of a direction: fewer are faster to compare, and tell as much apart."""
SIZE = 64


class Concepts(nn.Module):
    """`weights`: how much each concept says by itself."""

    def __init__(self, weights):
        super().__init__()
        self.weights = nn.Parameter(torch.log(weights + 0.05))
        self.matrix = nn.Parameter(torch.eye(len(weights)))
        self.axes = np.eye(len(weights), dtype=np.float32)

    def forward(self, present):
        return functional.normalize((present * torch.exp(self.weights)) @ self.matrix, dim=1)

    def folded(self):
        """A row a concept, `SIZE` numbers: what it adds to a question's direction."""
        return (torch.exp(self.weights)[:, None] * self.matrix).detach().numpy() @ self.axes


def main_axes(directions):
    """The `SIZE` axes along which directions differ most (truncated SVD)."""
    _, _, axes = np.linalg.svd(directions, full_matrices=False)
    return axes[:SIZE].T


def rarity():
    """Logarithm of how rare each concept is in our own comments; how a question is put says half as much as what it is about."""
    texts = [model_text(row["text"]) for row in own_rows("train")]
    counts = Counter(concept for text in texts for concept in set(lexicon.match(text)))
    rare = np.array([log((len(texts) + 1) / (counts[concept] + 1)) for concept in range(len(lexicon.names))])
    form = np.array([0.5 if name.startswith("q_") else 1 for name in lexicon.names])
    return torch.tensor(rare * form, dtype=torch.float32)


def read_questions(name):
    with (OWN / "questions" / f"{name}.tsv").open(encoding="utf-8") as file:
        return [(row["group"], model_text(row["text"])) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def present(questions):
    found = np.zeros((len(questions), len(lexicon.names)), dtype=np.float32)
    for row, (_, text) in enumerate(questions):
        found[row, lexicon.match(text)] = 1
    return torch.from_numpy(found)


def train_questions():
    questions = read_questions("train") + read_questions("more")
    names = sorted({group for group, _ in questions})
    groups = torch.tensor([names.index(group) for group, _ in questions])
    found, model = present(questions), Concepts(rarity())
    optimiser = torch.optim.Adam(model.parameters(), lr=RATE)
    for step in range(STEPS):
        chosen = torch.from_numpy(np.random.permutation(len(questions))[:BATCH])
        kept = found[chosen] * (torch.rand(len(chosen), found.shape[1]) < KEEP)
        loss = contrast(model(kept), groups[chosen]) + HOLD * ((model.matrix - torch.eye(found.shape[1])) ** 2).sum()
        optimiser.param_groups[0]["lr"] = RATE * (1 - step / STEPS)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    model.axes = main_axes(model(found).detach().numpy())
    return model


def contrast(vectors, groups):
    itself = torch.eye(len(groups), dtype=torch.bool)
    likeness = (vectors @ vectors.T / SHARPNESS).masked_fill(itself, -1e9)
    like = (groups[:, None] == groups[None]) & ~itself
    chances = likeness - torch.logsumexp(likeness, 1, keepdim=True)
    has = like.any(1)
    return -((chances * like).sum(1)[has] / like.sum(1)[has]).mean()


def vectors_of(model, questions):
    hashed = np.zeros((len(questions), HASHED), dtype=np.float32)
    for row, (_, text) in enumerate(questions):
        ids = ngram_ids(text)
        np.add.at(hashed[row], ids % HASHED, np.where(ids // HASHED % 2, 1, -1))
    hashed /= np.maximum(np.linalg.norm(hashed, axis=1, keepdims=True), 1e-6)
    concepts = present(questions).numpy() @ model.folded()
    concepts /= np.maximum(np.linalg.norm(concepts, axis=1, keepdims=True), 1e-6)
    return np.concatenate([concepts, HASHED_SHARE * hashed], 1)


def cluster(vectors):
    """As question-groups.ts: each joins the group whose sum it is nearest to, above cosine `SAME`, or founds one."""
    sums, said = [], []
    for vector in vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6):
        likeness = np.array([vector @ total / np.linalg.norm(total) for total in sums])
        best = int(likeness.argmax()) if len(sums) else -1
        if best < 0 or likeness[best] <= SAME:
            best = len(sums)
            sums.append(np.zeros_like(vector))
        sums[best] = sums[best] + vector
        said.append(best)
    return said


def v_measure(truth, said):
    """Rosenberg and Hirschberg 2007, beta 1."""
    count = len(truth)

    def entropy(counts):
        return -sum(n / count * log(n / count) for n in counts.values())

    def conditional(pairs, given):
        return -sum(n / count * log(n / given[pair[1]]) for pair, n in pairs.items())

    groups, clusters = Counter(truth), Counter(said)
    homogeneity = 1 - conditional(Counter(zip(truth, said)), clusters) / entropy(groups)
    completeness = 1 - conditional(Counter(zip(said, truth)), groups) / entropy(clusters)
    return 2 * homogeneity * completeness / (homogeneity + completeness)
