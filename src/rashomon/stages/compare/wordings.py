"""Find claims in one wording, and claims that say one thing in other words."""

from __future__ import annotations

from collections import Counter

from rashomon.model import Level
from rashomon.stages.compare.denials import is_doubted
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.familiar import is_stock, may_be_one
from rashomon.stages.compare.figures import is_near, range_level
from rashomon.stages.compare.findings import Finding, Pair, refines, same
from rashomon.stages.compare.levels import (
    agent_level,
    content_overlap,
    coverage,
    figure_pairs,
    one_degree,
    patient_level,
    place_level,
    predicates_meet,
    shared_content,
)
from rashomon.stages.compare.moments import moments_fit, roles_fit
from rashomon.stages.compare.stories import one_matter, one_story
from rashomon.stages.compare.words import kind_names, kind_of, term
from rashomon.text.lexicon import load_mapping, load_words

MIN_WEIGHT = 4.0
"""Least weight of words of a claim that can be said again: "he did it" weighs nothing."""

MIN_CONTENT_WEIGHT = 3.5
"""Least weight of shared words, names left out, where the wording differs."""

MIN_TERMS = 2
"""Fewest such words: that both speak of a truce shows one topic, not one content."""

MIN_TERMS_OF_TWO = 3
"""Fewest where no doing is in both: "hijackers gave the ship up", "its hijackers were young"."""

MIN_HELD = 3
"""Fewest content words of a claim all of which a longer one has."""

LEAST_HELD = 0.45
"""Share of weighted content words in common of two such claims."""

MIN_RETOLD = 4
"""Fewest words of such a sentence: "many people were hurt"."""

MIN_RUN = 5
"""Words in a row from which a claim found inside another is its wording."""

LEAST_PART = 0.6
"""Share of the longer wording that one inside it must fill to say the same."""


SHARED = frozenset({Level.EXACT, Level.COMPATIBLE})


def by_wording(pair: Pair) -> Finding | None:
    """See copies and near copies of one wording."""
    a, b = pair.a, pair.b
    if bare_words(a) == bare_words(b) and _is_retold(pair):
        return same("the same words, in reports of one matter")
    if not _is_one_stance(a, b) or min(a.total, b.total) < MIN_WEIGHT:
        return None
    if a.claim.certainty != b.claim.certainty and not pair.are_settled:
        return None
    if a.tokens == b.tokens:
        return None if is_stock(a, b) else same("the same words")
    if _is_near_copy(pair) and _one_hour(a, b) and not _swaps(a, b) and roles_fit(a, b):
        return same("nearly the same words")
    return _inside(a, b)


def _one_hour(a: Facets, b: Facets) -> bool:
    """See "at 7 a.m." and "at 7 p.m.": hours whose figures are one may be two."""
    one, other = a.clock, b.clock
    return one is None or other is None or (one.low, one.high) == (other.low, other.high)


def _is_one_stance(a: Facets, b: Facets) -> bool:
    """Tell whether both put forward, both deny or both doubt."""
    doubt = a.claim.is_doubting == b.claim.is_doubting
    return doubt and a.is_negative == b.is_negative


def _is_retold(pair: Pair) -> bool:
    """Tell whether a sentence of common words, too light to tell by itself, is told again.

    One may have it from the other: "the garrison was on leave", "(it said) had been on leave".
    """
    a, b = pair.a, pair.b
    if not _is_one_stance(a, b):
        return False
    if a.claim.certainty != b.claim.certainty and not _may_be_said_again(pair):
        return False
    is_long = min(len(a.tokens), len(b.tokens)) >= MIN_RETOLD
    return is_long and one_matter(a, b, pair.params)


def _may_be_said_again(pair: Pair) -> bool:
    """Tell whether both are settled and put forward, in unlike voices."""
    doubted = is_doubted(pair.a) or is_doubted(pair.b) or pair.meeting.is_apart
    return pair.are_settled and not doubted


def bare_words(facets: Facets) -> tuple[str, ...]:
    """Give the words of a claim without articles and the auxiliaries of what is past.

    Who was shot shot nobody: one "be" is kept of all.
    """
    be = ("be",) if WAS.intersection(facets.tokens) else ()
    return (*be, *(t for t in facets.tokens if t not in WAS | HAD))


WAS = frozenset({"been", "was", "were"})

HAD = frozenset({"a", "an", "had", "has", "have", "the"})
"""Words in which a sentence told again in another tense differs; not "is": it may be so later."""


def _is_near_copy(pair: Pair) -> bool:
    a, b = pair.a, pair.b
    least = pair.params.near_verbatim
    n, m = len(a.tokens), len(b.tokens)
    if a.numbers != b.numbers or 2 * min(n, m) < least * (n + m):
        return False
    return _most_shared(a, b) >= least and _word_share(a, b) >= least


def _most_shared(a: Facets, b: Facets) -> float:
    """Bound the share of words in common from above, without counting them."""
    n, m = len(a.tokens), len(b.tokens)
    left, right = set(a.tokens), set(b.tokens)
    both = len(left & right)
    most = min(n - len(left) + both, m - len(right) + both)
    return 2 * most / (n + m)


def _swaps(a: Facets, b: Facets) -> bool:
    """Tell whether one name, kind of people, direction or degree stands in another's place.

    A word swapped for a like word ("trucks", "lorries") is one wording; another name, or
    "civilians" for "soldiers", is another content in the same words.
    """
    left = Counter(a.tokens) - Counter(b.tokens)
    right = Counter(b.tokens) - Counter(a.tokens)
    checks = (
        lambda token: kind_of(token) is not None,
        lambda token: token in load_mapping("compare_compass"),
        lambda token: token in load_words("compare_degrees"),
        lambda token: term(token) in a.names | b.names,
    )
    return any(any(map(is_one, left)) and any(map(is_one, right)) for is_one in checks)


def _inside(a: Facets, b: Facets) -> Finding | None:
    short, long = (a, b) if len(a.tokens) <= len(b.tokens) else (b, a)
    if len(short.tokens) < MIN_RUN or not set(long.tokens).issuperset(short.tokens):
        return None
    if f" {' '.join(short.tokens)} " not in f" {' '.join(long.tokens)} ":
        return None
    if len(short.tokens) >= LEAST_PART * len(long.tokens) and predicates_meet(a, b):
        return same("the words of one stand in the other")
    return refines("one repeats the words of the other and adds to them")


def by_content(pair: Pair) -> Finding | None:
    """See one content in other words: enough weighted words shared, nothing apart."""
    a, b = pair.a, pair.b
    is_said = a.tokens == b.tokens and is_stock(a, b)
    if is_said or len(a.content.keys() & b.content.keys()) < MIN_TERMS:
        return None
    if _is_all_one(pair):
        return same(f"say the same ({', '.join(sorted(a.content))})")
    is_close = content_overlap(a, b) >= pair.params.same_overlap or _is_held(pair)
    if not is_close or not may_be_same(pair):
        return None
    shared = [t for t in a.content if t in b.content and t not in kind_names()]
    least = MIN_TERMS if _tells_one_doing(a, b) else MIN_TERMS_OF_TWO
    if len(shared) < least or shared_content(a, b) < MIN_CONTENT_WEIGHT:
        return None
    fit = predicates_meet(a, b) and numbers_fit(a, b) and names_fit(a, b)
    if not fit or not may_be_one(a, b, len(shared)):
        return None
    shown = ", ".join(sorted(shared, key=lambda t: (-a.content[t], t))[:4])
    return same(f"say the same in other words ({shown})")


def _tells_one_doing(a: Facets, b: Facets) -> bool:
    """Tell whether a verb or a kind of happening is in both, and not topics alone."""
    if a.predicate == b.predicate or a.classes & b.classes:
        return True
    return a.predicate in b.content or b.predicate in a.content


def _is_held(pair: Pair) -> bool:
    """Tell whether the longer claim has every content word of the shorter: it adds when and how."""
    a, b = pair.a, pair.b
    less, more = sorted((a.content, b.content), key=len)
    if len(less.keys() - kind_names()) < MIN_HELD or not less.keys() <= more.keys():
        return False
    return content_overlap(a, b) >= LEAST_HELD and one_story(a, b, pair.params)


def _is_all_one(pair: Pair) -> bool:
    """Tell whether two claims of one story have the same content words, all of them.

    Here words that name a kind of happening count too: "was on leave", "had been on leave".
    """
    a, b = pair.a, pair.b
    if a.content.keys() != b.content.keys() or a.names != b.names or a.numbers != b.numbers:
        return False
    if a.content_total < MIN_CONTENT_WEIGHT or not may_be_same(pair):
        return False
    return predicates_meet(a, b) and one_story(a, b, pair.params)


def names_fit(a: Facets, b: Facets) -> bool:
    """Tell whether the claims name somebody or some place in common, or one names none."""
    left, right = _named(a), _named(b)
    return not left or not right or bool(left & right)


def _named(facets: Facets) -> frozenset[str]:
    parties = {word for p in facets.parties if p.is_name for word in p.words}
    return frozenset(parties | {p.name for p in facets.places} | facets.names)


def may_be_same(pair: Pair) -> bool:
    """Tell whether nothing two claims state sets them apart, figures and names left aside."""
    a, b = pair.a, pair.b
    if not _is_one_stance(a, b) or not one_degree(a, b):
        return False
    if pair.are_settled and is_doubted(a) != is_doubted(b):
        return False
    if a.is_settled != b.is_settled or pair.meeting.is_apart:
        return False
    if a.agents and b.agents and agent_level(a, b)[0] not in SHARED:
        return False
    if Level.INCOMPATIBLE in {patient_level(a, b)[0], place_level(a, b)[0]}:
        return False
    is_one_place = pair.meeting.places is not Level.UNKNOWN or not (a.places and b.places)
    return is_one_place and moments_fit(a, b) and roles_fit(a, b)


def numbers_fit(a: Facets, b: Facets) -> bool:
    """Tell whether every figure of the claim with fewer has its like in the other."""
    fewer, more = sorted((a, b), key=lambda f: (len(f.figures), f.order))
    pairs = figure_pairs(fewer, more)
    for figure in fewer.figures:
        likes = [g for f, g in pairs if f is figure]
        if not any(
            range_level(figure, g)[0] is not Level.INCOMPATIBLE and is_near(figure, g)
            for g in likes
        ):
            return False
    return bool(fewer.figures) or not more.figures or coverage(fewer, more) >= 0.9


def _word_share(a: Facets, b: Facets) -> float:
    """Give the share of words in common, all words alike (Dice on multisets)."""
    left, right = Counter(a.tokens), Counter(b.tokens)
    shared = sum((left & right).values())
    return 2 * shared / (len(a.tokens) + len(b.tokens))
