"""A case for Python: read reports, ask for tables, keep it up, write the dossier.

case = rashomon.read(["reports/"]); case.questions.to_polars(); case.dossier("out.html")
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rashomon.config import Settings, settings_of
from rashomon.dossier import DossierOptions, render_dossier
from rashomon.export import case_to_json, dump_case, rows_of, write_file
from rashomon.model import JudgedSort, JudgementKind, Slot
from rashomon.pipeline import (
    CorrectedNow,
    Inputs,
    JudgedNow,
    NotedNow,
    Progress,
    RunCounts,
    Saying,
    bring_back,
    correct_claims,
    judge_claims,
    judge_groups,
    named_correction,
    note_thing,
    remove_document,
    run,
    said_by_hand,
    set_metadata,
    withdraw,
    without,
)
from rashomon.stages.ingest import grades_of, named_field
from rashomon.store import Store, View, memory_store, open_store
from rashomon.table import Table
from rashomon.views import CaseIndex, Change, Summary, changes_since, summary_of

__all__ = ["Case", "Table", "open_case", "read"]


class Case:
    """Everything read so far, to look at, to export, and to add to."""

    def __init__(
        self,
        store: Store,
        counts: RunCounts | None = None,
        distrust: tuple[str, ...] = (),
    ) -> None:
        self._store = store
        self._distrust = distrust
        self.counts = counts
        """What the last `read` did; None when nothing was read since the case was opened."""

    @property
    def documents(self) -> Table:
        """One row a document."""
        return self._table("documents")

    @property
    def claims(self) -> Table:
        """One row a claim, in text order."""
        return self._table("claims")

    @property
    def questions(self) -> Table:
        """One row a variant of a question, disputed questions first."""
        return self._table("questions")

    @property
    def origins(self) -> Table:
        """One row an origin, document level first."""
        return self._table("origins")

    @property
    def accounts(self) -> Table:
        """One row an account."""
        return self._table("accounts")

    @property
    def relations(self) -> Table:
        """One row a pair of claims that are the same, refine, update or contradict."""
        return self._table("relations")

    @property
    def contradictions(self) -> Table:
        """One row two claims that cannot both hold: whose, why, what would reconcile them."""
        return self._table("contradictions")

    @property
    def summary(self) -> Summary:
        """The figures of the case for a person."""
        with self._look() as view:
            return summary_of(CaseIndex.of(view))

    def read(
        self,
        inputs: Sequence[str | Path],
        *,
        settings: Settings | None = None,
        workers: int | None = None,
        progress: Progress | None = None,
    ) -> RunCounts:
        """Read more reports; those the case holds already are not read again."""
        paths = [str(p) for p in inputs]
        chosen = settings or Settings()
        self.counts = run(paths, self._store, chosen, workers=workers, progress=progress)
        return self.counts

    def set(
        self, document: str, *, unset: Sequence[str] = (), **values: str | None
    ) -> RunCounts:
        """Say what is known of a document, and put the case together anew.

        Args:
            document: Its id or external id.
            unset: Fields of which nothing is given any more.
            values: Each field by its name (`publisher="..."`, `published="2031-05-03"`); it
                goes before what the document states. None: it is not known.

        Raises:
            MetadataError: If a value cannot be.
            UnknownNameError: If there is no such field or document.
        """
        said = said_by_hand(values.items())
        taken_back = tuple(named_field(name) for name in unset)
        self.counts = set_metadata(self._store, self._settings, document, said, taken_back)
        return self.counts

    def remove(self, document: str, why: str | None = None) -> RunCounts:
        """Take a document out of the case: its claims answer no question any more.

        It is kept out of sight, and comes back with `put_back`, or when its file is read.

        Args:
            document: Its id or external id.
            why: The reason; it is kept and shown.

        Raises:
            UnknownNameError: If there is no such document.
        """
        self.counts = remove_document(self._store, self._settings, document, why)
        return self.counts

    def put_back(self, document: str) -> RunCounts:
        """Put a removed document back; what was read in it is there again.

        Raises:
            UnknownNameError: If no document of this name was removed.
        """
        self.counts = bring_back(self._store, self._settings, document)
        return self.counts

    def diff(self, since: int | None = None) -> tuple[Change, ...]:
        """Say what changed since a run: documents, questions, answers, origins.

        Args:
            since: Number of the run (`runs`); None: the one before the last.

        Raises:
            UnknownNameError: If no run has this number, or there was none.
        """
        with self._store.snapshot() as view:
            return changes_since(view, since).found

    @property
    def runs(self) -> tuple[int, ...]:
        """The numbers of the runs that put the case together, the last one last."""
        with self._store.snapshot() as view:
            return view.runs()

    def to_json(self) -> dict[str, Any]:
        """Give the case as `rashomon-case/1`."""
        with self._look() as view:
            return case_to_json(view)

    def save_json(self, path: str | Path) -> None:
        """Write the case as `rashomon-case/1`."""
        with self._look() as view:
            write_file(Path(path), dump_case(view))

    def save_dossier(self, path: str | Path, options: DossierOptions | None = None) -> None:
        """Write the dossier: one HTML file that needs no network."""
        with self._look() as view:
            page = render_dossier(view, options or DossierOptions())
        write_file(Path(path), page)

    # What the user thinks of sources.

    @property
    def grades(self) -> Table:
        """One row a source or publisher that was graded, by name."""
        return self._table("grades")

    def set_grades(self, grades: str | Path | Mapping[str, str]) -> RunCounts:
        """Weigh anew with these grades, which take the place of those the case kept.

        Args:
            grades: A file as `--grades` takes it, or letters (A to F) by name.

        Raises:
            GradesError: If a file cannot be understood, or a letter is none.
        """
        settings = self._settings
        given = grades_of(grades, settings.ingest)
        self.counts = run(Inputs(grades=given), self._store, settings)
        return self.counts

    @property
    def falls(self) -> Table:
        """One row a thing that stands only with those who are distrusted."""
        return self._table("falls")

    def without(self, *names: str) -> Case:
        """Look at the case without sources, publishers or informants; nothing is written.

        Its tables, JSON and dossier are counted anew, without the claims that rest only on
        them; `falls` says what does not stand any more.

        Raises:
            UnknownNameError: If nobody in the case has one of the names.
        """
        seen = Case(self._store, self.counts, (*self._distrust, *names))
        with seen._look():
            return seen

    @contextmanager
    def _look(self) -> Generator[View]:
        """Open one state of the case, without those who are distrusted."""
        with self._store.snapshot() as view:
            yield without(view, self._distrust)

    # What persons decide.

    @property
    def judgements(self) -> Table:
        """One row a judgement, those withdrawn too."""
        return self._table("judgements")

    def judge(
        self,
        kind: str,
        a: str,
        b: str,
        *,
        by: str,
        note: str | None = None,
        on: str | None = None,
    ) -> JudgedNow:
        """Say what two claims are to each other, and put the case together with it.

        Args:
            kind: "same", "different", "contradicts" or "not-comparable".
            a: Id of a claim, or a unique beginning.
            b: The other; the order does not matter.
            by: Who judges.
            note: Their reason.
            on: On what they contradict each other; None: as the words show.

        Raises:
            JudgementError: If it cannot be judged so.
            UnknownNameError: If there is no such claim, or several.
        """
        saying = Saying(by, note, Slot(on) if on else None)
        settings = self._settings
        return judge_claims(self._store, settings, JudgementKind(kind), (a, b), saying)

    def join(
        self, of: str, a: str, b: str, *, by: str, note: str | None = None
    ) -> JudgedNow:
        """Say that two questions, events or actors (`of`) are one.

        Raises:
            JudgementError: If they cannot be joined.
            UnknownNameError: If one is not in the case.
        """
        keys, saying = {"join": (a, b)}, Saying(by, note)
        return judge_groups(self._store, self._settings, JudgedSort(of), keys, saying)

    def split(
        self,
        of: str,
        whole: str,
        claims: Sequence[str],
        *,
        by: str,
        note: str | None = None,
    ) -> JudgedNow:
        """Say that some claims are of another question, event or actor (`of`).

        Raises:
            JudgementError: If they cannot be split off.
            UnknownNameError: If something is not in the case.
        """
        keys, saying = {"split": (whole, *claims)}, Saying(by, note)
        return judge_groups(self._store, self._settings, JudgedSort(of), keys, saying)

    def correct(
        self, claim: str, read: Mapping[str, str], *, by: str, note: str | None = None
    ) -> CorrectedNow:
        """Say what a claim reads, in place of what the machine read; both are kept.

        Args:
            claim: Its id, or a unique beginning.
            read: By field what is read, written as `rashomon judge CASE correct` takes it:
                `{"certainty": "hedged"}`, `{"source": "the council"}`, `{"span": "120-180"}`,
                `{"quantity": "dozens = 24 to 99"}`.
            by: Who corrects.
            note: Their reason.

        Raises:
            JudgementError: If it cannot be read so.
            UnknownNameError: If there is no such claim or field.
        """
        said = {named_correction(name): words for name, words in read.items()}
        return correct_claims(self._store, self._settings, [claim], said, Saying(by, note))

    @property
    def corrections(self) -> Table:
        """One row a correction of a claim's reading, those withdrawn too."""
        return self._table("corrections")

    def note(self, thing: str, text: str, *, by: str) -> NotedNow:
        """Note something on a claim, question, event, actor or document.

        Raises:
            JudgementError: If the note is empty, or was made before.
            UnknownNameError: If there is no such thing.
        """
        return note_thing(self._store, thing, Saying(by, text))

    @property
    def notes(self) -> Table:
        """One row a note, those withdrawn too."""
        return self._table("notes")

    def withdraw(self, decision: str, *, by: str) -> JudgedNow | CorrectedNow | NotedNow:
        """Withdraw a judgement, correction or note by today's date; it is kept.

        Raises:
            JudgementError: If it was withdrawn before.
            UnknownNameError: If there is none of this id.
        """
        return withdraw(self._store, self._settings, decision, by)

    # The end.

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    @property
    def _settings(self) -> Settings:
        """Give the settings the case was put together with."""
        return settings_of(self._store.view().run())

    def _table(self, name: str) -> Table:
        with self._look() as view:
            return Table(name, tuple(rows_of(view, name)))


def read(
    inputs: Sequence[str | Path],
    *,
    case: str | Path | None = None,
    settings: Settings | None = None,
    workers: int | None = None,
) -> Case:
    """Read reports into a case.

    Args:
        inputs: Files and folders.
        case: File of the case; None: kept in memory.
        settings: Parameters of all stages.
        workers: Processes that read; None: one a core.

    Raises:
        CaseFileError: If the case file cannot be opened.
    """
    made = Case(open_store(case, create=True) if case else memory_store())
    made.read(inputs, settings=settings, workers=workers)
    return made


def open_case(path: str | Path) -> Case:
    """Open a case that was read before.

    Raises:
        CaseFileError: If there is none, or it cannot be opened.
    """
    return Case(open_store(path))
