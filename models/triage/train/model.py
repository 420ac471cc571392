"""Two bags, one of hashed n-grams and one of concepts; each entry has an embedding and says how much it counts. A hidden layer for each label."""
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


class TriageModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.ngrams = Bag(TABLE_ROWS)
        self.concepts = Bag(CONCEPT_ROWS)
        self.hidden = nn.ModuleDict({name: nn.Linear(2 * WIDTH, HIDDEN) for name in HEADS})
        self.heads = nn.ModuleDict({name: nn.Linear(HIDDEN, len(values)) for name, values in HEADS.items()})
        self.dropout = nn.Dropout(0.2)

    def forward(self, ngrams, concepts, count):
        """Each bag as (ids, owners). Out: logits of each head, a row a text."""
        read = torch.cat([self.ngrams(*ngrams, count), self.concepts(*concepts, count)], 1)
        return {name: head(self.dropout(functional.relu(self.hidden[name](read)))) for name, head in self.heads.items()}

    def sparse_parameters(self):
        return [part.weight for bag in (self.ngrams, self.concepts) for part in (bag.table, bag.weight)]

    def dense_parameters(self):
        return [*self.hidden.parameters(), *self.heads.parameters()]
