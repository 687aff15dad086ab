"""Ask the trained reader of pairs a bounded number of times, where it is likeliest to find some.

    pairs no rule speaks of; pairs of one story that share a word and no key
    -> likeliest by score -> read -> relations by the reader

Two things are asked: are two claims opposed, do they tell the same. Each has its own pairs, bound
and word (`INQUIRIES`).

A reading takes as long as hundreds of rules, and many reports of one event have more pairs worth
it than anybody waits for. Which are read depends on what else is there, so what a run chose is left
to the next: adding a report chooses what reading all at once would.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.model import Relation
from rashomon.stages.compare.alike import by_alike, read_alike
from rashomon.stages.compare.blocks import among
from rashomon.stages.compare.columns import Columns
from rashomon.stages.compare.decide import JOINING, PAIRS_AT_ONCE, overlap, related
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Finding, Pair
from rashomon.stages.compare.known import NONE_GONE, Asked, Known, KnownAsked
from rashomon.stages.compare.laid import id_number
from rashomon.stages.compare.opposing import by_reader, read_opposed
from rashomon.stages.compare.pairs import Candidates
from rashomon.stages.compare.params import CompareParams
from rashomon.stages.compare.readable import statement
from rashomon.stages.compare.reports import Report
from rashomon.stages.compare.screen import alike_scores, opposed_scores
from rashomon.stages.compare.sides import Sides
from rashomon.stages.compare.stories import comes_back
from rashomon.stages.compare.twins import are_twins

MANY = 16
"""Times the bound, from which on what was gathered is cut down."""

SPARE = 0.25
"""Share of the bound that is kept beyond it, unread: adding ten reports to 5,000 changes some
links, and with them the claims of one report in a hundred."""


Chance = Callable[[Facets, Facets], float]


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What the reader of pairs is asked."""

    scores: Callable[[Sides], Any]
    """Says of many pairs how much each is worth reading: above 0 it is."""
    find: Callable[[Pair, Chance], Finding | None]
    read: Callable[[str, str], float]
    share: float
    """Of `pairs_read`, how many it may be asked."""


INQUIRIES = (
    Inquiry(opposed_scores, by_reader, read_opposed, 1.0),
    Inquiry(alike_scores, by_alike, read_alike, 1 / 3),
)
"""Are they opposed, and do they tell the same. What is likeliest to be the same lies well in front,
so that a third of the readings finds most of it."""


class PairReading:
    """Gathers the pairs likeliest to be what is asked, and has them read."""

    def __init__(
        self,
        inquiry: Inquiry,
        ids: Sequence[str],
        columns: Columns,
        params: CompareParams,
        known: tuple[Known, KnownAsked] | None,
    ) -> None:
        """Begin a run.

        Args:
            inquiry: What is asked.
            ids: Of the claims, in order.
            columns: The claims.
            params: How many pairs may be read, and what rules are given.
            known: What was found and asked before; None: nothing.
        """
        self._inquiry = inquiry
        self._ids, self._columns = ids, columns
        self._params = params
        self._known, self._before = known or (None, KnownAsked())
        self._most = math.ceil(params.pairs_read * inquiry.share)
        self._likely = Likely(self._most)
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
        self._likely.add(*self._worth(open_, self._told(spoken)))
        if self._known is not None:
            before, scores = self._before.likely
            at = among(before, codes).nonzero()[0]
            at = at[~self._known.is_open(before[at])]
            self._likely.add(before[at], scores[at])

    def read(
        self, claims: Sequence[Facets], rules: Sequence[Relation], found: Candidates
    ) -> list[Relation]:
        """Give the relations that the reader finds.

        Args:
            claims: In order.
            rules: What rules found.
            found: The pairs; they are made once more when some of them were let go before.
        """
        if not self._params.pairs_read:
            return []
        told = self._told(rules)
        self._likely.cut()
        self._likely.gone = max(self._likely.gone, self._before.gone)
        if self._lacks_some():
            self._likely = Likely(self._most)
            for codes in found.portions():
                self._likely.add(*self._worth(codes, told))
            self._likely.cut()
        likely = self._likely.together(self._beside(claims, told, found.loose))
        heard = Heard(self._before.heard, self._inquiry.read)
        spoken = list(self._found(claims, likely.codes[: self._most], heard))
        kept = self._likely
        self.asked = Asked(kept.codes, kept.scores, kept.gone, heard.told)
        return spoken

    def _lacks_some(self) -> bool:
        """Tell whether a pair that was let go in a run before may have to be read."""
        gone = self._before.gone
        return gone > NONE_GONE and self._likely.least() <= gone

    def _told(self, rules: Iterable[Relation]) -> Any:  # noqa: ANN401  a numpy array
        """Give the pairs that rules speak of, ascending."""
        import numpy as np

        places = ((self._place(r.a), self._place(r.b)) for r in rules)
        codes = np.array([min(p) * len(self._ids) + max(p) for p in places], np.int64)
        codes.sort()
        return codes

    def _worth(self, codes: Any, told: Any) -> tuple[Any, Any]:  # noqa: ANN401
        """Give those of some pairs that are worth reading, and how much.

        Args:
            codes: Pairs.
            told: Those that rules speak of, ascending.
        """
        import numpy as np

        found, scored = [codes[:0]], [np.zeros(0)]
        open_ = codes[~among(codes, told)]
        rows = self._columns.places
        for start in range(0, len(open_), PAIRS_AT_ONCE):
            some = open_[start : start + PAIRS_AT_ONCE]
            a, b = np.divmod(some, len(self._ids))
            scores = self._inquiry.scores(Sides(self._columns, rows[a], rows[b]))
            at = np.flatnonzero(scores > 0)
            found.append(some[at])
            scored.append(scores[at])
        return np.concatenate(found), np.concatenate(scored)

    def _beside(
        self,
        claims: Sequence[Facets],
        told: Any,  # noqa: ANN401
        loose: Callable[[], Iterator[Any]],
    ) -> Likely:
        """Choose among the pairs that keys need not have brought together; anew in every run.

        Of a case of many stories nearly all such pairs are of two, and only those of one are
        taken in, so that the others take no place from them. What is less likely than all that
        is read already need not be looked at.
        """
        likely, least = Likely(self._most), self._likely.least()
        stories = _Stories(claims, self._columns)
        for codes in loose():
            found, scores = self._worth(codes, told)
            found, scores = found[scores >= least], scores[scores >= least]
            is_one = stories.are_one(found)
            likely.add(found[is_one], scores[is_one])
        likely.cut()
        return likely

    def _place(self, claim_id: str) -> int:
        return bisect_left(self._ids, claim_id)

    def _found(
        self,
        claims: Sequence[Facets],
        codes: Any,  # noqa: ANN401
        heard: Heard,
    ) -> Iterator[Relation]:
        for code in codes.tolist():
            a, b = sorted(
                (claims[place] for place in divmod(code, len(self._ids))),
                key=lambda facets: facets.order,
            )
            pair = Pair(a, b, self._params)
            finding = None if overlap(a, b) else self._inquiry.find(pair, heard.chance)
            if finding and not (finding.kind in JOINING and are_twins(a, b)):
                yield related(pair, finding)


class _Stories:
    """Which pairs of claims are of two reports of one story."""

    def __init__(self, claims: Sequence[Facets], columns: Columns) -> None:
        self._claims = claims
        self._reports: Any = columns.numbers["report"][columns.places]
        self._looked: dict[int, Report] = {}

    def are_one(self, codes: Any) -> Any:  # noqa: ANN401  numpy arrays
        import numpy as np

        a, b = np.divmod(codes, len(self._claims))
        reports = np.sort(np.stack((self._reports[a], self._reports[b]), 1), axis=1)
        pairs, place = np.unique(reports, axis=0, return_inverse=True)
        one = [p != q and self._one(p, q) for p, q in pairs.tolist()]
        return np.array(one, bool)[place.reshape(-1)]

    def _one(self, a: int, b: int) -> bool:
        return comes_back(self._report(a), self._report(b))

    def _report(self, number: int) -> Report:
        """Give a report by its number in the columns, as one of its claims has it."""
        import numpy as np

        if not self._looked:
            numbers, places = np.unique(self._reports, return_index=True)
            for one, place in zip(numbers.tolist(), places.tolist(), strict=True):
                self._looked[one] = self._claims[place].report
        return self._looked[number]


class Likely:
    """The pairs likeliest to be what is asked: their codes, and a score each.

    Some more are kept than are read: where one of those goes with its report, the next is known.
    """

    def __init__(self, most: int) -> None:
        """Begin with no pairs.

        Args:
            most: How many are read.
        """
        import numpy as np

        self._most = most
        self._kept = most + math.ceil(most * SPARE)
        self.codes: Any = np.zeros(0, np.int64)
        """The likeliest first, once they are cut."""
        self.scores: Any = np.zeros(0)
        self.gone = NONE_GONE
        """How likely the likeliest was that was let go."""

    def add(self, codes: Any, scores: Any) -> None:  # noqa: ANN401  numpy arrays
        """Take pairs in; where there are many, those beyond the bound are let go."""
        import numpy as np

        self.codes = np.concatenate((self.codes, codes))
        self.scores = np.concatenate((self.scores, scores))
        if len(self.codes) > MANY * self._most:
            self.cut()

    def together(self, other: Likely) -> Likely:
        """Give the likeliest of these pairs and of others, each once."""
        import numpy as np

        found = Likely(self._most)
        is_new = ~np.isin(other.codes, self.codes)
        found.add(self.codes, self.scores)
        found.add(other.codes[is_new], other.scores[is_new])
        found.cut()
        return found

    def least(self) -> float:
        """Give how likely the least of those is that are read; they must be cut."""
        is_full = len(self.scores) >= self._most > 0
        return float(self.scores[self._most - 1]) if is_full else NONE_GONE

    def cut(self) -> None:
        """Keep the likeliest, of equal ones those whose claims come first."""
        import numpy as np

        order = np.lexsort((self.codes, -self.scores))
        kept, rest = order[: self._kept], order[self._kept :]
        if len(rest):
            self.gone = max(self.gone, float(self.scores[rest[0]]))
        self.codes, self.scores = self.codes[kept], self.scores[kept]


class Heard:
    """What the reader said of pairs of statements, by their marks of 64 bits."""

    def __init__(
        self, known: Mapping[int, float], read: Callable[[str, str], float]
    ) -> None:
        """Begin a run.

        Args:
            known: What it said before.
            read: Asks it.
        """
        self._known, self._read = known, read
        self.told: dict[int, float] = {}
        """What was asked in this run."""

    def chance(self, a: Facets, b: Facets) -> float:
        """Give the chance that two claims are what is asked, the earlier report's first."""
        said = statement(a), statement(b)
        mark = id_number("\0".join(said))
        if mark not in self.told:
            found = self._known.get(mark)
            self.told[mark] = self._read(*said) if found is None else found
        return self.told[mark]
