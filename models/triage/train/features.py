"""Text to ids of n-grams and words, bit for bit as src-main/core/comments has it (normalise/, triage/hashed-grams/): a test compares the two."""
import re
import unicodedata
from functools import lru_cache

import numpy as np

TABLE_ROWS = 1 << 17
MAX_POINTS = 280
MAX_WORDS = 60
PIECE = 4
MAX_COMMENT_LENGTH = 10_000
MAX_MARKS = 4
FNV_OFFSET = np.uint32(0x811C9DC5)
FNV_PRIME = np.uint32(0x01000193)

# What JavaScript's \s is.
SPACES = re.compile("[\t\n\x0b\x0c\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+")
BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
INVISIBLE = re.compile("[\xad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]")
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
HIDDEN_TAGS = re.compile("(\U0001f3f4[\U000e0000-\U000e007f]*)|[\U000e0000-\U000e007f]")
SURROGATES = re.compile("[\ud800-\udfff]")
EMOJI_LOOKS = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
APOSTROPHES = re.compile("[\u2018\u2019\u02bc`]")
LOOK_ALIKES = dict(zip("авсԁеѕһіјӏорԛтухԝкмнαεικνορτυχ", "abcdeshijlopqtyxwkmhaeikvoptux"))


def category(ch):
    return unicodedata.category(ch)[0]


def cut_marks(text):
    out, marks = [], 0
    for ch in text:
        marks = marks + 1 if category(ch) == "M" else 0
        if marks <= MAX_MARKS:
            out.append(ch)
    return "".join(out)


def clean_text(given):
    text = SURROGATES.sub("\ufffd", given)
    text = SPACES.sub(" ", INVISIBLE.sub("", BIDI_CONTROLS.sub("", text)))
    text = CONTROLS.sub("", text)
    text = HIDDEN_TAGS.sub(lambda match: match.group(1) or "", text)
    text = cut_marks(unicodedata.normalize("NFC", text)).strip(" ")
    if text != given:
        return clean_text(text)
    if len(text) <= MAX_COMMENT_LENGTH:
        return text
    return text[: MAX_COMMENT_LENGTH - 1].rstrip(" ") + "…"


def script(ch):
    name = unicodedata.name(ch, "")
    return name.split(" ", 1)[0]


def fold_look_alikes(text):
    out, word = [], []

    def end():
        scripts = {script(ch) for ch in word if category(ch) == "L" and not ch.isascii()}
        latin = any(ch.isascii() for ch in word) or "LATIN" in scripts
        mixed = latin and scripts & {"CYRILLIC", "GREEK"}
        out.extend(LOOK_ALIKES.get(ch, ch) for ch in word) if mixed else out.extend(word)
        word.clear()

    for ch in text:
        if category(ch) in "LM":
            word.append(ch)
        else:
            end()
            out.append(ch)
    end()
    return "".join(out)


def shorten(text):
    """Three of the same sign and more are two; digits count."""
    out = []
    for ch in text:
        if len(out) >= 2 and out[-1] == ch == out[-2] and category(ch) != "N":
            continue
        out.append(ch)
    return "".join(out)


def model_text(given):
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", clean_text(given)).lower())
    text = shorten(fold_look_alikes(APOSTROPHES.sub("'", EMOJI_LOOKS.sub("", text)))).strip(" ")
    return text if text == given else model_text(text)


def rows_of(hashes, rows=TABLE_ROWS):
    """MurmurHash3's finaliser, then a row of the table; never row 0."""
    mixed = hashes ^ hashes >> 16
    mixed = mixed * np.uint32(0x85EBCA6B)
    mixed = mixed ^ mixed >> 13
    return (1 + mixed % np.uint32(rows - 1)).astype(np.int64)


def gram_rows(values, lengths, offset):
    """FNV-1a of every run of `lengths` values, by start, then by length."""
    count = len(values)
    columns, fits = [], []
    hashes = np.full(count, offset, dtype=np.uint32)
    for length in range(1, lengths[-1] + 1):
        following = np.zeros(count, dtype=np.uint32)
        following[: max(0, count - length + 1)] = values[length - 1 :]
        hashes = (hashes ^ following) * FNV_PRIME
        if length >= lengths[0]:
            columns.append(hashes)
            fits.append(np.arange(count) + length <= count)
    return rows_of(np.stack(columns, 1)[np.stack(fits, 1)])


def ngram_ids(text):
    points = [ord(ch) for ch in text[:MAX_POINTS]]
    if not points:
        return np.zeros(0, dtype=np.int64)
    chars = gram_rows(np.array([0x20, *points, 0x20], dtype=np.uint32), range(2, 6), FNV_OFFSET)
    words = gram_rows(np.array(words_of(points), dtype=np.uint32), range(1, 4), FNV_PRIME)
    return np.concatenate([chars, words])


def words_of(points):
    """Runs of letters, marks and digits; every other sign is a word of its own. One hash each."""
    words, value = [], None
    for point in points:
        if category(chr(point)) in "LMN":
            value = ((0x811C9DC5 if value is None else value) ^ point) * 0x01000193 & 0xFFFFFFFF
            continue
        if value is not None:
            words.append(value)
        value = None
        if point != 0x20:
            words.append((0x811C9DC5 ^ point) * 0x01000193 & 0xFFFFFFFF)
    if value is not None:
        words.append(value)
    return words


def is_word(ch):
    return category(ch) in "LMN"


@lru_cache(maxsize=1 << 20)
def fnv(text, offset):
    value = offset
    for ch in text:
        value = (value ^ ord(ch)) * int(FNV_PRIME) & 0xFFFFFFFF
    return value


def split_words(text):
    """Runs of letters, marks and digits; every other sign, and each one of a script without spaces, is a word of its own."""
    words, run = [], ""
    for ch in text:
        if is_word(ch) and not UNSPACED.match(ch):
            run += ch
            continue
        if run:
            words.append(run)
        run = ""
        if ch != " ":
            words.append(ch)
    return words + [run] if run else words


def pieces_of(words, at):
    """A word, how it begins and how it ends; of a script without spaces the sign with the next one and the one before."""
    word = words[at]
    if UNSPACED.match(word):
        return word, word + "".join(words[at + 1 : at + 2]), "".join(words[max(0, at - 1) : at]) + word
    return word, word[:PIECE], word[-PIECE:]


def word_ids(text):
    """Three ids a word on end, of the first `MAX_WORDS`."""
    words = split_words(text[:MAX_POINTS])[:MAX_WORDS]
    hashes = [fnv(piece, int(FNV_OFFSET) ^ kind) for at in range(len(words)) for kind, piece in enumerate(pieces_of(words, at))]
    return rows_of(np.array(hashes, dtype=np.uint32))
