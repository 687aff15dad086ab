"""Find figures with their bounds, what they count, and what happened to those counted.

    parse -> numerals -> figures with bounds -> unit, group, base, state -> Quantity

The span covers comparator, currency sign and number ("at least 10", "$2.5 million"), not the
unit or the noun. Units are short forms (`units.tsv`) or the lemma of the noun counted; a share
in words ("a third of them") has the unit "share", a multiple ("fourfold") "times", an age
"year-old". Years, dates, clock times, labels ("Article 5") and ordinals are no quantities;
durations are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rashomon.model import Comparator, Quantity, Span
from rashomon.text.counted import (
    Counted,
    find_counted,
    find_subject,
    stands_for_counted,
    unit_of,
)
from rashomon.text.figures import Figure, bounded_behind, find_figures
from rashomon.text.labels import is_age, is_bare_year, is_label, magnitude_unit, unit_after
from rashomon.text.lexicon import load_words
from rashomon.text.lone_counts import find_lone_counts
from rashomon.text.states import state_beside, undergone, word_state
from rashomon.text.time_items import read_items
from rashomon.text.times import scan_times
from rashomon.text.unit_names import Unit, rate_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rashomon.text.parse import Parse, Token
    from rashomon.text.time_items import Reading

AGE = "year-old"
SHARE = "share"
"""Unit of a share in words: "half of them" is 0.5 of them."""

CONVERSION = 6
"""Most lexemes from a figure over its unit to a bracket that gives it in another unit."""

NOTHING = Counted()

DATING = frozenset({"DATE", "TIME"})
"""Kinds of time expressions whose numbers are no quantities."""


@dataclass(frozen=True, slots=True)
class _Sense:
    """What a figure counts: the parts of a Quantity that are not its bounds."""

    unit: str | None = None
    counted: Counted = NOTHING
    state: str | None = None


def find_quantities(parse: Parse, reading: Reading | None = None) -> tuple[Quantity, ...]:
    """Find the quantities of a document, in text order.

    Args:
        parse: The parsed document.
        reading: What `read_items` gave for it, where times are looked for too; saves time.

    Returns:
        One for each figure. Two figures that bound one value ("between 20 and 80", "20-30") are
        one; "from 736 to over 3,000" are two. Also "a child" and "no one" where a word of harm
        is said of them.
    """
    reading = reading or read_items(parse)
    dated = _dated_lexemes(reading)
    figures = [
        figure
        for figure in find_figures(parse, reading.lexemes, reading.numerals)
        if not any(k in dated for k in range(figure.core, figure.end))
    ]
    found = [*_counted(reading, figures, dated)]
    lone = (
        q
        for q in find_lone_counts(parse)
        if not any(q.span.overlaps(f.span) for f in found)  # "a total of 24"
    )
    return tuple(sorted((*found, *lone), key=lambda quantity: quantity.span))


def _dated_lexemes(reading: Reading) -> frozenset[int]:
    dated: set[int] = set()
    for time in scan_times(reading):
        if time.kind in DATING:
            first, last = reading.items[time.first], reading.items[time.end - 1]
            dated.update(range(first.first, last.last))
    return frozenset(dated)


def _counted(
    reading: Reading, figures: list[Figure], dated: frozenset[int]
) -> Iterator[Quantity]:
    senses: list[tuple[Figure, _Sense]] = []
    measured: Figure | None = None
    for read in figures:
        unit = unit_after(reading, read)
        figure = _without_preposition(reading, read, unit)
        end = unit.end if unit else None
        figure = bounded_behind(reading.parse, reading.lexemes, figure, end)
        figure = _like_converted(reading, measured, figure) if measured else figure
        measured = figure if unit or figure.currency else None
        sense = _sense(reading, figure, unit, is_dated=figure.end in dated)
        if sense:
            senses.append((figure, sense))
    for figure, sense in _completed(reading, senses):
        yield _quantity(reading, figure, sense)


def _completed(
    reading: Reading, senses: list[tuple[Figure, _Sense]]
) -> Iterator[tuple[Figure, _Sense]]:
    """Give figures that leave out what they count the unit of a neighbour."""
    last: tuple[int, str] | None = None
    for k, (figure, sense) in enumerate(senses):
        sentence = reading.parse.tokens[reading.lexemes[figure.core].token].sentence
        head, unit = sense.counted.head, sense.unit
        if head is not None and stands_for_counted(head.lemma):
            unit = last[1] if last and last[0] == sentence else None
        elif unit and head is not None and unit == unit_of(head):
            last = (sentence, unit)
        elif not unit and not sense.state and k + 1 < len(senses):
            after, shared = senses[k + 1]
            unit = shared.unit if _is_joined(reading, figure, after) else None
        yield figure, replace(sense, unit=unit)


def _is_joined(reading: Reading, figure: Figure, after: Figure) -> bool:
    """Tell whether only "to", "or" or "and" stands between two figures ("5 to over 7 km")."""
    between = reading.lexemes[figure.close : after.first]
    return len(between) == 1 and between[0].low in load_words("figure_joints")


def _like_converted(reading: Reading, before: Figure, figure: Figure) -> Figure:
    """Give "(6 miles)" the bound of the "more than 10 km" right before it."""
    between = reading.lexemes[before.end : figure.first]
    is_bracketed = bool(between) and between[-1].text == "(" and len(between) <= CONVERSION
    if (
        not is_bracketed
        or figure.value is None
        or figure.comparator is not Comparator.EXACT
    ):
        return figure
    bounds = {
        Comparator.AT_LEAST: replace(figure, value=None, min=figure.value),
        Comparator.AT_MOST: replace(figure, value=None, max=figure.value),
        Comparator.ABOUT: figure,
    }
    bounded = bounds.get(before.comparator)
    return replace(bounded, comparator=before.comparator) if bounded else figure


def _quantity(reading: Reading, figure: Figure, sense: _Sense) -> Quantity:
    text = reading.parse.text
    counted = sense.counted
    return Quantity(
        span=Span.of(
            text, reading.lexemes[figure.first].start, reading.lexemes[figure.close - 1].end
        ),
        value=figure.value,
        min=figure.min,
        max=figure.max,
        comparator=figure.comparator,
        unit=sense.unit,
        group=text[slice(*counted.group)] if counted.group else None,
        state=sense.state,
        base=text[slice(*counted.base)] if counted.base else None,
    )


def _sense(
    reading: Reading, figure: Figure, unit: Unit | None, *, is_dated: bool
) -> _Sense | None:
    """Find what a figure counts; None where it is no quantity."""
    if is_label(reading, figure, unit):
        return None
    if figure.currency:
        end = unit.end if unit and unit.kind in ("currency", "code") else figure.end
        return _Sense(
            rate_of(reading.lexemes, Unit(figure.currency, "currency", end, end)).name
        )
    if not unit and magnitude_unit(reading, figure):
        return _Sense("magnitude")
    if unit or figure.form == "fold":
        return _measured(reading, figure, unit)
    core = reading.parse.tokens[reading.lexemes[figure.end - 1].token]
    if is_dated:  # a time follows, not what is counted
        return _alone(reading, figure, core, None)
    return _Sense(AGE) if is_age(reading, figure) else _of_things(reading, figure, core)


def _without_preposition(reading: Reading, figure: Figure, unit: Unit | None) -> Figure:
    """Take "over" for no bound in "over two days", where the parse reads a preposition."""
    is_time = unit is not None and unit.kind == "time"
    if figure.preposition is None or not (is_time or _is_over_places(reading, figure)):
        return figure
    if figure.preposition and reading.lexemes[figure.preposition - 1].low == "in":
        return figure  # "in under two hours"
    if reading.parse.tokens[reading.lexemes[figure.preposition].token].dep != "prep":
        return figure
    value = figure.min if figure.min is not None else figure.max
    exact = Comparator.EXACT
    return replace(
        figure, first=figure.core, value=value, min=None, max=None, comparator=exact
    )


def _is_over_places(reading: Reading, figure: Figure) -> bool:
    """See "shot down drones over six regions": above them, and not more than six."""
    number = reading.parse.tokens[reading.lexemes[figure.end - 1].token]
    return reading.parse.tokens[number.head].lemma in AREAS


AREAS = frozenset(
    {"area", "city", "country", "district", "island", "oblast", "province", "region"}
    | {"settlement", "state", "town", "village"}
)
"""What something may be over."""


def _measured(reading: Reading, figure: Figure, unit: Unit | None) -> _Sense:
    if unit is None or unit.kind == "times":
        return _Sense("times")
    if unit.kind == "time" and _is_old(reading, unit.end):
        return _Sense(f"{unit.name}-old")
    if unit.kind != "share":
        return _Sense(unit.name)
    following = reading.lexemes[unit.end] if unit.end < len(reading.lexemes) else None
    if following is None or following.low != "of":
        return _Sense(unit.name)
    counted = find_counted(reading, figure, unit.end)
    head = counted.head
    state = undergone(reading.parse, head) if head else None
    percent = reading.parse.tokens[reading.lexemes[unit.first].token]
    return _Sense(unit.name, counted, state or undergone(reading.parse, percent))


def _is_old(reading: Reading, at: int) -> bool:
    words = [lexeme.low for lexeme in reading.lexemes[at : at + 2]]
    return words[:1] == ["old"] or (words[:1] == ["-"] and words[1:] in (["old"], ["olds"]))


def _of_things(reading: Reading, figure: Figure, core: Token) -> _Sense | None:
    parse = reading.parse
    after = _token_after(reading, figure)
    beside = word_state(after) if after and after.sentence == core.sentence else None
    counted = find_counted(reading, figure, figure.end)
    head = counted.head
    if head is None:
        return _alone(reading, figure, core, beside)
    if beside and after and head.i == after.i:
        return _Sense(None, NOTHING, beside)  # "24 dead"
    if is_bare_year(reading, figure) and head.tag not in ("NNS", "NNPS"):
        return None
    state = (
        beside
        or state_beside(parse, head)
        or undergone(parse, head)
        or undergone(parse, core)
    )
    if figure.form == "fraction":
        return _Sense(SHARE, counted, state)
    is_part = counted.base is not None and figure.form not in ("open", "couple", "scaled")
    is_named = head.pos != "NUM" and head.tag not in ("WDT", "WP")  # "nine of which"
    unit = unit_of(head) if is_named else None
    return _Sense(unit, counted if is_part else replace(counted, base=None), state)


def _token_after(reading: Reading, figure: Figure) -> Token | None:
    if figure.close >= len(reading.lexemes):
        return None
    following = reading.lexemes[figure.close]
    return reading.parse.tokens[following.token] if following.kind == "word" else None


def _alone(
    reading: Reading, figure: Figure, core: Token, beside: str | None
) -> _Sense | None:
    """Judge a figure that no noun follows."""
    state = beside or state_beside(reading.parse, core) or undergone(reading.parse, core)
    subject = find_subject(reading.parse, core)
    if subject and subject.head:
        return _Sense(unit_of(subject.head), subject, state)
    if state or figure.comparator not in (Comparator.EXACT, Comparator.UNKNOWN):
        return _Sense(state=state)
    if is_bare_year(reading, figure):
        return None
    return _Sense()
