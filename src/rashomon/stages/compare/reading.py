"""Ask the trained reader of pairs a bounded number of times, where it is likeliest to find some.

    pairs no rule speaks of -> likeliest by score -> read -> contradictions by the reader

A reading takes as long as hundreds of rules, and many reports of one event have more pairs worth
it than anybody waits for. Which are read depends on what else is there, so what a run chose is left
to the next: adding a report chooses what reading all at once would.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from rashomon.model import Relation
from rashomon.stages.compare.blocks import among
from rashomon.stages.compare.columns import Columns
from rashomon.stages.compare.decide import PAIRS_AT_ONCE, overlap, related
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Pair
from rashomon.stages.compare.known import Asked, Known
from rashomon.stages.compare.laid import id_number
from rashomon.stages.compare.opposing import (
    by_reader,
    read_opposed,
    statement,
)
from rashomon.stages.compare.params import CompareParams
from rashomon.stages.compare.screen import reading_scores
from rashomon.stages.compare.sides import Sides

MANY = 16
"""Times the bound, from which on what was gathered is cut down to it."""


class PairReading:
    """Gathers the pairs likeliest to be opposed while pairs are decided, and has them read."""

    def __init__(
        self,
        ids: Sequence[str],
        columns: Columns,
        params: CompareParams,
        known: Known | None,
    ) -> None:
        """Begin a run.

        Args:
            ids: Of the claims, in order.
            columns: The claims.
            params: How many pairs may be read, and what rules are given.
            known: What was found before; None: nothing.
        """
        self._ids, self._columns = ids, columns
        self._params, self._known = params, known
        self._likely = Likely(params.pairs_read)
        self._carried = 0
        self.asked: Asked | None = None
        """What was asked; None: nothing yet, or the reader is not to be asked."""

    def look(self, codes: Any, open_: Any, spoken: Iterable[Relation]) -> None:  # noqa: ANN401
        """Take in those of some pairs that are worth reading.

        Args:
            codes: The pairs, ascending: place of a in claims times their number plus place of b.
            open_: Those among them that are looked at; the others are known.
            spoken: What rules say of these.
        """
        if not self._params.pairs_read:
            return
        self._score(open_, spoken)
        if self._known is not None:
            before, scores = self._known.likely
            at = among(before, codes).nonzero()[0]
            at = at[~self._known.is_open(before[at])]
            self._likely.add(before[at], scores[at])
            self._carried += len(at)

    def read(
        self,
        claims: Sequence[Facets],
        rules: Sequence[Relation],
        portions: Callable[[], Iterator[Any]],
    ) -> list[Relation]:
        """Give the relations that rules found, and those that the reader finds.

        Args:
            claims: In order.
            rules: What rules found.
            portions: Makes all pairs once more, for when some of them were let go before.
        """
        if not self._params.pairs_read:
            return list(rules)
        self._likely.cut()
        if self._lacks_some():
            self._likely = Likely(self._params.pairs_read)
            for codes in portions():
                self._score(codes, rules)
            self._likely.cut()
        heard = Heard(self._known.heard if self._known else {})
        found = [*rules, *self._found(claims, heard)]
        likely = self._likely
        self.asked = Asked(likely.codes, likely.scores, likely.is_cut, heard.told)
        return found

    def _lacks_some(self) -> bool:
        """Tell whether pairs that were let go in the last run may be among the likeliest now."""
        import numpy as np

        known, likely = self._known, self._likely
        if known is None or not known.is_cut or self._carried == len(known.asked):
            return False
        least = known.asked.min(initial=np.inf)
        return len(likely.codes) < self._params.pairs_read or likely.scores.min() <= least

    def _score(self, codes: Any, spoken: Iterable[Relation]) -> None:  # noqa: ANN401
        import numpy as np

        count = len(self._ids)
        places = ((self._place(r.a), self._place(r.b)) for r in spoken)
        told = np.array([min(p) * count + max(p) for p in places], np.int64)
        open_ = codes[~np.isin(codes, told)]
        rows = self._columns.places
        for start in range(0, len(open_), PAIRS_AT_ONCE):
            some = open_[start : start + PAIRS_AT_ONCE]
            a, b = np.divmod(some, count)
            scores = reading_scores(Sides(self._columns, rows[a], rows[b]))
            at = np.flatnonzero(scores > 0)
            self._likely.add(some[at], scores[at])

    def _place(self, claim_id: str) -> int:
        return bisect_left(self._ids, claim_id)

    def _found(self, claims: Sequence[Facets], heard: Heard) -> Iterator[Relation]:
        for code in self._likely.codes.tolist():
            a, b = sorted(
                (claims[place] for place in divmod(code, len(self._ids))),
                key=lambda facets: facets.order,
            )
            pair = Pair(a, b, self._params)
            finding = None if overlap(a, b) else by_reader(pair, heard.opposed)
            if finding is not None:
                yield related(pair, finding)


class Likely:
    """The pairs likeliest to be opposed: their codes, and a score each."""

    def __init__(self, most: int) -> None:
        """Begin with no pairs.

        Args:
            most: How many are kept.
        """
        import numpy as np

        self._most = most
        self.codes: Any = np.zeros(0, np.int64)
        self.scores: Any = np.zeros(0)
        self.is_cut = False
        """Some were let go."""

    def add(self, codes: Any, scores: Any) -> None:  # noqa: ANN401  numpy arrays
        """Take pairs in; where there are many, those beyond the bound are let go."""
        import numpy as np

        self.codes = np.concatenate((self.codes, codes))
        self.scores = np.concatenate((self.scores, scores))
        if len(self.codes) > MANY * self._most:
            self.cut()

    def cut(self) -> None:
        """Keep the likeliest, of equal ones those whose claims come first."""
        import numpy as np

        order = np.lexsort((self.codes, -self.scores))
        self.is_cut |= len(order) > self._most
        kept = order[: self._most]
        self.codes, self.scores = self.codes[kept], self.scores[kept]


class Heard:
    """What the reader said of pairs of statements, by their marks of 64 bits."""

    def __init__(self, known: Mapping[int, float]) -> None:
        """Begin a run.

        Args:
            known: What it said before.
        """
        self._known = known
        self.told: dict[int, float] = {}
        """What was asked in this run."""

    def opposed(self, a: Facets, b: Facets) -> float:
        """Give the chance that two claims are opposed, the earlier report's first."""
        said = statement(a), statement(b)
        mark = id_number("\0".join(said))
        if mark not in self.told:
            found = self._known.get(mark)
            self.told[mark] = read_opposed(*said) if found is None else found
        return self.told[mark]
