"""PolNeAR articles with the names the packaged pipeline finds in them, as rows and classes.

articles -> zones -> pieces (the product's own) -> rows, classes

No annotation of PolNeAR is used: only its texts, read by the teacher.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rashomon.model import Document, ZoneKind, text_sha256
from rashomon.stages.segment import SegmentParams, find_zones
from rashomon.text.names import REACH, padded_rows
from rashomon.text.parse import prepared_pieces
from rashomon.text.parser import load_parser

KINDS = (
    "PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW",
    "DATE", "TIME",
)  # fmt: skip
"""What the stages ask for. The teacher's numbers are left out: `text.quantities` reads them."""


@dataclass
class Taught:
    """Pieces of several articles under one another, with REACH rows of nought between."""

    rows: np.ndarray
    """float16, to hold 740,000 tokens in memory."""
    places: np.ndarray
    """Rows that are tokens."""
    classes: np.ndarray
    """The class of each token, in the order of `name_paths`."""
    ends: np.ndarray
    """One past the last token of each piece, counted in tokens."""


def read_split(folder: Path, limit: int | None = None) -> Taught:
    """Read the articles of a folder."""
    rows, classes, lengths = [np.zeros((REACH, 192), np.float16)], [], []
    for path in sorted((folder / "text").glob("*.txt"))[:limit]:
        docs = taught_pieces(path.read_text(encoding="utf-8"))
        if docs:
            rows.append(padded_rows(load_parser().nlp, docs)[REACH:].astype(np.float16))
            classes += [class_of(token) for doc in docs for token in doc]
            lengths += [len(doc) for doc in docs]
    at, places = REACH, []
    for length in lengths:
        places.append(np.arange(at, at + length))
        at += length + REACH
    return Taught(
        np.concatenate(rows),
        np.concatenate(places),
        np.array(classes),
        np.cumsum(lengths),
    )


def taught_pieces(text: str) -> list:
    """Parse the pieces of an article with the teacher's names."""
    document = Document("doc-x", "x", text, text_sha256(text), language="en")
    zones = find_zones(document, SegmentParams())
    read = [(z.start, z.end) for z in zones if z.kind is not ZoneKind.BOILERPLATE]
    parts = [part for _, part in prepared_pieces(text, read)]
    nlp = load_parser().nlp
    teacher = nlp.get_pipe("ner")
    return list(teacher.pipe(nlp.pipe(parts, batch_size=64)))


def class_of(token) -> int:
    """Give the column of a token: outside, or its place in a name of a kind."""
    if token.ent_type_ not in KINDS:
        return 0
    doc, kind = token.doc, KINDS.index(token.ent_type_)
    begins = token.ent_iob_ == "B"
    ends = token.i + 1 == len(doc) or doc[token.i + 1].ent_iob_ != "I"
    place = {(True, False): 0, (False, False): 1, (False, True): 2, (True, True): 3}
    return 1 + place[begins, ends] * len(KINDS) + kind
