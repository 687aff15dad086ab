"""See claims say one thing in unlike words, by what hardly two happenings share.

    Pair -> an hour of what both lead with | a deed of one day | a telling figure | the same
    figures, all of them, of one predicate -> Finding | None

Words may differ wholly: that a convoy and an employee left one camp on one day, or that 212
soldiers laid down their arms and 212 men are prisoners, is one content. Nothing either claim
states may part them.
"""

from __future__ import annotations

from functools import lru_cache

from rashomon.model import Level
from rashomon.stages.compare.agreeing import TELLING
from rashomon.stages.compare.days import OPEN_DAYS, length, on_one_scale
from rashomon.stages.compare.denials import is_doubted, is_of_another
from rashomon.stages.compare.doings import done_heads
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import (
    Figure,
    is_odd,
    kinds_level,
    of_people,
    wider_kinds,
)
from rashomon.stages.compare.findings import Finding, Pair, same
from rashomon.stages.compare.keys import exact_figures, told_figures
from rashomon.stages.compare.levels import (
    agent_level,
    is_other_way,
    one_degree,
    overlap,
    patient_level,
    predicates_meet,
)
from rashomon.stages.compare.meanings import meanings
from rashomon.stages.compare.moments import moments_fit, roles_fit
from rashomon.stages.compare.phrasing import find_words
from rashomon.stages.compare.settings import one_hour_told
from rashomon.stages.compare.stories import one_matter, one_story
from rashomon.stages.compare.wordings import numbers_fit
from rashomon.stages.compare.words import is_befalling, is_light, kind_names, weight
from rashomon.text.lexicon import load_words

MIN_BESIDE = 3.5
"""Least weight of the words beside the verb that two claims share whose verbs mean one doing:
"admission register" weighs 3.9, one name 3."""

MIN_BESIDE_SHARE = 0.4
"""Share of the words beside the verb, of the claim that has more, that the two must share."""

HELD_SHARE = 0.7
"""The same of the claim that has less, where the other tells more."""

LEAST_BESIDE = 1.0
"""Lightest word that counts there; "people" weighs .6."""

SOME_WORDS = 0.2
"""Share of weighted words in common of claims with the same figures and one predicate. Of the
60 such pairs that one reader labelled 57 say the same (`python -m eval.meaning`)."""


def by_hour(pair: Pair) -> Finding | None:
    """See one happening put at one hour by both."""
    a, b = pair.a, pair.b
    if a.clock is None or b.clock is None or not _may_agree(pair):
        return None
    if a.clock.part or b.clock.part or a.clock.zone != b.clock.zone:
        return None
    if (a.clock.low, a.clock.high) != (b.clock.low, b.clock.high):
        return None
    if is_of_another(a) != is_of_another(b):
        return None
    if not one_hour_told(pair) and not _is_one_minute(pair):
        return None
    return same(f"one hour (“{a.clock.literal}”); {pair.meeting.describe()}")


def _is_one_minute(pair: Pair) -> bool:
    """See one thing done, in any verbs, to one and the same at 2:47 by both.

    Two are hardly done at one minute; "at three" they may be.
    """
    a, b = pair.a, pair.b
    if a.clock is None or a.clock.low % 1 in ROUND_HOURS:
        return False
    is_one = bool(_done(a) & _done(b) - ASPECTS) or predicates_meet(a, b)
    is_one_thing = patient_level(a, b)[0] is Level.EXACT
    return is_one and is_one_thing and one_matter(a, b, pair.params)


ROUND_HOURS = frozenset({0.0, 0.5})
"""Parts of an hour at which much is said to happen."""


def by_date(pair: Pair) -> Finding | None:
    """See one deed put on one day, with a name or another word in common."""
    a, b = pair.a, pair.b
    if a.own_days is None or b.own_days is None or length(a.own_days) > 1:
        return None
    first, second = on_one_scale(a.own_days, b.own_days)
    if first != second:
        return None
    if a.predicate is None or a.predicate != b.predicate:
        return None
    if not _may_agree(pair) or not pair.meeting.is_firm or not numbers_fit(a, b):
        return None
    beside = () if is_light(a.predicate) else _beside(a) & _beside(b)
    if a.predicate in load_words("compare_be") or not (_named(a) & _named(b) or beside):
        return None
    return same(f"one deed of one day ({a.predicate}); {pair.meeting.describe()}")


def by_telling_figure(pair: Pair) -> Finding | None:
    """See one exact figure, too odd to be met twice by chance, of one kind of thing."""
    a, b = pair.a, pair.b
    if not _may_agree(pair) or not one_story(a, b, pair.params):
        return None
    met = next(((f, g) for f in a.figures for g in b.figures if _is_one(f, g)), None)
    if met is None or not (_is_point(a, met[0]) and _is_point(b, met[1])):
        return None
    return same(
        f"one figure ({met[0].literal}, {met[1].literal}); {pair.meeting.describe()}"
    )


def by_same_figures(pair: Pair) -> Finding | None:
    """See the same exact figures, all that either claim gives, told of one deed in any verbs."""
    a, b = pair.a, pair.b
    if not same_figures(a, b) or not _may_agree(pair) or not one_degree(a, b):
        return None
    if not tell_one_deed(a, b) and not _count_one_doing(a, b):
        return None
    if not _is_one_count(pair):
        return None
    shown = ", ".join(f.literal for f in a.figures)
    return same(f"the same figures of one deed ({shown}); {pair.meeting.describe()}")


def by_same_doing(pair: Pair) -> Finding | None:
    """See one doing in other verbs, done to or by what both name: "took away", "removed"."""
    a, b = pair.a, pair.b
    done = _done(a) & _done(b) - ASPECTS
    if not done or not _may_agree(pair) or not one_story(a, b, pair.params):
        return None
    if is_of_another(a) != is_of_another(b) or not one_degree(a, b):
        return None
    if _since_other_days(a, b) or is_other_way(a, b) or _is_usual(a) != _is_usual(b):
        return None
    shared = _shared_beside(a, b, done)
    if not shared or not numbers_fit(a, b):
        return None
    words = ", ".join(
        (*sorted(done)[:1], *sorted(shared, key=lambda t: (-shared[t], t))[:3])
    )
    return same(f"one doing in other words ({words}); {pair.meeting.describe()}")


def _is_usual(facets: Facets) -> frozenset[str]:
    """See "is regularly hit by quakes", "the first shot": what is usual is no one happening.

    Nor is the first of many any of them.
    """
    told = set(facets.tokens)
    return frozenset({"usual"} if USUAL & told else ()) | ({"first"} & told)


USUAL = frozenset({"always", "frequently", "often", "regularly", "routinely", "usually"})
"""Words for what happens again and again."""


def _since_other_days(a: Facets, b: Facets) -> bool:
    """See "shut since 28 July" and "since 28 June": both stretches hold the later day."""
    open_ones = [
        f.own_days for f in (a, b) if f.own_days and length(f.own_days) > OPEN_DAYS
    ]
    return len(set(open_ones)) > 1


def _done(facets: Facets) -> frozenset[str]:
    return done_heads(facets.claim.span.quote, facets.claim.predicate)


ASPECTS = frozenset({"begin", "continue", "end", "stop"})
"""Meanings of verbs that say of another doing how far it had come."""


def _shared_beside(a: Facets, b: Facets, done: frozenset[str]) -> dict[str, float]:
    """Give what the words beside the verbs mean in both; empty: they share too little.

    Names that run through both reports are in every claim.
    """
    everywhere = a.report.topic.keys() & b.report.topic.keys() & (a.names | b.names)
    left, right = (_weights_beside(f, done | everywhere) for f in (a, b))
    shared = {t: min(w, right[t]) for t, w in left.items() if t in right}
    less, more = sorted((sum(left.values()), sum(right.values())))
    is_held = len(shared) > 1 and sum(shared.values()) >= HELD_SHARE * less
    least = MIN_BESIDE if is_held else max(MIN_BESIDE, MIN_BESIDE_SHARE * more)
    return shared if sum(shared.values()) >= least else {}


def _weights_beside(facets: Facets, done: frozenset[str]) -> dict[str, float]:
    """Weigh the words of a claim by their first meaning.

    Those for what was done are left out, and for when: that is compared as days.
    """
    told = (one for one in _told_beside(facets) if not one[0] & done)
    return {min(means): heavy for means, heavy in told}


def heads_beside(facets: Facets) -> frozenset[str]:
    """Give every meaning that two claims may share beside their verbs, whatever was done."""
    return frozenset(min(means) for means, _ in _told_beside(facets))


def _told_beside(facets: Facets) -> list[tuple[frozenset[str], float]]:
    """Give what each word means that is not light, and its weight."""
    claim = facets.claim
    when = " ".join(time.span.quote for time in claim.times).lower()
    known = kind_names() | facets.classes
    told = _weighed(claim.span.quote, when)
    return [
        (means, heavy)
        for means, heavy in told
        if heavy >= LEAST_BESIDE and min(means) not in known
    ]


@lru_cache(maxsize=1 << 12)
def _weighed(quote: str, when: str) -> tuple[tuple[frozenset[str], float], ...]:
    """Give what each word of a claim means, and its weight; each is asked with many others."""
    words = find_words(quote)
    told = ((meanings(words, at), word.text) for at, word in enumerate(words))
    return tuple(
        (means, weight(text)) for means, text in told if means and text not in when
    )


def _is_one_count(pair: Pair) -> bool:
    """Tell whether a count is hardly met twice: it is large, or more is the same beside it.

    In a long conflict many reports of one time tell of two people killed.
    """
    if not one_matter(pair.a, pair.b, pair.params):
        return False
    is_large = any(f.low >= TELLING or f.measure for f in pair.a.figures)
    return is_large or pair.meeting.own_grounds > 0 or _is_of_one_named(pair)


def _is_of_one_named(pair: Pair) -> bool:
    """Tell whether those counted are by name one party's: "seven Sarnian soldiers" captured."""
    left, right = ({w for p in f.patients for w in p.words} for f in (pair.a, pair.b))
    return bool(left & right) and patient_level(pair.a, pair.b)[0] is Level.EXACT


def tell_one_deed(a: Facets, b: Facets) -> bool:
    """Tell whether two claims have one predicate and some words in common.

    A light predicate ("there were", "made") is in no way the other's.
    """
    light = [f.predicate is not None and is_light(f.predicate) for f in (a, b)]
    if any(light) and a.predicate != b.predicate:
        return False
    return predicates_meet(a, b) and overlap(a, b) >= SOME_WORDS


def _count_one_doing(a: Facets, b: Facets) -> bool:
    """See "about 410 have left", "some 410 people fled": verbs of one doing, of things named alike.

    Two jets that were shot down are not the two drones that were. "He found 11 dead horses" and
    "eleven horses lay dead" count one state, whatever the verb.
    """
    figures = _side_by_side(a, b)
    if all(f.state is not None and f.state == g.state for f, g in figures):
        one_kind = all(f.kind == g.kind or _of_people(f) for f, g in figures)
        return one_kind and all(_is_point(a, f) and _is_point(b, g) for f, g in figures)
    if not _done(a) & _done(b) - ASPECTS:
        return False
    return all(f.unit == g.unit or (_of_people(f) and _of_people(g)) for f, g in figures)


SHARES = frozenset({"%", "share"})
"""Units of figures that say nothing without what they are a share of."""


def same_figures(a: Facets, b: Facets) -> bool:
    """Tell whether two claims give the same figures, exact ones, of what may be one thing.

    "One" alone is no figure: "a child died" is told of many children.
    """
    if exact_figures(a) is None or exact_figures(a) != exact_figures(b):
        return False
    return all(_may_be_one(f, g) for f, g in _side_by_side(a, b))


def _side_by_side(a: Facets, b: Facets) -> list[tuple[Figure, Figure]]:
    """Pair the figures of two claims that give the same ones."""
    left, right = (
        sorted(told_figures(side), key=lambda f: (f.low, f.factor)) for side in (a, b)
    )
    return list(zip(left, right, strict=True))


def _may_be_one(f: Figure, g: Figure) -> bool:
    """Tell whether two equal figures may be of one thing: nothing they say of it differs.

    "23 of the rowers" may be the "23 smugglers", "80 percent of them" not "80 percent".
    """
    if f.state != g.state and f.state and g.state:
        return False
    if f.kind and g.kind and not _may_be_kind(f, g):
        return False
    if f.base != g.base and (f.quantity.unit in SHARES or (f.base and g.base)):
        return False
    return (f.partial, f.measure) == (g.partial, g.measure)


def _may_be_kind(f: Figure, g: Figure) -> bool:
    fits = kinds_level(f, g)[0] is not Level.INCOMPATIBLE
    return fits or _is_wider(f, g) or _is_wider(g, f)


def _may_agree(pair: Pair) -> bool:
    a, b = pair.a, pair.b
    if not pair.are_settled or a.is_negative or b.is_negative or pair.meeting.is_apart:
        return False
    if is_doubted(a) or is_doubted(b) or not (moments_fit(a, b) and roles_fit(a, b)):
        return False
    return Level.INCOMPATIBLE not in {agent_level(a, b)[0], patient_level(a, b)[0]}


def _named(facets: Facets) -> frozenset[str]:
    parties = {word for p in facets.parties if p.is_name for word in p.words}
    return frozenset(parties | {p.name for p in facets.places})


def _beside(facets: Facets) -> frozenset[str]:
    """Give the content words of a claim beside its predicate."""
    return frozenset(
        t for t in facets.content if t != facets.predicate and not is_befalling(t)
    )


def _is_one(f: Figure, g: Figure) -> bool:
    """Tell whether two figures are one exact, odd number of what may be one thing."""
    one_value = (f.quantity.value, f.factor) == (g.quantity.value, g.factor)
    if not one_value or not (is_odd(f) and is_odd(g)):
        return False
    if f.state != g.state and f.state and g.state:
        return False
    if f.partial != g.partial or f.base != g.base:
        return False
    if f.unit != g.unit and not (_of_people(f) and _of_people(g)):
        return False
    return f.kind == g.kind or _is_wider(f, g) or _is_wider(g, f)


def _of_people(figure: Figure) -> bool:
    is_kind = figure.kind == "people" or "people" in wider_kinds(figure.kind)
    return is_kind or figure.state in of_people()


def _is_wider(f: Figure, g: Figure) -> bool:
    """Tell whether one kind holds the other; "men" are often said of soldiers and fighters."""
    return f.kind in {"people", "man"} and "people" in wider_kinds(g.kind)


FIRST_WORDS = 12
"""Code points before a figure that opens its claim: "Some of the 212", "On Friday, 212"."""


def _is_point(facets: Facets, figure: Figure) -> bool:
    """Tell whether a claim tells of those counted: it opens with them, or says their state.

    "Talks on the release of the 219 girls" tells of talks.
    """
    if sum(f.unit == figure.unit for f in facets.figures) > 1:
        return False
    if figure.state is not None and figure.state == facets.predicate:
        return True
    before = facets.claim.span.quote[: figure.quantity.span.start - facets.claim.span.start]
    for time in facets.claim.times:
        before = before.replace(time.span.quote, "")
    return len(before) <= FIRST_WORDS
