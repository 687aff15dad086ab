"""Find documents that are versions of one report: the same address, a text that goes on.

    addresses -> documents of one address -> shared words -> older, newer

The later date of publication is the newer version; without two dates that differ, the one that
came to the case in a later run. Where neither tells, both count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from rashomon.model import Document
from rashomon.text.domains import same_address
from rashomon.text.order import is_before
from rashomon.text.shingles import find_words, shingle_keys

RUN_WORDS = 5
"""Words of a run that two versions share; runs of 3 recur in unlike reports of one event."""

MIN_SHARED = 0.2
"""Least share of the shorter text's runs that two versions have in common, in [0, 1]. A wrong
address (the front page of a section) joins reports that share next to nothing."""


@dataclass(frozen=True, slots=True)
class Version:
    """Two documents of one address, one of them the later version."""

    address: str
    older_id: str
    newer_id: str
    why: str


def find_versions(
    documents: Iterable[Document], arrivals: Mapping[str, int]
) -> tuple[Version, ...]:
    """Find which documents are older versions of others.

    Args:
        documents: As they are known.
        arrivals: The run in which each document came, by id.

    Returns:
        Each version with the next one, by address; a document is older in at most one.
    """
    at: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        address = same_address(document.url) if document.url else None
        if address:
            at[address].append(document)
    several = {address: listed for address, listed in at.items() if len(listed) > 1}
    return tuple(
        version
        for address, listed in sorted(several.items())
        for version in _in_a_row(address, listed, arrivals)
    )


def _in_a_row(
    address: str, documents: list[Document], arrivals: Mapping[str, int]
) -> Iterator[Version]:
    """Chain the versions of one address from the oldest to the newest."""
    ordered = sorted(
        documents,
        key=lambda d: (
            d.published.edtf if d.published else "",
            arrivals.get(d.id, 0),
            d.id,
        ),
    )
    for older, newer in pairwise(ordered):
        why = _order(older, newer, arrivals)
        if why and _share_text(older, newer):
            yield Version(address, older.id, newer.id, why)


def _order(older: Document, newer: Document, arrivals: Mapping[str, int]) -> str | None:
    """Say why one version is the older one; None: it cannot be told."""
    if is_before(older.published, newer.published):
        return "it was published on an earlier day"
    if is_before(newer.published, older.published):
        return None
    if arrivals.get(older.id, 0) < arrivals.get(newer.id, 0):
        return "it was read in an earlier run"
    return None


def _share_text(a: Document, b: Document) -> bool:
    import numpy as np

    keys = [
        shingle_keys(find_words(d.text, ((0, len(d.text)),)).norms, RUN_WORDS)
        for d in (a, b)
    ]
    least = min(len(k) for k in keys)
    return bool(least) and len(np.intersect1d(*keys)) >= MIN_SHARED * least
