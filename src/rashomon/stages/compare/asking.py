"""Ask, in plain words, what a group of claims answers.

slot, claims -> "How many civilians were killed on the Kamen Bridge?"

Built from slots and from words of the claims, never from general knowledge.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache

from rashomon.model import Slot
from rashomon.stages.compare.answers import all_count, shorten
from rashomon.stages.compare.days import show_days
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.variants import asked_figure, asked_key
from rashomon.text.lexicon import load_rows

MAX_ASKED = 110
"""Longest quotation inside a question, in code points."""


def question_text(slot: Slot | None, members: list[Facets]) -> str:
    """Write the question a group of claims answers.

    Args:
        slot: What the answers part on; None: they agree.
        members: The claims, in any order.
    """
    ordered = sorted(members, key=lambda f: f.order)
    if slot is None:
        return _agreed(ordered)
    ask: dict[Slot, Callable[[list[Facets]], str]] = {
        Slot.NUMBER: _how_many,
        Slot.DATE: _when,
        Slot.PLACE: _where,
        Slot.RESPONSIBILITY: _who,
        Slot.DENIAL: _whether,
        Slot.OUTCOME: _outcome,
    }
    return ask[slot](ordered)


def _agreed(members: list[Facets]) -> str:
    if all_count(members):
        return _how_many(members)
    return f"What is said of this: “{_shortest(members)}”?"


def _how_many(members: list[Facets]) -> str:
    key = asked_key(members)
    figures = [f for m in members if (f := asked_figure(m, key)) is not None]
    group = _most(f.quantity.group or f.quantity.unit for f in figures) or "people"
    state = _most(f.state for f in figures)
    if state in _labels():
        return f"How many {_plural(group)} were {_labels()[state][0]}{_setting(members)}?"
    return f"What is the figure ({group}) in: “{_shortest(members)}”?"


def _when(members: list[Facets]) -> str:
    what = _noun(members)
    if what:
        return f"When was the {what}{_place(members)}?"
    return f"When was this: “{_shortest(members)}”?"


def _where(members: list[Facets]) -> str:
    what = _noun(members)
    if what:
        return f"Where was the {what}{_day(members)}?"
    return f"Where was this: “{_shortest(members)}”?"


def _who(members: list[Facets]) -> str:
    predicate = _most(f.predicate for f in members)
    patient = _most(p.literal for f in members for p in f.patients)
    if predicate in _labels() and patient:
        return f"Who {_labels()[predicate][1]} {patient}{_setting(members)}?"
    return f"Who was behind the {_noun(members) or 'deed'}{_setting(members)}?"


def _whether(members: list[Facets]) -> str:
    put_forward = [f for f in members if not f.is_negative] or members
    noun = _noun(put_forward)
    nouns = {c for f in members if f.is_negative for c in f.classes}
    if noun and [_labels()[c][2] for c in nouns if c in _labels()] == [noun]:
        return f"Was there a {noun}{_setting(members)}?"
    return f"Is it so that “{_shortest(put_forward)}”?"


def _outcome(members: list[Facets]) -> str:
    return f"Which holds: “{shorten(members[0].claim.span.quote, MAX_ASKED)}”, or not?"


def _noun(members: list[Facets]) -> str | None:
    shared = [c for f in members for c in f.classes if c in _labels()]
    most = _most(shared)
    return _labels()[most][2] if most else None


def _setting(members: list[Facets]) -> str:
    return f"{_place(members)}{_day(members)}"


def _place(members: list[Facets]) -> str:
    named = _most(
        p.place.name if p.place else p.name.title() for f in members for p in f.places
    )
    return f" in {named}" if named else ""


def _day(members: list[Facets]) -> str:
    days = {f.days for f in members if f.days}
    return f", {show_days(next(iter(days)))}" if len(days) == 1 else ""


_NAMES_ONLY = re.compile(
    r"\W*(?:a|an|the|this|that|who|which|where|when|to)\b", re.IGNORECASE
)
"""How claims open that may only name what others tell of: asked about last."""


def _shortest(members: list[Facets]) -> str:
    found = min(
        members,
        key=lambda f: (
            bool(_NAMES_ONLY.match(f.claim.span.quote)),
            len(f.claim.span.quote),
            f.order,
        ),
    )
    return shorten(found.claim.span.quote, MAX_ASKED)


def _plural(group: str) -> str:
    words = " ".join(group.split())
    if " " in words or words.endswith(
        ("s", "people", "men", "women", "children", "police")
    ):
        return words
    return f"{words}s" if words != "person" else "people"


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    if not counts:
        return None
    return min(counts, key=lambda value: (-counts[value], value))


@lru_cache(maxsize=1)
def _labels() -> dict[str, tuple[str, str, str]]:
    return {row[0]: (row[1], row[2], row[3]) for row in load_rows("compare_labels")}
