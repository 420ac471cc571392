"""Two towers. The domain tower knows live-selling comments and every label; the general tower knows other texts, their sentiment and
toxicity, and which of the two kinds a text is: by that, sentiment is mixed."""
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
"""Words that a filter sees at once."""
SPANS = [1, 2, 3]
EMPTY_WORDS = 2
"""How far the general tower believes its words; the rest is its concepts'."""
TRUST_IN_WORDS = 0.7
"""How far the domain tower is believed about toxicity."""
TOXIC_SHARE = 0.9
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


class Filters(nn.Module):
    """Convolution over words (Kim 2014, https://aclanthology.org/D14-1181): the most that each filter finds anywhere in a text.
    A word is the sum of its pieces. `EMPTY_WORDS` follow each text, so that it reads alike however long its row is."""

    def __init__(self):
        super().__init__()
        self.table = nn.Embedding(TABLE_ROWS, WIDTH, sparse=True, padding_idx=0)
        nn.init.normal_(self.table.weight, std=0.3)
        nn.init.zeros_(self.table.weight[0])
        self.spans = nn.ModuleList([nn.Conv1d(WIDTH, HIDDEN, span, padding=span // 2) for span in SPANS])
        self.dropout = nn.Dropout(0.2)

    def forward(self, ids):
        """`ids`: texts x words x pieces. Out: texts x (HIDDEN of each span)."""
        words = functional.pad(self.dropout(self.table(ids).sum(2)).transpose(1, 2), (0, EMPTY_WORDS))
        return torch.cat([functional.relu(span(words)).max(2).values for span in self.spans], 1)


class Tower(nn.Module):
    """What towers share: parameters of tables, and all others."""

    def tables(self):
        return [part.weight for part in self.modules() if isinstance(part, nn.Embedding)]

    def dense(self):
        tables = {id(parameter) for parameter in self.tables()}
        return [parameter for parameter in self.parameters() if id(parameter) not in tables]


class DomainTower(Tower):
    """A bag of hashed n-grams and a bag of concepts; a hidden layer for each head."""

    def __init__(self):
        super().__init__()
        self.ngrams = Bag(TABLE_ROWS)
        self.concepts = Bag(CONCEPT_ROWS)
        self.hidden = nn.ModuleDict({name: nn.Linear(2 * WIDTH, HIDDEN) for name in HEADS})
        self.heads = nn.ModuleDict({name: nn.Linear(HIDDEN, len(values)) for name, values in HEADS.items()})
        self.dropout = nn.Dropout(0.2)

    def opinions(self, inputs, count):
        """One, logits of each head, a row a text. `inputs`: by name, as `Encoded.batch` gives them."""
        read = torch.cat([self.ngrams(*inputs["ngrams"], count), self.concepts(*inputs["concepts"], count)], 1)
        return [{name: head(self.dropout(functional.relu(self.hidden[name](read)))) for name, head in self.heads.items()}]

    def forward(self, inputs, count):
        return self.opinions(inputs, count)[0]


class GeneralTower(Tower):
    """Filters over words, and a bag of concepts. Each learns every head by itself: together they are right more often than one that learnt from both."""

    def __init__(self):
        super().__init__()
        self.words = Filters()
        self.concepts = Bag(CONCEPT_ROWS)
        self.hidden = nn.Linear(WIDTH, HIDDEN)
        self.by_words = nn.ModuleDict({name: nn.Linear(len(SPANS) * HIDDEN, len(values)) for name, values in GENERAL_HEADS.items()})
        self.by_concepts = nn.ModuleDict({name: nn.Linear(HIDDEN, len(values)) for name, values in GENERAL_HEADS.items()})
        self.dropout = nn.Dropout(0.2)

    def opinions(self, inputs, count):
        """Two: by words and by concepts."""
        words = self.dropout(self.words(inputs["words"]))
        concepts = self.dropout(functional.relu(self.hidden(self.concepts(*inputs["concepts"], count))))
        return [{name: head(read) for name, head in heads.items()} for read, heads in ((words, self.by_words), (concepts, self.by_concepts))]

    def forward(self, inputs, count):
        """Mean of the two opinions' log-probabilities, by `TRUST_IN_WORDS`."""
        words, concepts = self.opinions(inputs, count)
        return {name: functional.log_softmax(words[name], 1) * TRUST_IN_WORDS + functional.log_softmax(concepts[name], 1) * (1 - TRUST_IN_WORDS) for name in words}


def mixed(domain, general):
    """Logits of both towers in. Out: logits of each label: sentiment by the kind of text, toxicity mostly the domain tower's."""
    live = functional.softmax(general["kind"], 1)[:, :1]
    share = {"sentiment": live, "toxic": torch.full_like(live, TOXIC_SHARE)}
    out = dict(domain)
    for name, ours in share.items():
        out[name] = torch.log(ours * functional.softmax(domain[name], 1) + (1 - ours) * functional.softmax(general[name], 1))
    return out
