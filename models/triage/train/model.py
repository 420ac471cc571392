"""Two towers of the same build. The domain tower knows live-selling comments and every label; the general tower knows other texts,
their sentiment and toxicity, and which of the two kinds a text is: by that, sentiment is mixed."""
import torch
from torch import nn
from torch.nn import functional

from concepts import CONCEPT_ROWS
from features import TABLE_ROWS
from labels import HEADS

WIDTH = 64
HIDDEN = 64
"""How much an entry can count against another, as logarithm."""
MOST = 4
GENERAL_HEADS = {"sentiment": HEADS["sentiment"], "toxic": HEADS["toxic"], "kind": ["live comment", "other text"]}


class Bag(nn.Module):
    """The mean of the rows that `ids` name, each counted exp(its own weight) times. Row 0 is nobody's."""

    def __init__(self, rows):
        super().__init__()
        self.table = nn.Embedding(rows, WIDTH, sparse=True)
        self.weight = nn.Embedding(rows, 1, sparse=True)
        nn.init.normal_(self.table.weight, std=0.05)
        nn.init.zeros_(self.weight.weight)

    def forward(self, ids, owners, count):
        """`ids` of all texts on end; `owners`: which of the `count` texts each belongs to."""
        weights = torch.exp(self.weight(ids).clamp(-MOST, MOST))
        sums = torch.zeros(count, WIDTH).index_add(0, owners, self.table(ids) * weights)
        return sums / torch.zeros(count, 1).index_add(0, owners, weights)


class Tower(nn.Module):
    """A bag of hashed n-grams and a bag of concepts; a hidden layer for each head."""

    def __init__(self, heads):
        super().__init__()
        self.ngrams = Bag(TABLE_ROWS)
        self.concepts = Bag(CONCEPT_ROWS)
        self.hidden = nn.ModuleDict({name: nn.Linear(2 * WIDTH, HIDDEN) for name in heads})
        self.heads = nn.ModuleDict({name: nn.Linear(HIDDEN, len(values)) for name, values in heads.items()})
        self.dropout = nn.Dropout(0.2)

    def read(self, ngrams, concepts, count):
        return torch.cat([self.ngrams(*ngrams, count), self.concepts(*concepts, count)], 1)

    def forward(self, ngrams, concepts, count):
        """Each bag as (ids, owners). Out: logits of each head, a row a text."""
        read = self.read(ngrams, concepts, count)
        return {name: head(self.dropout(functional.relu(self.hidden[name](read)))) for name, head in self.heads.items()}

    def sparse_parameters(self):
        return [part.weight for bag in (self.ngrams, self.concepts) for part in (bag.table, bag.weight)]

    def dense_parameters(self):
        sparse = {id(parameter) for parameter in self.sparse_parameters()}
        return [parameter for parameter in self.parameters() if id(parameter) not in sparse]


def mixed(domain, general):
    """Logits of both towers in. Out: logits of each label: sentiment by the kind of text, toxicity by both alike."""
    live = functional.softmax(general["kind"], 1)[:, :1]
    share = {"sentiment": live, "toxic": torch.full_like(live, 0.5)}
    out = dict(domain)
    for name, ours in share.items():
        out[name] = torch.log(ours * functional.softmax(domain[name], 1) + (1 - ours) * functional.softmax(general[name], 1))
    return out
