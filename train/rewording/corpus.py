"""Plain news texts to spin: no article that the detector is measured on.

ECB+ train, RTE 1-3, ClaimDiff train, UW and MEANTIME train, 40 PolNeAR articles -> paragraphs
"""

from __future__ import annotations

import hashlib
import html
import json
import re
import zipfile
from itertools import groupby
from pathlib import Path

LEAST_WORDS = 6

HELD_OUT = 800
"""PolNeAR training articles that are kept for the count of untouched articles flagged."""


def load_paragraphs(data: Path) -> list[str]:
    """Give the texts as printed, in a fixed order, each once."""
    found = [*_ecb(data), *_rte(data), *_claims(data), *_factuality(data), *_articles(data)]
    return [p for p in dict.fromkeys(found) if len(p.split()) >= LEAST_WORDS]


def articles(data: Path, *, held_out: bool) -> list[Path]:
    """Give the PolNeAR training articles that are held out, or the others."""
    paths = sorted(
        (data / "polnear/train/text").glob("*.txt"),
        key=lambda p: hashlib.sha256(p.stem.encode()).digest(),
    )
    return paths[:HELD_OUT] if held_out else paths[HELD_OUT:]


def _articles(data: Path) -> list[str]:
    texts = [p.read_text(encoding="utf-8") for p in articles(data, held_out=False)]
    return [line.strip() for text in texts for line in text.splitlines() if line.strip()]


def _ecb(data: Path) -> list[str]:
    """Sentences of the training topics, three in a row as a paragraph."""
    lines = (data / "ecbplus/ECB_Train_corpus.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.count("\t") >= 3]
    sentences = [
        (key[0], printed([row[3] for row in group]))
        for key, group in groupby(rows, key=lambda row: (row[0], row[1]))
    ]
    found = []
    for _, group in groupby(sentences, key=lambda s: s[0]):
        texts = [text for _, text in group]
        found += [" ".join(texts[k : k + 3]) for k in range(0, len(texts), 3)]
    return found


def _rte(data: Path) -> list[str]:
    found = []
    with zipfile.ZipFile(data / "pairs/rte_nltk/rte.zip") as archive:
        for name in sorted(n for n in archive.namelist() if n.endswith(".xml")):
            text = archive.read(name).decode("utf-8", "replace")
            found += re.findall(r"<t>(.*?)</t>", text, re.S)
    return [" ".join(html.unescape(t).split()) for t in found]


def _claims(data: Path) -> list[str]:
    path = data / "claimdiff/ClaimDiff-strength-train.json"
    rows = json.loads(path.read_text(encoding="utf-8"))["data"]
    return [" ".join(row[k].split()) for row in rows for k in ("claim_a", "claim_b")]


def _factuality(data: Path) -> list[str]:
    found = []
    for name in ("UW", "MEANTIME"):
        lines = (data / f"factuality/{name}/train.jsonl").read_text(encoding="utf-8")
        found += [printed(json.loads(r)["text"].split()) for r in lines.splitlines()]
    return found


BRACKETS = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}


def printed(words: list[str]) -> str:
    """Join the words of a corpus as they are printed."""
    text = " ".join(BRACKETS.get(w, w) for w in words)
    text = re.sub(r" (n['’]t|['’](?:s|re|ve|ll|d|m)|[.,;:!?%)”])", r"\1", text)
    return re.sub(r"([(“$]) ", r"\1", text)
