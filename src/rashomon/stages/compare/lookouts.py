"""Look in a claim for what a denial may deny: what is there, came about, is so or was done.

"soldiers had hidden rifles in the mill"  -> weapon, mill (there);  hide (done)
"they laid down their arms"               -> surrender (done)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from rashomon.stages.compare.cores import Core, Sort, state_at
from rashomon.stages.compare.doings import done_in, told_verbs, verb_at
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import wider_kinds
from rashomon.stages.compare.meanings import (
    all_meanings,
    doing,
    entailed_by,
    listed,
    meanings,
    phrase_meanings,
)
from rashomon.stages.compare.nones import ANYBODY
from rashomon.stages.compare.phrasing import Word, closed, find_words, subject_of
from rashomon.stages.compare.words import (
    class_of,
    is_befalling,
    kind_of,
    stem,
    term,
    weight,
)


def _there(yes: Facets) -> frozenset[str]:
    """Give what a claim says is somewhere: had, found, or simply there."""
    quote = yes.claim.span.quote
    predicate = stem((yes.claim.predicate or "").lower())
    if predicate in listed("exists") or _THERE.search(quote):
        return words_meant(quote)
    return _presupposed(quote, yes.claim.predicate)


@lru_cache(maxsize=1 << 10)
def _presupposed(quote: str, predicate: str | None) -> frozenset[str]:
    """Give what must be there for a claim to be told of it: "its RECORDER was brought up".

    Few are asked for twice: of 23,970 claims 647.
    """
    words = find_words(quote)
    verb = verb_at(words, predicate)
    span = None if verb is None else subject_of(words, verb)
    if span is None or not _is_one_thing(words[span[0]]):
        return frozenset()
    on = next((at for at in range(span[0] + 2, span[1]) if words[at].text == "on"), span[1])
    return meanings(words, on - 1)  # "the SIREN on the roof sounded"


def _is_one_thing(first: Word) -> bool:
    """Tell whether a noun phrase is of a thing known: "the", "its", "the vessel's"."""
    return first.text in {"the"} | closed("own") or first.is_owner


def _brought_about(yes: Facets) -> frozenset[str]:
    """Give what a claim says there was: its doing, and what a "gave" or "held" leads to.

    What was done "on the order of" somebody was ordered.
    """
    predicate = (yes.claim.predicate or "").lower()
    if stem(predicate) in listed("brings") or _THERE.search(yes.claim.span.quote):
        return meant(yes)
    return doing(predicate) | _done_upon(yes.claim.span.quote)


@lru_cache(maxsize=1 << 14)
def _done_upon(quote: str) -> frozenset[str]:
    words = " ".join(quote.split())
    nouns = (match["noun"] for match in _UPON.finditer(words))
    return frozenset[str]().union(*(words_meant(noun) for noun in nouns))


_UPON = re.compile(
    r"\b(?:on|by|under|upon|at|after|following|despite)\s+(?:an?\s|the\s|its\s|their\s|his\s|her\s)?"
    r"(?:[\w-]+\s){0,2}?"
    r"(?P<noun>orders?|instructions?|requests?|invitation|advice|warnings?|permission|consent|"
    r"agreement|deal|truce|decree|command)\b",
    re.IGNORECASE,
)
"""A doing that is told of as what another rests on: "on the written ORDER of the governor"."""


def _is_so(yes: Facets) -> frozenset[str]:
    """Give what a claim says something is: "was on leave", "remains a warship"."""
    words = find_words(yes.claim.span.quote)
    place = state_at(words, yes.claim.predicate)
    return frozenset() if place is None else meanings(words, place)


_THERE = re.compile(r"\bthere\s+(?:is|are|was|were|has|had|have)\b", re.IGNORECASE)


_SHOWS = re.compile(
    r"\b(?:prove|show|reveal|confirm|demonstrate|establish|suggest)(?:s|d|ed|n)?\s+that\b",
    re.IGNORECASE,
)


def _done(yes: Facets) -> frozenset[str]:
    """Give what a claim says was done: by its predicate, a phrase, or what it says is shown.

    A noun that names a doing says that it came about only where the predicate does ("the
    order had come").
    """
    quote = yes.claim.span.quote
    predicate = (yes.claim.predicate or "").lower()
    shown = _SHOWS.search(quote)
    if shown is not None:
        return words_meant(quote[shown.end() :])
    found = done_in(quote, predicate) | _phrases(quote) | _beside(quote)
    if is_befalling(term(predicate)) or stem(predicate) in listed("comes"):
        found |= _verbs(quote, yes.claim.predicate)
    return found | _seen(quote) if stem(predicate) in listed("perceives") else found


@lru_cache(maxsize=1 << 12)
def _seen(quote: str) -> frozenset[str]:
    """Give what somebody saw being done: "saw nine men being LED AWAY from the mill"."""
    match = _BEING.search(quote)
    return told_verbs(find_words(match["seen"]), None) if match else frozenset()


_BEING = re.compile(r"\b(?:being )?(?P<seen>(?:(?<=being )\w+|\w+ing)\b.*)", re.IGNORECASE)
"""What a participle tells behind a verb of seeing."""


_BESIDE = tuple(
    re.compile(words, re.IGNORECASE | re.DOTALL)
    for words in (
        # "it was Orlo that ASKED for it"
        r"^(?:it|this) (?:is|was) [^,;]{1,60}?\b(?:that|who)\b(?P<told>.*)",
        # "the mill was closed at the REQUEST of Orlo"
        r"\bat (?:the|its|their|his|her|\w+[’']s?) (?:\w+ ){0,2}?(?P<told>request|invitation)\b",
        # "the mill was closed after Orlo DEMANDED it"
        r"[ ,](?:after|because) (?P<told>.*)",
    )
)
"""What a claim says was done beside its main verb."""


@lru_cache(maxsize=1 << 14)
def _beside(quote: str) -> frozenset[str]:
    text = " ".join(quote.split())
    matches = (match for form in _BESIDE for match in form.finditer(text))
    return frozenset[str]().union(
        *(told_verbs(find_words(m["told"]), None) for m in matches)
    )


def is_by_other(no: Facets, yes: Facets) -> bool:
    """See "nobody was detained by the RAIDERS" where the other claim does not name them."""
    match = _BY.search(no.claim.span.quote)
    words = find_words(match["who"]) if match else ()
    who = [meanings(words, i) for i, w in enumerate(words) if weight(w.text) >= MIN_BY]
    told = meant(yes) | words_meant(yes.speaker.name) if who else frozenset[str]()
    return bool(who) and not any(m & told for m in who)


_BY = re.compile(
    r"\bby (?:the|its|their|his|her|these|those) (?P<who>\w+(?: \w+)?)", re.IGNORECASE
)
"""By whom somebody denies that a thing was done; "by anybody" leaves nobody out."""

MIN_BY = 1.2
"""Lightest word that tells who: "army" weighs 1.3, "men" .7."""


def places_them(core: Core, yes: Facets) -> bool:
    """Tell whether a claim has people where a denial says that there were none.

    "There was nobody on the roof": "two men on the roof", "shot at FROM the roof". The words of
    the place must follow the word for where, and the people stand before it.
    """
    words = find_words(yes.claim.span.quote)
    for at, word in enumerate(words):
        if word.text not in _WHERE or not _is_place(words[at + 1 :], core):
            continue
        if word.text == "from" and class_of(yes.predicate or "") == "attack":
            return core.verb == ANYBODY
        if core.verb & _people(tuple(words[:at])):
            return True
    return False


@lru_cache(maxsize=1 << 12)
def _people(words: tuple[Word, ...]) -> frozenset[str]:
    """Give the kinds of people some words name, and all that are wider: "rebel", "people"."""
    kinds = {kind for word in words if (kind := kind_of(word.text)) is not None}
    named = frozenset(kinds).union(*map(wider_kinds, kinds))
    return named if "people" in named else frozenset()


_WHERE = frozenset({"in", "inside", "on", "at", "within", "from", "into", "behind"})

PLACE_REACH = 4
"""Words behind "on" among which the place stands: "on the flat roof of SHED 14"."""


def _is_place(words: Sequence[Word], core: Core) -> bool:
    """Tell whether a place phrase opens with the first word of the place of a denial."""
    end = next((i for i, w in enumerate(words) if w.after_mark and i), len(words))
    near = words[: min(end, PLACE_REACH)]
    return any(core.arguments[0] & meanings(near, i) for i in range(len(near)))


LOOKED_FOR: Mapping[Sort, Callable[[Facets], frozenset[str]]] = {
    Sort.THERE: _there,
    Sort.NOUN: _brought_about,
    Sort.STATE: _is_so,
    Sort.DEED: _done,
}
"""Where what each sort of denial denies stands in the other claim."""


def deniable(yes: Facets) -> frozenset[str]:
    """Give all that a denial of any sort may find in a claim; without it, it denies no such."""
    looked = (look(yes) for look in LOOKED_FOR.values())
    return (cue_meant(yes) | _placed(yes)).union(*looked)


def _placed(yes: Facets) -> frozenset[str]:
    """Give of what people a claim may say that they were somewhere."""
    words = find_words(yes.claim.span.quote)
    last = max((i for i, word in enumerate(words) if word.text in _WHERE), default=0)
    is_shot_from = class_of(yes.predicate or "") == "attack"
    return _people(words[:last]) | (ANYBODY if is_shot_from else frozenset())


@lru_cache(maxsize=1 << 14)
def _phrases(quote: str) -> frozenset[str]:
    return phrase_meanings(find_words(quote))


def meant(side: Facets) -> frozenset[str]:
    """Give everything a claim's words mean, with those of its credit and its predicate."""
    predicate = (side.claim.predicate or "").lower()
    main = doing(predicate) | entailed_by(predicate) if predicate else frozenset[str]()
    return words_meant(side.claim.span.quote) | cue_meant(side) | main


def cue_meant(yes: Facets) -> frozenset[str]:
    """Give what the words of the credit mean: "handed the government | a note"."""
    return words_meant(yes.claim.cue.quote) if yes.claim.cue else frozenset()


@lru_cache(maxsize=1 << 14)
def words_meant(quote: str) -> frozenset[str]:
    """Give everything some words mean."""
    return all_meanings(find_words(quote))


@lru_cache(maxsize=1 << 13)
def _verbs(quote: str, predicate: str | None) -> frozenset[str]:
    return told_verbs(find_words(quote), predicate)
