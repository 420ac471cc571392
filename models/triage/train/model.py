"""A bag of hashed n-grams: one embedding a gram, their mean, a hidden layer, a head for each label."""
import torch
from torch import nn

from features import TABLE_ROWS
from labels import HEADS


class Bag(nn.Module):
    def __init__(self, width=64, hidden=128):
        super().__init__()
        self.table = nn.EmbeddingBag(TABLE_ROWS, width, mode="mean", padding_idx=0)
        nn.init.normal_(self.table.weight, std=0.05)
        self.hidden = nn.Sequential(nn.Linear(width, hidden), nn.ReLU(), nn.Dropout(0.2))
        self.heads = nn.ModuleDict({name: nn.Linear(hidden, len(values)) for name, values in HEADS.items()})

    def forward(self, ids, offsets):
        hidden = self.hidden(self.table(ids, offsets))
        return {name: head(hidden) for name, head in self.heads.items()}
