"""Keep the last states of a case that were looked at, so that a page does not read all of it.

    number of the last closed run, names distrusted -> Look -> what pages are made from

A page shows the case as its last closed run left it. While somebody writes, everybody else
goes on reading that state; when the run is closed, the next page shows the new one.
"""

from __future__ import annotations

import gc
from collections import OrderedDict
from contextlib import suppress
from threading import Event, Lock, Thread
from time import thread_time
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from rashomon import pipeline
from rashomon.dossier import bars, cards_by_question, columns_of, whole_map
from rashomon.errors import RashomonError
from rashomon.pipeline import WAITS, no_search_for_cycles
from rashomon.serve.turns import Turns
from rashomon.views import (
    FIRST,
    CaseIndex,
    Part,
    account_letters,
    contradiction_rows,
    count_unjudged,
    distrusted_names,
    every_review_row,
    judgement_rows,
    kept,
    matter_rows,
    names_rows,
    ordered_ties,
    several_ties,
    silence_rows,
    speaker_names,
    summary_of,
    told_most,
    unjudged,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from rashomon.dossier import Bar, Column, Drawn
    from rashomon.model import Question, Tie
    from rashomon.store import Store, View
    from rashomon.views import (
        ContradictionRow,
        JudgementRow,
        MatterRow,
        NamesRow,
        ReviewRow,
        SilenceRow,
        Summary,
        TieRow,
    )

Key: TypeAlias = tuple[int, tuple[str, ...]]
"""Number of a run, and names distrusted."""

COLUMNS = 8
"""Columns of the overview's table, as in the dossier."""

DRAWN = 100
"""Ties that are drawn and listed with a map, as in the dossier."""

PATIENCE_S = 3.0
"""How long reading the whole gives way to pages, of all looks together: it matters for the first
pages after the start, which a person opens one by one."""

AT_ONCE_S = 1.0
"""Up to what time of reading a look everybody is shown the new one before it is read."""

LONG = (
    *("mark", "left", "first_matters", "summary", "review", "drawn_ties", "bars"),
    *("differing", "judged_questions", "silences", "map", "columns", "names"),
    *("speakers", "matters", "cards", "questions_of"),
)
"""What takes long in a large case."""

KEPT = 4
"""States that are kept: the present one, the one before for whoever is reading it, and two
looks without somebody. Each holds a whole case in memory."""


class Look:
    """One state of a case, with what several pages ask of it worked out once."""

    def __init__(self, index: CaseIndex, run: int, like: Look | None = None) -> None:
        self.index = index
        self.run = run
        """Number of the run that left it; 0: no run was closed."""
        shared = like.parts if like is not None else {}
        part = index.parts["noted"]  # notes stand in the rows of claims
        self.parts = {"found": Part.like(part, shared.get("found")), "own": Part()}
        self.ready = Event()
        """Set when all of it was read."""

    @kept("own")
    def mark(self) -> Hashable:
        """Give what changes with all that pages show, but for what persons judged."""
        record = {name: said for name, said in self.index.run.items() if name != WAITS}
        return self.index.parts["noted"].mark, msgspec.json.encode(
            record, order="deterministic"
        )

    def warm(self, between: Callable[[], None] = lambda: None) -> None:
        """Read all of it and work out what takes long, before somebody asks for it.

        Args:
            between: Is called between two pieces of this work.
        """
        self.index.load(between)
        for name in LONG:
            between()
            getattr(self, name)

    @kept("own")
    def distrusted(self) -> tuple[str, ...]:
        """Names whose claims are in no count."""
        return distrusted_names(self.index)

    @kept("found")
    def letters(self) -> Mapping[str, str]:
        """Letters of accounts, by id."""
        return account_letters(self.index)

    @kept("found")
    def matters(self) -> tuple[MatterRow, ...]:
        """Matters with their accounts."""
        return matter_rows(self.index).rows

    @kept("found")
    def first_matters(self) -> tuple[MatterRow, ...]:
        """Those that the overview shows."""
        return matter_rows(self.index, limit=FIRST).rows

    @kept("found")
    def summary(self) -> Summary:
        """The figures of the case."""
        return summary_of(self.index)

    @kept("found")
    def silences(self) -> tuple[SilenceRow, ...]:
        """What reports leave out."""
        return silence_rows(self.index)

    @kept("found")
    def names(self) -> tuple[NamesRow, ...]:
        """What actors are called, by whom."""
        return names_rows(self.index)

    @kept("found")
    def ties(self) -> tuple[Tie, ...]:
        """Every tie, by the names of its parties."""
        return ordered_ties(self.index)

    def ties_of(self, matter: MatterRow) -> tuple[TieRow, ...]:
        """Give those that stand in accounts of a matter."""
        theirs = {account.id for account in matter.accounts}
        held = (tie for tie in self.ties if not theirs.isdisjoint(tie.account_ids))
        return several_ties(self.index, held)

    @kept("found")
    def contradictions(self) -> tuple[ContradictionRow, ...]:
        """Every contradiction, question by question."""
        return contradiction_rows(self.index).rows

    @kept("found")
    def cards(self) -> Mapping[str, tuple[ContradictionRow, ...]]:
        """Contradictions by question id."""
        return cards_by_question(self.index)

    @kept("found")
    def to_review(self) -> tuple[ReviewRow, ...]:
        """Every contradiction in the order in which to look at them, judged or not."""
        return every_review_row(self.index, self.matters)

    @kept("own")
    def review(self) -> tuple[ReviewRow, ...]:
        """What is to be looked at, in its order."""
        return unjudged(self.index, self.to_review)

    @kept("own")
    def left(self) -> int:
        """How many contradictions are to be looked at."""
        return count_unjudged(self.index)

    @kept("found")
    def questions(self) -> Mapping[str, Question]:
        """Questions by id."""
        return {question.id: question for question in self.index.questions}

    @kept("found")
    def questions_of(self) -> Mapping[str, tuple[Question, ...]]:
        """Questions by each claim that answers them or is left out of them, in their order."""
        found: dict[str, list[Question]] = {}
        for question in self.index.questions:
            for claim in {
                c for v in question.variants for c in (*v.claim_ids, *v.left_out)
            }:
                found.setdefault(claim, []).append(question)
        return {claim: tuple(asked) for claim, asked in found.items()}

    @kept("own")
    def differing(self) -> tuple[JudgementRow, ...]:
        """Judgements on which persons differ."""
        return tuple(row for row in judgement_rows(self.index).rows if row.against)

    @kept("own")
    def judged_questions(self) -> frozenset[str]:
        """Ids of questions of whose claims somebody judged."""
        asked = self.questions_of
        return frozenset(q.id for c in self.index.judged for q in asked.get(c, ()))

    @kept("found")
    def drawn_ties(self) -> tuple[TieRow, ...]:
        """Give the ties that are drawn and listed."""
        return several_ties(self.index, told_most(self.ties, DRAWN))

    @kept("found")
    def map(self) -> Drawn | None:
        """Draw who is tied to whom."""
        return whole_map(self.drawn_ties, self.letters)

    @kept("found")
    def columns(self) -> tuple[Column, ...]:
        """Give every column that a table of all reports would have."""
        return columns_of(self.index, COLUMNS)

    @kept("found")
    def bars(self) -> tuple[Bar | None, ...]:
        """Bars of the timeline's lines, over the whole time that is told of."""
        return bars(entry.edtf for entry in self.index.entries)

    @kept("found")
    def speakers(self) -> tuple[str, ...]:
        """Names of publishers and named sources, sorted."""
        return speaker_names(self.index)


class Looks:
    """Gives looks at a case; the last few are kept.

    A look reads what pages ask of it. The first one is shown at once, whatever of it was read;
    it is read as a whole meanwhile. While a new state of a large case is read, whoever comes is
    shown the one before, which the page says by the number of its run.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: OrderedDict[Key, Look] = OrderedDict()
        self._making: dict[Key, Lock] = {}
        self._lock = Lock()
        self._took_s = 0.0
        self._promised = 0
        """The latest run that whoever changed the case was told of: none before it is shown."""
        self.turns = Turns(PATIENCE_S)

    def at(self, distrust: tuple[str, ...] = ()) -> Look:
        """Give the case as it is, without those who are distrusted; if need be the one before.

        Raises:
            CaseFileError: The case cannot be read.
            UnknownNameError: Nobody in the case has one of the names.
        """
        key = (self._last_run(), tuple(dict.fromkeys(distrust)))
        found = self._known(key) or self._made(key)
        if self._took_s >= AT_ONCE_S and not found.ready.is_set():
            return self._before(found, key[1]) or found
        return found

    def ready(self) -> Look | None:
        """Give what `at` gives, without waiting or reading; None: something has to be read."""
        run = self._store.newest_run()
        found = None if run is None else self._known((run, ()))
        if found is None or found.ready.is_set():
            return found
        return self._before(found, ()) if self._took_s >= AT_ONCE_S else None

    def now(self) -> Look:
        """Give the case as it is now: whoever changed it sees that on the next page.

        Where an earlier state is shown until this one is read, that is waited for.
        """
        look = self._made((self._last_run(), ()))
        if self._took_s < AT_ONCE_S or self._before(look, ()) is not None:
            look.ready.wait()
        self._promised = max(self._promised, look.run)
        return look

    def _last_run(self) -> int:
        run = self._store.newest_run()
        return self._store.view().last_run() if run is None else run

    def _known(self, key: Key) -> Look | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _before(self, look: Look, names: tuple[str, ...]) -> Look | None:
        """Give the latest look without the same people that is ready; None: there is none."""
        with self._lock:
            ready = [
                found
                for (_, without_whom), found in self._kept.items()
                if without_whom == names and found.ready.is_set()
            ]
        earlier = (r for r in ready if self._promised <= r.run < look.run)
        return max(earlier, key=_run_of, default=None)

    def _made(self, key: Key) -> Look:
        """Look at the case, once for all who ask for the same."""
        with self._lock:
            making = self._making.setdefault(key, Lock())
        try:
            with making:
                return self._known(key) or self._new(key)
        finally:
            with self._lock:
                self._making.pop(key, None)

    def _new(self, key: Key) -> Look:
        like = self._latest()
        look = Look(self._index(*key, like and like.index), key[0], like)
        with self._lock:
            self._kept[key] = look
        self._drop()
        Thread(target=self._warm, args=(look,), daemon=True).start()
        return look

    def _drop(self) -> None:
        """Forget those nobody asked for longest, but for the last one that is ready."""
        with self._lock:
            whole = [
                k for k, look in self._kept.items() if not k[1] and look.ready.is_set()
            ]
            last = max(whole, default=None)
            rest = [key for key in self._kept if key != last]
            for key in rest[: max(0, len(self._kept) - KEPT)]:
                del self._kept[key]

    def _latest(self) -> Look | None:
        """Give the latest look with everybody: a new one takes from it what is the same."""
        with self._lock:
            looks = [look for (_, names), look in self._kept.items() if not names]
        return max(looks, key=_run_of, default=None)

    def _warm(self, look: Look) -> None:
        """Read a look as a whole."""
        began = thread_time()  # on the wall, the others' work counts too
        with no_search_for_cycles():
            with suppress(RashomonError):  # the page that needs what cannot be read says so
                look.warm(self.turns.give_way)
            took_s = thread_time() - began
            self._took_s = max(self._took_s, took_s)
            if took_s > AT_ONCE_S:
                gc.freeze()  # else a search goes through a million records while all wait
        look.ready.set()

    def _index(self, run: int, names: tuple[str, ...], like: CaseIndex | None) -> CaseIndex:
        """Look at a state of the case, which stays as it was whoever writes."""
        if not run:  # nothing says what a state is: all of it is read now
            return CaseIndex.of(_without(self._store.view(), names))
        return CaseIndex(_without(self._store.view().at(run), names), like)


def _without(view: View, names: tuple[str, ...]) -> View:
    return pipeline.without(view, names) if names else view


def _run_of(look: Look) -> int:
    return look.run
