"""See claims that the trained reader of pairs takes to be opposed, where no rule speaks of them.

    two claims -> gists: worth reading? -> chance that they are opposed -> Finding with its chance

Rules know what they compare, and read words; the reader was taught on situations told in many
words, and can only say how sure it is. What it finds is marked as found by it. Like every rule it
is given two claims and nothing else, so its word is the same in any case that holds them; which
pairs it is asked for is decided in `reading`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from rashomon.model import Certainty, RelationKind, Slot
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Finding, Pair
from rashomon.stages.compare.levels import content_overlap, figure_pairs, overlap
from rashomon.stages.compare.negation_scope import leaves_standing
from rashomon.stages.compare.shapes import Shape, shape_of
from rashomon.stages.compare.stories import one_matter, one_story, one_time
from rashomon.stages.compare.subjects import are_two_people
from rashomon.text.gists import Gist, load_gists
from rashomon.text.pair_reader import load_pair_reader

DENIED = "denied: "
"""Stands before the words of a claim whose denial lies outside them, as the reader was taught."""

LEAST_WORTH = -0.35
"""From here on a pair of which one says no is worth reading. It was chosen on all candidates of
`siege` and `airfield`, where a "no" counted 1 beside the gists: the fifth of them that is kept
holds more of what the large network is sure of than the fourth that gists alone would keep."""

SHARED_WEIGHT = 0.5
"""What a word of what is said in both weighs beside the score of the gists."""

LEAST_ONCE = 0.5
"""Chance in one order from which the other order is read too; most pairs are far below."""

LEAST_OPPOSED = 0.7
"""Chance from which two claims are said to contradict each other: from here on four of five hold
by two readers of four piles that taught it nothing (`python -m eval.found`)."""

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


def by_reader(pair: Pair, opposed: Callable[[Facets, Facets], float]) -> Finding | None:
    """See two claims that the reader of pairs takes to be opposed.

    Args:
        pair: Two claims in reading order.
        opposed: Gives the chance that they are.
    """
    if not all(lets(pair) for lets in BOUNDS.values()):
        return None
    chance = opposed(pair.a, pair.b)
    if chance < LEAST_OPPOSED:
        return None
    words = pair.meeting.describe()
    grounds = f"{words}; " if words else ""
    return Finding(
        RelationKind.CONTRADICTS,
        Slot.CONTENT,
        f"{grounds}the trained reader of pairs takes the two to be opposed "
        f"({chance:.0%} sure); no rule speaks of them",
        chance,
    )


def _may_dispute(pair: Pair) -> bool:
    return pair.may_dispute


def _one_denies(pair: Pair) -> bool:
    """Tell whether one claim says no and the other does not.

    In ordinary news, where hardly anybody contradicts anybody, what the reader takes for opposed
    and neither denies is mostly the same in other words, however sure it is: of 75 such finds in
    ECB+ 8 held (`python -m eval.ordinary`).
    """
    return pair.a.is_negative != pair.b.is_negative


def _is_worth(pair: Pair) -> bool:
    """Tell whether gists and signs hold a pair to be worth it."""
    a, b = pair.a, pair.b
    score = load_gists().score(gist_of(a)[None], gist_of(b)[None])
    shared = not a.content.keys().isdisjoint(b.content)
    return how_worth(score, shared)[0] > 0


def _reaches(pair: Pair) -> bool:
    """Tell whether the "no" of either reaches what happened."""
    return not (leaves_standing(pair.a) or leaves_standing(pair.b))


def _says_enough(pair: Pair) -> bool:
    return min(pair.a.content_total, pair.b.content_total) >= LEAST_CONTENT


def _are_whole(pair: Pair) -> bool:
    """Tell whether the words of both claims stand alone: the reader sees no others."""
    return shape_of(pair.a) is shape_of(pair.b) is Shape.CLAUSE


def _are_of_one_story(pair: Pair) -> bool:
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


def _name_who(pair: Pair) -> bool:
    """Tell whether neither claim opens with a "they" or "we".

    Which group it is stands in the text around, and the reader is shown no other words: of what
    it found so in a real matter none of 11 held, of the rest 27 of 45.
    """
    return UNNAMED.isdisjoint((*pair.a.tokens[:1], *pair.b.tokens[:1]))


def _share_words(pair: Pair) -> bool:
    return overlap(pair.a, pair.b) >= LEAST_OVERLAP


def _is_no_count(pair: Pair) -> bool:
    """Leave two counts of one thing to the rules, which know bounds, days and groups."""
    return not figure_pairs(pair.a, pair.b)


def _is_together(pair: Pair) -> bool:
    return not (pair.meeting.is_apart or are_two_people(pair.a, pair.b))


SCREENS: dict[str, Callable[[Pair], bool]] = {
    "may dispute": _may_dispute,
    "one says no": _one_denies,
    "worth it by gists and signs": _is_worth,
    "both say enough": _says_enough,
}
"""Bounds that `screen` puts on whole arrays of pairs too."""

BOUNDS = SCREENS | {
    "the no reaches it": _reaches,
    "both stand alone": _are_whole,
    "one story": _are_of_one_story,
    "who is named": _name_who,
    "words shared": _share_words,
    "no two counts": _is_no_count,
    "nothing sets them apart": _is_together,
}
"""What a pair must be to be read, in the order in which it is asked. What each of them costs on
reports of which every pair is labelled: `python -m eval.asked_pairs`."""


def may_be_opposed(pair: Pair) -> bool:
    """Tell whether two claims are worth reading."""
    return all(lets(pair) for lets in SCREENS.values())


def how_worth(scores: Any, shared: Any) -> Any:  # noqa: ANN401  numpy arrays
    """Say of pairs of which one says no how much they are worth reading; above 0 they are.

    Args:
        scores: Of their gists.
        shared: Where they share a word of what is said.
    """
    return scores + SHARED_WEIGHT * shared - LEAST_WORTH


def gist_of(facets: Facets) -> Gist:
    """Give the gist of a claim."""
    return _gist(statement(facets))


def statement(facets: Facets) -> str:
    """Write what a claim's source says: what is denied from outside the claim's words is marked.

    "The ministry denied | having fired": "denied: having fired". "| No shot was fired |" says it.
    """
    claim = facets.claim
    by = claim.certainty_by
    is_inside = by is not None and claim.span.overlaps(by)
    is_denied = claim.certainty is Certainty.DENIED and not is_inside
    return (DENIED if is_denied else "") + claim.span.quote


@lru_cache(maxsize=1 << 14)
def read_opposed(a: str, b: str) -> float:
    """Read how likely two statements are opposed; in one order only where that is far from it."""
    reader = load_pair_reader()
    once = reader.read_once(a, b).opposed
    return once if once < LEAST_ONCE else reader.read(a, b).opposed


@lru_cache(maxsize=1 << 10)
def _gist(said: str) -> Gist:
    return load_gists().of(said)
