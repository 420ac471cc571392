#!/usr/bin/python3
"""The public sample's character trigrams as 32-bit hashes (FNV-1a over UTF-8), a list a text: enough to find rows too near to it, without its texts.

    /usr/bin/python3 models/triage/train/sample_trigrams.py ../shared/data/triage-public.jsonl > tests/support/public-sample-trigrams.json
"""
import json
import re
import sys
import unicodedata


def trigrams(text):
    framed = f" {re.sub(r'[ ]+', ' ', unicodedata.normalize('NFKC', text).lower()).strip()} "
    return {framed[at : at + 3] for at in range(len(framed) - 2)}


def hashed(gram):
    value = 0x811C9DC5
    for byte in gram.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
print(json.dumps([sorted(map(hashed, trigrams(text))) for text in texts], separators=(",", ":")))
