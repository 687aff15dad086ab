"""What the commands do, with the heavy parts; imported when a command runs."""

from __future__ import annotations

import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from rashomon.cli.falls import fall_lines
from rashomon.cli.output import Outputs, print_lines, print_summary, progress_bar
from rashomon.config import Settings, load_settings, settings_of
from rashomon.dossier import DossierOptions, render_dossier
from rashomon.errors import UnknownNameError
from rashomon.export import (
    Row,
    RunFacts,
    check_target,
    dump_case,
    dump_graphml,
    dump_record,
    rows_of,
    write_file,
)
from rashomon.model import Withdrawal
from rashomon.pipeline import (
    Inputs,
    Preview,
    RunCounts,
    load_metadata,
    preview,
    run,
    with_distrust,
    without,
)
from rashomon.stages.ingest import find_files, load_grades, sidecar_path
from rashomon.store import View, memory_store, open_store
from rashomon.views import CaseIndex, summary_of


@dataclass(frozen=True, slots=True)
class Said:
    """What the user says of documents and sources."""

    meta: Path | None = None
    grades: Path | None = None
    distrust: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What `read` was asked to do."""

    inputs: Sequence[str]
    case: Path | None = None
    settings: Path | None = None
    said: Said = field(default_factory=Said)
    workers: int | None = None

    def to_inputs(self, settings: Settings) -> Inputs:
        """Give what a run is given.

        Raises:
            GradesError: If the file of grades cannot be understood.
        """
        stdin = sys.stdin.buffer if "-" in self.inputs else None
        said = self.said
        grades = load_grades(said.grades, settings.ingest) if said.grades else None
        return Inputs(self.inputs, stdin, said.meta, grades, said.distrust)


def read_case(asked: Asked, outputs: Outputs) -> bool:
    """Read inputs into a case and write what was asked for.

    Returns:
        Whether anything failed.
    """
    settings = _settings(asked)
    is_new = asked.case and not asked.case.exists()
    targets = (outputs.dossier, outputs.json, outputs.run_record)
    for path in (*targets, asked.case if is_new else None):
        if path:
            check_target(path)
    inputs = asked.to_inputs(settings)
    load_metadata(inputs, settings)  # a table that cannot be used leaves no case behind
    create = bool(asked.inputs)  # a case without any report is a slip of the hand
    store = open_store(asked.case, create=create) if asked.case else memory_store()
    try:
        with progress_bar(quiet=outputs.quiet) as tell:
            counts = run(inputs, store, settings, workers=asked.workers, progress=tell)
            with store.snapshot() as view:
                if outputs.json:
                    write_file(outputs.json, dump_case(view))
                if outputs.dossier:
                    write_file(outputs.dossier, render_dossier(view, DossierOptions()))
                if outputs.run_record:
                    record = dump_record(view, _facts(asked, outputs, counts, settings))
                    write_file(outputs.run_record, record)
                index = None if outputs.quiet else CaseIndex.of(view)
        if index:
            print_summary(summary_of(index), counts, outputs)
            if asked.said.distrust:
                print_lines([*fall_lines(index)], quiet=False)
    finally:
        store.close()
    return bool(counts.failures)


def _settings(asked: Asked) -> Settings:
    """Give the settings asked for; where nothing is read, those the case was made with."""
    if asked.settings:
        return load_settings(asked.settings)
    if asked.inputs or not asked.case:
        return Settings()
    store = open_store(asked.case)
    try:
        return settings_of(store.view().run())
    finally:
        store.close()


def preview_of(asked: Asked) -> Preview:
    """Tell what reading would do; neither a case nor any other file is written."""
    settings = load_settings(asked.settings) if asked.settings else Settings()
    inputs = asked.to_inputs(settings)
    is_there = asked.case is not None and asked.case.exists()
    store = open_store(asked.case) if asked.case and is_there else memory_store()
    try:
        with store.snapshot() as view:
            return preview(inputs, view, settings)
    finally:
        store.close()


def _facts(
    asked: Asked, outputs: Outputs, counts: RunCounts, settings: Settings
) -> RunFacts:
    """Gather what only this run knows."""
    written = (path for path in (outputs.dossier, outputs.json) if path)
    return RunFacts(
        inputs=asked.inputs,
        files=_files(asked),
        params=asdict(with_distrust(settings, asked.said.distrust)),
        stages=counts.stages,
        counts={"read": counts.read, "known": counts.known, "dated": counts.dated},
        failures=counts.failures,
        notes=counts.notes,
        outputs=[path for path in written if path.is_file()],
    )


def _files(asked: Asked) -> list[Path]:
    """Give every file the run read: reports with what lies beside them, tables, settings."""
    names = [name for name in asked.inputs if name != "-"]
    found = [path for path in find_files(names) if isinstance(path, Path)]
    beside = [path for path in map(sidecar_path, found) if path.is_file()]
    said = asked.said
    others = [path for path in (said.meta, said.grades, asked.settings) if path]
    return list(dict.fromkeys([*sorted({*found, *beside}), *others]))


@dataclass(frozen=True, slots=True)
class Look:
    """At which case to look, and without whom."""

    case: Path
    distrust: Sequence[str] = ()


@contextmanager
def looking(look: Look) -> Generator[View]:
    """Open one state of a case as it stands without those who are distrusted.

    What falls with them is said on stderr; nothing is written.

    Raises:
        UnknownNameError: Nobody in the case has one of the names.
    """
    store = open_store(look.case)
    try:
        with store.snapshot() as view:
            seen = without(view, look.distrust)
            if look.distrust:
                print_lines([*fall_lines(CaseIndex.of(seen))], quiet=False)
            yield seen
    finally:
        store.close()


def shown_rows(look: Look, table: str) -> list[Row]:
    """Give the rows of one table of a case."""
    with looking(look) as view:
        return rows_of(view, table)


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """The rows of one document."""

    metadata: list[Row]
    claims: list[Row]
    """In text order."""


def rows_of_document(look: Look, name: str) -> ShownDocument:
    """Give what is known of one document, and its claims.

    Raises:
        UnknownNameError: If no document has this id or external id.
    """
    with looking(look) as view:
        index = CaseIndex.of(view)
        found = named_document(index, name)
    tables = (rows_of(index, table) for table in ("metadata", "claims"))
    metadata, claims = ([r for r in t if r["document_id"] in found] for t in tables)
    return ShownDocument(metadata, claims)


def named_document(index: CaseIndex, name: str) -> list[str]:
    """Give the ids of the documents of an id or external id.

    Raises:
        UnknownNameError: If no document has this id or external id.
    """
    found = [d.id for d in index.documents if name in (d.id, d.external_id)]
    withdrawn = index.view.all(Withdrawal)
    if not found and any(name in (w.document_id, w.external_id) for w in withdrawn):
        raise UnknownNameError.removed(name)
    if not found:
        raise UnknownNameError.of(
            "document", name, [d.external_id for d in index.documents]
        )
    return found


def case_json(look: Look) -> str:
    """Give a case as `rashomon-case/1`."""
    with looking(look) as view:
        return dump_case(view)


def case_graphml(look: Look) -> str:
    """Give the ties and causes of a case as GraphML."""
    with looking(look) as view:
        return dump_graphml(view)


def write_dossier(look: Look, target: Path, *, quotes_only: bool) -> None:
    """Render the dossier of a case into a file."""
    check_target(target)
    with looking(look) as view:
        page = render_dossier(view, DossierOptions(quotes_only=quotes_only))
    write_file(target, page)
