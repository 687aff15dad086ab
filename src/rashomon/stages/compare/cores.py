"""Find what a negative claim denies, without its asides.

    "the ferry which left at dawn was not searched"   -> search: ferry
    "No Orlo patrol ever reached the airfield"        -> reach: orlo, patrol, airfield
    "they have no indication of a warning"            -> warning
    "It does not" (after "Sarnia sends them ships")   -> send: sarnia, ship

When something was, or what was before it, says which deed is meant and is compared as days and
places are; it is not part of what is denied.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rashomon.stages.compare.doings import deed_at, main_clause, object_act, verb_at
from rashomon.stages.compare.meanings import (
    acts,
    base,
    listed,
    may_be_named,
    meanings,
    taken_by,
)
from rashomon.stages.compare.nations import nations_of
from rashomon.stages.compare.nones import ANYBODY, nobody_at, with_no
from rashomon.stages.compare.phrasing import Word, closed
from rashomon.stages.compare.words import class_of, is_light, kind_of, stem, term, weight
from rashomon.text.lexicon import load_mapping, load_rows, load_words

MIN_ARGUMENT = 1.3
"""Lightest word that has to be found in what is denied; "talks" weighs 1.3, "people" 0.6."""

MIN_PLACED = 0.7
"""The same where something is denied to be there: "school" weighs 0.8."""


MIN_DOING = 0.8
"""Lightest doing that is denied by itself: "leave" weighs 1.1, "this" nothing."""


class Sort(StrEnum):
    """What a denial denies."""

    DEED = "deed"
    """That something was done."""
    NOUN = "noun"
    """What a noun names ("no warning was given"): any form of it will do."""
    THERE = "there"
    """That something is somewhere: "had no weapons"."""
    STATE = "state"
    """That something is so: "was not on leave"."""


@dataclass(frozen=True, slots=True)
class Core:
    """What a claim denies."""

    verb: frozenset[str]
    """What is said not to have been done, or been: any of these meanings."""
    sort: Sort
    arguments: tuple[frozenset[str], ...] = ()
    """Meanings of each word of who and what: one of each must be found."""
    owned: tuple[frozenset[str], ...] = ()
    """The same of "our men", "its patrols": who speaks may be named instead."""
    names: frozenset[str] = frozenset()
    """Those of them that are names, or the happening it was denied of ("in the flood"): what the
    other report is about may give them."""
    is_anyone: bool = False
    """It is denied of anybody ("no unit")."""
    points_back: bool = False
    """A pronoun stands for some of it: what came before must fit."""
    counted: frozenset[str] = frozenset()
    """Meanings of what there was none of that did it: "no VILLAGER was freed"."""
    whose: tuple[frozenset[str], ...] = ()
    """Meanings of the names of whose they are: "no fighter of the FRONT", "no SARNIAN soldier"."""
    is_bare: bool = False
    """It names nothing but what was said before ("It does not"), or what there was none of, or
    not who did it ("having ordered it")."""


def find_core(quote_words: Sequence[Word], predicate: str | None) -> Core | None:
    """Find the core of a negative claim; None: it denies nothing that can be looked for.

    Args:
        quote_words: The words of the claim.
        predicate: Its main verb, as the parse gives it.
    """
    if quote_words and quote_words[0].text in closed("end"):
        return None  # "who were taken away" hangs on what it is said of
    words = main_clause(quote_words, predicate)
    words = words if verb_at(words, predicate) is None else with_no(words)
    denied = _denied(words, predicate)
    if denied is None:
        is_open = (
            verb_at(words, predicate) is None and _noun_denied(words, predicate) is None
        )
        return _none_of(words) if is_open else None
    at, sort = denied
    is_deed = sort is Sort.DEED
    verb = deed_at(words, at, predicate or "") if is_deed else meanings(words, at)
    if nobody_at(words) == at:
        verb = ANYBODY
    if sort in {Sort.DEED, Sort.STATE} and any(
        w.text in closed("nobody") for w in words[at + 1 :]
    ):
        return None  # "left nobody behind" denies of those left, not that anybody left
    named = _who_and_what(words, at, sort)
    arguments = [(i, w, _argument(words, i)) for i, w in named]
    heavy = frozenset(v for v in verb if _is_heavy(v))
    if not heavy:
        return None
    return Core(
        verb=heavy,
        sort=sort,
        arguments=tuple(m for i, _, m in arguments if not _is_owned(words, i)),
        owned=tuple(m for i, _, m in arguments if _is_owned(words, i)),
        names=frozenset(
            t for i, w, m in arguments if w.is_capital or _is_scene(words, i) for t in m
        ),
        is_anyone=any(_is_counted_none(words, i) for i in range(at)),
        counted=_counted(words, at),
        whose=_whose(words, at),
        points_back=any(_points(words, i) for i in range(len(words))),
        is_bare=words[0].text == HAVING,
    )


def _who_and_what(words: Sequence[Word], at: int, sort: Sort) -> list[tuple[int, Word]]:
    """Give the words of who and what of a denial of a sort, whose word stands at a place."""
    least = MIN_PLACED if sort is Sort.THERE else MIN_ARGUMENT
    named = _arguments(words, at, least)
    if all(_is_owned(words, i) for i, _ in named):
        named = _arguments(words, at, MIN_PLACED)
    if sort is Sort.NOUN:  # "no truce was made": what brought it about is no who or what
        named = [(i, w) for i, w in named if w.stem not in listed("brings")]
    if sort is Sort.THERE and any(w.stem in listed("perceives") for w in words[:at]):
        return [
            (i, w) for i, w in named if i > at
        ]  # who saw none is not what was not there
    return named


def _is_heavy(head: str) -> bool:
    return head in ANYBODY or (not is_light(head) and weight(head) >= MIN_DOING)


def _points(words: Sequence[Word], at: int) -> bool:
    """See a pronoun; of "that base" the noun says itself what it is."""
    if words[at].text not in _POINTING:
        return False
    after = words[at + 1 : at + 2]
    return words[at].text not in closed("point") or not (
        after and not after[0].after_mark and weight(after[0].text) >= MIN_PLACED
    )


def _denied(words: Sequence[Word], predicate: str | None) -> tuple[int, Sort] | None:
    """Give where the word for what is denied stands, and of which sort it is."""
    noun = _noun_denied(words, predicate)
    if noun is not None:
        return noun
    place = verb_at(words, predicate)
    if place is None or not _is_clause(words, place):
        return None
    state = state_at(words, predicate)
    return (place, Sort.DEED) if state is None else (state, Sort.STATE)


def _noun_denied(words: Sequence[Word], predicate: str | None) -> tuple[int, Sort] | None:
    nobody = nobody_at(words)
    if nobody is not None:
        return nobody, Sort.THERE
    absent = _absent(words)
    if absent is not None:
        return absent, Sort.NOUN if acts(words[absent]) else Sort.THERE
    noun = _denied_noun(words)
    noun = noun if noun is not None else _denied_act(words, predicate)
    return None if noun is None else (noun, Sort.NOUN)


_POINTING = frozenset(
    {"it", "them", "they", "he", "she", "him", "her", "this", "these", "that"}
)


def _is_clause(words: Sequence[Word], verb: int) -> bool:
    """Tell whether a verb has a subject: "the ceasefire" and "agreeing to it" deny no deed.

    Of "(denies) having ordered anybody to sail" the subject is who speaks.
    """
    is_noun = verb > 0 and words[verb - 1].text in closed("point") | closed("own")
    is_done = words[0].text == HAVING or not words[0].text.endswith("ing")
    return verb > 0 and not is_noun and is_done


HAVING = "having"
"""How opens what somebody denies of himself."""

MIN_STATE = 0.9
"""Lightest word that says what something is not: "leave" weighs .96, "good" .18."""

STATE_REACH = 5
"""Words behind "not" among which it stands: "was not in any way aware"."""


def state_at(words: Sequence[Word], predicate: str | None) -> int | None:
    """See "was not ON LEAVE", "is no WARSHIP": where the word for what something is stands."""
    verb = verb_at(words, predicate)
    if verb is None or words[verb].text not in closed("be"):
        return None
    if any(word.text == "there" for word in words[:verb]):
        return None  # says that something is, not what it is
    for at in range(verb + 1, min(verb + 1 + STATE_REACH, len(words))):
        if words[at].after_mark or words[at].text in closed("end") - {"any"}:
            return None
        if weight(words[at].text) >= MIN_STATE and not words[at].text.endswith("ly"):
            return at
    return None


def _absent(words: Sequence[Word]) -> int | None:
    """See "the mill held no WEAPONS", "there were no GUARDS", "no TRACES were found"."""
    for at, word in enumerate(words[:-1]):
        if word.text != "no" or words[at + 1].stem in listed("sign"):
            continue
        noun = _noun_after(words, at + 1, set())
        if noun is None or words[noun].text in load_words("no_doubt"):
            return None
        before = [w for w in words[:at] if w.text not in closed("beside")][-2:]
        after = words[noun + 1 : noun + 4]
        says = bool(before) and before[-1].stem in listed("exists")
        there = any(w.text == "there" for w in words[:at])
        found = at == 0 and any(
            w.stem in listed("exists") and w.text not in closed("had") for w in after
        )
        return noun if says or there or found else None
    return None


def _denied_noun(words: Sequence[Word]) -> int | None:
    """See "no indication of a WARNING", "of a BLAST there is no trace", "no TRUCE was made"."""
    for at, word in enumerate(words[:-1]):
        if word.text not in {"no", "any"} or at + 1 >= len(words):
            continue
        first = words[at + 1]
        if first.stem in listed("sign") or first.stem in _SHARE:
            after = _noun_after(words, at + 2, {"of", "in", "that", "about"})
            return _noun_after(words, 0, {"of"}) if after is None else after
        verb_before = words[at - 1].stem if at else ""
        if verb_before in listed("brings") or (at == 0 and _comes_about(words)):
            return _noun_after(words, at + 1, set())
        return None
    return None


def _denied_act(words: Sequence[Word], predicate: str | None) -> int | None:
    """See "never gave the ORDER": its verb says nothing by itself."""
    place = verb_at(words, predicate)
    if (
        place is None
        or not _is_clause(words, place)
        or not is_light(stem(base(words[place].text)))
    ):
        return None
    return object_act(words, place)


_SHARE = frozenset({"part", "role", "hand"})
"""Nouns of which a denial that there was one says that it was not done: "took no part in"."""


def _comes_about(words: Sequence[Word]) -> bool:
    """See "no truce was made": its verb says only that it came about."""
    return any(w.stem in listed("brings") for w in words[1:] if w.text not in closed("had"))


def _noun_after(words: Sequence[Word], first: int, links: set[str]) -> int | None:
    """Give the noun a phrase ends in: "a formal warning"."""
    at = first
    if links:
        if at >= len(words) or words[at].text not in links:
            return None
        at += 1
    found = None
    while at < len(words) and not words[at].after_mark:
        word = words[at]
        ends = closed("end") | closed("aside") | closed("auxiliary")
        if word.text in ends | load_words("place_prepositions"):
            break
        if weight(word.text) >= 1.0 and word.text not in _QUANTIFIERS:
            found = at
        at += 1
    return found


def _arguments(words: Sequence[Word], verb: int, least: float) -> list[tuple[int, Word]]:
    """Give the words of who and what, left out asides, "our men" and the noun of "no patrol"."""
    found: list[tuple[int, Word]] = []
    is_aside = False
    taken = taken_by(words, verb) | {verb}
    for at, word in enumerate(words):
        if at in taken:
            is_aside = False
            continue
        if word.text in closed("apart") or (word.after_mark and at > verb):
            is_aside = at > 0
        if not (
            is_aside
            or _is_whole_place(words, at)
            or not _tells(word, least, is_none=at > 0 and words[at - 1].text == "no")
            or _is_counted_none(words, at)
            or _dates(words, at)
        ):
            found.append((at, word))
    return found


def _dates(words: Sequence[Word], at: int) -> bool:
    """See "on the night of the FLOOD": it says when."""
    before = [w.text for w in words[max(at - 3, 0) : at]]
    if before and before[-1] in load_words("determiners"):
        before.pop()
    return before[-1:] == ["of"] and before[-2:-1] != [] and before[-2] in _times()


def _is_whole_place(words: Sequence[Word], at: int) -> bool:
    """See "in the village", "from the town": where all of it was, which goes without saying."""
    before = [w.text for w in words[max(at - 2, 0) : at]]
    if before[1:] != ["the"] or before[0] not in load_words("place_prepositions"):
        return False
    return load_mapping("compare_sites").get(words[at].text) == "whole"


def _is_scene(words: Sequence[Word], at: int) -> bool:
    """See "in the FLOOD", "during the RAID": a happening that is told of beside the deed."""
    before = [w.text for w in words[max(at - 2, 0) : at]]
    is_in = before[:1] in (["in"], ["during"]) and before[1:] in (["the"], ["this"])
    return is_in and class_of(words[at].text) is not None


@lru_cache(maxsize=1)
def _times() -> frozenset[str]:
    rows = load_rows("time_words")
    return frozenset(word for word, kind, *_ in rows if kind in {"unit", "part"})


def _argument(words: Sequence[Word], at: int) -> frozenset[str]:
    """Give what a word of who or what means; "the ferry" may be "the vessel" of another report.

    "No ferry" is none of its sort only.
    """
    before = {w.text for w in words[max(at - NONE_REACH, 0) : at]}
    own = meanings(words, at)
    return own if before & {"no", "any", "single"} else own | may_be_named(words[at])


NONE_REACH = 2
"""Words before a noun among which a "no" stands that counts it: "no single ferry"."""


def _is_owned(words: Sequence[Word], at: int) -> bool:
    return at > 0 and words[at - 1].text in closed("own")


def _tells(word: Word, least: float, *, is_none: bool) -> bool:
    links = closed("auxiliary") | closed("end") | load_words("place_prepositions")
    if word.text[0].isdigit() or word.text in links or word.stem in listed("exists"):
        return False
    if is_none and word.stem not in listed("anyone").keys() | _SHARE:
        return True  # "no FOOD reached us"
    if term(word.text) in {"not", "n't", "never"} or word.text in _QUANTIFIERS:
        return False
    if word.stem in listed("means") or word.stem in listed("alike"):
        return True
    return weight(word.text) >= least and not is_light(word.stem)


_QUANTIFIERS = frozenset(
    {
        "no",
        "none",
        "nobody",
        "never",
        "nothing",
        "neither",
        "nor",
        "single",
        "ever",
        "anyone",
        "such",
        "whatever",
        "whatsoever",
    }
)


def _is_counted_none(words: Sequence[Word], at: int) -> bool:
    """See "no PATROL", "not one VILLAGER", "no FOREIGNER": any of the kind would do.

    Of what nation they are stands between: "no Sarnian PATROL".
    """
    first = at
    while first > 1 and words[first - 1].is_capital:
        first -= 1
    before = [w.text for w in words[max(first - 2, 0) : first]]
    if words[at].stem in listed("sign") and before[-1:] == ["no"]:
        return True
    is_none = before[-1:] == ["no"] or before == ["not", "one"] or before[-1:] == ["single"]
    return (
        is_none
        and not words[at].is_capital
        and not nations_of(words[at].text)
        and (kind_of(words[at].text) is not None or words[at].stem in listed("anyone"))
    )


def _counted(words: Sequence[Word], verb: int) -> frozenset[str]:
    at = next((i for i in range(verb) if _is_counted_none(words, i)), None)
    return meanings(words, at) if at is not None else frozenset()


def _whose(words: Sequence[Word], verb: int) -> tuple[frozenset[str], ...]:
    """Give the names around what there was none of that did it."""
    at = next((i for i in range(verb) if _is_counted_none(words, i)), None)
    if at is None:
        return ()
    end = next((i for i in range(at, verb) if words[i].text in closed("auxiliary")), verb)
    named = (i for i in range(1, end) if words[i].is_capital and not words[i].is_owner)
    return tuple(meanings(words, i) for i in named)


def _none_of(words: Sequence[Word]) -> Core | None:
    """See "Not one drone, not one round": what there was none of."""
    named = [
        meanings(words, i)
        for i in range(len(words))
        if i > 1
        and words[i - 1].text in {"one", "single"}
        and words[i - 2].text in {"not", "a"}
    ]
    if not named or words[0].text != "not":
        return None
    verb = frozenset(m for found in named for m in found if not is_light(m))
    return Core(verb, Sort.NOUN, is_bare=True)
