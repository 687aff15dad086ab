"""Read a quantity of a claim as a figure: what is counted or measured, in which state and where.

Quantity, words of the claim -> Figure
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from math import inf

from rashomon.model import Comparator, Quantity
from rashomon.stages.compare.damages import is_site
from rashomon.stages.compare.figures import (
    DURATION,
    NEARLY_SHARE,
    Figure,
    bounds,
    counted_states,
    of_people,
    wider_kinds,
)
from rashomon.stages.compare.money import sum_kind
from rashomon.stages.compare.words import (
    class_of,
    find_tokens,
    is_light,
    kind_of,
    stem,
    term,
    weight,
)
from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_mapping, load_rows, load_words
from rashomon.text.state_names import StateNameKind, find_state_names


def to_figure(
    quantity: Quantity, quote: str, at: int, places: Iterable[str] = ()
) -> Figure:
    """Read a quantity of a claim as a figure.

    Args:
        quantity: The quantity, with its span in the document.
        quote: The words of the claim.
        at: Where the claim starts in the document.
        places: Words of the places it names, as printed.
    """
    low, high = bounds(quantity)
    group = find_tokens(f"{quantity.group or ''} {quantity.unit or ''}")
    after = quote[max(quantity.span.end - at, 0) :]
    before = quote[: max(quantity.span.start - at, 0)]
    group = group or _group_before(before)
    state = _state(quantity, group, before, after)
    kind = _kind(group) or _people_of(quantity)
    if not group and state in of_people():
        kind = _kind_beside(state, before, after) or "people"
    if set(group) & _WE:
        kind = "people"
    if state is None and _is_animal(kind) and _LOST.search(f"{before} # {after}"):
        state = "kill"  # "11,000 birds have been lost"
    if state is None and _are_dead(group, before, after):
        kind, state, high = "people", "kill", inf  # more may lie there still
    if state in RUNNING and _BY_NOW.search(after):
        high = inf
    unit, factor = _measure(_unit(quantity, kind))
    if unit is not None and is_measured(unit) and state in of_people():
        state = None  # "500 kilos of the deadly stuff"
    return Figure(
        quantity=quantity,
        low=_nearly(quantity, low),
        high=high,
        factor=factor,
        loose=quantity.comparator is not Comparator.EXACT,
        unit=unit,
        kind=kind,
        qualifiers=_qualifiers(group),
        state=state,
        base=_base(quantity),
        scope=_scope(after, before),
        places=_places_after(after, places),
        partial=_is_partial(quantity, quote, at),
        measure=_measured(unit, before, after) or sum_kind(unit, before, after),
    )


def _base(quantity: Quantity) -> frozenset[str]:
    """Give what a share is a share of; "31 of our people" are all there are."""
    words = find_tokens(quantity.base or "")
    if words[:1] and words[0] in load_words("possessives"):
        return frozenset()
    return frozenset(term(word) for word in words if len(word) > 3)


RUNNING = frozenset({"kill", "injure", "missing", "arrest"})
"""States whose count goes up as more is known."""

_BY_NOW = re.compile(
    r"\bby (?:then|noon|midday|midnight|dawn|dusk|nightfall|[\w-]*(?:morning|afternoon|evening)"
    r"|\d+(?::\d\d)?(?: [ap]\.?m)?|\w+day)\b",
    re.IGNORECASE,
)
"""Words behind a count that goes on after them: "22 dead by noon"."""


def _are_dead(group: tuple[str, ...], before: str, after: str) -> bool:
    """See "43 bodies have been recovered", "found nine bodies"."""
    is_body = bool({"body", "bodies", "corpse", "corpses"} & set(group))
    return is_body and bool(_FOUND.search(f"{before} # {after}"))


_FOUND = re.compile(
    r"\b(?:found|recovered|pulled|retrieved|dug|buried|brought)\b(?:\W+\w+){0,5}\W+#"
    r"|#\W+(?:[\w-]+\W+){0,4}(?:has|have|had|was|were|been)\W+(?:been\W+|already\W+)*"
    r"(?:found|recovered|pulled|retrieved|dug|buried|brought)\b",
    re.IGNORECASE,
)
"""What is done with bodies; # stands for the figure."""


def _group_before(before: str) -> tuple[str, ...]:
    """See "the number of TALVIAN SOLDIERS killed so far at 19": those counted stand before it."""
    match = _NUMBER_OF.search(before)
    return find_tokens(match[1]) if match else ()


_NUMBER_OF = re.compile(
    r"\bnumber of ((?:[\w'’-]+ ){1,3}?)(?:killed|dead|wounded|injured|missing|captured)\b"
    r"[^,;.]*$",
    re.IGNORECASE,
)

_WE = frozenset({"we", "us"})
"""Of whom "15,000 of us" are: people."""

NEAR_WORDS = 6
"""Words before a figure among which the one stands that says what it measures: "its diameter is
put at about 60 m"."""

NEAR_TIME = 3
"""The same for how long something lasted: "for" opens many a phrase."""

BEHIND = 4
"""Words after it, with its unit: "35 km deep", "30 metres from rim to rim"."""

_BY = re.compile(r"\s*(?:\w+\s+)?by\s+\d")
"""See "47 metres by 43": the first is how wide it is at most."""

_JOINT = re.compile(r"[,;:]|\b(?:and|or|but|with|while)\b")


def _measured(unit: str | None, before: str, after: str) -> str | None:
    """Tell what of a happening or a thing a figure measures, by its unit or the words beside it."""
    if unit is None:
        return None
    is_time = unit == _TIME_UNIT
    ahead = find_tokens(_JOINT.split(before)[-1])
    behind = _JOINT.split(after)[0].replace("-", " ")
    if is_measured(unit) and not is_time and _BY.match(behind):
        return "width"
    near = {
        "before": ahead[-(NEAR_TIME if is_time else NEAR_WORDS) :],
        "unit": (unit,),
        "after": find_tokens(behind)[:BEHIND],
    }
    said_at = {where: f" {' '.join(words)} " for where, words in near.items()}
    measured = is_measured(unit)
    for measure, where, word, _ in load_rows("compare_measures"):
        said = stem(word) if where == "unit" else word
        if where != "unit" and not measured:
            continue  # "two bombs came down"
        if f" {said} " in said_at[where] and (measure == DURATION) == is_time:
            return measure
    return None


_TIME_UNIT = "minut"
"""Stem of the unit all times are compared in; see compare_units."""


_NEARLY = re.compile(r"\b(nearly|almost|close to|just under)\b", re.IGNORECASE)


def _nearly(quantity: Quantity, low: float) -> float:
    """Bound "nearly 300" from below: unlike "up to 300" it does not reach down to nothing."""
    if low == -inf and quantity.max and _NEARLY.search(quantity.span.quote):
        return quantity.max * NEARLY_SHARE
    return low


def _kind(words: tuple[str, ...]) -> str | None:
    """Give the kind of the last listed word ("school girls" -> girl); people for several."""
    found = [kind for w in words if (kind := kind_of(w)) is not None]
    persons = [kind for kind in found if _is_person(kind)]
    if len(set(persons)) > 1:
        return "people"
    return (persons or found or [None])[-1]


def _people_of(quantity: Quantity) -> str | None:
    """See those counted by the name of their state: "5,000 Nigerians" are people."""
    unit = (quantity.unit or "").title()
    named = {n.kind for n in find_state_names((quantity.group or "").split())}
    named |= {n.kind for n in find_state_names([unit, f"{unit}s"])} if unit else set()
    return "people" if StateNameKind.PEOPLE in named else None


def _is_animal(kind: str | None) -> bool:
    return kind == "animal" or "animal" in wider_kinds(kind)


_LOST = re.compile(
    r"\b(?:losses|lost|loss)\b(?:\W+\w+){0,3}\W+#|#(?:\W+\w+){0,4}\W+(?:lost|wiped out)\b",
    re.IGNORECASE,
)
"""See "put the losses at # birds", "# birds have been lost"; # stands for the figure."""


def _kind_beside(state: str, before: str, after: str) -> str | None:
    """Give the kind said right before the word of a state: "civilian deaths at six"."""
    words = find_tokens(f"{before} {after}")
    said = (kind_of(w) for w, n in pairwise(words) if class_of(n) == state)
    return next((kind for kind in said if kind is not None and _is_person(kind)), None)


def _is_person(kind: str) -> bool:
    return kind == "people" or "people" in wider_kinds(kind)


def _unit(quantity: Quantity, kind: str | None) -> str | None:
    if quantity.unit is None:
        return None
    unit = stem(quantity.unit.lower().split("/")[0])  # "µg/l": of what is said beside it
    if kind is not None and _is_person(kind):
        return None
    return None if _is_state(unit) else unit


def _measure(unit: str | None) -> tuple[str | None, float]:
    """Give the unit a measure is compared in, and how many of it one is."""
    return _measures().get(unit or "", (unit, 1.0))


@lru_cache(maxsize=1)
def _measures() -> dict[str, tuple[str, float]]:
    rows = load_rows("compare_units")
    return {stem(row[0]): (stem(row[1]), float(row[2])) for row in rows}


@lru_cache(maxsize=1 << 12)
def is_measured(unit: str) -> bool:
    """Tell whether a unit measures a length, a time or a weight."""
    return stem(unit) in _measures() or any(
        stem(unit) == u for u, _ in _measures().values()
    )


def _qualifiers(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(
        stem(w)
        for w in words
        if kind_of(w) is None
        and weight(w) > 0
        and not (is_light(w) or _is_state(w) or is_measured(w) or w in ANY_KIND)
    )


ANY_KIND = frozenset({"species", "kind", "kinds", "sort", "sorts", "type", "types"})
"""Words that narrow nobody: "dead birds of all species"."""


def _is_state(word: str) -> bool:
    return class_of(word) in counted_states()


def _state(
    quantity: Quantity, group: tuple[str, ...], before: str, after: str
) -> str | None:
    """Tell what happened to those counted: said by the record, the group, or next to it.

    "Women and girls aged from infancy to 65 were taken": 65 counts nobody.
    """
    if _aged().search(before):
        return None
    if quantity.state:
        return class_of(quantity.state.lower()) or stem(quantity.state.lower())
    for word in group:
        if _is_state(word):
            return class_of(word)
    near = find_tokens(re.split(r"[;,]|\b(?:and|while|but)\b", after)[0])[:6]
    ahead = find_tokens(re.split(r"[;,]", before)[-1])[-4:]
    for word in (*near, *reversed(ahead)):
        if _is_state(word):
            return class_of(word)
    return _state_once(after)


def _state_once(after: str) -> str | None:
    """Tell whether those counted were somewhere, or took part, by the words behind them."""
    within = _WITHIN.match(after)
    if within and is_site(within["site"]):
        return PRESENT
    if _ABOARD.match(after):
        return ABOARD
    return TAKING_PART if _TOOK_PART.match(after) else None


PRESENT = "present"
"""State of those who were in a building: "eleven patients were in the clinic"."""

TAKING_PART = "take part"
"""State of those who came to a march or a rally."""

ABOARD = "aboard"
"""State of those whom a ship, a bus or an aircraft carries."""

ONCE = frozenset({PRESENT, TAKING_PART, ABOARD})
"""States in which people are counted once in a matter, and by each side as it suits: a march."""

_ABOARD = re.compile(
    r"(?:\s+(?!and\b|or\b|but\b|of\b)[\w'’-]+){0,2}(?:\s+and(?:\s+[\w'’-]+){2})?"
    r"(?:\s+(?:was|were|is|are|has|have|had|been|may|might|could|still|then))*"
    r"\s+(?:aboard|on board)\b",
    re.IGNORECASE,
)
"""Behind a figure, with those counted between."""

_TOOK_PART = re.compile(
    r"(?:\s+(?!and\b|or\b|but\b)[\w'’-]+){0,5}?\s+(?:had\s+|have\s+)?"
    r"(?:took part|taken part|marched|rallied|demonstrated|protested|attended|turned out"
    r"|(?:is|are|was|were|went|gone|been) (?:out )?on strike|joined (?:the|a) (?:strike|walkout)"
    r"|walked out|downed tools|stopped work)\b",
    re.IGNORECASE,
)
"""Behind a figure, with those counted between."""

_WITHIN = re.compile(
    r"[^.;]{0,60}?\b(?:was|were|had been|have been)\s+(?:\w+ly\s+|still\s+)?(?:in|inside)\s+"
    r"(?:the|its|their)\s+(?P<site>[\w-]+)",
    re.IGNORECASE,
)
"""Behind a figure, at most one other group between."""


@lru_cache(maxsize=1)
def _aged() -> re.Pattern[str]:
    """Match a word of age shortly before a figure."""
    words = any_of(load_words("age_words"))
    return re.compile(rf"\b{words}\b(?:\W+\w+){{0,4}}\W*$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _scope_words() -> dict[str, str]:
    return {stem(word): kind for word, kind in load_mapping("compare_scope").items()}


_AREA = re.compile(
    r"\b(in|across|around|throughout|within|over)\s+((?:[\w'’.-]+\s*){1,5})", re.IGNORECASE
)
_WIDE = re.compile(r"across|around|throughout|within", re.IGNORECASE)


def _scope(after: str, before: str) -> frozenset[str]:
    """Take the words of area and stretch that follow a figure, up to the next comma or verb.

    Named places are compared as places; here they count only after "across" and the like.
    """
    listed = _scope_words()
    found: set[str] = set()
    clause = re.split(r"[;,]|\b(?:and|but|while|when|as|after)\b", after)[0]
    for preposition, area in _AREA.findall(clause):
        words = [w.strip(".,") for w in area.split()]
        wide = _WIDE.match(preposition) is not None
        found |= {
            stem(w.lower())
            for w in words
            if stem(w.lower()) in listed or (wide and w[:1].isupper())
        }
    spans = find_tokens(f"{before} {clause}")
    return frozenset(found | {stem(w) for w in spans if listed.get(stem(w)) == "span"})


def _places_after(after: str, places: Iterable[str]) -> frozenset[str]:
    clause = re.split(r"[;,]", after)[0]
    return frozenset(place.lower() for place in places if place in clause)


def _is_partial(quantity: Quantity, quote: str, at: int) -> bool:
    """See "17 more", "another 12", "the remaining 57", "seven of them were among the dead"."""
    start, end = quantity.span.start - at, quantity.span.end - at
    around = find_tokens(quote[max(start - 24, 0) : start])[-2:]
    inside = find_tokens(quote[max(start, 0) : max(end, 0)] + quote[end : end + 10])[:5]
    listed = _scope_words()
    kinds = {listed.get(stem(w)) for w in (*around, *inside)}
    text = " ".join(inside)
    more = (
        "rest" in kinds and "more than" not in text and "more than" not in " ".join(around)
    )
    is_some = any(w in {"including", "among", "mostly"} for w in around)
    return more or is_some or _AMONG.match(quote, max(end, 0)) is not None


_AMONG = re.compile(
    r"[^,;.]{0,40}?\b(?:is|are|was|were)\s+(?:also\s+)?among\s+(?:the|those)\b"
)
"""Behind a figure: "seven soldiers were among the dead"."""
