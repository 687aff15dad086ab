"""Find what a claim says was done, and where it says so.

"called off"                       -> cancel
"made three payments"              -> pay
"the ferry, which left at dawn, was searched"  -> search, without the leaving
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rashomon.stages.compare.meanings import (
    acts,
    base,
    brought_by_two,
    doing,
    each_meaning,
    entailed,
    entailed_by,
    listed,
    meanings,
    taken_by,
)
from rashomon.stages.compare.phrasing import LONGEST, Word, closed, find_words
from rashomon.stages.compare.words import stem
from rashomon.text.lexicon import load_rows, load_words


def verb_at(words: Sequence[Word], predicate: str | None) -> int | None:
    """Give where the main verb stands."""
    if predicate is None:
        return None
    if predicate == "be":
        return next((i for i, w in enumerate(words) if w.text in closed("be")), None)
    plain = stem(base(predicate.lower()))
    place = next((i for i, w in enumerate(words) if _plain(w.text) == plain), None)
    if place is None and len(predicate) > 2:  # "lockers" are no form of "lock"
        opening = predicate.lower()
        place = next((i for i, w in enumerate(words) if w.text.startswith(opening)), None)
    if place is not None:
        return place
    wanted = doing(predicate.lower())
    return next((i for i, w in enumerate(words) if wanted & doing(w.text)), None)


@lru_cache(maxsize=1 << 16)
def _plain(text: str) -> str:
    return stem(base(text))


def main_clause(words: Sequence[Word], predicate: str | None) -> list[Word]:
    """Leave out a clause that hangs on the subject: "the ferry (which left at dawn) was"."""
    kept = list(words)
    rel = next((i for i, w in enumerate(kept) if i and w.text in {"which", "who"}), None)
    if rel is None:
        return kept
    place = verb_at(kept, predicate)
    if place is None or place < rel:
        return kept[:rel]
    resume = place
    while resume > rel + 1 and (
        kept[resume - 1].text in closed("auxiliary") | closed("beside")
    ):
        resume -= 1
    return kept[:rel] + kept[resume:]


def told_verbs(words: Sequence[Word], predicate: str | None) -> frozenset[str]:
    """Give what the words of a claim mean that it tells itself, without clauses beside it."""
    found: set[str] = set()
    main = main_clause(words, predicate)
    each = each_meaning(tuple(main))
    for at, word in enumerate(main):
        if word.text in closed("beside clause"):
            break
        if at and main[at - 1].text in closed("own"):
            continue  # "in our hands" hands nothing over
        if at > 1 and main[at - 2].text == "of" and main[at - 1].text in closed("point"):
            continue  # "the news of the release came" tells of news
        found.update(*each[at])
    return frozenset(found)


@lru_cache(maxsize=1 << 11)
def spoken_heads(quote: str, predicate: str | None) -> frozenset[str]:
    """Give the listed meanings of what a claim says was done."""
    told = told_verbs(find_words(quote), predicate)
    return (told | done_in(quote, predicate or "")) & _heads()


@lru_cache(maxsize=1 << 14)
def done_in(quote: str, predicate: str) -> frozenset[str]:
    """Give what a claim says was done: every pair it is in may ask."""
    return done_by(find_words(quote), predicate)


@lru_cache(maxsize=1 << 14)
def done_heads(quote: str, predicate: str | None) -> frozenset[str]:
    """Give the listed meanings of what the main verb of a claim says was done."""
    return done_in(quote, predicate or "") & _heads()


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    return frozenset(head for _, head, _ in load_rows("compare_meanings") if head != "-")


def done_by(words: Sequence[Word], predicate: str) -> frozenset[str]:
    """Give what a main verb says was done, and what it entails.

    "called off" -> cancel;  "made three payments" -> pay
    """
    place = verb_at(words, predicate)
    if place is None:
        return doing(predicate) | entailed_by(predicate)
    act = object_act(words, place)
    brought = acts(words[act]) if act is not None else frozenset[str]()
    return deed_at(words, place, predicate) | entailed(words, place) | brought


def object_act(words: Sequence[Word], verb: int) -> int | None:
    """See "made three PAYMENTS", "gave the ORDER": where the noun of what was done stands."""
    first = _brought_from(words, verb)
    if first is None:
        return None
    ends = closed("end") | closed("aside") | load_words("place_prepositions")
    for at in range(first, min(first + LONGEST, len(words))):
        word = words[at]
        if word.after_mark or word.text in ends:
            return None
        if acts(word):
            return at
    return None


def _brought_from(words: Sequence[Word], verb: int) -> int | None:
    """Give where the object of "made", of "carried out" begins; None: it brings nothing about."""
    opening = stem(base(words[verb].text))
    following = [word.stem for word in words[verb + 1 : verb + 2]]
    if following and f"{opening} {following[0]}" in brought_by_two():
        return verb + 2
    return verb + 1 if opening in listed("brings") else None


def deed_at(words: Sequence[Word], place: int, predicate: str) -> frozenset[str]:
    """Give what the word at a place says was done; a phrase it is part of goes first."""
    if taken_by(words, place):
        return meanings(words, place)
    return meanings(words, place) | doing(predicate)
