"""Rows to train on. In: our own comments and the public sources. Out: rows with the labels that each source knows."""
import csv
import gzip
import json
from pathlib import Path

from labels import HEADS

OWN = Path(__file__).parent.parent / "data"
SOURCES = Path(__file__).parent / "sources.tsv"
PUBLIC_LANG = {"hi-Latn": "hi"}
SPLITS = ["blind", "val", "train"]


def own_rows(split):
    """Our live-selling comments: every label is known. A text that stands in several splits is only in the first of blind, val, train."""
    rows, seen = [], set()
    for wanted in SPLITS:
        for row in read_own(wanted):
            key = row["text"].casefold()
            if wanted == split and key not in seen:
                rows.append(row)
            if wanted != split:
                seen.add(key)
        if wanted == split:
            return rows
    raise ValueError(f"no split {split}")


def read_own(split):
    for path in sorted(OWN.glob("*.tsv")):
        with path.open(encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row["split"] == split:
                    flags = {name: "yes" if row[name] == "1" else "no" for name in ("urgent", "toxic")}
                    yield {**{head: row[head] for head in HEADS if head not in flags}, **flags, "text": row["text"], "source": "own"}


def sources(open_only):
    """Names of the public sources that may be trained on; all others are left out. See sources.tsv for their licences."""
    with SOURCES.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {row["source"] for row in rows if row["class"] == "open" or not open_only}


def public_rows(folder, name, split, sources):
    """`name`: sentiment or toxicity."""
    rows = []
    with gzip.open(Path(folder) / f"{name}-{split}.tsv.gz", "rt", encoding="utf-8") as file:
        next(file)
        for line in file:
            lang, label, source, text = line.rstrip("\n").split("\t", 3)
            if source not in sources:
                continue
            lang = PUBLIC_LANG.get(lang, lang)
            row = {"text": text, "source": source, "lang": lang if lang in HEADS["lang"] else None}
            if name == "sentiment":
                row["sentiment"] = label
            if name == "toxicity":
                row["toxic"] = "yes" if label == "toxic" else "no"
            rows.append(row)
    return rows


def sample_rows(path):
    """The public sample of the label guide: judged on, never trained on."""
    rows = [json.loads(line) for line in Path(path).open(encoding="utf-8")]
    return [{**row, "urgent": "yes" if row["urgent"] else "no", "source": "sample"} for row in rows]
