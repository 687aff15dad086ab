"""Find the pairs of claims worth comparing: those that share a telling key or two others.

    claims -> numbers of keys -> blocks by key -> pairs; crowds -> pairs with their lead

Never all pairs. A block above the limit is split by every second key of its claims; what is
too large even then is left out and reported. In a crowd of copies a claim that is told again
is compared with the lead's claims, not with those of other copies; one told in the lead's
very words is compared with nothing else.

Pairs are numbers in arrays, as there are millions of them: place of one claim in id order
times the number of claims, plus place of the other. They are made for some claims after the
others, so that no more of them lie in memory than are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.model import Crowds
from rashomon.stages.compare.blocks import (
    PAIRS_AT_ONCE,
    Blocks,
    Membership,
    Sweep,
    among,
    blocks_by_key,
    by_two_keys,
    distinct,
    in_blocks,
    once_and_again,
    stretches,
)
from rashomon.stages.compare.caps import Caps, opened, split_numbers
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.keys import key_number, keys
from rashomon.stages.compare.laid import Laid

SMALL_BLOCK = 40
"""Claims under a key up to which its pairs are looked at one by one. Pairs of larger blocks
need a second large key (or a small one, whose block then gives them), so those are split
first: the same pairs come out of fewer looks. A word of so few claims is enough by itself for
the trained reader of pairs."""


LOOKED_UP_AT_ONCE = 1 << 17
"""Pairs whose keys are looked up at once; bounds the memory of one step (some 30 MB)."""


@dataclass(frozen=True, slots=True)
class Capped:
    """A key, or two keys together, that too many claims have."""

    keys: tuple[tuple[int, int], ...]
    """The number of each, and the place of a claim that has it."""
    claims: int

    def named(self, facets: Mapping[str, Facets], ids: Sequence[str]) -> str:
        """Write it for a reader: the claim is looked at, and its keys are found once more."""
        return " + ".join(_named(facets[ids[place]], number) for number, place in self.keys)


def _named(facets: Facets, number: int) -> str:
    return " ".join(next(k for k in keys(facets) if key_number(k) == number))


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs worth comparing."""

    ids: tuple[str, ...]
    """Claims in id order."""
    portions: Callable[[], Iterator[Any]]
    """Makes the pairs, some millions at a time, each once, ascending: place of a * len(ids) +
    place of b. Those of one claim with later ones come together."""
    loose: Callable[[], Iterator[Any]]
    """Makes the pairs that share a word few claims have, whatever else they share, in the same
    way: no rule is asked of them for that alone, but the trained reader of pairs may be."""
    capped: tuple[Capped, ...]
    """Keys left out."""
    caps: Caps
    """The same, and whatever else a limit kept apart, in numbers."""
    opened: Any
    """Places of claims that may stand in pairs that the caps of the last run kept apart."""
    is_crowded: bool
    """There is a crowd, so that a document more may change which copies are compared."""

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Give the pairs in id order."""
        for codes in self.portions():
            for code in codes.tolist():
                a, b = divmod(code, len(self.ids))
                yield self.ids[a], self.ids[b]


def find_pairs(
    facets: Mapping[str, Facets],
    limit: int,
    crowds: Crowds,
    laid: Laid | None = None,
    before: Caps | None = None,
) -> Candidates:
    """Pair the claims that share a telling key or two other keys.

    Args:
        facets: Claims by id.
        limit: Most claims under one key.
        crowds: Documents that are compared with one of their many copies only.
        laid: The same claims laid out; None: they are laid out here.
        before: What the limit kept apart in the last run; None: there was none.
    """
    import numpy as np

    told = _Told.of(facets, laid or Laid.of_facets(facets), crowds)
    blocks = told.blocks()
    small = min(SMALL_BLOCK, limit)
    telling = (blocks.names & np.uint64(1)).astype(bool)
    few = ~telling & (blocks.sizes <= small)
    tell, large = blocks.where(telling), blocks.where(~telling & (blocks.sizes > small))
    split = by_two_keys(large)
    denied, terms, ends = told.denied(limit)
    capped = [Capped((_key(tell, k),), n) for k, n in _too_large(tell, limit)]
    for k, n in _too_large(split, limit):
        first, second = divmod(int(split.names[k]), len(large.names))
        capped.append(Capped((_key(large, first), _key(large, second)), n))
    keys_over = np.concatenate((tell.names[tell.sizes > limit], large.names))
    splits_over = split_numbers(large, split.where(split.sizes > limit))
    caps = Caps(distinct(keys_over), distinct(splits_over), terms, ends)
    is_open = opened(before or Caps.none(), caps, told.laid, (large, split))
    others = Membership.of(blocks.where(~few), len(told.ids))
    sweeps = [in_blocks(one.where(one.sizes <= limit)) for one in (tell, split)]
    pairing = _Pairing(
        told,
        others,
        in_blocks(blocks.where(few)),
        tuple(sweeps),
        (denied, told.with_leads()),
    )
    return Candidates(
        told.ids,
        pairing.portions,
        told.loose,
        tuple(capped),
        caps,
        is_open,
        any(told.leads),
    )


def _too_large(blocks: Blocks, limit: int) -> Iterator[tuple[int, int]]:
    """Give place and size of the blocks above the limit."""
    import numpy as np

    for k in np.flatnonzero(blocks.sizes > limit):
        yield int(k), int(blocks.sizes[k])


def _key(blocks: Blocks, place: int) -> tuple[int, int]:
    """Give the number of a block's key, and the first claim that has it."""
    return int(blocks.names[place]), int(blocks.owners[blocks.starts[place]])


@dataclass(frozen=True, slots=True)
class _Told:
    """The claims of a case in id order, with the numbers of their keys."""

    ids: tuple[str, ...]
    facets: Mapping[str, Facets]
    laid: Laid
    leads: tuple[str | None, ...]
    """Whose text each claim tells again; None: its own."""

    @classmethod
    def of(cls, facets: Mapping[str, Facets], laid: Laid, crowds: Crowds) -> _Told:
        """See which claims are told again after a lead."""
        leads = tuple(crowds.lead_retold(claim) for claim in laid.claims)
        return cls(tuple(claim.id for claim in laid.claims), facets, laid, leads)

    def blocks(self) -> Blocks:
        """Group the claims by key, without those that say their lead's very words."""
        import numpy as np

        owners, numbers = self.laid.keys.owners(), self.laid.keys.values
        named = set(self.leads) - {None}
        if not named:
            return blocks_by_key(owners, numbers)
        said = {
            (claim.document_id, self.facets[claim.id].tokens)
            for claim in self.laid.claims
            if claim.document_id in named
        }
        twins = [
            lead is not None and (lead, self.facets[claim.id].tokens) in said
            for lead, claim in zip(self.leads, self.laid.claims, strict=True)
        ]
        used = ~np.array(twins, bool)[owners]
        return blocks_by_key(owners[used], numbers[used])

    def keys_of(self, place: int) -> list[int]:
        """Give the numbers of a claim's keys."""
        return self.laid.keys.of(place)

    def denied(self, limit: int) -> tuple[Any, Any, tuple[str, ...]]:
        """Pair each denial with the claims that name what it denies, and with like denials.

        One word may be all that "we made no truce" shares with "a truce was agreed". There
        are few denials, so each may meet up to `limit` claims and no pair of others is made.

        Returns:
            The pairs, the terms that more claims name, and of each the last claim that counts.
        """
        import numpy as np

        free = np.array([lead is None for lead in self.leads], bool)
        about = np.where(free, self.laid.about, np.uint64(0))
        denied = distinct(about[about != 0])
        owners, words = self.laid.words.owners(), self.laid.words.values
        naming = among(words, denied) & free[owners]
        owners, words = owners[naming].astype(np.int64), words[naming]
        order = np.lexsort((owners, words))
        owners, words = owners[order], words[order]
        starts, ends = (
            np.searchsorted(words, denied),
            np.searchsorted(words, denied, "right"),
        )
        denials = np.flatnonzero(about)
        pairs = [np.zeros(0, np.int64)]
        for no, at in zip(denials, np.searchsorted(denied, about[denials]), strict=True):
            met = owners[starts[at] : ends[at]][:limit]
            others = met[met != no]
            low, high = np.minimum(others, no), np.maximum(others, no)
            pairs.append(low * len(self.ids) + high)
        many = ends - starts > limit
        last = [self.ids[k] for k in owners[starts[many] + limit - 1].tolist()]
        return distinct(np.concatenate(pairs)), denied[many], tuple(last)

    def loose(self) -> Iterator[Any]:
        """Give the pairs under a word that few claims have, each once, ascending."""
        import numpy as np

        free = np.array([lead is None for lead in self.leads], bool)
        owners, words = self.laid.words.owners(), self.laid.words.values
        blocks = blocks_by_key(owners[free[owners]], words[free[owners]])
        few = in_blocks(blocks.where(blocks.sizes <= SMALL_BLOCK))
        for low, high in stretches(few.counts(len(self.ids)), PAIRS_AT_ONCE):
            yield distinct(_coded(few, low, high, len(self.ids)))

    def code(self, a: int, b: int) -> int:
        """Write a pair of places as one number."""
        return min(a, b) * len(self.ids) + max(a, b)

    def without_followers(self, codes: Any) -> Any:  # noqa: ANN401  numpy arrays
        """Drop the pairs of two copies that tell one lead's text in two documents."""
        import numpy as np

        if not any(self.leads):
            return codes
        lead = _places(self.leads)
        document = _places([claim.document_id for claim in self.laid.claims])
        a, b = np.divmod(codes, len(self.ids))
        retold = np.array([name is not None for name in self.leads])
        return codes[~(retold[a] & (lead[a] == lead[b]) & (document[a] != document[b]))]

    def with_leads(self) -> Any:  # noqa: ANN401  a numpy array
        """Pair the claims that are told again with those of their lead."""
        import numpy as np

        named = set(self.leads)
        told: dict[str, list[tuple[int, frozenset[int]]]] = {}
        for place, claim in enumerate(self.laid.claims):
            if claim.document_id in named:
                mine = frozenset(self.keys_of(place))
                told.setdefault(claim.document_id, []).append((place, mine))
        found = [
            self.code(place, other)
            for place, lead in enumerate(self.leads)
            if lead is not None
            for other, theirs in told.get(lead, ())
            if _meet(theirs.intersection(self.keys_of(place)))
        ]
        return np.array(found, np.int64)


@dataclass(frozen=True, slots=True)
class _Pairing:
    """What pairs are made of, a stretch of claims after the other."""

    told: _Told
    others: Membership
    """The claims under all keys but those with few."""
    few: Sweep
    """Pairs under keys with few claims; they need a second key."""
    enough: tuple[Sweep, ...]
    """Pairs under keys, or two keys, that are enough."""
    beside: tuple[Any, Any]
    """Pairs with denials, ascending, and those of copies with their lead."""

    def portions(self) -> Iterator[Any]:
        """Give the pairs, each once, ascending."""
        count = len(self.told.ids)
        counts = self.few.counts(count)
        for one in self.enough:
            counts += one.counts(count)
        denied, led = (distinct(codes) for codes in self.beside)
        for low, high in stretches(counts, PAIRS_AT_ONCE):
            yield self._between(low, high, denied, led)

    def _between(self, low: int, high: int, denied: Any, led: Any) -> Any:  # noqa: ANN401
        import numpy as np

        count = len(self.told.ids)
        once, again = once_and_again(_coded(self.few, low, high, count))
        found = [again, _part(denied, low * count, high * count)]
        for k in range(0, len(once), LOOKED_UP_AT_ONCE):
            codes = once[k : k + LOOKED_UP_AT_ONCE]
            found.append(codes[self.others.meet(*np.divmod(codes, count))])
        found += [_coded(one, low, high, count) for one in self.enough]
        codes = self.told.without_followers(np.concatenate(found))
        return distinct(np.concatenate((codes, _part(led, low * count, high * count))))


def _coded(sweep: Sweep, low: int, high: int, count: int) -> Any:  # noqa: ANN401
    import numpy as np

    a, b = sweep.between(low, high)
    codes = a.astype(np.int64)
    codes *= count
    codes += b
    return codes


def _part(codes: Any, low: int, high: int) -> Any:  # noqa: ANN401
    """Give the numbers between two of an ascending array."""
    import numpy as np

    first, last = np.searchsorted(codes, (low, high))
    return codes[first:last]


def _meet(shared: frozenset[int]) -> bool:
    return len(shared) >= 2 or any(number & 1 for number in shared)


def _places(names: Sequence[str | None]) -> Any:  # noqa: ANN401  a numpy array
    """Number equal names alike."""
    import numpy as np

    first: dict[str | None, int] = {}
    return np.array([first.setdefault(name, len(first)) for name in names], np.int64)
