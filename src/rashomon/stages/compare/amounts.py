"""Set two numbers of one kind apart, where each report gives only that one.

    Pair -> "two guided bombs were employed", "four bombs fell" -> Finding | None
    Pair -> "the lake held 5 million m3", "the lake lost 1.1 million m3" -> Finding | None

Nothing says what became of the bombs; that a report counts bombs once, and another report of
the matter does too, says that they count the same ones. So it is with the area, the volume or
the level of a thing that both claims name.
"""

from __future__ import annotations

import re

from rashomon.model import Level, Slot
from rashomon.stages.compare.counts import is_alone, is_one_day, why_apart
from rashomon.stages.compare.denials import is_doubted, is_of_another
from rashomon.stages.compare.doings import done_heads
from rashomon.stages.compare.events import is_only_count
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import Figure, kinds_level, levels, range_level
from rashomon.stages.compare.findings import Finding, Pair, contradicts
from rashomon.stages.compare.stories import one_matter, one_story
from rashomon.stages.compare.words import class_of, find_tokens, stem, weight
from rashomon.text.lexicon import load_words

MIN_NAMED = 1.4
"""Lightest word both claims have that names what is measured: "lake" weighs 1.5, "water" .8."""

UNIT_WORDS = 2
"""Words of a unit behind a figure: "cubic metres"."""


def by_amount(pair: Pair) -> Finding | None:
    """See two reports each give one number, and no other, of a kind of thing, or one level."""
    a, b = pair.a, pair.b
    if not pair.may_dispute or a.is_negative or b.is_negative or pair.meeting.is_apart:
        return None
    if is_of_another(a) or is_of_another(b):
        return None
    alike = [(f, g) for f in a.figures for g in b.figures if _are_only(a, b, f, g)]
    parted = [(f, g) for f, g in alike if range_level(f, g)[0] is Level.INCOMPATIBLE]
    why = next((why_apart(pair, f, g) for f, g in parted if _is_of_one(pair, f, g)), None)
    return None if why is None else contradicts(Slot.NUMBER, why)


def _are_only(a: Facets, b: Facets, f: Figure, g: Figure) -> bool:
    if f.unit != g.unit or f.measure or g.measure or f.state or g.state:
        return False
    if kinds_level(f, g)[0] in {Level.INCOMPATIBLE, Level.UNKNOWN}:
        return False
    return _is_only(a, f) and _is_only(b, g)


def _is_only(side: Facets, f: Figure) -> bool:
    if f.is_vague or f.is_single or f.partial:
        return False
    return is_alone(f, side) and is_only_count(side, f)


def _is_of_one(pair: Pair, f: Figure, g: Figure) -> bool:
    """Tell whether two only figures are of one thing.

    Happenings, and what they are done with, are counted while one matter lasts ("four
    explosions", "two bombs"); a level is that of a thing both name, and is told of months later.
    """
    a, b = pair.a, pair.b
    if class_of(f.quantity.unit or "") is not None or _do_one_thing(a, b):
        return one_matter(a, b, pair.params)
    if f.unit not in levels("lasting") | levels("daily") or any(
        _is_wanted(side) for side in (a, b)
    ):
        return False
    if f.unit in levels("daily") and not is_one_day(a, b):
        return False
    named = _beside(a, f) & _beside(b, g)
    is_named = any(weight(t) >= MIN_NAMED for t in named)
    return is_named and one_story(a, b, pair.params)


def _do_one_thing(a: Facets, b: Facets) -> bool:
    """See "four trains brought people to Sarn", "five trains carried 90 people to Sarn".

    One doing, in any verb, and a name in common.
    """
    first, second = (done_heads(f.claim.span.quote, f.claim.predicate) for f in (a, b))
    return bool(first & second) and bool(a.names & b.names)


def _beside(side: Facets, figure: Figure) -> set[str]:
    """Give the content words of a claim without those of the unit."""
    after = side.claim.span.quote[figure.quantity.span.end - side.claim.span.start :]
    unit = {stem(token) for token in find_tokens(after)[:UNIT_WORDS]}
    return set(side.content) - unit


def _is_wanted(side: Facets) -> bool:
    """See "had meant to bring 4,000 barrels", "may hold": what was not, or may not be."""
    aims = {stem(word) for word in load_words("aim_verbs")}
    wanted = any(stem(token) in aims for token in side.tokens)
    return wanted or is_doubted(side) or bool(_MEANT.search(side.claim.span.quote))


_MEANT = re.compile(r"\bmeant to\b", re.IGNORECASE)
