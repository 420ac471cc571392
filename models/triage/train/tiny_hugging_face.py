"""Two tiny models in the form in which Hugging Face exports them, trained in seconds on our own English rows: for tests only.

One says sentiment, as a model that a user drops in; the other says everything, in the place of the one that is shipped.
`/usr/bin/python3 models/triage/train/tiny_hugging_face.py` writes tests/support/tiny-hugging-face anew, the same each time."""
import argparse
import json
import re
from collections import Counter
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

from data import own_rows
from labels import HEADS

OUT = Path(__file__).parents[3] / "tests/support/tiny-hugging-face"
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
MOST_WORDS = 400
WIDTH = 8
MAX_TOKENS = 64
OPSET = 13


def split(text):
    """As the Lowercase normalizer and the Whitespace pre-tokenizer do."""
    return re.findall(r"\w+|[^\w\s]+", text.lower())


def vocabulary(rows):
    counts = Counter(word for row in rows for word in split(row["text"]))
    words = sorted(counts, key=lambda word: (-counts[word], word))[: MOST_WORDS - len(SPECIAL)]
    return {word: number for number, word in enumerate([*SPECIAL, *words])}


def tokenizer(vocab):
    """tokenizer.json: https://huggingface.co/docs/tokenizers"""

    def special(token):
        flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
        return {"id": vocab[token], "content": token, **flags}

    def template(*parts):
        return [{kind: {"id": name, "type_id": type_id}} for kind, name, type_id in parts]

    pair = [("SpecialToken", "[CLS]", 0), ("Sequence", "A", 0), ("SpecialToken", "[SEP]", 0)]
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [special(token) for token in SPECIAL],
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": template(*pair),
            "pair": template(*pair, ("Sequence", "B", 1), ("SpecialToken", "[SEP]", 1)),
            "special_tokens": {token: {"id": token, "ids": [vocab[token]], "tokens": [token]} for token in ("[CLS]", "[SEP]")},
        },
        "decoder": None,
        "model": {"type": "WordLevel", "vocab": vocab, "unk_token": "[UNK]"},
    }


class Tiny(nn.Module):
    """The mean of the words' vectors, and a line for each head."""

    def __init__(self, words, heads):
        super().__init__()
        self.words = nn.Embedding(words, WIDTH)
        self.heads = nn.ModuleDict({name: nn.Linear(WIDTH, len(HEADS[name])) for name in heads})

    def forward(self, input_ids, attention_mask):
        mask = attention_mask.unsqueeze(-1).float()
        mean = (self.words(input_ids) * mask).sum(1) / mask.sum(1).clamp(min=1)
        return tuple(head(mean) for head in self.heads.values())


def encoded(texts, vocab):
    unknown = vocab["[UNK]"]
    rows = [[vocab["[CLS]"], *(vocab.get(word, unknown) for word in split(text)), vocab["[SEP]"]] for text in texts]
    width = max(map(len, rows))
    ids = torch.tensor([row + [0] * (width - len(row)) for row in rows])
    mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows])
    return ids, mask


def trained(rows, vocab, heads, epochs):
    torch.manual_seed(1)
    model = Tiny(len(vocab), heads)
    optimiser = torch.optim.Adam(model.parameters(), lr=0.03)
    ids, mask = encoded([row["text"] for row in rows], vocab)
    targets = [torch.tensor([HEADS[head].index(row[head]) for row in rows]) for head in heads]
    for _ in range(epochs):
        loss = sum(functional.cross_entropy(logits, target) for logits, target in zip(model(ids, mask), targets))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return model.eval()


def save(model, vocab, name, outputs, folder):
    """`outputs`: of each head, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    heads = list(model.heads)
    torch.onnx.export(
        model,
        encoded(["is it real", "ok"], vocab),
        str(folder / "model.onnx"),
        input_names=["input_ids", "attention_mask"],
        output_names=outputs,
        dynamic_axes={**{given: {0: "texts", 1: "tokens"} for given in ("input_ids", "attention_mask")}, **{output: {0: "texts"} for output in outputs}},
        opset_version=OPSET,
    )
    manifest = {
        "kind": "hugging-face",
        "name": name,
        "model": "model.onnx",
        "tokenizer": "tokenizer.json",
        "maxTokens": MAX_TOKENS,
        "heads": {head: {"output": output, "labels": HEADS[head], "temperature": 1} for head, output in zip(heads, outputs)},
    }
    for file, content in (("manifest.json", manifest), ("tokenizer.json", tokenizer(vocab))):
        (folder / file).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def right(model, rows, vocab):
    """Share of rows whose first head is right."""
    head = next(iter(model.heads))
    chosen = model(*encoded([row["text"] for row in rows], vocab))[0].argmax(1).tolist()
    return sum(HEADS[head][index] == row[head] for index, row in zip(chosen, rows)) / len(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    out = parser.parse_args().out
    torch.set_num_threads(1)
    rows, judged = ([row for row in own_rows(split) if row["lang"] == "en"] for split in ("train", "val"))
    vocab = vocabulary(rows)
    sentiment = trained(rows, vocab, ["sentiment"], epochs=30)
    everything = trained(rows, vocab, list(HEADS), epochs=60)
    save(sentiment, vocab, "Tiny sentiment", ["logits"], out / "sentiment")
    save(everything, vocab, "Tiny everything", list(HEADS), out / "everything")
    print(f"{len(rows)} rows, {len(vocab)} words; sentiment right on val: {right(sentiment, judged, vocab):.2f} and {right(everything, judged, vocab):.2f}")


if __name__ == "__main__":
    main()
