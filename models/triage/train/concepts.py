"""Text to concept ids, bit for bit as src-main/core/comments/triage/concepts.ts has it: a test compares the two.

A lexicon gives each language's words for the same concepts, so that what is learnt in one language helps in all."""
import re
from pathlib import Path

import numpy as np

from features import FNV_OFFSET, FNV_PRIME, UNSPACED, is_word, rows_of

CONCEPT_ROWS = 1 << 15
"""Ids below are shapes and single concepts; pairs are hashed above."""
FIRST_LENGTH = 40
FIRST_CONCEPT = 64
FIRST_PAIR = 512
FRAME = 255
"""Concepts that stand further apart make no pair."""
REACH = 3
MAX_CONCEPTS = 40

LENGTHS = [1, 2, 4, 7, 11, 16, 24, 36, 60, 100]


class Lexicon:
    """Terms of every language in one tree. A term ends whole words where its script has them, unless it ends in `*`."""

    def __init__(self, folder):
        self.tree = {}
        self.names = []
        for path in sorted(Path(folder).glob("*.tsv")):
            for line in path.read_text(encoding="utf-8").splitlines():
                name, terms = line.split("\t")
                if name not in self.names:
                    self.names.append(name)
                for term in terms.split("|"):
                    self.add(term.strip(), self.names.index(name))

    def add(self, given, concept):
        term = given.strip("*")
        if not term:
            return
        joins_before = given.startswith("*") or bool(UNSPACED.match(term[0])) or not is_word(term[0])
        joins_after = given.endswith("*") or bool(UNSPACED.match(term[-1])) or not is_word(term[-1])
        node = self.tree
        for ch in term:
            node = node.setdefault(ch, {})
        found = node.setdefault("", [])
        if (concept, joins_before, joins_after) not in found:
            found.append((concept, joins_before, joins_after))

    def match(self, text):
        """Concept numbers in reading order: the longest term at each place, then what follows it."""
        found, at = [], 0
        while at < len(text) and len(found) < MAX_CONCEPTS:
            inside = at > 0 and is_word(text[at - 1])
            best, length = [], 0
            node, end = self.tree, at
            while end < len(text):
                node = node.get(text[end])
                if node is None:
                    break
                end += 1
                cut = end < len(text) and is_word(text[end])
                fits = [entry[0] for entry in node.get("", ()) if (entry[1] or not inside) and (entry[2] or not cut)]
                if fits:
                    best, length = fits, end - at
            found.extend(best)
            at += length or 1
        return found


def read_shapes(path):
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return [re.compile(line.split("\t", 1)[1]) for line in lines]


def concept_ids(text, lexicon, shapes):
    ids = [1 + at for at, shape in enumerate(shapes) if shape.search(text)]
    ids.append(FIRST_LENGTH + sum(len(text) > length for length in LENGTHS))
    concepts = lexicon.match(text[:280])
    ids.extend(FIRST_CONCEPT + concept for concept in dict.fromkeys(concepts))
    framed = [FRAME, *concepts, FRAME]
    pairs = {}
    for start, first in enumerate(framed):
        for second in framed[start + 1 : start + 1 + REACH]:
            pairs[first << 8 | second] = True
    values = np.array(list(pairs), dtype=np.uint32)
    return np.concatenate([np.array(ids, dtype=np.int64), FIRST_PAIR - 1 + rows_of((FNV_OFFSET ^ values) * FNV_PRIME, CONCEPT_ROWS - FIRST_PAIR)])
