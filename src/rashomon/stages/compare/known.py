"""Know what was compared before: only pairs with something new are screened and decided.

    the last run: claims, caps, relations, silent pairs
    -> pairs of claims that are what they were -> their relation | nothing

Whatever two claims are to each other lies in the two and in frozen tables. A pair of claims that
were both there, as they are, and that no cap kept apart, gave a relation in the last run, which is
taken from there while the pair is a candidate, or gives none now. A claim is marked by 64 bits, and
so is a pair: with ten million known and a hundred thousand asked for, one pair in 10^7 cases would
be taken for another.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.model import Claim, Relation
from rashomon.stages.compare.blocks import among, distinct
from rashomon.stages.compare.caps import Caps
from rashomon.stages.compare.laid import id_number
from rashomon.stages.compare.pairs import Candidates

_STEP = 0x9E3779B97F4A7C15
_MIX = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
"""Constants of the generator SplitMix64, which scatters numbers that lie near each other."""


NONE_GONE = float("-inf")
"""Less likely than any pair."""


@dataclass(frozen=True, slots=True)
class Left:
    """What one inquiry of the reader of pairs leaves to the next run."""

    likely: bytes = b""
    """The pairs that were likeliest to be what is asked, each as the marks of its claims."""
    scores: bytes = b""
    """How likely, pair by pair, in 64 bits."""
    gone: float = NONE_GONE
    """How likely the likeliest was that was let go, as more were worth reading than are kept."""
    heard: bytes = b""
    """Marks of pairs of statements that the reader of pairs read."""
    chances: bytes = b""
    """What it said of each, in 64 bits."""


@dataclass(frozen=True, slots=True)
class Before:
    """What a run leaves to the next: numbers of 64 bits, ascending where nothing else is said."""

    claims: bytes = b""
    """Marks of the claims whose pairs are all known; none where there was a crowd."""
    keys: bytes = b""
    splits: bytes = b""
    terms: bytes = b""
    ends: tuple[str, ...] = ()
    """Its caps; see there."""
    spoken: bytes = b""
    """The pairs that gave a relation, each as the marks of its claims; in no order."""
    relations: tuple[Relation, ...] = ()
    """What they gave, pair by pair, as it was read."""
    silent: bytes = b""
    """Marks of pairs that passed the screen and gave nothing."""
    asked: tuple[Left, ...] = ()
    """What was asked of the reader of pairs, inquiry by inquiry."""


NOTHING_LEFT = Left()


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of the reader of pairs in a run."""

    codes: Any
    """Pairs no rule speaks of."""
    scores: Any
    gone: float
    """How likely the likeliest was that was let go."""
    told: Mapping[int, float]
    """What it said, by marks of two statements."""


class KnownAsked:
    """What one inquiry of the reader of pairs is known to give."""

    def __init__(self, left: Left = NOTHING_LEFT, known: Known | None = None) -> None:
        """Begin a run.

        Args:
            left: What the last run left.
            known: The claims that are there; None: nothing is known.
        """
        codes, at = known.codes(_numbers(left.likely)) if known else (_numbers(b""), [])
        scores = _amounts(left.scores)
        self.likely = codes, scores[at]
        """Pairs that were likeliest and are there, ascending, and how likely."""
        self.gone = left.gone
        """How likely the likeliest was that was let go; it may be there still."""
        self.heard = dict(
            zip(_numbers(left.heard).tolist(), _amounts(left.chances).tolist(), strict=True)
        )
        """What the reader said, by marks of two statements."""


class Known:
    """What is known of the pairs of a case, and what this run finds."""

    def __init__(self, before: Before, marks: Any) -> None:  # noqa: ANN401  a numpy array
        """Begin a run.

        Args:
            before: What the last run left.
            marks: Of each claim, in the order in which pairs name them; see `claim_marks`.
        """
        self._claims = marks
        self._old = _numbers(before.claims)
        self._silent = _numbers(before.silent)
        self._relations = before.relations
        self._left = before.asked
        self._spoken, self._told = self.codes(_numbers(before.spoken))
        keys, splits, terms = map(_numbers, (before.keys, before.splits, before.terms))
        self.caps = Caps(keys, splits, terms, before.ends)
        """What was capped in the last run."""
        self._found: list[Any] = [self._silent[:0]]
        self._fresh = ~among(self._claims, self._old)
        """Claims all of whose pairs are looked at."""

    def asked(self, inquiry: int) -> KnownAsked:
        """Give what one inquiry of the reader of pairs gave, by its number."""
        left = self._left[inquiry] if inquiry < len(self._left) else NOTHING_LEFT
        return KnownAsked(left, self)

    def begin(self, found: Candidates) -> None:
        """See which claims may stand in pairs that are not known."""
        self._fresh[found.opened] = True
        if found.is_crowded:
            self._fresh[:] = True
        if not self._fresh.all():
            self._found.append(self._silent)  # of the pairs that are not looked at

    def unsettled(self, codes: Any) -> Any:  # noqa: ANN401  numpy arrays
        """Give the pairs to look at: with a claim that is new or open again.

        Args:
            codes: Some pairs, ascending.
        """
        if self._fresh.all():
            return codes
        return codes[self.is_open(codes)]

    def carried(self, codes: Any) -> Iterator[Relation]:  # noqa: ANN401
        """Give the relations that the others among some pairs gave in the last run.

        Args:
            codes: Some pairs, ascending.
        """
        at = among(self._spoken, codes).nonzero()[0]
        settled = at[~self.is_open(self._spoken[at])]
        for place in self._told[settled].tolist():
            yield self._relations[place]

    def is_open(self, codes: Any) -> Any:  # noqa: ANN401
        """Tell which pairs hold a claim that is new or open again."""
        import numpy as np

        a, b = np.divmod(codes, len(self._claims))
        return self._fresh[a] | self._fresh[b]

    def unknown(self, a: Any, b: Any, at: Any) -> Any:  # noqa: ANN401
        """Give the places of pairs, among those at `at`, that were not known to be silent."""
        marks = self._pairs(a[at], b[at])
        is_known = among(marks, self._silent)
        self._found.append(marks[is_known])
        return at[~is_known]

    def add(self, a: Any, b: Any, at: Sequence[int]) -> None:  # noqa: ANN401
        """Note pairs that gave nothing now."""
        import numpy as np

        places = np.array(at, np.int64)
        self._found.append(self._pairs(a[places], b[places]))

    def after(
        self,
        found: Candidates,
        relations: Iterable[Relation],
        asked: Iterable[Asked | None],
    ) -> Before:
        """Give what this run leaves to the next.

        Args:
            found: Its pairs.
            relations: As rules read them, before the reader or persons overruled any.
            asked: What was asked of the reader of pairs, inquiry by inquiry; None: nothing.
        """
        import numpy as np

        ids, told = found.ids, tuple(relations)
        places = [sorted((_at(ids, r.a), _at(ids, r.b))) for r in told]
        spoken = np.array(places, np.int64).reshape(-1, 2)
        known = np.sort(self._claims)[: 0 if found.is_crowded else None]
        silent = np.concatenate(self._found)
        self._found.clear()  # of 5,000 documents 40 MB, here and once more
        return Before(
            claims=known.tobytes(),
            keys=found.caps.keys.tobytes(),
            splits=found.caps.splits.tobytes(),
            terms=found.caps.terms.tobytes(),
            ends=found.caps.ends,
            spoken=self._claims[spoken].tobytes(),
            relations=told,
            silent=distinct(silent).tobytes(),
            asked=tuple(self._left_of(one) if one else NOTHING_LEFT for one in asked),
        )

    def _left_of(self, asked: Asked) -> Left:
        import numpy as np

        a, b = np.divmod(asked.codes, len(self._claims))
        return Left(
            likely=self._claims[np.stack((a, b), 1)].tobytes(),
            scores=asked.scores.tobytes(),
            gone=asked.gone,
            heard=np.array([*asked.told], np.uint64).tobytes(),
            chances=np.array([*asked.told.values()], np.float64).tobytes(),
        )

    def codes(self, marks: Any) -> tuple[Any, Any]:  # noqa: ANN401
        """Give the pairs among these whose claims are there as they were.

        Returns:
            The pairs as pairs are named, ascending, and the place each had.
        """
        import numpy as np

        order = np.argsort(self._claims)
        marks = marks[: len(marks) // 2 * 2].reshape(-1, 2)
        there = among(marks, self._claims[order]).all(1).nonzero()[0]
        a, b = order[np.searchsorted(self._claims[order], marks[there])].T
        codes = np.minimum(a, b) * len(order) + np.maximum(a, b)
        ascending = np.argsort(codes)
        return codes[ascending], there[ascending]

    def _pairs(self, a: Any, b: Any) -> Any:  # noqa: ANN401
        import numpy as np

        return _mixed(_mixed(self._claims[a]) + self._claims[b] * np.uint64(3))


def claim_marks(claims: Sequence[Claim], made_from: Mapping[str, bytes]) -> Any:  # noqa: ANN401
    """Mark each claim by what its document was made from and its own id.

    Args:
        claims: In the order in which pairs name them.
        made_from: Hash of everything each document was looked at by, by document id.
    """
    import numpy as np

    documents = {key: int.from_bytes(made[:8], "big") for key, made in made_from.items()}
    own = np.array([documents[c.document_id] for c in claims], np.uint64)
    ids = np.array([id_number(c.id) for c in claims], np.uint64)
    return _mixed(own + _mixed(ids))


def _at(ids: Sequence[str], claim_id: str) -> int:
    return bisect_left(ids, claim_id)


def _numbers(packed: bytes) -> Any:  # noqa: ANN401
    import numpy as np

    return np.frombuffer(packed[: len(packed) // 8 * 8], np.uint64)


def _amounts(packed: bytes) -> Any:  # noqa: ANN401
    import numpy as np

    return np.frombuffer(packed[: len(packed) // 8 * 8], np.float64)


def _mixed(numbers: Any) -> Any:  # noqa: ANN401
    import numpy as np

    found = numbers + np.uint64(_STEP)
    found = (found ^ (found >> np.uint64(30))) * np.uint64(_MIX[0])
    found = (found ^ (found >> np.uint64(27))) * np.uint64(_MIX[1])
    return found ^ (found >> np.uint64(31))
