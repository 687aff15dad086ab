"""The one list of comparisons between two claims, each named, explained and shown.

    Facets, Facets -> (slot, level, rule), one for each entry of COMPARISONS

What `decide` reads is here; what a reader sees under "why comparable" is here too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from rashomon.model import Level, SlotLevel
from rashomon.stages.compare.events import days_level
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import (
    Figure,
    base_level,
    kinds_level,
    range_level,
    scope_level,
)
from rashomon.stages.compare.parties import Party, parties_level
from rashomon.stages.compare.places import bearings_apart, places_level
from rashomon.stages.compare.words import is_light, term
from rashomon.text.lexicon import load_words

Outcome = tuple[Level, str]

CLOSE_WORDING = 0.62
"""Share of weighted words from which two wordings are alike; below SOME_WORDING they are not."""

SOME_WORDING = 0.3


@dataclass(frozen=True, slots=True)
class Comparison:
    """One declared comparison."""

    slot: str
    compare: Callable[[Facets, Facets], Outcome]
    explanation: str
    example: str


def overlap(a: Facets, b: Facets) -> float:
    """Give the share of weighted words two claims have in common, in [0, 1] (Dice)."""
    if not a.total or not b.total:
        return 0.0
    shared = sum(min(w, b.words[t]) for t, w in a.words.items() if t in b.words)
    return 2 * shared / (a.total + b.total)


def content_overlap(a: Facets, b: Facets) -> float:
    """Give the share of weighted words in common, names left out, in [0, 1] (Dice)."""
    total = a.content_total + b.content_total
    return 2 * shared_content(a, b) / total if total else 0.0


def shared_content(a: Facets, b: Facets) -> float:
    """Give the weight of the words in common, names left out."""
    return sum(min(w, b.content[t]) for t, w in a.content.items() if t in b.content)


def one_degree(a: Facets, b: Facets) -> bool:
    """Tell whether claims say one degree, or none: "slightly hurt" is not "badly hurt"."""
    degrees = load_words("compare_degrees")
    return degrees.intersection(a.tokens) == degrees.intersection(b.tokens)


def is_other_way(a: Facets, b: Facets) -> bool:
    """See "nobody shot at the police" and "police shot at the crowd": done by whom it was done to.

    Only where the parse gives each claim's doer or the one it was done to.
    """
    doers, done_to = _who(a.agents), _who(a.patients)
    did, suffered = _who(b.agents), _who(b.patients)
    is_doer = done_to & did and not done_to & suffered
    is_victim = doers & suffered and not doers & did
    return bool(is_doer or is_victim)


def _who(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(word for party in parties for word in party.words)


def predicates_meet(a: Facets, b: Facets) -> bool:
    """Tell whether each claim has the other's predicate among its words, light ones aside.

    "The attack began when two drones hit the depot" tells of the attack.
    """
    return _has_predicate(a, b) and _has_predicate(b, a)


def _has_predicate(of: Facets, other: Facets) -> bool:
    if of.predicate is None or of.predicate == other.predicate or is_light(of.predicate):
        return True
    if comes_about(of):
        return bool(of.classes & other.classes)
    return of.predicate in other.content


def comes_about(facets: Facets) -> bool:
    """Tell whether a predicate says no more of a happening than that it came about."""
    return facets.predicate in COMES_ABOUT and bool(facets.classes)


COMES_ABOUT = frozenset(map(term, ("begin", "start", "erupt", "happen", "occur")))
"""Predicates of what comes about: "the attack began". Not "strike", which says what it did."""


def coverage(part: Facets, whole: Facets) -> float:
    """Give the share of the weighted words of one claim that the other has, in [0, 1]."""
    if not part.total:
        return 0.0
    return sum(w for t, w in part.words.items() if t in whole.words) / part.total


def text_level(a: Facets, b: Facets) -> Outcome:
    """Compare the wordings."""
    if a.tokens == b.tokens:
        return Level.EXACT, "same_words"
    share = overlap(a, b)
    if share >= CLOSE_WORDING:
        return Level.COMPATIBLE, "close_wording"
    return Level.UNKNOWN, "some_words_shared" if share >= SOME_WORDING else "other_words"


def polarity_level(a: Facets, b: Facets) -> Outcome:
    """Compare whether the content is put forward or denied."""
    if a.is_negative == b.is_negative:
        return Level.EXACT, "both_denied" if a.is_negative else "both_put_forward"
    return Level.INCOMPATIBLE, "one_denies"


def place_level(a: Facets, b: Facets) -> Outcome:
    """Compare bearings where both give one, else the named places."""
    if a.bearing and b.bearing and bearings_apart(a.bearing, b.bearing):
        return Level.INCOMPATIBLE, "other_side_of_landmark"
    return places_level(a.places, b.places)


def figure_pairs(a: Facets, b: Facets) -> list[tuple[Figure, Figure]]:
    """Pair the figures that count the same state of the same kind of thing."""
    return [
        (f, g)
        for f in a.figures
        for g in b.figures
        if f.state == g.state
        and kinds_level(f, g)[0] is not Level.INCOMPATIBLE
        and base_level(f, g)[0] is Level.EXACT
        and scope_level(f, g)[0] is not Level.INCOMPATIBLE
    ]


def figures_part(a: Facets, b: Facets) -> bool:
    """Tell whether some figures that count alike cannot both hold."""
    return any(range_level(f, g)[0] is Level.INCOMPATIBLE for f, g in figure_pairs(a, b))


def quantity_level(a: Facets, b: Facets) -> Outcome:
    """Compare the first figures that count the same thing; unknown where none do."""
    pairs = figure_pairs(a, b)
    if not pairs:
        return Level.UNKNOWN, "nothing_counted_alike"
    return range_level(*pairs[0])


def group_level(a: Facets, b: Facets) -> Outcome:
    """Compare whom the figures are of."""
    pairs = [(f, g) for f in a.figures for g in b.figures if f.state == g.state]
    return kinds_level(*pairs[0]) if pairs else (Level.UNKNOWN, "nothing_counted_alike")


def shares_level(a: Facets, b: Facets) -> Outcome:
    """Compare what shares are shares of."""
    if not a.figures or not b.figures:
        return Level.UNKNOWN, "no_figure"
    return base_level(a.figures[0], b.figures[0])


def agent_level(a: Facets, b: Facets) -> Outcome:
    """Compare who did it."""
    return parties_level(a.agents, b.agents)


def patient_level(a: Facets, b: Facets) -> Outcome:
    """Compare to whom it was done."""
    return parties_level(a.patients, b.patients)


COMPARISONS: tuple[Comparison, ...] = (
    Comparison(
        "text",
        text_level,
        "Words in common, each weighed by its rarity in English.",
        "'shells struck a convoy' and 'the convoy was struck by shells': close_wording",
    ),
    Comparison(
        "agent",
        agent_level,
        "Who did it; apart only where both name somebody and the names are two actors.",
        "'the army shelled it' and 'the Front shelled it': other_party",
    ),
    Comparison(
        "patient",
        patient_level,
        "To whom it was done, by the same rule as the agent.",
        "'shelled the convoy' and 'shelled the water station': other_party",
    ),
    Comparison(
        "place",
        place_level,
        "Where; towns more than 60 km apart or in two countries differ, a country holds "
        "its towns, other unlinked names are open; so are bearings from one landmark.",
        "'5 km north of Ostrel' and '5 km west of Ostrel': other_side_of_landmark",
    ),
    Comparison(
        "time",
        days_level,
        "Days named by the claim or its sentence; never the day of the report.",
        "'on 11 June' and 'in June': days_overlap",
    ),
    Comparison(
        "quantity",
        quantity_level,
        "Values with their bounds, for figures that count the same state of the same "
        "kind of thing over the same stretch.",
        "'at least 10 killed' and '24 killed': bounds_overlap",
    ),
    Comparison(
        "polarity",
        polarity_level,
        "Whether the content is put forward or denied, by the source's own commitment.",
        "'fired on the convoy' and 'denied having fired on the convoy': one_denies",
    ),
    Comparison(
        "group",
        group_level,
        "Whom a figure is of; a kind meets itself and wider kinds, never another kind.",
        "'21 soldiers killed' and '21 civilians killed': other_group",
    ),
    Comparison(
        "base",
        shares_level,
        "What a share is a share of.",
        "'80 percent of the deaths' and '80 percent of the wounded': other_base",
    ),
)
"""Every comparison, in the order in which a relation lists its levels."""


def slot_levels(a: Facets, b: Facets) -> tuple[SlotLevel, ...]:
    """Run every declared comparison on two claims."""
    return _once(tuple(_level(c.slot, *c.compare(a, b)) for c in COMPARISONS))


@cache
def _level(slot: str, level: Level, rule: str) -> SlotLevel:
    """Give one record for each outcome: there are some dozens."""
    return SlotLevel(slot, level, rule)


@lru_cache(maxsize=1 << 16)
def _once(levels: tuple[SlotLevel, ...]) -> tuple[SlotLevel, ...]:
    """Give one tuple for each row of outcomes.

    Many copies of one text have a million relations and some hundreds of rows.
    """
    return levels
