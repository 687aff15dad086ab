"""Run the way of the data on one machine: the only place where stages and store meet.

    inputs -> ingest -> [new documents -> worker: analyse] -> store
    store  -> link, reuse -> Reading -> compare -> lineage -> weigh -> accounts -> system -> store

A document is one transaction. What is found across documents replaces the last run's by
superseding it, in one transaction too.
"""

from __future__ import annotations

from collections.abc import (
    Callable,
    Collection,
    Hashable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from contextlib import nullcontext
from dataclasses import dataclass, field, replace

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
    Fall,
    Given,
    Grade,
    Link,
    Origin,
    Outcome,
    Passage,
    Question,
    Reading,
    Relation,
    Sentence,
    Shift,
    Sign,
    StageRun,
    Tie,
    Weight,
    Withdrawal,
    Zone,
)
from rashomon.pipeline.again import is_about
from rashomon.pipeline.analyse import RULES, Analysis, date_again
from rashomon.pipeline.collecting import no_search_for_cycles
from rashomon.pipeline.comparing import compare_kept
from rashomon.pipeline.distrusting import check_names, with_distrust
from rashomon.pipeline.gathering import gather
from rashomon.pipeline.intake import Inputs, is_tried_again, take_in
from rashomon.pipeline.journal import Journal
from rashomon.pipeline.keeping import KEEP_FROM, Keeping, records_hashed
from rashomon.pipeline.looking import Looks
from rashomon.pipeline.naming import link_words
from rashomon.pipeline.notes import comparing_notes, sharing_notes, signs_notes
from rashomon.pipeline.planning import Plan, load_metadata, plan_read
from rashomon.pipeline.replacing import Replacing
from rashomon.pipeline.sharing import reuse_kept
from rashomon.pipeline.summary import counts_of, run_record
from rashomon.pipeline.tracing import trace_kept
from rashomon.pipeline.versions import version_shifts
from rashomon.pipeline.waiting import waiting, waits
from rashomon.pipeline.weighing import Compared, weigh_all
from rashomon.pipeline.workers import read_documents
from rashomon.pipeline.working_out import work_out
from rashomon.stages.link import judge_actors
from rashomon.store import Nothing, Record, Store, View
from rashomon.views import FOUND, count_named

DERIVED = (
    Actor,
    Link,
    Passage,
    Origin,
    Event,
    Relation,
    Question,
    Shift,
    Weight,
    Fall,
    Account,
    Tie,
    Cause,
    Entry,
)
"""Records found across documents: each run supersedes the last one's."""

READ = tuple(record for record in FOUND if record not in DERIVED)
"""What is shown and not found across documents: a person may correct it while that is found."""

READINGS = (Activity, Zone, Sentence, Attribution, Claim, Sign)
"""Records read in one document: reading it again supersedes the last reading's."""

Progress = Callable[[str, int, int], None]
"""Called with the stage's name, items done and items in all (0: not known)."""


@dataclass(frozen=True, slots=True)
class RunCounts:
    """What one run did."""

    read: int
    """Documents read from the start: new ones, and those that had to be read again."""
    known: int
    failures: tuple[Failure, ...]
    pairs_examined: int
    notes: tuple[str, ...]
    dated: int = 0
    """Documents of which only the relative dates were counted again."""
    stages: tuple[StageRun, ...] = ()
    """What each stage did and when, in their order; for the record of the run."""


@dataclass(frozen=True, slots=True)
class How:
    """How a run is done."""

    workers: int | None = None
    """Processes that read documents; None: one a core; 1: this process."""
    progress: Progress | None = None
    """Told what is being done."""
    inputs: Inputs = field(default_factory=Inputs)
    """What the run reads: failures of these are its own to tell."""
    journal: Journal = field(default_factory=Journal)
    """Keeps the clocks."""

    def tell(self, stage: str, done: int, total: int) -> None:
        """Say what is being done."""
        if self.progress:
            self.progress(stage, done, total)


def run(
    inputs: Sequence[str] | Inputs,
    store: Store,
    settings: Settings,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
) -> RunCounts:
    """Read inputs into a case: only what is new is read, then the whole is put together.

    The case is reserved from the first look to the last unit of work: what is put together
    rests on all that is in it.

    Args:
        inputs: Files, folders, or "-" for standard input, and what is said of documents.
        store: The case.
        settings: Parameters of all stages.
        workers: Processes that read documents; None: one a core; 1: this process.
        progress: Told what is being done.

    Raises:
        MetadataError: If the table of metadata cannot be used at all.
        UnknownNameError: If nobody in the case has a name that is distrusted; the reports are
            kept, and what was put together is that of the run before.
    """
    asked = inputs if isinstance(inputs, Inputs) else Inputs(tuple(inputs))
    how = How(workers, progress, asked)
    settings = with_distrust(settings, asked.distrust)
    table = load_metadata(asked, settings)
    with store.reserved():
        view = store.view()
        intake = how.journal.timed("ingest", take_in, asked, view, settings.ingest)
        _bring_back(store, intake.back)
        _keep_grades(store, asked.grades)
        plan = plan_read(store.view(), intake, table, settings)
        counts = carry_out(plan, store, settings, how)
    again = sum(d.id in intake.known for d in plan.whole)
    return replace(counts, known=intake.again - again)


def carry_out(plan: Plan, store: Store, settings: Settings, how: How) -> RunCounts:
    """Do what was planned, then put the case together; the case is reserved by the caller."""
    _settle_failures(store, plan, how.inputs)
    _write_given(store, plan)
    journal = how.journal
    with journal.stage("dates"):
        dated = [d for d in plan.dates if _date_again(store, d)]
    todo = (*plan.new, *plan.whole, *(d for d in plan.dates if d not in dated))
    with journal.stage("extract"):
        failures = [*plan.failures, *_read(plan, todo, store, settings, how)]
    how.tell("compare", 0, 0)
    pairs, notes = put_together(store, settings, journal, how.inputs.distrust)
    journal.count(
        {
            "ingest": {"new": len(plan.new), "failures": len(plan.failures)},
            "dates": {"documents": len(dated)},
            "extract": {
                "documents": len(todo),
                "failures": len(failures) - len(plan.failures),
            },
        }
    )
    stages = tuple(journal.stages)
    said = (*plan.notes, *notes)
    return RunCounts(len(todo), 0, tuple(failures), pairs, said, len(dated), stages)


def _read(
    plan: Plan, todo: Sequence[Document], store: Store, settings: Settings, how: How
) -> Iterator[Failure]:
    """Read documents and store each as it is done; give the failures."""
    for done, analysis in enumerate(read_documents(todo, settings, how.workers), 1):
        _store_analysis(store, analysis, plan.kept.get(analysis.document.id, ()))
        if analysis.failure:
            yield analysis.failure
        how.tell("read", done, len(todo))


def put_together(
    store: Store,
    settings: Settings,
    journal: Journal | None = None,
    named: Collection[str] = (),
) -> tuple[int, tuple[str, ...]]:
    """Find what holds across documents and store it in one transaction.

    Args:
        store: The case.
        settings: Parameters of all stages.
        journal: Keeps the clocks.
        named: Whom the user says they distrust now: somebody here has to have the name.

    Returns:
        The number of claim pairs examined, and notes for the reader (caps that were hit, a
        matter that does not divide).

    Raises:
        UnknownNameError: Nobody in the case has one of the names.
    """
    clocks = journal or Journal()
    with no_search_for_cycles(), store.snapshot() as view:
        is_kept = len(view.document_ids()) >= KEEP_FROM
        waited = waits(view.run())
        with store.kept() if is_kept else nullcontext(Nothing()) as kept:
            found = _across(view, settings, clocks, Keeping(kept), named)
    with clocks.stage("store"), no_search_for_cycles():
        replacing = Replacing.of(store.view(), DERIVED, found.records)
        with store.writer() as writer:
            replacing.write(writer)
            is_of_this = store.view().state_of(*READ) == found.read
            writer.keep_worked(found.worked if is_of_this else {}, *FOUND)
            came = waits(store.view().run()) - waited
            record = run_record(settings, found.notes, found.counts)
            writer.set_run(record | waiting(came))
    return found.counts["pairs_examined"], found.notes


def _bring_back(store: Store, documents: Iterable[str]) -> None:
    with store.writer() as writer:
        for document_id in sorted(documents):
            writer.supersede(Withdrawal, document_id=document_id)


def _keep_grades(store: Store, grades: tuple[Grade, ...] | None) -> None:
    """Let the grades given now take the place of those the case kept."""
    if grades is not None:
        with store.writer() as writer:
            writer.supersede(Grade)
            writer.add(grades)


def _settle_failures(store: Store, plan: Plan, inputs: Inputs) -> None:
    """Keep the failures this run says nothing about, and add its own."""
    view = store.view()
    gone = {w.document_id for w in view.all(Withdrawal)}
    kept = [
        f
        for f in view.all(Failure)
        if f.document_id not in gone
        and not is_tried_again(f, inputs)
        and not any(is_about(f, d) for d in plan.whole)
    ]
    with store.writer() as writer:
        writer.supersede(Failure)
        writer.add([*kept, *plan.failures])


def _write_given(store: Store, plan: Plan) -> None:
    """Write what the user says of documents of the case; new ones come with theirs."""
    new = {d.id for d in plan.new}
    with store.writer() as writer:
        for document_id, given in plan.given.items():
            if document_id not in new:
                writer.supersede(Given, document_id=document_id)
                writer.add(given)
        for document in plan.noted:
            writer.add([Activity.of(document, Outcome.READ)])


def _date_again(store: Store, document: Document) -> bool:
    """Count the relative dates of a document again; False: it has to be read as a whole."""
    view = store.view()
    claims = tuple(view.of_document(Claim, document.id))
    dated = date_again(document, tuple(view.of_document(Zone, document.id)), claims)
    if dated is None:
        return False
    with store.writer() as writer:
        writer.add(dated)
        writer.add([Activity.of(document, Outcome.READ)])
    return True


def _store_analysis(store: Store, found: Analysis, kept: Sequence[Record] = ()) -> None:
    """Write one document with all that was read in it, all or nothing.

    Args:
        store: The case.
        found: What was read.
        kept: The document as its file states it, and what is kept beside it.
    """
    with store.writer() as writer:
        writer.add(kept)
        writer.supersede(*READINGS, document_id=found.document.id)
        writer.add([found.document, found.activity])
        writer.add(found.zones)
        writer.add(found.sentences)
        writer.add(found.attributions)
        writer.add(found.claims)
        writer.add(found.signs)
        writer.add([found.failure] if found.failure else [])


@dataclass(frozen=True, slots=True)
class _Across:
    """What holds across documents."""

    records: list[Record]
    notes: tuple[str, ...]
    """Those of weighing first."""
    counts: Mapping[str, int]
    """Pairs of claims examined, how many of the notes depend on whom the user trusts, and sources
    with a name."""
    worked: Mapping[str, str]
    """What pages read, worked out of all this."""
    read: Hashable
    """The mark of what it was found in."""


def _across(
    view: View,
    settings: Settings,
    journal: Journal,
    keeping: Keeping,
    named: Collection[str],
) -> _Across:
    """Run the relational stages over the whole case."""
    timed = journal.timed
    read = gather(view)
    documents, claims, judged = read.documents, read.claims, read.judged
    prints = records_hashed(claims)
    linked = timed("link", link_words, read, prints, settings, keeping)
    linked = judge_actors(linked, documents, claims, judged)
    said = records_hashed(read.sentences)
    reuse = timed("reuse", reuse_kept, read, said, settings, keeping)
    reading = Reading.of(
        documents,
        claims=claims,
        attributions=read.acts,
        sentences=read.sentences,
        actors=linked.actors,
        links=linked.links,
        passages=reuse.passages,
        origins=reuse.origins,
    )
    looks = Looks.of(reading, read, (prints, said))
    kept = (settings, keeping)
    parts = timed("compare", compare_kept, reading, looks, judged, *kept)
    told, asked = parts.relations, parts.questions
    traced = timed("lineage", trace_kept, reading, looks, told, asked, *kept)
    check_names(reading, traced.origins, named)
    parted = (traced.origins, parts.events, traced.shifts)
    compared = Compared(reading, traced.questions, told, *parted)
    weighed = weigh_all(compared, tuple(view.all(Grade)), settings, journal)
    system = weighed.system
    found: dict[str, tuple[Record, ...]] = {
        "link": (*linked.actors, *linked.links),
        "reuse": (*reuse.passages, *reuse.origins),
        "compare": (*parts.events, *parts.relations),
        "lineage": (*traced.origins, *weighed.questions, *traced.shifts),
        "versions": timed(
            "versions", version_shifts, view, read.every, read.versions, settings
        ),
        "weigh": (*weighed.weights, *weighed.falls),
        "accounts": weighed.accounts,
        "system": (*system.ties, *system.causes, *system.timeline),
    }
    journal.count({stage: counts_of(records) for stage, records in found.items()})
    notes = (
        *weighed.notes,
        *sharing_notes(reuse.capped, settings.reuse.key_documents),
        *comparing_notes(parts.capped, parts.crowded, len(read.versions)),
        *signs_notes(has_weights=settings.extract.tagger != RULES),
    )
    records = [record for stage in found.values() for record in stage]
    counts = {
        "pairs_examined": parts.pairs_examined,
        "weighing_notes": len(weighed.notes),
        "named_sources": count_named(reading, claims),
    }
    others = (DERIVED, records)
    worked = timed("pages", work_out, view, read, reading, others, {"counts": counts})
    return _Across(records, notes, counts, worked, view.state_of(*READ))
