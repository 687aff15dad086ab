"""Find what claims say brings about what.

    claim's words -> connective (data/lexicons/connectives.tsv) -> cause, effect -> Cause

The two sides stay in the words of the claim; the hedge of the claim stays on the arrow.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.model import Cause, CauseKind, Certainty, Claim, Reading, content_id
from rashomon.text.lexicon import load_rows, load_words

SIDE_WORDS = 2
"""Fewest words of a side: "it led to" names no cause."""

Side = tuple[str, str]


def find_causes(reading: Reading) -> tuple[Cause, ...]:
    """Give the causes of all claims in id order; a claim's chain gives several."""
    found: dict[str, Cause] = {}
    for claim in reading.claims.values():
        if claim.certainty is Certainty.DENIED:
            continue
        for cause in _causes_of(claim):
            found.setdefault(cause.id, cause)
    return tuple(found[key] for key in sorted(found))


def _causes_of(claim: Claim) -> list[Cause]:
    words = " ".join(claim.span.quote.split())
    match = _pattern().search(words)
    if match is None:
        return []
    order, kind = _connectives()[" ".join(match.group("link").lower().split())]
    left, right = _without_leftovers(words[: match.start()]), words[match.end() :]
    sides = (left, right) if order == "cause_first" else (right, left)
    links = [*_chain(*sides)] if order == "cause_first" else [sides]
    partial = bool(_partly().search(words[: match.start()][-24:]))
    return [
        _cause(claim, (_side(a), _side(b)), CauseKind(kind), partial=partial)
        for a, b in links
        if _is_side(a) and _is_side(b)
    ]


def _chain(cause: str, effect: str) -> list[Side]:
    """See "could lead to the loss of X, followed by Y": X first, then Y from X."""
    steps = re.split(r",?\s+(?:and then|followed by|then)\s+", effect)
    return list(zip([cause, *steps], steps, strict=False))


def _cause(claim: Claim, sides: Side, kind: CauseKind, *, partial: bool) -> Cause:
    return Cause(
        id=content_id("cause", *sides, claim.id),
        cause=sides[0],
        effect=sides[1],
        kind=kind,
        certainty=claim.certainty,
        partial=partial,
        claim_ids=(claim.id,),
    )


def _side(words: str) -> str:
    return words.strip(" ,;:.-–—“”\"'")


def _without_leftovers(left: str) -> str:
    """Drop the auxiliaries and adverbs before a connective: "could", "was partly"."""
    pattern = rf"(?:(?:\s+|^)(?:{_leftovers()}))+\s*$"
    return re.sub(pattern, "", left, flags=re.IGNORECASE)


def _is_side(words: str) -> bool:
    return len(_side(words).split()) >= SIDE_WORDS


@lru_cache(maxsize=1)
def _leftovers() -> str:
    words = sorted(load_words("connective_leftovers"), key=len, reverse=True)
    return "|".join(map(re.escape, words))


@lru_cache(maxsize=1)
def _partly() -> re.Pattern[str]:
    return re.compile(r"\b(?:partly|partially|in part|mainly|largely)\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _connectives() -> dict[str, tuple[str, str]]:
    return {words: (order, kind) for words, order, kind in load_rows("connectives")}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    ordered = sorted(_connectives(), key=len, reverse=True)
    links = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered)
    return re.compile(rf"(?<![\w-])(?P<link>{links})(?![\w-])", re.IGNORECASE)
