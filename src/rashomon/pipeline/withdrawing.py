"""Withdraw what a person decided, by its date: it is kept, and no longer honoured.

id -> Judgement | Correction | Note, withdrawn -> the case as it is without it
"""

from __future__ import annotations

from dataclasses import replace

from rashomon.config import Settings
from rashomon.errors import JudgementError, UnknownNameError
from rashomon.model import Correction, Judgement, Note
from rashomon.pipeline.correcting import CorrectedNow, write_corrected
from rashomon.pipeline.deciding import AT_ONCE, Way
from rashomon.pipeline.judged_things import has_prefix
from rashomon.pipeline.judging import JudgedNow, write_judged
from rashomon.pipeline.noting import NotedNow, write_note
from rashomon.pipeline.saying import person_named
from rashomon.store import Store


def withdraw(
    store: Store, settings: Settings, key: str, by: str, way: Way = AT_ONCE
) -> JudgedNow | CorrectedNow | NotedNow:
    """Withdraw a judgement, correction or note by today's date.

    Raises:
        JudgementError: If it was withdrawn before.
        UnknownNameError: If there is none of this id, or several.
    """
    with way.held(store):
        view = store.view()
        every = (*view.all(Judgement), *view.all(Correction), *view.all(Note))
        found = [one for one in every if has_prefix(one.id, key)]
        if len(found) != 1:
            sort = "judgement, correction or note"
            what = f"one {sort}" if found else sort
            raise UnknownNameError.near(what, key, [one.id for one in found or every][:3])
        [one] = found
        if one.withdrawn_at:
            what = f"{one.withdrawn_by} withdrew it on {one.withdrawn_at}"
            raise JudgementError.of(one.id, what, "judge anew, if it holds after all")
        at, who = way.now(), person_named(by)
        if isinstance(one, Note):
            return write_note(store, replace(one, withdrawn_at=at, withdrawn_by=who))
        if isinstance(one, Correction):
            ended = replace(one, withdrawn_at=at, withdrawn_by=who)
            return write_corrected(store, settings, [ended], ((), ()), way)
        ended = replace(one, withdrawn_at=at, withdrawn_by=who)
        return write_judged(store, settings, ended, ((), ()), way)
