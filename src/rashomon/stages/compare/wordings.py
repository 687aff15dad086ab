"""Find claims in one wording, and claims that say one thing in other words."""

from __future__ import annotations

from collections import Counter

from rashomon.model import Level
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import is_near, range_level
from rashomon.stages.compare.findings import Finding, Pair, refines, same
from rashomon.stages.compare.levels import (
    agent_level,
    coverage,
    figure_pairs,
    overlap,
    patient_level,
)

MIN_WEIGHT = 4.0
"""Least weight of words of a claim that can be said again: "he did it" weighs nothing."""

MIN_CONTENT_WEIGHT = 6.0
"""The same where the wording differs: about three words of ordinary news."""

MIN_RUN = 5
"""Words in a row from which a claim found inside another is its wording."""

LEAST_PART = 0.6
"""Share of the longer wording that one inside it must fill to say the same."""


def by_wording(pair: Pair) -> Finding | None:
    """See copies and near copies of one wording."""
    a, b = pair.a, pair.b
    if a.is_negative != b.is_negative or min(a.total, b.total) < MIN_WEIGHT:
        return None
    if a.claim.certainty != b.claim.certainty and not pair.are_settled:
        return None
    if a.tokens == b.tokens:
        return same("the same words")
    if _numbers(a) == _numbers(b) and _word_share(a, b) >= pair.params.near_verbatim:
        return same("nearly the same words")
    return _inside(a, b)


def _inside(a: Facets, b: Facets) -> Finding | None:
    short, long = sorted((a, b), key=lambda f: (len(f.tokens), f.order))
    if len(short.tokens) < MIN_RUN or f" {' '.join(short.tokens)} " not in (
        f" {' '.join(long.tokens)} "
    ):
        return None
    if len(short.tokens) >= LEAST_PART * len(long.tokens):
        return same("the words of one stand in the other")
    return refines("one repeats the words of the other and adds to them")


def by_content(pair: Pair) -> Finding | None:
    """See one content in other words: enough weighted words shared, nothing apart."""
    a, b = pair.a, pair.b
    if not _may_be_same(pair):
        return None
    shown = ", ".join(sorted(pair.meeting.shared, key=lambda w: (-a.words[w], w))[:4])
    if overlap(a, b) >= pair.params.same_overlap and _numbers_fit(a, b):
        return same(f"say the same in other words ({shown})")
    return None


def _may_be_same(pair: Pair) -> bool:
    a, b = pair.a, pair.b
    if a.is_negative != b.is_negative or min(a.total, b.total) < MIN_CONTENT_WEIGHT:
        return False
    if a.is_settled != b.is_settled or pair.meeting.is_apart:
        return False
    levels = (agent_level(a, b)[0], patient_level(a, b)[0])
    if Level.INCOMPATIBLE in levels:
        return False
    return pair.meeting.places is not Level.UNKNOWN or not (a.places and b.places)


def _numbers_fit(a: Facets, b: Facets) -> bool:
    """Tell whether every figure of the claim with fewer has its like in the other."""
    fewer, more = sorted((a, b), key=lambda f: (len(f.figures), f.order))
    pairs = figure_pairs(fewer, more)
    for figure in fewer.figures:
        likes = [g for f, g in pairs if f is figure]
        if not any(
            range_level(figure, g)[0] is not Level.INCOMPATIBLE and is_near(figure, g)
            for g in likes
        ):
            return False
    return bool(fewer.figures) or not more.figures or coverage(fewer, more) >= 0.9


def _numbers(facets: Facets) -> Counter[str]:
    digits = (t for t in facets.tokens if t[0].isdigit())
    values = (
        f"{f.low}/{f.high}"
        for f in facets.figures
        if not f.quantity.span.quote[0].isdigit()
    )
    return Counter((*digits, *values))


def _word_share(a: Facets, b: Facets) -> float:
    """Give the share of words in common, all words alike (Dice on multisets)."""
    left, right = Counter(a.tokens), Counter(b.tokens)
    shared = sum((left & right).values())
    return 2 * shared / (len(a.tokens) + len(b.tokens))
