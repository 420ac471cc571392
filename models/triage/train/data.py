"""Rows to train on. In: our own comments and the public sources. Out: rows with the labels that each source knows."""
import csv
import gzip
import json
from pathlib import Path

from labels import HEADS

OWN = Path(__file__).parent.parent / "data"
PUBLIC_LANG = {"hi-Latn": "hi"}


def own_rows(split):
    """Our live-selling comments: every label is known."""
    rows = []
    for path in sorted(OWN.glob("*.tsv")):
        if path.name.endswith(".blind.tsv") != (split == "blind"):
            continue
        with path.open(encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row["split"] != split:
                    continue
                flags = {name: "yes" if row[name] == "1" else "no" for name in ("urgent", "toxic")}
                rows.append({**{head: row[head] for head in HEADS if head not in flags}, **flags, "text": row["text"], "source": "own"})
    return rows


def public_rows(folder, name, split, sources=None):
    """`name`: sentiment, toxicity or spam. `sources`: only these; None is all."""
    rows = []
    with gzip.open(Path(folder) / f"{name}-{split}.tsv.gz", "rt", encoding="utf-8") as file:
        next(file)
        for line in file:
            lang, label, source, text = line.rstrip("\n").split("\t", 3)
            if sources is not None and source not in sources:
                continue
            lang = PUBLIC_LANG.get(lang, lang)
            row = {"text": text, "source": source, "lang": lang if lang in HEADS["lang"] else None}
            if name == "sentiment":
                row["sentiment"] = label
            if name == "toxicity":
                row["toxic"] = "yes" if label == "toxic" else "no"
            if name == "spam" and label == "spam":
                row.update(intent="spam_or_abuse", topic="none", sentiment="neutral")
            rows.append(row)
    return rows


def sample_rows(path):
    """The public sample of the label guide: judged on, never trained on."""
    rows = [json.loads(line) for line in Path(path).open(encoding="utf-8")]
    return [{**row, "urgent": "yes" if row["urgent"] else "no", "source": "sample"} for row in rows]
