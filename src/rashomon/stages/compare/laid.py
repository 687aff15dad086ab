"""Lay out what a claim meets others by, document by document, so that it can be kept.

    Facets of a document -> Strip -> Strips of all documents -> Laid (arrays, claims in id order)

Candidate pairs and the screen look at these arrays only; facets are looked at where a rule may
have something to say.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from typing import Any

from rashomon.model import Claim
from rashomon.stages.compare.columns import ROW_CACHES, Columns, Rows, rows_of
from rashomon.stages.compare.denials import focus
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.keys import KEY_CACHES, key_number, keys


@dataclass(frozen=True, slots=True)
class Strip:
    """The claims of a document in numbers."""

    ids: tuple[str, ...]
    """In text order."""
    rows: bytes
    """What the screen asks of each claim; see `columns.row_type`."""
    keys: bytes
    """Numbers of the keys of all claims, claim after claim, 64 bits each."""
    key_counts: tuple[int, ...]
    words: bytes
    """Their terms, by their hashes."""
    word_counts: tuple[int, ...]
    about: bytes
    """The term that each denial is about, 0 for any other claim."""


def strip(facets: Sequence[Facets]) -> Strip:
    """Lay the claims of a document out."""
    held = [sorted(map(key_number, keys(f))) for f in facets]
    words = [list(map(term_number, f.words)) for f in facets]
    denied = (focus(f) if f.is_negative else None for f in facets)
    about = [0 if term is None else term_number(term) for term in denied]
    return Strip(
        ids=tuple(f.id for f in facets),
        rows=rows_of(facets).tobytes(),
        keys=_packed(chain.from_iterable(held)),
        key_counts=tuple(map(len, held)),
        words=_packed(chain.from_iterable(words)),
        word_counts=tuple(map(len, words)),
        about=_packed(about),
    )


def _packed(numbers: Iterable[int]) -> bytes:
    return array("Q", numbers).tobytes()


@lru_cache(maxsize=1 << 16)
def term_number(term: str) -> int:
    """Write a term as 64 bits, never 0."""
    return id_number(term)


def forget_laying() -> None:
    """Let go of what is looked up again only where claims are laid out: 50 MB of a large case."""
    for cached in (term_number, *KEY_CACHES, *ROW_CACHES):
        cached.cache_clear()


def id_number(term: str) -> int:
    """Write what is asked for once as 64 bits, never 0."""
    digest = blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") | 1


@dataclass(frozen=True, slots=True)
class Ragged:
    """Some numbers for each claim."""

    values: Any
    """Of all claims, claim after claim."""
    ends: Any
    """Where those of each claim end; before the first, 0."""

    def owners(self) -> Any:  # noqa: ANN401  a numpy array
        """Give the place of the claim each number belongs to, in 32 bits."""
        import numpy as np

        return np.repeat(np.arange(len(self.ends) - 1, dtype=np.int32), np.diff(self.ends))

    def of(self, place: int) -> list[int]:
        """Give the numbers of one claim."""
        return self.values[self.ends[place] : self.ends[place + 1]].tolist()


@dataclass(frozen=True, slots=True)
class Laid:
    """The claims of a case in id order."""

    claims: tuple[Claim, ...]
    columns: Columns
    """Rows as the documents came: in another order they would lie in memory twice for a while."""
    keys: Ragged
    words: Ragged
    about: Any

    @classmethod
    def of(cls, strips: Iterable[Strip], claims: Mapping[str, Claim]) -> Laid:
        """Put the strips of all documents together."""
        import numpy as np

        ids: list[str] = []
        rows = Rows()
        keys, words = _Gathered(), _Gathered()
        about = array("Q")
        for one in strips:
            ids += one.ids
            rows.add(one.rows)
            keys.add(one.keys, one.key_counts)
            words.add(one.words, one.word_counts)
            about.frombytes(one.about)
        order = sorted(range(len(ids)), key=ids.__getitem__)
        places = np.array(order, np.int64)
        return cls(
            tuple(claims[ids[k]] for k in order),
            rows.columns(places),
            keys.ordered(places),
            words.ordered(places),
            np.array(about, np.uint64)[places],
        )

    @classmethod
    def of_facets(cls, facets: Mapping[str, Facets]) -> Laid:
        """Lay claims out that nothing is kept of."""
        held = tuple(facets.values())
        return cls.of([strip(held)], {f.id: f.claim for f in held})


class _Gathered:
    """Some numbers for each claim, while they come in."""

    def __init__(self) -> None:
        self._values, self._counts = array("Q"), array("q")

    def add(self, values: bytes, counts: Iterable[int]) -> None:
        self._values.frombytes(values)
        self._counts.extend(counts)

    def ordered(self, places: Any) -> Ragged:  # noqa: ANN401  a numpy array
        """Give the numbers of the claims at these places."""
        import numpy as np

        counts = np.array(self._counts, np.int64)
        starts = np.cumsum(counts) - counts
        taken = counts[places]
        ends = np.concatenate((np.zeros(1, np.int64), np.cumsum(taken)))
        first = np.repeat(starts[places] - ends[:-1], taken)
        at = first + np.arange(int(ends[-1]))
        return Ragged(np.array(self._values, np.uint64)[at], ends)
