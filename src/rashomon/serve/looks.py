"""Keep the last states of a case that were looked at, so that a page does not read all of it.

    number of the last closed run, names distrusted -> Look -> what pages are made from

A page shows the case as its last closed run left it. While somebody writes, everybody else
goes on reading that state; when the run is closed, the next page shows the new one.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from rashomon.dossier import cards_by_question
from rashomon.pipeline import without
from rashomon.views import (
    CaseIndex,
    account_letters,
    contradiction_rows,
    distrusted_names,
    matter_rows,
    review_rows,
    tie_rows,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rashomon.model import Question
    from rashomon.store import Store, View
    from rashomon.views import ContradictionRow, MatterRow, ReviewRow, TieRow

KEPT = 4
"""States that are kept: the present one, the one before for whoever is reading it, and two
looks without somebody. Each holds a whole case in memory."""


class Look:
    """One state of a case, with what several pages ask of it worked out once."""

    def __init__(self, view: View, run: int) -> None:
        self.run = run
        """Number of the run that left it; 0: no run was closed."""
        self.index = CaseIndex.of(view)

    @cached_property
    def distrusted(self) -> tuple[str, ...]:
        """Names whose claims are in no count."""
        return distrusted_names(self.index)

    @cached_property
    def letters(self) -> Mapping[str, str]:
        """Letters of accounts, by id."""
        return account_letters(self.index)

    @cached_property
    def matters(self) -> tuple[MatterRow, ...]:
        """Matters with their accounts."""
        return matter_rows(self.index).rows

    @cached_property
    def ties(self) -> tuple[TieRow, ...]:
        """Every tie, by the names of its parties."""
        return tie_rows(self.index).rows

    @cached_property
    def contradictions(self) -> tuple[ContradictionRow, ...]:
        """Every contradiction, question by question."""
        return contradiction_rows(self.index).rows

    @cached_property
    def cards(self) -> Mapping[str, tuple[ContradictionRow, ...]]:
        """Contradictions by question id."""
        return cards_by_question(self.index)

    @cached_property
    def review(self) -> tuple[ReviewRow, ...]:
        """What is to be looked at, in its order."""
        return review_rows(self.index).rows

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Questions by id."""
        return {question.id: question for question in self.index.questions}

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """Names of publishers and named sources, sorted."""
        spoken = (self.index.reading.speaker(claim) for claim in self.index.claims)
        publishers = {d.publisher for d in self.index.documents if d.publisher}
        return tuple(sorted({s.name for s in spoken if s.is_named} | publishers))


class Looks:
    """Gives looks at a case; the last few are kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: OrderedDict[tuple[int, tuple[str, ...]], Look] = OrderedDict()
        self._lock = Lock()

    def at(self, distrust: tuple[str, ...] = ()) -> Look:
        """Give the state of the case that counts now, without those who are distrusted.

        Raises:
            CaseFileError: The case cannot be read.
            UnknownNameError: Nobody in the case has one of the names.
        """
        view = self._store.view()
        run = next(reversed(view.runs()), 0)
        names = tuple(dict.fromkeys(distrust))
        with (
            self._lock
        ):  # who asks for what is being made waits for it, and makes it not again
            if (run, names) not in self._kept:
                then = view.at(run) if run else view
                self._kept[run, names] = Look(without(then, names), run)
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end((run, names))
            return self._kept[run, names]
