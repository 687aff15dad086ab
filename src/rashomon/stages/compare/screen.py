"""Leave out, for millions of pairs at once, the rules that can say nothing of a pair.

    pairs in arrays -> what must hold for a rule to speak -> rules asked of each pair, a bit each

Nearly every candidate pair has nothing to it. Each condition here is part of what its rule
asks, so a rule left out would have given None; a rule that is asked still decides by itself.
Where a rule is changed to speak of more, its condition is to be changed with it:
`test_screen` holds both against each other.
"""

from __future__ import annotations

from typing import Any

from rashomon.stages.compare.columns import Trait
from rashomon.stages.compare.finders import CONTENT_WEIGHT
from rashomon.stages.compare.opposing import how_worth
from rashomon.stages.compare.outcomes import SHORT_WORDS
from rashomon.stages.compare.params import CompareParams
from rashomon.stages.compare.readable import LEAST_CONTENT
from rashomon.stages.compare.settings import BARE_WEIGHT
from rashomon.stages.compare.sides import Sides
from rashomon.stages.compare.wordings import (
    LEAST_HELD,
    MIN_CONTENT_WEIGHT,
    MIN_RUN,
    MIN_TERMS,
    MIN_WEIGHT,
)
from rashomon.text.gists import load_gists

SLACK = 1e-6
"""Sums of weights in another order differ in their last digits; a pair within this of a
threshold is left to its rule."""

Mask = Any
"""A numpy array of bools, one a pair."""


def may_dispute(sides: Sides) -> Mask:
    """See `Pair.may_dispute`: both settled, and two voices or two reports."""
    one = sides.same("report") & sides.same("voice")
    return sides.both(Trait.SETTLED) & ~one


def _plain_dispute(sides: Sides) -> Mask:
    return may_dispute(sides) & sides.neither(Trait.NEGATIVE)


def may_be_wording(sides: Sides, params: CompareParams) -> Mask:
    """Copies share nearly all words; of a claim inside another none is missing there."""
    one = sides.same("wording")
    light = _least(sides, "weight") < MIN_WEIGHT - SLACK
    graded = sides.same("certainty") | sides.both(Trait.SETTLED)
    n, m = sides.two("words")
    is_even = 2 * _least(sides, "words") >= params.near_verbatim * (n + m) - SLACK
    near = is_even & sides.same("figures")
    open_ = (
        sides.agree(Trait.NEGATIVE)
        & ~light
        & graded
        & (near | (_least(sides, "words") >= MIN_RUN))
    )
    return _refined(sides, open_ & ~one, params, _shares_wording) | one


def _shares_wording(sides: Sides, params: CompareParams) -> Mask:
    import numpy as np

    n, m = sides.two("words")
    only_a, only_b = sides.lacking("tokens", "tokens")
    shared = params.near_verbatim * (n + m) / 2 - SLACK
    near = sides.same("figures") & (only_a <= n - shared) & (only_b <= m - shared)
    return near | (np.where(n <= m, only_a, only_b) == 0)


def may_be_content(sides: Sides, params: CompareParams) -> Mask:
    """Claims of one content share most of its weight, and each has the other's predicate."""
    alike = sides.agree(Trait.NEGATIVE) & sides.agree(Trait.SETTLED)
    alike &= _least(sides, "terms") >= MIN_TERMS
    heavy = _least(sides, "content")
    alike &= heavy >= MIN_CONTENT_WEIGHT - SLACK
    p, q = sides.two("content")
    alike &= 2 * heavy >= min(params.same_overlap, LEAST_HELD) * (p + q) - SLACK
    return _refined(sides, alike, params, _shares_content)


def _shares_content(sides: Sides, params: CompareParams) -> Mask:
    import numpy as np

    p, q = sides.two("content")
    only_a, only_b = sides.lacking("content", "content")
    most = np.minimum(p - CONTENT_WEIGHT * only_a, q - CONTENT_WEIGHT * only_b)
    enough = 2 * most >= params.same_overlap * (p + q) - SLACK
    enough |= np.minimum(only_a, only_b) == 0  # all of one is in the other
    enough &= (most >= MIN_CONTENT_WEIGHT - SLACK) & sides.meet("content")
    return enough & _predicates_meet(sides)


def may_be_denial(sides: Sides, params: CompareParams) -> Mask:
    """What is denied is in the other claim, but for one word at most; or both deny."""
    two = sides.both(Trait.NEGATIVE) & sides.both(Trait.SETTLED)
    one = sides.either_way(Trait.DENIES, Trait.PUT_FORWARD) & may_dispute(sides)
    told = _refined(sides, two, params, lambda s, _: s.meet("content"))
    return told | _refined(sides, one, params, _names_denied)


def _names_denied(sides: Sides, _: CompareParams) -> Mask:
    """See that the other claim has the word denied, and all else but one word at most."""
    missing, named = sides.lacking("content", "reach"), sides.lacking("focus", "reach")
    denies = sides.has(Trait.DENIES)
    first = denies[0] & (missing[0] <= 1) & (named[0] == 0)
    return first | (denies[1] & (missing[1] <= 1) & (named[1] == 0))


def may_be_answer(sides: Sides, _: CompareParams) -> Mask:
    """Both lay a deed at somebody's door, and one of them says that it was not his."""
    told = sides.both(Trait.ANSWERABLE) & sides.both(Trait.SETTLED)
    return told & ~sides.neither(Trait.NEGATIVE)


def may_be_refusal(sides: Sides, _: CompareParams) -> Mask:
    """What one denies is among what the words of the other mean."""
    told = ~sides.agree(Trait.NEGATIVE) & ~sides.neither(Trait.REFUSES) & may_dispute(sides)
    two = sides.both(Trait.REFUSES) & sides.both(Trait.SETTLED)
    twice = _refined(sides, two, None, lambda s, _: s.meet("refused"))
    return twice | _refined(sides, told, None, lambda s, _: s.meet("refused", "deniable"))


def may_be_charge(sides: Sides, _: CompareParams) -> Mask:
    """Both lay a deed to somebody, or clear him, in any words."""
    return sides.both(Trait.CHARGES) & sides.both(Trait.SETTLED)


def may_be_rejection(sides: Sides, _: CompareParams) -> Mask:
    """One lays a deed at somebody's door, the other rejects what its report told before."""
    told = sides.either_way(Trait.REJECTS, Trait.ANSWERABLE)
    return told & sides.same("report") & may_dispute(sides)


def may_be_confirmation(sides: Sides, _: CompareParams) -> Mask:
    """One says that it is confirmed, the other that it is not."""
    return sides.either_way(Trait.CONFIRMED, Trait.UNCONFIRMED) & may_dispute(sides)


def may_be_begin(sides: Sides, _: CompareParams) -> Mask:
    """Both date the begin of one kind of long happening."""
    return sides.same("begin") & _plain_dispute(sides)


def may_be_end(sides: Sides, _: CompareParams) -> Mask:
    """Both say until when something holds."""
    return sides.both(Trait.ENDS) & _plain_dispute(sides)


def may_be_custody(sides: Sides, _: CompareParams) -> Mask:
    """One says that somebody is held, the other that somebody is free."""
    return sides.either_way(Trait.HELD, Trait.FREE) & may_dispute(sides)


def may_be_since(sides: Sides, _: CompareParams) -> Mask:
    """Both name days of their own, and neither or both deny it."""
    return sides.both(Trait.DATED) & sides.agree(Trait.NEGATIVE) & may_dispute(sides)


def may_be_day(sides: Sides, _: CompareParams) -> Mask:
    """Both name days of their own and one class of happening."""
    dated = sides.both(Trait.DATED) & _plain_dispute(sides)
    return _refined(sides, dated, None, lambda s, _: s.meet("classes"))


def may_be_clock(sides: Sides, _: CompareParams) -> Mask:
    """Both name an hour, of one class of happening or one doing, or one says only when."""
    timed = sides.same("clock") & _plain_dispute(sides)
    bare = _least(sides, "weight") <= BARE_WEIGHT + SLACK
    return (timed & bare) | _refined(sides, timed, None, _tells_one)


def _tells_one(sides: Sides, _: CompareParams) -> Mask:
    return sides.meet("classes") | sides.meet("told") | sides.meet("doings")


def may_be_bearing(sides: Sides, _: CompareParams) -> Mask:
    """Both put it to a side of one landmark."""
    return sides.same("landmark") & may_dispute(sides)


def may_be_doer(sides: Sides, _: CompareParams) -> Mask:
    """Both tell one kind of deed with its doer."""
    return sides.same("deed") & _plain_dispute(sides)


def may_be_deed(sides: Sides, _: CompareParams) -> Mask:
    """The same, told alike."""
    return sides.same("deed") & sides.agree(Trait.NEGATIVE) & sides.both(Trait.SETTLED)


def may_be_outcome(sides: Sides, _: CompareParams) -> Mask:
    """One says a state whose opposite the other says."""
    told = sides.agree(Trait.NEGATIVE) & may_dispute(sides)
    return _refined(sides, told, None, lambda s, _: s.meet("states", "opposed"))


def may_be_state(sides: Sides, _: CompareParams) -> Mask:
    """Both say one state, in few words."""
    n, m = sides.two("words")
    short = (n <= SHORT_WORDS) & (m <= SHORT_WORDS)
    told = short & sides.both(Trait.SETTLED) & sides.neither(Trait.NEGATIVE)
    return _refined(sides, told, None, lambda s, _: s.meet("state terms"))


def may_be_aim(sides: Sides, _: CompareParams) -> Mask:
    """One aim reached, one missed."""
    return sides.either_way(Trait.REACHED, Trait.MISSED) & may_dispute(sides)


def may_be_effect(sides: Sides, _: CompareParams) -> Mask:
    """One says safer, one less safe."""
    return sides.either_way(Trait.BETTERED, Trait.WORSENED) & may_dispute(sides)


def may_be_load(sides: Sides, _: CompareParams) -> Mask:
    """Both tell what was carried, or what was hit."""
    return sides.same("load") & may_dispute(sides)


def may_be_cause(sides: Sides, _: CompareParams) -> Mask:
    """Both tell what one kind of thing or event came from."""
    return _refined(sides, sides.both(Trait.SETTLED), None, lambda s, _: s.meet("causes"))


def may_be_hold(sides: Sides, _: CompareParams) -> Mask:
    """Both tell who holds one place, or one kind of place."""
    return _refined(sides, sides.both(Trait.SETTLED), None, lambda s, _: s.meet("holds"))


def may_be_loss(sides: Sides, _: CompareParams) -> Mask:
    """Both count a side's own dead."""
    return sides.both(Trait.LOSES) & sides.both(Trait.SETTLED)


def may_be_fate(sides: Sides, _: CompareParams) -> Mask:
    """Both say what became of people."""
    return sides.both(Trait.FATED) & sides.both(Trait.SETTLED)


def may_be_damage(sides: Sides, _: CompareParams) -> Mask:
    """Both say how badly something was harmed."""
    return sides.both(Trait.HARMED) & may_dispute(sides)


def may_be_same_damage(sides: Sides, _: CompareParams) -> Mask:
    """The same, in one voice or two."""
    return sides.both(Trait.HARMED) & sides.both(Trait.SETTLED)


def may_be_victims(sides: Sides, _: CompareParams) -> Mask:
    """Both say who the dead were."""
    return sides.both(Trait.CALLS) & sides.both(Trait.SETTLED)


def may_be_norm(sides: Sides, _: CompareParams) -> Mask:
    """Both say how a level stands to its norm."""
    return sides.both(Trait.NORMED) & may_dispute(sides)


def may_be_first(sides: Sides, _: CompareParams) -> Mask:
    """Both say who was the first to do something."""
    return sides.both(Trait.FIRST) & may_dispute(sides)


def may_be_notice(sides: Sides, _: CompareParams) -> Mask:
    """Both say whether word reached somebody."""
    return sides.both(Trait.NOTICED) & sides.both(Trait.SETTLED)


def may_be_wish(sides: Sides, _: CompareParams) -> Mask:
    """Both say at whose wish somebody came or left."""
    return sides.both(Trait.WISHED) & may_dispute(sides)


def may_be_reception(sides: Sides, _: CompareParams) -> Mask:
    """Both say how people took to those who came."""
    return sides.both(Trait.RECEIVES) & may_dispute(sides)


def may_be_rate(sides: Sides, _: CompareParams) -> Mask:
    """Both give one share or speed."""
    return sides.both(Trait.RATED) & may_dispute(sides)


def may_be_particular(sides: Sides, _: CompareParams) -> Mask:
    """Both give a number that is somebody's or some place's own."""
    return sides.both(Trait.PARTICULAR) & may_dispute(sides)


def may_be_death(sides: Sides, _: CompareParams) -> Mask:
    """Both tell of the death of one person."""
    return sides.both(Trait.DIES) & may_dispute(sides)


def may_be_territory(sides: Sides, _: CompareParams) -> Mask:
    """Both put something in somebody's territory."""
    return sides.both(Trait.LIES) & may_dispute(sides)


def may_be_sum(sides: Sides, _: CompareParams) -> Mask:
    """One claim counts several parts, the other something whole."""
    told = sides.both(Trait.SETTLED) & sides.neither(Trait.NEGATIVE)
    return told & sides.either_way(Trait.PARTED, Trait.WHOLE)


def may_be_hour(sides: Sides, _: CompareParams) -> Mask:
    """Both name an hour."""
    told = sides.both(Trait.SETTLED) & sides.neither(Trait.NEGATIVE)
    return told & sides.same("clock")


def may_be_date(sides: Sides, _: CompareParams) -> Mask:
    """Both name days of their own, and one predicate."""
    told = sides.both(Trait.SETTLED) & sides.neither(Trait.NEGATIVE)
    return told & sides.both(Trait.DATED) & sides.same("predicate")


def may_be_telling_figure(sides: Sides, _: CompareParams) -> Mask:
    """Both give one odd figure."""
    told = sides.both(Trait.SETTLED) & sides.neither(Trait.NEGATIVE)
    return _refined(sides, told, None, lambda s, _: s.meet("odd figures"))


def may_be_same_doing(sides: Sides, _: CompareParams) -> Mask:
    """The main verbs of both may mean one doing, and so may words beside them."""
    told = sides.both(Trait.SETTLED) & sides.neither(Trait.NEGATIVE)
    return _refined(sides, told, None, lambda s, _: s.meet("doings") & s.meet("beside"))


def may_be_same_figures(sides: Sides, _: CompareParams) -> Mask:
    """Both give the same exact figures and no others, of one predicate, doing or state."""
    told = sides.both(Trait.SETTLED) & sides.neither(Trait.NEGATIVE)
    told &= sides.same("exact figures")
    return _refined(sides, told, None, _tell_one_deed)


def _tell_one_deed(sides: Sides, _: CompareParams) -> Mask:
    return _predicates_meet(sides) | sides.meet("doings") | sides.meet("counted states")


def may_be_figures(sides: Sides, _: CompareParams) -> Mask:
    """Both count something alike; where nothing says what happened, by one predicate."""
    told = sides.both(Trait.COUNTS) & sides.both(Trait.SETTLED)
    return _refined(sides, told, None, _count_alike)


def may_be_amount(sides: Sides, _: CompareParams) -> Mask:
    """Both count one kind of thing, and nothing says what happened to it."""
    told = sides.both(Trait.COUNTS) & sides.both(Trait.SETTLED)
    return told & sides.meet("bare counts")


def opposed_scores(sides: Sides) -> Any:  # noqa: ANN401  a numpy array
    """Say of each pair how likely it is opposed: above 0 it is asked; see `opposing.how_worth`."""
    import numpy as np

    heavy = _least(sides, "content") >= LEAST_CONTENT - SLACK
    at = np.flatnonzero(may_dispute(sides) & heavy & ~sides.agree(Trait.NEGATIVE))
    asked, gists = sides.narrowed(at), sides.columns.gists
    told = load_gists().score(gists[asked.a], gists[asked.b])
    found = np.full(len(sides), -np.inf)
    found[at] = how_worth(told, asked.meet("content"))
    return found


def alike_scores(sides: Sides) -> Any:  # noqa: ANN401  a numpy array
    """Say of each pair of two reports how many of their words both have: above 0 it is asked.

    As a share of the words of either; a word of one may be hidden behind another, so that a share
    may be too large and never is too small. Words weigh alike here, and one rare word may do.
    """
    import numpy as np

    heavy = _least(sides, "content") >= LEAST_CONTENT - SLACK
    told = may_dispute(sides) & heavy & sides.agree(Trait.NEGATIVE) & ~sides.same("report")
    at = np.flatnonzero(told)
    asked = sides.narrowed(at)
    (n, m), (only_a, only_b) = asked.two("terms"), asked.lacking("content", "content")
    shared = np.minimum(n - only_a, m - only_b)
    found = np.full(len(sides), -np.inf)
    found[at] = shared / np.maximum(n + m - shared, 1)
    return found


def _count_alike(sides: Sides, _: CompareParams) -> Mask:
    counted = sides.meet("counts") | sides.meet("measures")
    one_thing = _predicates_meet(sides) | sides.same("own day")
    return counted | (sides.meet("bare counts") & one_thing)


def _predicates_meet(sides: Sides) -> Mask:
    """See `levels.predicates_meet`."""
    left, right = sides.lacking("predicate", "content")
    return ((left == 0) & (right == 0)) | sides.same("predicate")


def _least(sides: Sides, name: str) -> Any:  # noqa: ANN401  a numpy array
    import numpy as np

    return np.minimum(*sides.two(name))


def _refined(sides: Sides, mask: Mask, params: Any, condition: Any) -> Mask:  # noqa: ANN401
    """Ask a dear condition only of the pairs that meet the cheap ones."""
    import numpy as np

    at = np.flatnonzero(mask)
    found = np.zeros(len(mask), bool)
    found[at] = condition(sides.narrowed(at), params)
    return found
