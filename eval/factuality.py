"""Score the author's commitment on UW (Lee et al. 2015) and MEANTIME (Minard et al. 2016).

    python -m eval.factuality [UW|MEANTIME] [train|dev]

Definitions. A gold target is a token with a mean label from -3 (certainly did not happen) to 3.
Each sentence is read as a document with one zone; marks that stand apart from their word in the
corpus are joined to it as they are printed. graded: the value of the ladder at the token, as a
number. record: the step the case keeps, CT+ 3 ... CT- -3: of the innermost claim around the token
where the token is its predicate, else of the event at the token. always: 3 for every token.
Intervals resample sentences. The ladder's numbers are fitted on the train parts
(`train/factuality/ladder.py`).
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from eval.corpora import SHARED
from rashomon.model import (
    Claim,
    Commitment,
    Document,
    Zone,
    ZoneKind,
    content_id,
    text_sha256,
)
from rashomon.stages.extract import ExtractParams, read_document
from rashomon.stages.extract.factuality import SCALE, commitment_at, commitment_value
from rashomon.text.parse import Parse, Token, parse_blocks

FOLDER = SHARED / "data" / "factuality"
RESAMPLES = 1000
BRACKETS = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}
CLOSING = {".", ",", ";", ":", "?", "!", "%", ")", "''", "-RRB-", "'"}
CLITICS = {"n't", "'s", "'re", "'ve", "'ll", "'d", "'m"}
OPENING = {"``", "(", "$", "-LRB-"}


@dataclass(frozen=True)
class Target:
    """A gold token as offsets in the joined text, and its label."""

    start: int
    end: int
    label: float


@dataclass(frozen=True)
class Sentence:
    """A sentence as printed and its gold tokens."""

    text: str
    targets: tuple[Target, ...]


def read_sentences(corpus: str, split: str) -> list[Sentence]:
    """Read a part of a corpus."""
    path = FOLDER / corpus / f"{split}.jsonl"
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [_sentence(row) for row in rows]


def _sentence(row: dict[str, Any]) -> Sentence:
    text, spans = printed(row["text"].split(" "))
    places = [(*spans[t["span1"][0]], float(t["label"])) for t in row["targets"]]
    return Sentence(text, tuple(Target(a, b, label) for a, b, label in places))


def printed(words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Join the words of a treebank as they are printed; give the offsets of each."""
    text, spans, before = "", [], ""
    for word in words:
        joined = word in CLOSING | CLITICS or before in OPENING or not before
        text += "" if joined else " "
        shown = BRACKETS.get(word, word)
        spans.append((len(text), len(text) + len(shown)))
        text += shown
        before = word
    return text, spans


def token_at(parse: Parse, target: Target) -> Token:
    """Find the parse's token of a gold token."""
    return next(t for t in parse.tokens if t.start < target.end and t.end > target.start)


def graded(sentence: Sentence) -> list[float]:
    """Predict with the graded ladder."""
    parse = parse_blocks(sentence.text, [(0, len(sentence.text))])
    return [commitment_value(parse, token_at(parse, t).i) for t in sentence.targets]


def recorded(sentence: Sentence) -> list[float]:
    """Predict with what the case keeps."""
    document = _document(sentence.text)
    zone = Zone(document.id, ZoneKind.BODY, 0, len(sentence.text))
    parse = parse_blocks(sentence.text, [(0, len(sentence.text))])
    claims = read_document(document, [zone], parse, ExtractParams(tagger="rules")).claims
    return [_level(_step(parse, token_at(parse, t), claims)) for t in sentence.targets]


def _step(parse: Parse, token: Token, claims: Sequence[Claim]) -> Commitment:
    around = [
        c
        for c in claims
        if c.span.start <= token.start < c.span.end and c.predicate == token.lemma
    ]
    if around:
        return min(around, key=lambda c: c.span.end - c.span.start).factuality.author
    return commitment_at(parse, token.i)


def _level(step: Commitment) -> float:
    return SCALE.index(step) - 3


def _document(text: str) -> Document:
    return Document(
        content_id("doc", text), "sentence", text, text_sha256(text), language="en"
    )


Floats = npt.NDArray[np.float64]


def scores(pairs: Floats) -> tuple[float, float]:
    """Give Pearson r and mean absolute error of (predicted, gold) rows."""
    error = float(np.abs(pairs[:, 0] - pairs[:, 1]).mean())
    if pairs[:, 0].std() == 0:
        return 0.0, error
    return float(np.corrcoef(pairs[:, 0], pairs[:, 1])[0, 1]), error


def intervals(rows: list[Floats]) -> list[tuple[float, float]]:
    """Give 95% bootstrap intervals of r and MAE over sentences."""
    rng = random.Random(0)  # noqa: S311  resampling
    drawn = [
        scores(np.concatenate(rng.choices(rows, k=len(rows)))) for _ in range(RESAMPLES)
    ]
    low, high = int(0.025 * RESAMPLES), int(0.975 * RESAMPLES)
    return [
        (found[low], found[high]) for found in (sorted(x) for x in zip(*drawn, strict=True))
    ]


WAYS: dict[str, Callable[[Sentence], list[float]]] = {
    "graded": graded,
    "record": recorded,
    "always": lambda sentence: [3.0] * len(sentence.targets),
}


def rows_of(
    sentences: list[Sentence], way: Callable[[Sentence], list[float]]
) -> list[Floats]:
    """Predict each sentence; give (predicted, gold) rows."""
    return [
        np.array(list(zip(way(s), (t.label for t in s.targets), strict=True)))
        for s in sentences
        if s.targets
    ]


def report(corpus: str, split: str) -> Iterator[str]:
    """Give the lines of the report on one part of a corpus."""
    sentences = read_sentences(corpus, split)
    count = sum(len(s.targets) for s in sentences)
    yield f"{corpus} {split}: {len(sentences)} sentences, {count} events"
    for name, way in WAYS.items():
        rows = rows_of(sentences, way)
        (r, mae), ranges = scores(np.concatenate(rows)), intervals(rows)
        shown = [f"[{low:.3f}, {high:.3f}]" for low, high in ranges]
        yield f"  {name:7s} r {r:.3f} {shown[0]}  MAE {mae:.3f} {shown[1]}"


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("corpus", nargs="?", choices=("UW", "MEANTIME"))
    args.add_argument("split", nargs="?", choices=("train", "dev"), default="dev")
    options = args.parse_args()
    for corpus in (options.corpus,) if options.corpus else ("UW", "MEANTIME"):
        for line in report(corpus, options.split):
            print(line, flush=True)


if __name__ == "__main__":
    main()
