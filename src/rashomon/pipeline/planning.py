"""Plan a run: what is new, what has to be read again, and how much of it.

    Intake, what the user says, the case -> Plan

Nothing is written here, so that a run can be shown before it is done (`--dry-run`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from rashomon.config import Settings
from rashomon.model import Activity, Document, Failure, Outcome, Zone
from rashomon.pipeline.again import Again, last_activity, what_again
from rashomon.pipeline.giving import GivenBy, Said, by_sidecars, by_table
from rashomon.pipeline.intake import Inputs, Intake, in_order, take_in
from rashomon.stages.ingest import MetadataTable, load_table
from rashomon.stages.segment import find_zones
from rashomon.store import Record, View
from rashomon.views import given_values, known_document


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run does before the case is put together. Documents are as they are known."""

    new: tuple[Document, ...]
    whole: tuple[Document, ...]
    """Documents of the case that are read again from the start."""
    dates: tuple[Document, ...]
    """Documents whose relative dates are counted again; the rest of their reading stays."""
    noted: tuple[Document, ...]
    """Documents whose new metadata changes nothing in their reading."""
    given: GivenBy
    """All that the user says from now on of each document where it differs from before."""
    failures: tuple[Failure, ...] = ()
    kept: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    """What is stored with each new document: itself as its file states it, its bytes, the map
    to its pages, what the user says of it."""
    notes: tuple[str, ...] = ()


def load_metadata(inputs: Inputs, settings: Settings) -> MetadataTable | None:
    """Read the table the user gives; None: none was given.

    Raises:
        MetadataError: It cannot be read as a table of metadata.
    """
    return load_table(inputs.meta, settings.ingest) if inputs.meta else None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a run would do."""

    intake: Intake
    plan: Plan


def preview(inputs: Inputs, view: View, settings: Settings) -> Preview:
    """Tell what reading inputs would do; nothing is written.

    Raises:
        MetadataError: If the table of metadata cannot be used at all.
    """
    table = load_metadata(inputs, settings)
    intake = take_in(inputs, view, settings.ingest)
    return Preview(intake, plan_read(view, intake, table, settings))


def plan_read(
    view: View, intake: Intake, table: MetadataTable | None, settings: Settings
) -> Plan:
    """Plan what reading inputs takes."""
    said = _said(view, intake, table, settings)
    plan = plan_change(view, said.given, settings, tried=intake.known)
    given, beside = said.given, intake.beside
    return replace(
        plan,
        new=_known(given, intake.new),
        failures=(*intake.failures, *said.failures),
        kept={d.id: (d, *beside.get(d.id, ()), *given.get(d.id, ())) for d in intake.new},
        notes=tuple(_notes(intake, table)),
    )


def plan_change(
    view: View, given: GivenBy, settings: Settings, tried: frozenset[str] = frozenset()
) -> Plan:
    """Plan what follows from what the user says of documents of the case.

    Args:
        view: The case.
        given: What the user says from now on.
        settings: Parameters of all stages.
        tried: Documents whose reading is tried again if it failed.
    """
    todo: dict[Again, list[Document]] = {again: [] for again in Again}
    stated = given_values(view) | dict(given)
    activities = {a.document_id: a for a in view.all(Activity)}
    for stored in view.all(Document):
        last = activities.get(stored.id) or last_activity(view, stored)
        document = known_document(stored, stated.get(stored.id, ()))
        again = what_again(document, last)
        if stored.id in tried and last.outcome is Outcome.FAILED:
            again = Again.WHOLE
        if again is Again.TITLE:
            again = _after_title(view, document, last, settings)
        todo[again].append(document)
    kinds = (Again.WHOLE, Again.DATES, Again.NOTED)
    whole, dates, noted = (in_order(todo[kind]) for kind in kinds)
    return Plan((), whole, dates, noted, given)


def _after_title(
    view: View, document: Document, last: Activity, settings: Settings
) -> Again:
    """Tell what a new title changes: it only tells which lines are headlines."""
    zones = find_zones(document, settings.segment)
    if zones != tuple(view.of_document(Zone, document.id)):
        return Again.WHOLE
    again = what_again(document, replace(last, title=document.title))
    return Again.NOTED if again is Again.NOTHING else again


def _said(
    view: View, intake: Intake, table: MetadataTable | None, settings: Settings
) -> Said:
    before: GivenBy = given_values(view)
    beside = by_sidecars(before, intake.paths, settings.ingest)
    if table is None:
        return beside
    before = {**before, **beside.given}
    documents = _known(before, (*view.all(Document), *intake.new))
    tabled = by_table(before, table, documents)
    failures = (*beside.failures, *tabled.failures)
    return Said({**beside.given, **tabled.given}, failures)


def _known(given: GivenBy, documents: Iterable[Document]) -> tuple[Document, ...]:
    return tuple(known_document(d, given.get(d.id, ())) for d in documents)


def _notes(intake: Intake, table: MetadataTable | None) -> Iterator[str]:
    """Say what a reader should know and is no failure."""
    if intake.left_out:
        names = ", ".join(intake.left_out)
        yield f"left out, as you removed them: {names}; name their files to have them back"
    if table and table.ignored:
        yield f"columns of {table.name} that say nothing here: {', '.join(table.ignored)}"
