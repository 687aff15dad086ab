"""Look up the things, events and harms that words name, and the words for their causes.

    "the ferry and a lorry" -> ship, truck;  "the blaze" -> fire

A word for a cause names none: "a car bomb" is no car.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.stages.compare.words import find_tokens, stem
from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_mapping, load_rows


@lru_cache(maxsize=1)
def _rows() -> dict[str, tuple[str, ...]]:
    return {row[0]: row for row in load_rows("compare_causes")}


def cause_row(form: str) -> tuple[str, ...]:
    """Give the row of a word for a cause, singular or plural."""
    known = _rows()
    return known.get(form) or known[form.removesuffix("s")]


@lru_cache(maxsize=1)
def cause_forms() -> re.Pattern[str]:
    """Match any word for a cause."""
    return re.compile(rf"\b(?:{any_of(_rows())})s?\b")


def without_causes(text: str) -> str:
    """Leave out the words for causes: "a car bomb" is no car."""
    return cause_forms().sub(" ", text)


def sorts_in(text: str, sort: str) -> frozenset[str]:
    """Give the kinds of the words of one sort in a text: thing, event or harm."""
    listed = listed_things(sort)
    return frozenset(listed[stem(t)] for t in find_tokens(text) if stem(t) in listed)


@lru_cache(maxsize=4)
def listed_things(sort: str) -> dict[str, str]:
    """Give the kinds of the words of one sort, by stems."""
    return {
        stem(word): kind for word, kind, of in load_rows("compare_things") if of == sort
    }


def find_things(text: str) -> frozenset[str]:
    """Give the kinds of the things a text names that may come to harm."""
    return sorts_in(without_causes(text.lower()), "thing")


def find_called(text: str) -> frozenset[str]:
    """Give what the things a text names certainly are; empty: any of their kinds."""
    stems = {stem(t) for t in find_tokens(without_causes(text.lower()))} & listed_things(
        "thing"
    ).keys()
    named = {called(s) for s in stems}
    return frozenset(()) if "-" in named else frozenset(named)


def called(word: str) -> str:
    """Give what the stem of a noun for a thing says it certainly is; "-": any of its kind."""
    return _called().get(word, word)


@lru_cache(maxsize=1)
def _called() -> dict[str, str]:
    return {stem(word): stem(name) for word, name in load_mapping("compare_called").items()}


def thing_words(kind: str) -> tuple[str, ...]:
    """Give the stems of the words for a kind of thing, as the table lists them."""
    return tuple(word for word, of in listed_things("thing").items() if of == kind)


@lru_cache(maxsize=1)
def sized_words() -> frozenset[str]:
    """Give the stems of words for things that have a size: things, holes and cracks."""
    holes = (w for w, kind in listed_things("event").items() if kind in {"crater", "crack"})
    return frozenset(listed_things("thing")) | frozenset(holes)


def event_words(kind: str | None) -> tuple[str, ...]:
    """Give the stems of the nouns for a kind of event; none for None."""
    return tuple(word for word, of in listed_things("event").items() if of == kind)
