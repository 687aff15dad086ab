"""Work out for pages what takes all of a case, while all of it is in memory.

what a run read and found -> CaseIndex -> what is held with the run, by name
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rashomon.model import Actor, Link, Reading, in_text_order
from rashomon.pipeline.gathering import Gathered
from rashomon.store import Overlay, Record, View
from rashomon.views import CaseIndex, worked_out

IN_READING: tuple[type[Record], ...] = (Actor, Link)
"""What is found and looked up by a reading; there are as many links as words that name somebody,
and to sort them anew for a view would take as long as all that is worked out."""


def work_out(
    view: View,
    read: Gathered,
    reading: Reading,
    found: tuple[Iterable[type[Record]], Iterable[Record]],
    run: Mapping[str, object],
) -> dict[str, str]:
    """Work out what pages read of a case as it will be.

    Args:
        view: The case as it is.
        read: What is known of its documents.
        reading: What was compared.
        found: What takes the place of the records of some types.
        run: How the run will be recorded.
    """
    types, records = found
    others = [record for record in types if record not in IN_READING]
    shown = [record for record in records if not isinstance(record, IN_READING)]
    overlay = Overlay(view, others, shown, run)
    return worked_out(CaseIndex.holding(overlay, _with_earlier(read, reading)))


def _with_earlier(read: Gathered, reading: Reading) -> Reading:
    """Add the older versions of reports: they are shown, too."""
    if not read.versions:
        return reading
    claims = sorted((*read.claims, *read.earlier), key=in_text_order)
    documents = sorted(read.every, key=lambda d: d.id)
    return replace(
        reading,
        documents={d.id: d for d in documents},
        claims={c.id: c for c in claims},
    )
