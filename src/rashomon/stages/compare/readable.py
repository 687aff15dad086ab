"""Know pairs of claims that the trained reader of pairs can read at all.

    two claims -> each stands alone, says enough and names who; both of one story -> bool

The reader sees the words of two claims and no others, and it gives no grounds. What it is asked
stands in `opposing` and `alike`; what both ask of a pair stands here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from rashomon.model import Certainty
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Pair
from rashomon.stages.compare.levels import content_overlap, figure_pairs, overlap
from rashomon.stages.compare.shapes import Shape, shape_of
from rashomon.stages.compare.stories import one_matter, one_story, one_time
from rashomon.stages.compare.subjects import are_two_people
from rashomon.text.pair_reader import PairChances, load_pair_reader

DENIED = "denied: "
"""Stands before the words of a claim whose denial lies outside them, as the reader was taught."""

LEAST_CONTENT = 3.1
"""Least weight of what each says, by which "there was one explosion only" is too little."""

LEAST_OVERLAP = 0.15
"""Share of their words that both must have: of two points of one matter they share fewer."""

LEAST_LIKE = 0.1
"""Share of the content of both, names left out, from which claims of one story that are months
apart may be opposed; of one matter need share none: "no unit entered", "its snipers broke it"."""

LEAST_LIKE_ALONE = 0.35
"""The same of claims of one time whose reports show no story in common: reports of few sentences
seldom do. Of told situations it keeps three finds, all right, of the articles on one campaign
two, both wrong; a bound of .3 keeps no more of the first and five of the second."""

UNNAMED = frozenset({"they", "we"})
"""Whoever a claim opens with and does not name. "He" and "it" are mostly the one person or party
the report is about."""


def may_dispute(pair: Pair) -> bool:
    """Tell whether both are settled, and told by two voices or reports."""
    return pair.may_dispute


def says_enough(pair: Pair) -> bool:
    """Tell whether neither is a scrap."""
    return min(pair.a.content_total, pair.b.content_total) >= LEAST_CONTENT


def are_whole(pair: Pair) -> bool:
    """Tell whether the words of both claims stand alone: the reader sees no others."""
    return shape_of(pair.a) is shape_of(pair.b) is Shape.CLAUSE


def are_of_one_story(pair: Pair) -> bool:
    """Tell whether two reports are of one matter or story, or two claims say much in like words.

    Where hundreds of reports name the same few people, two claims that share names and a word
    are mostly of two things: in 260 articles on one campaign 2 of 159 finds held, 2 of 15 with
    this bound. One report tells of several things, too, but what it has one voice say beside
    another is mostly of one.
    """
    a, b = pair.a, pair.b
    if one_matter(a, b, pair.params):
        return True
    like = content_overlap(a, b)
    are_voices = pair.is_one_report and not (a.speaker.is_author or b.speaker.is_author)
    if are_voices or one_story(a, b, pair.params):
        return like >= LEAST_LIKE
    return like >= LEAST_LIKE_ALONE and one_time(a.report, b.report, pair.params)


def name_who(pair: Pair) -> bool:
    """Tell whether neither claim opens with a "they" or "we".

    Which group it is stands in the text around, and the reader is shown no other words: of what
    it found so in a real matter none of 11 held, of the rest 27 of 45.
    """
    return UNNAMED.isdisjoint((*pair.a.tokens[:1], *pair.b.tokens[:1]))


def share_words(pair: Pair) -> bool:
    """Tell whether they have some words in common, of whatever kind."""
    return overlap(pair.a, pair.b) >= LEAST_OVERLAP


def is_no_count(pair: Pair) -> bool:
    """Leave two counts of one thing to the rules, which know bounds, days and groups."""
    return not figure_pairs(pair.a, pair.b)


def is_together(pair: Pair) -> bool:
    """Tell whether nothing says that they are of two happenings, or of two people."""
    return not (pair.meeting.is_apart or are_two_people(pair.a, pair.b))


def statement(facets: Facets) -> str:
    """Write what a claim's source says: what is denied from outside the claim's words is marked.

    "The ministry denied | having fired": "denied: having fired". "| No shot was fired |" says it.
    """
    claim = facets.claim
    by = claim.certainty_by
    is_inside = by is not None and claim.span.overlaps(by)
    is_denied = claim.certainty is Certainty.DENIED and not is_inside
    return (DENIED if is_denied else "") + claim.span.quote


READABLE: dict[str, Callable[[Pair], bool]] = {
    "both stand alone": are_whole,
    "one story": are_of_one_story,
    "who is named": name_who,
    "words shared": share_words,
    "no two counts": is_no_count,
    "nothing sets them apart": is_together,
}
"""What a pair must be whatever the reader is asked of it, in the order in which it is asked."""


def may_be_read(bounds: dict[str, Callable[[Pair], bool]], pair: Pair) -> bool:
    """Tell whether a pair is what all bounds ask."""
    return all(lets(pair) for lets in bounds.values())


def why_by_reader(pair: Pair, taken_for: str, chance: float) -> str:
    """Say that the reader takes a pair for something, and how sure it is.

    Args:
        pair: Two claims in reading order.
        taken_for: "to be opposed".
        chance: In [0, 1].
    """
    words = pair.meeting.describe()
    grounds = f"{words}; " if words else ""
    return (
        f"{grounds}the trained reader of pairs takes the two {taken_for} "
        f"({chance:.0%} sure); no rule speaks of them"
    )


LEAST_ONCE = 0.5
"""Chance in one order from which the other order is read too; most pairs are far below."""


def chance_of(a: str, b: str, what: Callable[[PairChances], float]) -> float:
    """Read a chance of two statements; in one order only where that is far from likely.

    Args:
        a: What one claim says.
        b: What the other says.
        what: Gives one of the chances.
    """
    once = what(_read_once(a, b))
    return once if once < LEAST_ONCE else what(_read(a, b))


@lru_cache(maxsize=1 << 14)
def _read_once(a: str, b: str) -> PairChances:
    return load_pair_reader().read_once(a, b)


@lru_cache(maxsize=1 << 14)
def _read(a: str, b: str) -> PairChances:
    return load_pair_reader().read(a, b)
