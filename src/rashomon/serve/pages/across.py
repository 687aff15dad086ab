"""Pages of what holds across reports: accounts, ties, timeline, origins, voices, shifts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from rashomon.dossier import (
    Bar,
    Drawn,
    account_maps,
    matter_map,
)
from rashomon.errors import UnknownNameError
from rashomon.serve.asking import ROWS
from rashomon.serve.pages.record import PageRecord
from rashomon.views import (
    CauseRow,
    DocumentRow,
    MatterRow,
    NamesRow,
    OriginRow,
    Page,
    QuestionRow,
    ShiftRow,
    SilenceRow,
    TieRow,
    TimelineRow,
    UnquotedRow,
    VoiceRow,
    cause_chains,
    document_row,
    origin_row,
    several_questions,
    shift_rows,
    timeline_rows,
    unquoted_rows,
    voice_rows,
)

if TYPE_CHECKING:
    from rashomon.serve.asking import Ask
    from rashomon.serve.looks import Look

MATTERS = 5
"""Matters on a page: each holds several accounts."""


@dataclass(frozen=True, slots=True)
class Accounts(PageRecord):
    """Matters with their accounts."""

    rows: Page[MatterRow]


def accounts(look: Look, ask: Ask, key: str) -> Accounts:  # noqa: ARG001  each page has both
    """List the matters that divide into accounts."""
    rows = Page.of(look.matters, lambda m: m, (ask.page - 1) * MATTERS, MATTERS)
    return Accounts("Accounts", rows)


@dataclass(frozen=True, slots=True)
class OneMatter(PageRecord):
    """One matter: its accounts, what would tell them apart, where two differ."""

    matter: MatterRow
    map: Drawn | None
    maps: Mapping[str, Drawn]
    """By account id."""


def one_matter(look: Look, ask: Ask, key: str) -> OneMatter:  # noqa: ARG001
    """Show one matter.

    Raises:
        UnknownNameError: The case has none of this id.
    """
    found = next((m for m in look.matters if m.id == key), None)
    if found is None:
        raise UnknownNameError.of("matter", key, [m.id for m in look.matters])
    ties = look.ties_of(found)
    drawn = matter_map(ties, found)
    return OneMatter(found.title, found, drawn, account_maps(ties, found))


@dataclass(frozen=True, slots=True)
class System(PageRecord):
    """Who is said to be tied to whom, and what is said to bring about what."""

    map: Drawn | None
    ties: tuple[TieRow, ...]
    ties_left_out: int
    causes: Page[tuple[CauseRow, ...]]
    """Chains: each effect is the cause of the next."""


def system(look: Look, ask: Ask, key: str) -> System:  # noqa: ARG001
    """Show ties and causes."""
    ties = look.drawn_ties
    return System(
        title="Ties and causes",
        map=look.map,
        ties=ties,
        ties_left_out=len(look.ties) - len(ties),
        causes=cause_chains(look.index, offset=ask.offset, limit=ROWS),
    )


@dataclass(frozen=True, slots=True)
class Timeline(PageRecord):
    """What happened when, by those who say so."""

    rows: Page[TimelineRow]
    bars: tuple[Bar | None, ...]
    """Of these rows, over the whole time that is told of."""
    disputed: tuple[QuestionRow, ...]
    """Questions in which a date is in dispute."""


def timeline(look: Look, ask: Ask, key: str) -> Timeline:  # noqa: ARG001
    """Show the timeline."""
    index = look.index
    rows = timeline_rows(index, offset=ask.offset, limit=ROWS)
    dates = (q for q in index.questions if q.disputed and q.on == "date")
    disputed = several_questions(index, islice(dates, ROWS)) if ask.page == 1 else ()
    drawn = look.bars[rows.offset : rows.offset + len(rows.rows)]
    return Timeline("Timeline", rows, drawn, disputed)


@dataclass(frozen=True, slots=True)
class Origins(PageRecord):
    """What documents go back to."""

    rows: Page[OriginRow]
    documents: Mapping[str, tuple[DocumentRow, ...]]
    """Of each origin shown, by its id."""


def origins(look: Look, ask: Ask, key: str) -> Origins:  # noqa: ARG001
    """List document-level origins, those with most documents first."""
    index = look.index
    rows = Page.of(index.text_origins, lambda o: origin_row(index, o), ask.offset, ROWS)
    known = index.known
    known.fetch(i for row in rows.rows for i in row.document_ids)
    listed = {
        row.id: tuple(
            sorted(
                (document_row(index, known[i]) for i in row.document_ids if i in known),
                key=lambda d: (d.external_id, d.id),
            )
        )
        for row in rows.rows
    }
    return Origins("Origins", rows, listed)


@dataclass(frozen=True, slots=True)
class Voices(PageRecord):
    """Who speaks in the reports, who is left out, who calls whom what."""

    voices: Page[VoiceRow]
    silences: tuple[SilenceRow, ...]
    unquoted: tuple[UnquotedRow, ...]
    names: tuple[NamesRow, ...]


def voices(look: Look, ask: Ask, key: str) -> Voices:  # noqa: ARG001
    """Show voices and silence."""
    return Voices(
        title="Voices and silence",
        voices=voice_rows(look.index, offset=ask.offset, limit=ROWS),
        silences=look.silences[ask.offset : ask.offset + ROWS],
        unquoted=unquoted_rows(look.index, offset=ask.offset, limit=ROWS).rows,
        names=look.names[ask.offset : ask.offset + ROWS],
    )


@dataclass(frozen=True, slots=True)
class Shifts(PageRecord):
    """What changed on the way."""

    rows: Page[ShiftRow]


def shifts(look: Look, ask: Ask, key: str) -> Shifts:  # noqa: ARG001
    """List where two tellings of one claim differ in handling."""
    rows = shift_rows(look.index, offset=ask.offset, limit=ROWS)
    return Shifts("Changed on the way", rows)
