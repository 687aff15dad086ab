"""Keep the last states of a case that were looked at, so that a page does not read all of it.

    number of the last closed run, names distrusted -> Look -> what pages are made from

A page shows the case as its last closed run left it. While somebody writes, everybody else
goes on reading that state; when the run is closed, the next page shows the new one.
"""

from __future__ import annotations

import gc
from collections import OrderedDict
from dataclasses import replace
from functools import cached_property
from threading import Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias

from rashomon.dossier import cards_by_question
from rashomon.pipeline import without
from rashomon.views import (
    CaseIndex,
    account_letters,
    contradiction_rows,
    distrusted_names,
    matter_rows,
    names_rows,
    review_rows,
    silence_rows,
    summary_of,
    tie_rows,
    timeline_rows,
    unquoted_rows,
    voice_rows,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rashomon.model import Question
    from rashomon.store import Store
    from rashomon.views import (
        ContradictionRow,
        MatterRow,
        NamesRow,
        ReviewRow,
        SilenceRow,
        Summary,
        TieRow,
        TimelineRow,
        UnquotedRow,
        VoiceRow,
    )

Key: TypeAlias = tuple[int, tuple[str, ...]]
"""Number of a run, and names distrusted."""

AT_ONCE_S = 1.0
"""Up to what time of making a look everybody waits for the new one."""

KEPT = 4
"""States that are kept: the present one, the one before for whoever is reading it, and two
looks without somebody. Each holds a whole case in memory."""


class Look:
    """One state of a case, with what several pages ask of it worked out once."""

    def __init__(self, index: CaseIndex, run: int) -> None:
        self.index = index
        self.run = run
        """Number of the run that left it; 0: no run was closed."""

    def warm(self) -> None:
        """Work out what takes long in a large case, before somebody asks for it."""
        for name in (
            "summary",
            "review",
            "ties",
            "timeline",
            "voices",
            "silences",
            "names",
        ):
            getattr(self, name)

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
    def summary(self) -> Summary:
        """The figures of the case."""
        return summary_of(self.index)

    @cached_property
    def voices(self) -> tuple[VoiceRow, ...]:
        """In whose voice each report speaks."""
        return voice_rows(self.index)

    @cached_property
    def silences(self) -> tuple[SilenceRow, ...]:
        """What reports leave out."""
        return silence_rows(self.index)

    @cached_property
    def unquoted(self) -> tuple[UnquotedRow, ...]:
        """Who is spoken about and never quoted."""
        return unquoted_rows(self.index).rows

    @cached_property
    def names(self) -> tuple[NamesRow, ...]:
        """What actors are called, by whom."""
        return names_rows(self.index)

    @cached_property
    def timeline(self) -> tuple[TimelineRow, ...]:
        """Every line of the timeline."""
        return timeline_rows(self.index).rows

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
    """Gives looks at a case; the last few are kept.

    A large case takes seconds to look at. While the new state of one is read, whoever comes
    is shown the one before, which the page says by the number of its run.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: OrderedDict[Key, Look] = OrderedDict()
        self._making: dict[Key, Lock] = {}
        self._lock = Lock()
        self._took_s = 0.0

    def at(self, distrust: tuple[str, ...] = ()) -> Look:
        """Give the case as it is, without those who are distrusted; if need be the one before.

        Raises:
            CaseFileError: The case cannot be read.
            UnknownNameError: Nobody in the case has one of the names.
        """
        key = (self._last_run(), tuple(dict.fromkeys(distrust)))
        found = self._known(key)
        before = None if found or self._took_s < AT_ONCE_S else self._before(key[1])
        if before is None:
            return found or self._made(key)
        if not self._is_being_made(key):
            Thread(target=self._made, args=(key,), daemon=True).start()
        return before

    def now(self) -> Look:
        """Give the case as it is now; whoever changed it sees that."""
        return self._made((self._last_run(), ()))

    def _last_run(self) -> int:
        return next(reversed(self._store.view().runs()), 0)

    def _known(self, key: Key) -> Look | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _before(self, names: tuple[str, ...]) -> Look | None:
        """Give the latest look without the same people; None: there is none."""
        with self._lock:
            runs = [run for run, without_whom in self._kept if without_whom == names]
            return self._kept[max(runs), names] if runs else None

    def _is_being_made(self, key: Key) -> bool:
        with self._lock:
            return key in self._making

    def _made(self, key: Key) -> Look:
        """Look at the case, once for all who ask for the same."""
        with self._lock:
            making = self._making.setdefault(key, Lock())
        with making:
            found = self._known(key)
            if found is not None:
                return found
            began = monotonic()
            try:
                look = Look(self._index(*key), key[0])
                self._keep(key, look)
            finally:
                with self._lock:
                    self._making.pop(key, None)
            self._took_s = monotonic() - began
            if self._took_s > AT_ONCE_S:
                gc.freeze()  # else every full collection goes through a million records again
                Thread(target=look.warm, daemon=True).start()
            return look

    def _keep(self, key: Key, look: Look) -> None:
        with self._lock:
            self._kept[key] = look
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)

    def _index(self, run: int, names: tuple[str, ...]) -> CaseIndex:
        """Read a state of the case; what pages ask of its view later, they ask of that run."""
        if not run:
            return CaseIndex.of(without(self._store.view(), names))
        then = self._store.view().at(run)
        if names:
            return CaseIndex.of(without(then, names))
        with self._store.snapshot() as view:  # rows of the present are found twice as fast
            is_last = view.runs()[-1] == run
            index = CaseIndex.of(view) if is_last else CaseIndex.of(then)
        return replace(index, view=then)
