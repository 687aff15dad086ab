"""Tell claims in like words that are of two things.

"shots fell at the Kalo mine", "shots fell at the Mora mine"     -> one word in another's place
"the judge was paid", "the judge's predecessor was paid"         -> and somebody of theirs
"a gate was opened", "an earlier gate was opened"                -> one case, and another
"went without boats", "had boats"                                -> none, and some
"refused to open a gate", "opened a gate"                        -> not done, and done
"on pay, not on hours", "on hours, not on pay"                   -> what it is not
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.meanings import (
    NAMED,
    base,
    entailed,
    listed,
    may_be_named,
    meanings,
)
from rashomon.stages.compare.phrasing import Word, closed, find_words, phrase_end
from rashomon.stages.compare.words import stem, weight
from rashomon.text.lexicon import load_rows, load_words

MOST_SWAPPED = 2
"""Most words that stand in another's place: more are another wording."""

MIN_NOUN = 1.3
"""Lightest word that names a thing, as where doer and done-to are told apart."""


def are_twins(a: Facets, b: Facets) -> bool:
    """Tell whether two claims say the like of two things, persons or cases."""
    one, other = _look(_told(a)), _look(_told(b))
    if one.is_other_case != other.is_other_case:
        return True
    if one.far_from and other.far_from and one.far_from.isdisjoint(other.far_from):
        return True
    if _is_owned(one.words, other.words) or _is_owned(other.words, one.words):
        return True
    if _is_without(one, other) or _is_without(other, one):
        return True
    if _is_undone(one, other) or _is_undone(other, one):
        return True
    spots = list(_swapped(one, other))
    is_alone = len(spots) == 1
    return any(_is_other(one.words, other.words, s, is_alone=is_alone) for s in spots)


class _Look(NamedTuple):
    """What a claim shows by itself; most are looked at in many pairs."""

    words: tuple[Word, ...]
    stems: tuple[str, ...]
    is_other_case: bool
    far_from: frozenset[str]
    lacked: frozenset[str]
    undone: frozenset[str]
    has_none: bool


@lru_cache(maxsize=1 << 12)
def _look(told: str) -> _Look:
    words = find_words(told)
    return _Look(
        words,
        tuple(w.stem for w in words),
        _is_other_case(words),
        _far_from(words),
        frozenset(_lacked(words)),
        frozenset(_undone(words)),
        any(w.text in NONE for w in words),
    )


def _told(facets: Facets) -> str:
    """Give the words of a claim, behind what its "who", "which" or bare "was" is said of."""
    span = facets.claim.span
    if not _OPEN.match(span.quote):
        return span.quote
    text = facets.reading.documents[facets.claim.document_id].text
    before = text[max(0, span.start - REACH) : span.start]
    return _SENTENCE.sub("", before) + span.quote


REACH = 80
"""How far before a claim, in code points, who its "who" is stands: eight words and a name."""

_OPEN = re.compile(r"(?:who|which|whose|has|have|had|is|are|was|were)\b")
"""What opens a claim whose subject stands before it."""

_SENTENCE = re.compile(r"\A.*[.!?:]\s", re.DOTALL)
"""What of the words before belongs to another sentence."""

Spot = tuple[int, int, int, int]
"""From where to where in one claim, and in the other."""


def _swapped(one: _Look, other: _Look) -> Iterator[Spot]:
    """Give where a few words of one claim stand in the place of a few of the other."""
    if one.stems == other.stems:
        return
    matcher = SequenceMatcher(None, one.stems, other.stems, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind != "replace":
            continue
        if max(j - i, m - k) <= MOST_SWAPPED:
            yield i, j, k, m
        elif _is_name(one.words, i) and _is_name(other.words, k):
            yield i, i + 1, k, k + 1


def _is_other(
    one: Sequence[Word], other: Sequence[Word], spot: Spot, *, is_alone: bool
) -> bool:
    """See "Kalo" beside "Mora", "mayor" beside "treasurer", "cotton mill" beside "silk mill"."""
    i, j, k, m = spot
    left, right = _things(one, i, j), _things(other, k, m)
    if len(left) != 1 or len(right) != 1:
        return False
    (p,), (q,) = left, right
    are_named = _are_in_one_place(one, other, spot) and _are_names(one, p, other, q)
    are_people = {one[p].text, other[q].text} <= _people()
    is_kind = (
        is_alone and _is_before_thing(one, other, j, m) and not _is_how(one[p], other[q])
    )
    if not (are_named or are_people or is_kind):
        return False
    return not _known_by(one, p) & _known_by(other, q)


def _things(words: Sequence[Word], first: int, end: int) -> list[int]:
    """Give the words that may tell one thing from another: no figure and no light word."""
    return [
        at
        for at in range(first, end)
        if words[at].text.isalpha() and weight(words[at].text) >= MIN_NOUN
    ]


def _are_in_one_place(one: Sequence[Word], other: Sequence[Word], spot: Spot) -> bool:
    """See "at the Kalo mine", "at the Mora mine": the same words before it, and behind if any."""
    i, j, k, m = spot
    if not i or not k or one[i - 1].stem != other[k - 1].stem:
        return False
    left, right = one[j : j + 1], other[m : m + 1]
    is_end = [not w or w[0].after_mark or w[0].text in _joints() for w in (left, right)]
    return all(is_end) or (bool(left and right) and left[0].stem == right[0].stem)


@lru_cache(maxsize=1)
def _joints() -> frozenset[str]:
    return closed("end") | closed("auxiliary") | load_words("place_prepositions")


def _are_names(one: Sequence[Word], p: int, other: Sequence[Word], q: int) -> bool:
    """Tell whether both are names, and not two spellings of one: "Koran", "Quran"."""
    if not (_is_name(one, p) and _is_name(other, q)) or _is_told(one[p], other):
        return False
    if _is_told(other[q], one):
        return False
    alike = SequenceMatcher(None, one[p].text, other[q].text, autojunk=False).ratio()
    return alike < ONE_SPELLING


def _is_told(word: Word, words: Sequence[Word]) -> bool:
    return any(w.stem == word.stem for w in words)


ONE_SPELLING = 0.6
"""Share of letters two spellings of a name have in common: "Koran" and "Quran" .6, "Kyiv" and
"Kiev" .75, but "Kalo" and "Mora" .25. Two towns whose names are that near are taken for one."""


def _is_name(words: Sequence[Word], at: int) -> bool:
    """See "Lake Ambers", not the capital of a first word or of "Group"."""
    is_first = at == 0 or (words[at - 1].after_mark and words[at].after_mark)
    return (
        words[at].is_capital
        and not is_first
        and weight(words[at].text) >= NAME
        and words[at].text not in _bodies()
    )


NAME = 2.3
"""Lightest name: "Basin" (of the Pacific) weighs 2.2, "Cobalt" 2.9, a small town 4."""


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    return load_words("link_organisation_words") | load_words("link_person_roles")


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    """Give words for a person by office or trade, without those that fit many: "the man"."""
    offices = frozenset(w for w, _ in load_rows("person_nouns"))
    return offices - _listed("anybody")


def _is_before_thing(one: Sequence[Word], other: Sequence[Word], j: int, m: int) -> bool:
    """See the "mill" of "cotton mill" and "silk mill"."""
    if j >= len(one) or m >= len(other) or one[j].after_mark or other[m].after_mark:
        return False
    if one[j].stem != other[m].stem or weight(one[j].text) < MIN_NOUN:
        return False
    return stem(base(one[j].text)) not in listed("means")


def _is_how(*words: Word) -> bool:
    """See "coastal", "ruined", "badly": how a thing is, not which."""
    endings = tuple(_listed("how"))
    return any(
        w.text.endswith(endings) or w.text in load_words("compare_degrees") for w in words
    )


def _known_by(words: Sequence[Word], at: int) -> frozenset[str]:
    sorts = may_be_named(words[at])
    plain = meanings(words, at) | entailed(words, at)
    return plain | sorts | {head.removeprefix(NAMED) for head in sorts}


def _is_owned(owned: Sequence[Word], bare: Sequence[Word]) -> bool:
    """See "the judge's predecessor" where the other has the judge, and no predecessor."""
    told = {w.stem for w in bare}
    own = {w.stem for w in bare if w.is_owner}
    for at, word in enumerate(owned[:-1]):
        if word.is_owner and word.stem in told - own:
            kin = {w.stem for w in owned[at + 1 : at + 4] if w.text in _listed("kin")}
            if kin and not kin & told:
                return True
    return False


def _far_from(words: Sequence[Word]) -> frozenset[str]:
    """Give from what a thing is so far: "sixty metres from the river"."""
    for at, word in enumerate(words[:-2]):
        if word.text in _lengths() and words[at + 1].text in FROM:
            return frozenset(
                w.stem
                for w in words[at + 2 : phrase_end(words, at + 2)]
                if w.text not in closed("point") | closed("own")
            )
    return frozenset()


@lru_cache(maxsize=1)
def _lengths() -> frozenset[str]:
    return frozenset(w for w, unit, _ in load_rows("units") if unit in LENGTHS)


LENGTHS = frozenset({"ft", "km", "m", "mi", "nmi", "yd"})
"""Units of distance."""

FROM = frozenset({"above", "below", "beyond", "from", "inside", "off", "outside"})
"""What stands behind a distance, before from what it is measured."""


def _is_without(one: _Look, other: _Look) -> bool:
    """See "without a single boat" where the other has boats."""
    return not other.has_none and not one.lacked.isdisjoint(other.stems)


NONE = frozenset({"neither", "never", "no", "none", "nor", "not", "nothing", "without"})
"""Words by which a claim too may say that there was none."""

LIGHT = 1.0
"""Lightest word for what is lacked: "charge" weighs 1.3."""

LACKED = 7
"""How far behind "without" what is lacked stands: "a single pair of night-vision goggles"."""


def _lacked(words: Sequence[Word]) -> Iterator[str]:
    for at, word in enumerate(words):
        if word.text == "without":
            yield from (
                w.stem for w in words[at + 1 : at + LACKED] if weight(w.text) >= LIGHT
            )


def _is_undone(one: _Look, other: _Look) -> bool:
    """See "refused to open" where the other has "open", and "not hours" where it has hours."""
    return not (one.undone - other.undone).isdisjoint(other.stems)


def _undone(words: Sequence[Word]) -> Iterator[str]:
    """Give what is only meant or refused, and what is set aside: "pay, NOT HOURS"."""
    for at, word in enumerate(words):
        if word.text in _listed("short"):
            if [w.text for w in words[at + 1 : at + 2]] == ["to"]:
                yield from (
                    w.stem for w in words[at + 2 : at + 3] if weight(w.text) >= LESS
                )
        elif word.text == "not" and word.after_mark:
            for behind in words[at + 1 : at + LACKED]:
                if behind.after_mark:
                    break
                yield from {behind.stem} if weight(behind.text) >= LIGHT else ()


LESS = 0.4
"""Lightest word for what is done: "put" weighs .6, "be" and "the" nothing."""


def _is_other_case(words: Sequence[Word]) -> bool:
    """See "an earlier sinking", "the Friday before", "in another attack"."""
    text = " ".join(w.text for w in words)
    return any(f" {mark} " in f" {text} " for mark in _listed("case")) or any(
        word.text == "another" and behind.text not in load_words("number_words")
        for word, behind in pairwise(words)
    )


@lru_cache(maxsize=8)
def _listed(kind: str) -> frozenset[str]:
    """Give the words of a kind; see the list for what each is."""
    return frozenset(w for w, listed_as in load_rows("compare_twins") if listed_as == kind)
