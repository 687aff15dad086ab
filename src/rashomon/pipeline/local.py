"""Run the way of the data on one machine: the only place where stages and store meet.

    inputs -> ingest -> [new documents -> worker: analyse] -> store
    store  -> link, reuse -> Reading -> compare -> lineage -> weigh -> accounts -> system -> store

A document is one transaction. What is found across documents replaces the last run's by
superseding it, in one transaction too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

from rashomon.config import Settings
from rashomon.model import (
    Account,
    Activity,
    Actor,
    Attribution,
    Cause,
    Claim,
    Document,
    Entry,
    Event,
    Failure,
    Link,
    Origin,
    Outcome,
    PageMap,
    Passage,
    Question,
    RawContent,
    Reading,
    Relation,
    Sentence,
    Shift,
    Sign,
    Tie,
    Weight,
    Zone,
)
from rashomon.pipeline.again import is_about, last_activity
from rashomon.pipeline.analyse import Analysis
from rashomon.pipeline.workers import read_documents
from rashomon.stages.accounts import find_accounts
from rashomon.stages.compare import compare_claims
from rashomon.stages.ingest import read_inputs
from rashomon.stages.lineage import trace_lineage
from rashomon.stages.link import link_claims
from rashomon.stages.reuse import find_reuse
from rashomon.stages.system import find_system
from rashomon.stages.weigh import weigh_variants
from rashomon.store import Record, Store, View

DERIVED = (
    Actor,
    Link,
    Passage,
    Origin,
    Sign,
    Event,
    Relation,
    Question,
    Shift,
    Weight,
    Account,
    Tie,
    Cause,
    Entry,
)
"""Records found across documents: each run supersedes the last one's."""

Beside = RawContent | PageMap

_LINE_NUMBER = re.compile(r":\d+$")

READINGS = (Activity, Zone, Sentence, Attribution, Claim)
"""Records read in one document: reading it again supersedes the last reading's."""

Progress = Callable[[str, int, int], None]
"""Called with the stage's name, items done and items in all (0: not known)."""


@dataclass(frozen=True, slots=True)
class RunCounts:
    """What one run did."""

    read: int
    known: int
    failures: tuple[Failure, ...]
    pairs_examined: int
    notes: tuple[str, ...]


def run(
    inputs: Sequence[str],
    store: Store,
    settings: Settings,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> RunCounts:
    """Read inputs into a case: only what is new is read, then the whole is put together.

    The case is reserved from the first look to the last unit of work: what is put together
    rests on all that is in it.

    Args:
        inputs: Files, folders, or "-" for standard input.
        store: The case.
        settings: Parameters of all stages.
        workers: Processes that read documents; None: one a core; 1: this process.
        progress: Told what is being done.
        stdin: Where "-" reads from.
    """
    with store.reserved():
        return _run(inputs, store, settings, workers, progress or _silent, stdin)


def _run(
    inputs: Sequence[str],
    store: Store,
    settings: Settings,
    workers: int | None,
    tell: Progress,
    stdin: BinaryIO | None,
) -> RunCounts:
    intake = _take_in(inputs, store, settings, stdin)
    failures = list(intake.failures)
    todo = (*intake.new, *intake.again)
    for done, analysis in enumerate(read_documents(todo, settings, workers), 1):
        _store_analysis(store, analysis, intake.beside.get(analysis.document.id, ()))
        failures += [analysis.failure] if analysis.failure else []
        tell("read", done, len(todo))
    tell("compare", 0, 0)
    pairs, notes = put_together(store, settings)
    known = intake.known - len(intake.again)
    return RunCounts(len(todo), known, tuple(failures), pairs, notes)


def put_together(store: Store, settings: Settings) -> tuple[int, tuple[str, ...]]:
    """Find what holds across documents and store it in one transaction.

    Returns:
        The number of claim pairs examined, and notes for the reader (caps that were hit, a
        matter that does not divide).
    """
    found, pairs, notes = _across(store.view(), settings)
    with store.writer() as writer:
        writer.supersede(*DERIVED)
        writer.add(found)
        writer.set_run(_run_record(settings, pairs, notes))
    return pairs, notes


@dataclass(frozen=True, slots=True)
class _Intake:
    """What ingest gave, less what the case already holds."""

    new: tuple[Document, ...]
    again: tuple[Document, ...]
    """Those it holds whose reading failed."""
    beside: dict[str, list[Beside]]
    """What is kept beside each document: its bytes, the map to its pages."""
    known: int
    failures: tuple[Failure, ...]


def _take_in(
    inputs: Sequence[str], store: Store, settings: Settings, stdin: BinaryIO | None
) -> _Intake:
    new: dict[str, Document] = {}
    beside: dict[str, list[Beside]] = {}
    failures: list[Failure] = []
    again: dict[str, Document] = {}
    known = 0
    view = store.view()
    for item in read_inputs(inputs, settings.ingest, stdin):
        if isinstance(item, Failure):
            failures.append(item)
        elif isinstance(item, RawContent | PageMap):
            beside.setdefault(item.document_id, []).append(item)
        elif item.id in new or view.has_document(item.id):
            known += 1
            again |= {} if item.id in new else _to_try_again(view, item.id)
        else:
            new[item.id] = item
    kept = [
        f
        for f in view.all(Failure)
        if not _is_tried_again(f, inputs)
        and not any(is_about(f, d) for d in again.values())
    ]
    with store.writer() as writer:
        writer.supersede(Failure)
        writer.add([*kept, *failures])
    return _Intake(_in_order(new), _in_order(again), beside, known, tuple(failures))


def _in_order(documents: Mapping[str, Document]) -> tuple[Document, ...]:
    return tuple(sorted(documents.values(), key=lambda d: (d.external_id, d.id)))


def _to_try_again(view: View, document_id: str) -> dict[str, Document]:
    """Give a known document when its reading failed, as the case holds it."""
    document = view.get(Document, document_id)
    if document is None or last_activity(view, document).outcome is not Outcome.FAILED:
        return {}
    return {document_id: document}


def _is_tried_again(failure: Failure, inputs: Sequence[str]) -> bool:
    """Tell whether this run reads what an earlier one could not, and says how it went now."""
    file = _LINE_NUMBER.sub("", failure.item)
    return failure.stage == "ingest" and any(
        Path(item).is_relative_to(name) for item in (failure.item, file) for name in inputs
    )


def _store_analysis(store: Store, found: Analysis, beside: Sequence[Beside]) -> None:
    """Write one document with all that was read in it, all or nothing."""
    with store.writer() as writer:
        writer.add([found.document])
        writer.add(beside)
        writer.supersede(*READINGS, document_id=found.document.id)
        writer.add([found.activity])
        writer.add(found.zones)
        writer.add(found.sentences)
        writer.add(found.attributions)
        writer.add(found.claims)
        writer.add([found.failure] if found.failure else [])


def _across(view: View, settings: Settings) -> tuple[list[Record], int, tuple[str, ...]]:
    """Run the relational stages over the whole case."""
    documents = tuple(view.all(Document))
    claims = tuple(view.all(Claim))
    sentences = tuple(view.all(Sentence))
    linked = link_claims(documents, claims, settings.link)
    reuse = find_reuse(documents, sentences, settings.reuse)
    reading = Reading.of(
        documents,
        claims=claims,
        attributions=tuple(view.all(Attribution)),
        sentences=sentences,
        actors=linked.actors,
        links=linked.links,
        passages=reuse.passages,
        origins=reuse.origins,
    )
    parts = compare_claims(reading, settings.compare)
    traced = trace_lineage(reading, parts.relations, parts.questions, settings.lineage)
    weights = weigh_variants(reading, traced.questions, traced.origins, settings.weigh)
    accounts = find_accounts(reading, traced.questions, parts.relations, settings.accounts)
    system = find_system(
        reading, traced.questions, parts.relations, accounts.accounts, settings.system
    )
    found: list[Record] = [
        *linked.actors,
        *linked.links,
        *reuse.passages,
        *reuse.origins,
        *traced.origins,
        *reuse.signs,
        *parts.events,
        *parts.relations,
        *traced.questions,
        *traced.shifts,
        *weights,
        *accounts.accounts,
        *system.ties,
        *system.causes,
        *system.timeline,
    ]
    notes = _notes(accounts.note, len(parts.capped) + reuse.capped, parts.crowded)
    return found, parts.pairs_examined, notes


def _notes(account_note: str | None, capped: int, crowded: int) -> tuple[str, ...]:
    """Say what a reader should know about the run."""
    notes = [account_note] if account_note else []
    if crowded:
        notes.append(
            f"{crowded} documents belong to a crowd of copies: what they tell again was "
            "compared with one document of the crowd, not with each other"
        )
    if capped:
        notes.append(f"{capped} keys were shared by too many records and skipped")
    return tuple(notes)


def _run_record(
    settings: Settings, pairs: int, notes: tuple[str, ...]
) -> dict[str, object]:
    """Describe the run for the case: versions and parameters, no clocks."""
    return {
        "versions": {"rashomon": version("rashomon")},
        "params": asdict(settings),
        "seed": None,
        "counts": {"pairs_examined": pairs},
        "notes": list(notes),
    }


def _silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""
