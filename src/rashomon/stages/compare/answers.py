"""Put an answer in the words of the claims that give it.

slot, claims of a variant -> "at least 24; 24", "“we did not fire” (Sabeth Orun)"

Figures and days stand as printed; anything else is quoted with whose word it is.
"""

from __future__ import annotations

from collections import Counter

from rashomon.model import Reading, Slot
from rashomon.stages.compare.days import show_days
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.variants import asked_figure

MAX_FORMS = 3
"""Most printed forms of one figure in an answer; more are one click away."""

MAX_QUOTE = 160
"""Longest quotation in an answer, in code points."""


def answer_text(
    reading: Reading, slot: Slot | None, members: list[Facets], key: str | None
) -> str:
    """Write what a variant answers, in the words of its claims.

    Args:
        reading: To name speakers.
        slot: What is asked; None: nothing is disputed.
        members: The claims, the earliest report first.
        key: What is counted, where that is asked.
    """
    if slot is Slot.NUMBER or (slot is None and all_count(members)):
        return _figures(members, key) or _quoted(reading, slot, members)
    by_slot = {
        Slot.DATE: _times,
        Slot.PLACE: _bearings,
        Slot.RESPONSIBILITY: _doers,
    }
    answer = by_slot[slot](members) if slot is not None and slot in by_slot else ""
    return answer or _quoted(reading, slot, members)


def all_count(members: list[Facets]) -> bool:
    """Tell whether every claim gives one figure for one state."""
    states = {f.figures[0].state for f in members if f.figures}
    return all(f.figures for f in members) and len(states) == 1 and None not in states


def _figures(members: list[Facets], key: str | None) -> str:
    figures = [f for m in members if (f := asked_figure(m, key)) is not None]
    forms: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for figure in figures:
        folded = figure.literal.lower()
        forms.setdefault(folded, figure.literal)
        counts[folded] += 1
    return "; ".join(forms[form] for form, _ in counts.most_common(MAX_FORMS))


def _times(members: list[Facets]) -> str:
    forms: list[str] = []
    for facets in members:
        if facets.own_days:
            forms.append(show_days(facets.own_days))
        elif facets.clock:
            forms.append(facets.clock.literal)
    return "; ".join(list(dict.fromkeys(forms))[:MAX_FORMS])


def _bearings(members: list[Facets]) -> str:
    forms = [f.bearing.literal for f in members if f.bearing]
    return "; ".join(list(dict.fromkeys(forms))[:MAX_FORMS])


def _doers(members: list[Facets]) -> str:
    forms = [p.literal for f in members for p in f.agents]
    return "; ".join(list(dict.fromkeys(forms))[:MAX_FORMS])


def _quoted(reading: Reading, slot: Slot | None, members: list[Facets]) -> str:
    """Quote the shortest claim, with whose word it is where the matter is disputed."""
    shortest = min(members, key=lambda f: (len(f.claim.span.quote), f.order))
    quote = shorten(shortest.claim.span.quote)
    if slot is None:
        return f"“{quote}”"
    speaker = reading.speaker(shortest.claim).name
    verb = "denies" if shortest.is_negative and slot is Slot.DENIAL else "says"
    return f"{speaker} {verb}: “{quote}”"


def shorten(quote: str, limit: int = MAX_QUOTE) -> str:
    """Cut a quotation at a word, with an ellipsis, and join its lines."""
    words = " ".join(quote.split()).strip(" \"“”'‘’")
    if len(words) <= limit:
        return words
    return words[:limit].rsplit(" ", 1)[0] + " …"
