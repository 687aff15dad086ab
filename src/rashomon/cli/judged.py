"""What `judge` does, with the heavy parts; imported when it runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from rashomon.cli.output import told
from rashomon.config import Settings, settings_of
from rashomon.model import CorrectedField, Correction, JudgedSort, JudgementKind
from rashomon.pipeline import (
    CorrectedNow,
    JudgedNow,
    NotedNow,
    Saying,
    correct_claims,
    judge_claims,
    judge_groups,
    note_thing,
    withdraw,
)
from rashomon.store import Store, open_store

Done: TypeAlias = JudgedNow | CorrectedNow | NotedNow


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody says."""

    verb: str
    what: Sequence[str]
    saying: Saying
    said: Mapping[str, str] = field(default_factory=dict[str, str])
    """What they read in a claim, by field."""


def judged_now(case: Path, wanted: Wanted) -> Done:
    """Record what somebody says, or withdraw it, and put the case together with it.

    Raises:
        JudgementError: If it cannot be said so.
        UnknownNameError: If something is named that the case does not hold.
    """
    store = open_store(case)
    try:
        return _recorded(store, settings_of(store.view().run()), wanted)
    finally:
        store.close()


def _recorded(store: Store, settings: Settings, wanted: Wanted) -> Done:
    verb, what, saying = wanted.verb, wanted.what, wanted.saying
    if verb == "withdraw":
        return withdraw(store, settings, what[0], saying.by)
    if verb == "note":
        return note_thing(store, what[0], replace(saying, note=what[1]))
    if verb == "correct":
        said = {CorrectedField(name): words for name, words in wanted.said.items()}
        return correct_claims(store, settings, what[:1], said, saying)
    if verb in ("join", "split"):
        of, keys = JudgedSort(what[0]), {verb: what[1:]}
        return judge_groups(store, settings, of, keys, saying)
    return judge_claims(store, settings, JudgementKind(verb), what, saying)


def judged_told(done: Done) -> tuple[list[str], int]:
    """Say what was done, for a person, and how many failures the case has since."""
    if isinstance(done, NotedNow):
        return list(_noted(done)), 0
    lines = _judged(done) if isinstance(done, JudgedNow) else _corrected(done)
    return [*lines, *told(done.counts)], len(done.counts.failures)


def _judged(done: JudgedNow) -> Iterator[str]:
    made = done.judgement
    what = f"{made.kind} {made.of}" if made.objects else made.kind
    yield f"{made.id}: {made.by} judges: {what}{_ended(made.withdrawn_at, made.withdrawn_by)}"
    yield from (f"  {words}" for words in made.words)
    for one in done.withdrawn:
        yield f"takes the place of {one.id} ({one.kind}), which is withdrawn"
    for one in done.against:
        yield f"{one.by} judged otherwise ({one.kind}, {one.id}): both are kept and shown,"
        yield "  and what was read from the words stands"


def _corrected(done: CorrectedNow) -> Iterator[str]:
    for made in done.corrections:
        yield f"{made.id}: {_reads(made)}{_ended(made.withdrawn_at, made.withdrawn_by)}"
        yield f"  the machine read: {made.read_as}"
    for one in done.withdrawn:
        yield f"takes the place of {one.id} ({one.words}), which is withdrawn"
    for one in done.against:
        yield f"{_reads(one)} ({one.id}): both are kept and shown,"
        yield "  and what the machine read stands"


def _reads(one: Correction) -> str:
    return f"{one.by} reads the {one.field} as: {one.words}"


def _noted(done: NotedNow) -> Iterator[str]:
    note = done.note
    yield f"{note.id}: {note.by} notes{_ended(note.withdrawn_at, note.withdrawn_by)}: {note.text}"
    yield f"  on the {note.of} {note.words}"


def _ended(at: str | None, by: str | None) -> str:
    return "" if at is None else f", withdrawn by {by}"
