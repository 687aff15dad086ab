"""Look at a case without somebody: everything that rests on them is counted anew.

view, names -> what their claims stood for is counted without them -> a view; nothing is written
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rashomon.config import Settings, settings_of
from rashomon.errors import UnknownNameError
from rashomon.model import (
    Account,
    Cause,
    Entry,
    Event,
    Fall,
    Grade,
    Origin,
    OriginLevel,
    Question,
    Reading,
    Relation,
    Shift,
    Tie,
    Weight,
)
from rashomon.pipeline.journal import Journal
from rashomon.pipeline.weighing import Compared, weigh_all
from rashomon.stages.weigh import known_names, set_aside
from rashomon.store import Overlay, View
from rashomon.text.given_names import fold_name, near_names
from rashomon.views import counted_reading

ANEW = (Question, Weight, Fall, Account, Tie, Cause, Entry)
"""Records that depend on whom the user trusts."""


def with_distrust(settings: Settings, names: Collection[str]) -> Settings:
    """Add names to those who are distrusted."""
    every = tuple(dict.fromkeys((*settings.weigh.distrust, *names)))
    return replace(settings, weigh=replace(settings.weigh, distrust=every))


def check_names(
    reading: Reading, origins: Sequence[Origin], names: Collection[str]
) -> None:
    """Refuse a name that nobody has: distrust that meets nobody looks like trust.

    Raises:
        UnknownNameError: Neither a source, a publisher nor an informant has this name.
    """
    if not names:
        return
    known = known_names(reading, origins)
    folded = {fold_name(name) for name in known}
    for name in names:
        if fold_name(name) not in folded:
            what = "source, publisher or informant"
            raise UnknownNameError.near(what, name, near_names(name, known))


def without(view: View, names: Collection[str]) -> View:
    """Give a case as it stands without some sources, publishers or informants.

    Those whom its last run was told to distrust are left out too.

    Args:
        view: One state of the case.
        names: As `--distrust` takes them; empty: the case as it is.

    Raises:
        UnknownNameError: Nobody in the case has one of the names.
    """
    if not names:
        return view
    run = view.run()
    settings = with_distrust(settings_of(run), names)
    reading = counted_reading(view)
    origins = tuple(o for o in view.all(Origin) if o.level is OriginLevel.CLAIM)
    check_names(reading, origins, names)
    told = tuple(view.all(Relation))
    stored = tuple(view.all(Question))
    asked = set_aside(reading, stored, told, origins, {})
    held = tuple(view.all(Account)) if asked == stored else None
    drawn = (tuple(view.all(Event)), tuple(view.all(Shift)))
    compared = Compared(reading, asked, told, origins, *drawn, held)
    found = weigh_all(compared, tuple(view.all(Grade)), settings, Journal())
    system = found.system
    records = (
        *(*found.questions, *found.weights, *found.falls, *found.accounts),
        *(*system.ties, *system.causes, *system.timeline),
    )
    return Overlay(view, ANEW, records, _run(run, settings, found.notes))


def _run(
    run: Mapping[str, Any], settings: Settings, notes: Sequence[str]
) -> dict[str, Any]:
    """Give the summary of the last run, with the distrust and the notes of this look."""
    params, counts = dict(run.get("params", {})), dict(run.get("counts", {}))
    weigh = {**params.get("weigh", {}), "distrust": list(settings.weigh.distrust)}
    rest = list(run.get("notes", ()))[int(counts.get("weighing_notes", 0)) :]
    return {
        **run,
        "params": {**params, "weigh": weigh},
        "counts": {**counts, "weighing_notes": len(notes)},
        "notes": [*notes, *rest],
    }
