"""What `judge` does, with the heavy parts; imported when it runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rashomon.cli.output import told
from rashomon.config import settings_of
from rashomon.model import JudgedSort, JudgementKind
from rashomon.pipeline import (
    JudgedNow,
    Saying,
    judge_claims,
    judge_groups,
    withdraw_judgement,
)
from rashomon.store import open_store


def judged_now(case: Path, verb: str, what: Sequence[str], saying: Saying) -> JudgedNow:
    """Record a judgement, or withdraw one, and put the case together with it.

    Raises:
        JudgementError: If it cannot be judged so.
        UnknownNameError: If something is named that the case does not hold.
    """
    store = open_store(case)
    try:
        settings = settings_of(store.view().run())
        if verb == "withdraw":
            return withdraw_judgement(store, settings, what[0], saying.by)
        if verb in ("join", "split"):
            of, keys = JudgedSort(what[0]), {verb: what[1:]}
            return judge_groups(store, settings, of, keys, saying)
        return judge_claims(store, settings, JudgementKind(verb), what, saying)
    finally:
        store.close()


def judged_told(done: JudgedNow) -> list[str]:
    """Say what judging did, for a person."""
    return [*_lines(done), *told(done.counts)]


def _lines(done: JudgedNow) -> Iterator[str]:
    made = done.judgement
    ended = "" if made.withdrawn_at is None else f", withdrawn by {made.withdrawn_by}"
    what = f"{made.kind} {made.of}" if made.objects else made.kind
    yield f"{made.id}: {made.by} judges: {what}{ended}"
    yield from (f"  {words}" for words in made.words)
    for one in done.withdrawn:
        yield f"takes the place of {one.id} ({one.kind}), which is withdrawn"
    for one in done.against:
        yield f"{one.by} judged otherwise ({one.kind}, {one.id}): both are kept and shown,"
        yield "  and what was read from the words stands"
