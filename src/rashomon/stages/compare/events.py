"""Decide which happening two claims are about, and group claims by happening.

    Facets, Facets -> Meeting (grounds that it is one happening, or what sets them apart)

A meeting needs grounds that can be named. Two claims of one report need grounds of their
own: that they stand in one report shows nothing, for a report tells of several happenings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rashomon.model import Level
from rashomon.stages.compare.counting import ABOARD
from rashomon.stages.compare.days import (
    OPEN_DAYS,
    Days,
    gap,
    length,
    on_one_scale,
    show_days,
)
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import Figure, counted_states, of_people
from rashomon.stages.compare.nations import nations_of
from rashomon.stages.compare.params import CompareParams
from rashomon.stages.compare.parties import same_party
from rashomon.stages.compare.places import parts_apart, places_level
from rashomon.stages.compare.reports import Bounds, claim_days, count_key, harms
from rashomon.stages.compare.stories import one_matter, one_story, one_time
from rashomon.stages.compare.words import find_tokens, kind_names, term

NARROW_DAYS = 7
"""Longest interval that, shared, is a ground for one happening: a week. Sharing "2013" is none."""


@dataclass(frozen=True)
class Meeting:
    """Why two claims may be about one happening; each part is found when it is first asked for.

    Most pairs are apart, or of no one happening by a part of it, and the rest is never asked.
    """

    a: Facets
    b: Facets
    params: CompareParams

    @cached_property
    def days(self) -> Level:
        """Compare when."""
        return days_level(self.a, self.b)[0]

    @cached_property
    def places(self) -> Level:
        """Compare where."""
        return _places_level(self.a, self.b)

    @cached_property
    def shared(self) -> frozenset[str]:
        """Terms the claims have in common."""
        return frozenset(self.a.words).intersection(self.b.words)

    @cached_property
    def _telling(self) -> frozenset[str]:
        return _telling(self.a, self.b, self.shared)

    @cached_property
    def grounds(self) -> tuple[tuple[str, str], ...]:
        """Name of the ground and the words for a reader, in a fixed order."""
        a, b, params = self.a, self.b, self.params
        apart = self._telling - _named_grounds(a, b)
        found = (
            _place_ground(a, b, self.places),
            _day_ground(a, b, self.days),
            _party_ground(a, b),
            _word_ground(a, apart, params),
            _count_ground(a, b, params),
            _lead_ground(a, b, params),
            _report_ground(a, b, params),
        )
        return tuple(ground for ground in found if ground is not None)

    @cached_property
    def has_many_words(self) -> bool:
        """The telling words they share weigh as much as two grounds."""
        heavy = sum(self.a.words[word] for word in self._telling)
        return heavy >= 2 * self.params.min_shared_weight

    @cached_property
    def is_other_time(self) -> bool:
        """One is a background told beside the news.

        It is dated far from the other's report, or to several times, and the other is not dated.
        """
        if _carries(self.a) and _carries(self.b):
            return False
        return _is_other_time(self.a, self.b, self.params)

    @property
    def names(self) -> frozenset[str]:
        """Names of the grounds."""
        return frozenset(name for name, _ in self.grounds)

    @property
    def own_grounds(self) -> int:
        """Count the grounds in the claims themselves, the reports left out."""
        return len(self.names - {"reports", "story"}) + self.has_many_words

    @property
    def is_firm(self) -> bool:
        """Two grounds of which one lies in the claims, and nothing that sets them apart."""
        return len(self.names) >= 2 and self.own_grounds >= 1 and not self.is_apart

    @property
    def is_apart(self) -> bool:
        """The days or the places differ, or one is a background of another time."""
        if Level.INCOMPATIBLE in (self.days, self.places):
            return True
        return self.is_other_time

    def describe(self) -> str:
        """Write the grounds for a reader: "same place (Dolnik), shared words (...)"."""
        return ", ".join(words for _, words in self.grounds)


def _places_level(a: Facets, b: Facets) -> Level:
    """Compare the places; one found among the other's words is no other place."""
    if parts_apart(a.claim.span.quote, b.claim.span.quote):
        return Level.INCOMPATIBLE
    level = places_level(a.places, b.places)[0]
    if level is Level.UNKNOWN and a.places and b.places:
        words = (_place_words(a) & b.words.keys()) | (_place_words(b) & a.words.keys())
        return Level.COMPATIBLE if words else level
    return level


def _place_words(facets: Facets) -> frozenset[str]:
    return _terms_of_names(tuple(place.name for place in facets.places))


@lru_cache(maxsize=1 << 12)
def _terms_of_names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(term(word) for name in names for word in name.split())


def days_level(a: Facets, b: Facets) -> tuple[Level, str]:
    """Compare when: the days of the claims or of their sentences."""
    if a.days is None or b.days is None:
        return Level.UNKNOWN, "day_not_said"
    if a.days == b.days:
        return Level.EXACT, "same_days"
    if gap(*on_one_scale(a.days, b.days)) > 0:
        return Level.INCOMPATIBLE, "days_apart"
    return Level.COMPATIBLE, "days_overlap"


def _place_ground(a: Facets, b: Facets, level: Level) -> tuple[str, str] | None:
    if level is not Level.EXACT:
        return None
    shared = sorted({p.name for p in a.places} & {p.name for p in b.places})
    return "place", f"same place ({shared[0].title()})"


def _day_ground(a: Facets, b: Facets, level: Level) -> tuple[str, str] | None:
    if level not in {Level.EXACT, Level.COMPATIBLE} or a.days is None or b.days is None:
        return None
    narrow = min((a.days, b.days), key=lambda d: (length(d), d))
    is_one_stretch = a.days == b.days and length(narrow) > OPEN_DAYS  # "since 2021"
    if length(narrow) > NARROW_DAYS and not is_one_stretch:
        return None
    return "day", f"same time ({show_days(narrow)})"


def _party_ground(a: Facets, b: Facets) -> tuple[str, str] | None:
    """See a shared name that does not run through both reports anyway."""
    if not a.parties or not b.parties:
        return None
    common = a.report.topic.keys() & b.report.topic.keys()
    shared = sorted(
        p.literal
        for p in a.parties
        if p.is_name
        and not p.words <= common
        and any(q.is_name and same_party(p, q) for q in b.parties)
    )
    return ("party", f"same party ({shared[0]})") if shared else None


def _word_ground(
    a: Facets, telling: frozenset[str], params: CompareParams
) -> tuple[str, str] | None:
    if sum(a.words[word] for word in telling) < params.min_shared_weight:
        return None
    ranked = sorted(telling, key=lambda w: (bool(nations_of(w)), -a.words[w], w))[:3]
    return "words", f"shared words ({', '.join(ranked)})"


def _named_grounds(a: Facets, b: Facets) -> frozenset[str]:
    """Give the words of places and names that both have: those are grounds of their own.

    "Same place (Velm)" and "shared words (Velm, attack)" are one ground told twice.
    """
    places = _place_words(a) & _place_words(b)
    if not b.parties:
        return places
    names = (
        term(word)
        for p in a.parties
        if p.is_name and any(q.is_name and same_party(p, q) for q in b.parties)
        for word in find_tokens(p.literal)
    )
    return places.union(names)


def _telling(a: Facets, b: Facets, shared: frozenset[str]) -> frozenset[str]:
    """Keep the words that tell one happening from others of its kind.

    That people were killed in both shows nothing; that it was on a bridge does. Nor do the
    names that run through both reports.
    """
    told = shared - _untelling()
    if not told or not a.parties:
        return told
    common = a.report.topic.keys() & b.report.topic.keys()
    names = {word for p in a.parties if p.is_name and p.words <= common for word in p.words}
    return told - names


@lru_cache(maxsize=1)
def _untelling() -> frozenset[str]:
    """Give the kinds of people and things, and what befalls them: in happenings of all sorts."""
    return frozenset((*kind_names(), *counted_states()))


def _is_other_time(a: Facets, b: Facets, params: CompareParams) -> bool:
    return any(_is_background(p, q, params) for p, q in ((a, b), (b, a)))


def _is_background(dated: Facets, undated: Facets, params: CompareParams) -> bool:
    if undated.days is not None or undated.has_several_days:
        return False
    published = undated.report.published or dated.report.published
    if dated.has_several_days:
        days = claim_days(dated.claim)
        if published and all(_is_of_the_day(d, published, params) for d in days):
            return False  # "between 13 and 14 May", told on the 15th
        return not all(_tells(undated, day) for day in days)
    if dated.days is None or published is None or _tells(undated, dated.days):
        return False
    return not _is_of_the_day(dated.days, published, params)


def _is_of_the_day(day: Days, published: Days, params: CompareParams) -> bool:
    """Tell whether a day is one that a report of its time is of."""
    return gap(*on_one_scale(day, published)) <= params.report_days


def _tells(undated: Facets, day: Days) -> bool:
    """Tell whether an undated claim may be of that day: its report names it, or is of a story.

    A background piece of November on what happened on 4 October tells of October.
    """
    return any(gap(*on_one_scale(day, told)) == 0 for told in undated.report.dated)


def _count_ground(a: Facets, b: Facets, params: CompareParams) -> tuple[str, str] | None:
    """See that each report gives one count of this kind only: it can be of no other.

    Undated reports may be weeks apart and of two happenings, and so may those months apart;
    what is measured stays as it is.
    """
    if not (a.figures and b.figures):
        return None
    if a.report.published is None or b.report.published is None:
        return None
    is_near = one_time(a.report, b.report, params)
    alike = ((f, g) for f, g in _counted_alike(a, b) if is_near or f.state in LASTING)
    if any(is_only_count(a, f) and is_only_count(b, g) for f, g in alike):
        return "count", "the only such count in either report"
    return None


def _carries(side: Facets) -> bool:
    """Tell whether a claim counts those aboard: that is so whenever it is told."""
    return any(figure.state == ABOARD for figure in side.figures)


LASTING = frozenset({None, ABOARD})
"""States in which a count stays as it was, so that reports months apart are set against each
other: the size of a thing, and how many it carried."""


def _counted_alike(a: Facets, b: Facets) -> Iterator[tuple[Figure, Figure]]:
    told = (f for f in a.figures if f.state or f.is_size)
    return ((f, g) for f in told for g in b.figures if count_key(f) == count_key(g))


def is_only_count(side: Facets, figure: Figure) -> bool:
    """Tell whether a report gives a figure and no other of the kind.

    One of another time is not among what a report counts: "a quake of 8.6 last year".
    """
    told = side.report.counts.get(count_key(figure), ())
    return (figure.low, figure.high) in told and _is_one_count(told)


def _is_one_count(told: tuple[Bounds, ...]) -> bool:
    """Tell whether figures may all be of one count: "41", "more than 40"."""
    return max(low for low, _ in told) <= min(high for _, high in told)


def _lead_ground(a: Facets, b: Facets, params: CompareParams) -> tuple[str, str] | None:
    """See that both claims tell of what both reports lead with.

    Undated reports may be weeks apart, as for counts.
    """
    if a.report.published is None or b.report.published is None:
        return None
    if not one_matter(a, b, params):
        return None
    if _is_one_lead(a, b, a.told & b.told, params):
        return "lead", "what both reports lead with"
    if _is_one_lead(a, b, _tolls(a) & _tolls(b), params):
        return "toll", "tolls of what both reports lead with"
    if any(_is_of_one_matter(x, y, params) for x, y in ((a, b), (b, a))):
        return "toll", "tolls of one matter"
    return None


def _is_of_one_matter(bare: Facets, led: Facets, params: CompareParams) -> bool:
    """Tell whether a report leads with no harm, and its bare toll is of what the other's is of.

    A statement, a column: what happened is named far below, or only as "the crime".
    """
    if bare.told or bare.report.leads.keys() & harms() or bare.has_several_days:
        return False
    if not (bare.own_days or bare.places or _ALL.search(bare.claim.span.quote)):
        return False  # "two people were hurt": in what, is told by words nearby
    if not all(any(f.state in of_people() for f in side.figures) for side in (bare, led)):
        return False
    return any(leads_with(led, kind, params.report_days) for kind in sorted(_tolls(led)))


def _is_one_lead(
    a: Facets, b: Facets, kinds: frozenset[str], params: CompareParams
) -> bool:
    """Tell whether both reports lead with one happening of these kinds, and the claims fit it."""
    return any(
        all(leads_with(side, kind, params.report_days) for side in (a, b))
        and _one_lead(a, b, kind)
        for kind in sorted(kinds)
    )


def _tolls(side: Facets) -> frozenset[str]:
    """Name the happenings whose toll a claim may give: those its sentence tells of.

    A toll in a sentence that tells of none is of the one its report leads with.
    """
    if not any(f.state in of_people() for f in side.figures):
        return side.told
    return side.told or harms() & side.report.leads.keys()


_ALL = re.compile(
    r"\b(?:number of|toll|tally|in all|altogether|in total|so far|up to now)\b",
    re.IGNORECASE,
)
"""Words by which a count is of all there were."""


def leads_with(side: Facets, kind: str, report_days: int) -> bool:
    """Tell whether a claim is of the happening its report leads with, by kind and day."""
    if kind not in side.report.leads or side.has_several_days:
        return False
    day, published = side.report.leads[kind], side.report.published
    if side.days is None:
        return True
    if day is not None:
        return _in_one_night(day, side.days)
    if published is None:
        return False
    return gap(*on_one_scale(side.days, published)) <= report_days


def _one_lead(a: Facets, b: Facets, kind: str) -> bool:
    first, second = a.report.leads[kind], b.report.leads[kind]
    return first is None or second is None or _in_one_night(first, second)


def _in_one_night(a: Days, b: Days) -> bool:
    """Tell whether two days may be those of one night: one report dates it by its eve."""
    return gap(*on_one_scale(a, b)) <= 1


def _report_ground(a: Facets, b: Facets, params: CompareParams) -> tuple[str, str] | None:
    if one_matter(a, b, params):
        return "reports", "reports of one matter"
    return ("story", "reports of one story") if one_story(a, b, params) else None
