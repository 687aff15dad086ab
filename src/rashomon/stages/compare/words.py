"""Turn the words of a claim into weighted terms two claims can share.

    quote -> tokens -> stem -> class ("earthquake" -> quake) -> weight by rarity in English

Background frequencies are those of the package wordfreq, never those of the case, so a
weight does not change when documents are added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from math import log10
from sys import intern

from rashomon.text.lexicon import load_mapping, load_words

COMMON_ZIPF = 6.3
"""Words at least this frequent in English (wordfreq's Zipf scale, "said" is 6.0, "were" 6.5)
carry no content of their own."""

MAX_WEIGHT = 4.0
"""Weight of a word rarer than one in two million: most names and most typing errors. A
higher cap would let a single misspelt word outweigh the rest of a sentence."""

SHORT_CHARS = 60
"""Longest text, in code points, whose words are kept: names and printed figures come again."""

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_NOT = re.compile(r"^(\w+)n['’]t$")
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_STEM_MIN = 3


def shared(words: Iterable[str]) -> frozenset[str]:
    """Make a set; equal ones are one object, as most sets of a claim are small and come again.

    A set takes at least 216 bytes, and a claim has a dozen of them.
    """
    return _one(frozenset(words))


@lru_cache(maxsize=1 << 16)
def _one(words: frozenset[str]) -> frozenset[str]:
    return words


def find_tokens(text: str) -> tuple[str, ...]:
    """Split a text into lower-case words and numbers, "didn't" into "did" and "n't"."""
    return _short_tokens(text) if len(text) <= SHORT_CHARS else _long_tokens(text)


@lru_cache(maxsize=1 << 15)
def _short_tokens(text: str) -> tuple[str, ...]:
    return _split(text)


@lru_cache(maxsize=1 << 11)
def _long_tokens(text: str) -> tuple[str, ...]:
    """Split a claim or a sentence: it is looked at several times in a row, and then no more."""
    return _split(text)


def _split(text: str) -> tuple[str, ...]:
    tokens: list[str] = _TOKEN.findall(text.lower())
    if "'" not in text and "’" not in text:
        return tuple(map(intern, tokens))  # nothing to cut off: most texts
    found: list[str] = []
    for printed in tokens:
        if printed.isalpha():
            found.append(printed)
            continue
        token = printed.replace("’", "'")
        negated = _NOT.match(token)
        if negated:
            found += ["can" if negated[1] == "ca" else negated[1], "n't"]
        else:
            found.append(_POSSESSIVE.sub("", token) or token)
    return tuple(map(intern, found))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Strip the common endings of English, so that "shelling" and "shelled" meet.

    Only for matching, never shown.

    >>> stem("shelled"), stem("injuries"), stem("killing"), stem("bus"), stem("fired")
    ('shell', 'injury', 'kill', 'bus', 'fire')
    >>> stem("planned"), stem("planes")
    ('plan', 'plane')
    """
    if len(word) <= _STEM_MIN or word[0].isdigit():
        return word
    listed = load_mapping("compare_stems").get(word)
    return listed if listed is not None else _drop_e(_strip(word))


@lru_cache(maxsize=200_000)
def term(word: str) -> str:
    """Give the class of happening a word names, else the kind of people, else its stem."""
    return class_of(word) or kind_of(word) or stem(word)


@lru_cache(maxsize=200_000)
def kind_of(word: str) -> str | None:
    """Give the kind of people or things a word names ("troops" -> soldier); None: unlisted.

    Not "live", which has the stem of "lives".
    """
    return None if word == "live" else _stemmed_kinds().get(stem(word))


@lru_cache(maxsize=200_000)
def class_of(word: str) -> str | None:
    """Give the class of happening a word names; None: it names none that is listed.

    Not "trains", which have the stem of "training".
    """
    if word in {"train", "trains"}:
        return None
    classes = _stemmed_classes()
    return classes.get(word) or classes.get(stem(word))


ONE_HAPPENING = {"blast": "attack"}
"""Classes that tell of one happening: the blast a report tells of is the attack it tells of."""


@lru_cache(maxsize=200_000)
def weight(word: str) -> float:
    """Weigh a word by its rarity in English, in [0, MAX_WEIGHT]; numbers weigh nothing.

    Numbers are compared as quantities and dates, where their meaning is known.
    """
    if word[0].isdigit():
        return 0.0
    frequency = _frequencies().get(word, 0.0)
    zipf = log10(frequency) + 9 if frequency else 0.0
    return min(max(COMMON_ZIPF - zipf, 0.0), MAX_WEIGHT)


def weighted_terms(tokens: tuple[str, ...]) -> dict[str, float]:
    """Give the terms of a text with the weight of their rarest word, common words left out."""
    weights: dict[str, float] = {}
    for token in tokens:
        heavy = weight(token)
        if heavy > 0:
            key = term(token)
            weights[key] = max(weights.get(key, 0.0), heavy)
    return weights


def is_light(word: str) -> bool:
    """Tell whether a word says little of its own beside an event noun ("reach", "have")."""
    return word in _light()


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    words = load_words("compare_light")
    return words | {stem(word) for word in words}


def is_befalling(predicate: str | None) -> bool:
    """Tell whether a predicate says no more than that an event took place."""
    return predicate in _befalling()


@lru_cache(maxsize=1)
def _befalling() -> frozenset[str]:
    return frozenset(term(word) for word in load_words("compare_befall"))


@lru_cache(maxsize=1)
def _stemmed_classes() -> dict[str, str]:
    listed = load_mapping("compare_classes")
    return {stem(word): name for word, name in listed.items()} | dict(listed)


@lru_cache(maxsize=1)
def kind_names() -> frozenset[str]:
    """Give every kind of people or things that figures count."""
    return frozenset(_stemmed_kinds().values())


@lru_cache(maxsize=1)
def _stemmed_kinds() -> dict[str, str]:
    return {stem(word): kind for word, kind in load_mapping("compare_groups").items()}


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, float]:
    """Load wordfreq's English table (0.3 s, 321,000 words)."""
    from wordfreq import get_frequency_dict

    return get_frequency_dict("en")


def _strip(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= _STEM_MIN and re.search(r"[aeiouy]", base):
            return base[:-1] if _DOUBLED.search(base) else _whole(base)
    return word


def _whole(base: str) -> str:
    """Give a short base its e back where English has that word rather ("fired": fire)."""
    if len(base) > _STEM_MIN:
        return base
    known = _frequencies()
    return f"{base}e" if known.get(f"{base}e", 0.0) > known.get(base, 0.0) else base


def _drop_e(word: str) -> str:
    """Let "massacre" and "massacr(ed)" meet: a final e is never told apart."""
    return word[:-1] if len(word) > 4 and word.endswith("e") else word
