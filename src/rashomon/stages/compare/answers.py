"""Put an answer in the words of the claims that give it: one line an answer.

slot, claims of a variant -> "24", "“we did not fire” (Sabeth Orun)"

Figures and days stand as printed; anything else is quoted with whose word it is. Who did a
harm is never written without whose claim it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model import Certainty, Reading, Slot
from rashomon.stages.compare.counting import is_measured
from rashomon.stages.compare.days import show_days
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import Figure
from rashomon.stages.compare.shapes import most_direct
from rashomon.stages.compare.variants import asked_figure

MAX_VOICES = 2
"""Most speakers named beside an answer; more are one click away."""

MAX_QUOTE = 160
"""Longest quotation in an answer, in code points."""

HOUR = "hour"
"""Stands for what is asked where the answers part on the hour, not on the day."""


@dataclass(frozen=True, slots=True)
class Told:
    """Who tells and where: what quoting needs beside the claims."""

    reading: Reading
    copies: frozenset[str]
    """Documents that go back to others; their wording is quoted last."""


def answer_text(
    told: Told,
    slot: Slot | None,
    members: list[Facets],
    key: str | None,
    *,
    is_count: bool = False,
) -> str:
    """Write what a variant answers, in the words of its claims.

    Args:
        told: To name speakers and to prefer the first document's words.
        slot: What is asked; None: nothing is disputed.
        members: The claims, the earliest report first.
        key: What is counted, where that is asked; HOUR: the hour is asked.
        is_count: The claims agree on a count of one state.
    """
    if slot is Slot.NUMBER or (slot is None and (is_count or all_count(members))):
        return _figure(members, key) or _quoted(told, slot, members)
    answer = ""
    if slot is Slot.DATE:
        answer = _hour(members) if key == HOUR else _day(members)
    elif slot is Slot.PLACE:
        answer = _most(f.bearing.literal for f in members if f.bearing)
    elif slot is Slot.RESPONSIBILITY:
        answer = _doer(told, members)
    return answer or _quoted(told, slot, members)


def all_count(members: list[Facets]) -> bool:
    """Tell whether every claim gives one figure for one state."""
    states = {f.figures[0].state for f in members if f.figures}
    return all(f.figures for f in members) and len(states) == 1 and None not in states


def _figure(members: list[Facets], key: str | None) -> str:
    """Give the exact figure, as mostly printed; a bound only where no claim is exact."""
    figures = [f for m in members if (f := asked_figure(m, key)) is not None]
    exact = [f for f in figures if f.low == f.high]
    if len({f.low for f in exact}) > 1:  # a count that ran on, in the order it was told
        told = {f.low: _printed(f) for f in reversed(exact)}
        return ", then ".join(dict.fromkeys(told[f.low] for f in exact))
    return _most(_printed(f) for f in exact or figures)


def _printed(figure: Figure) -> str:
    """Give a figure as printed, a measure with its unit: "around 15 seconds"."""
    words = figure.literal if figure.literal[:1].isdigit() else figure.literal.lower()
    unit = figure.quantity.unit or ""
    if not is_measured(unit) or words.endswith(unit):
        return words
    return (
        f"{words} {unit}"
        if len(unit) <= SHORT_UNIT or _is_one(figure)
        else f"{words} {unit}s"
    )


SHORT_UNIT = 2
"""Longest unit that is a symbol ("km") and takes no plural."""


def _is_one(figure: Figure) -> bool:
    return figure.quantity.value == 1.0


def _day(members: list[Facets]) -> str:
    """Give the narrowest time that a claim of the answer names."""
    days = [f.begin.days if f.begin else f.own_days for f in members]
    known = [d for d in days if d is not None]
    return show_days(min(known, key=lambda d: (d[1] - d[0], d))) if known else ""


def _hour(members: list[Facets]) -> str:
    return _most(f.clock.literal for f in members if f.clock)


def _doer(told: Told, members: list[Facets]) -> str:
    """Name the doer with whose claim it is; who is said not to have done it, where none is."""
    laid = [f for f in members if f.doers and not f.is_negative]
    named = laid or [f for f in members if f.doers]
    if not named:
        return ""
    doers = _most(" and ".join(p.literal for p in f.doers) for f in named)
    speakers = (" ".join(told.reading.speaker(f.claim).name.split()) for f in named)
    voices = list(dict.fromkeys(speakers))
    if not laid and doers in voices:
        return f"denied by {', '.join(voices[:MAX_VOICES])}"
    no = "" if laid else "not "
    return f"{no}{doers} (says {', '.join(voices[:MAX_VOICES])})"


def _most(forms: Iterable[str]) -> str:
    """Give the form most claims print; of equals the first told."""
    counts = Counter(forms)
    return max(counts, key=lambda form: counts[form], default="")


def _quoted(told: Told, slot: Slot | None, members: list[Facets]) -> str:
    """Quote the most direct claim, with whose word it is where the matter is disputed."""
    direct = most_direct(members, told.copies)
    quote = shorten(direct.claim.span.quote)
    if slot is None:
        return f"“{quote}”"
    speaker = told.reading.speaker(direct.claim).name
    return f"{speaker} {_verb(slot, direct)}: “{quote}”"


def _verb(slot: Slot, direct: Facets) -> str:
    """Give the verb that hands a quotation over, as its own "not" may stand outside it."""
    may_deny = slot in {Slot.DENIAL, Slot.RESPONSIBILITY}
    if direct.claim.certainty is Certainty.DENIED or (direct.is_negative and may_deny):
        return "denies"
    return "doubts" if direct.claim.is_doubting else "says"


def shorten(quote: str, limit: int = MAX_QUOTE) -> str:
    """Cut a quotation at a word, with an ellipsis, and join its lines."""
    words = " ".join(quote.split()).strip(" \"“”'‘’")
    if len(words) <= limit:
        return words
    return words[:limit].rsplit(" ", 1)[0] + " …"
