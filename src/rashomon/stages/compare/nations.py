"""Find the nations words name: "French troops", "the Malians", "Moscow's envoys".

words -> ISO codes;  text -> nations that stand before names ("the Russian company X")
"U.S. troops" -> US;  "told us" -> none
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rashomon.stages.compare.words import find_tokens, stem, weight
from rashomon.text.lexicon import load_rows

PATRON_REACH = 5
"""Words after a nation in which the name it qualifies stands: "Russian private military
company X" has three between."""

LEAST_WEIGHT = 0.4
"""Lightest word that may stand inside a name: "company" weighs 1.0, "and" nothing."""

_CLAUSES = re.compile(r"[,;:.!?()—–\n]")


def nations_of(words: str) -> frozenset[str]:
    """Give the codes of the nations whose name, adjective or people stands among words."""
    told = _without_points(words)
    found = (_nations().get(token) for token in find_tokens(_PRONOUN.sub(" ", told)))
    return frozenset(code for code in found if code is not None)


_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,3}")
"""Letters that stand for a name: "U.S.", "U.A.E."."""

_PRONOUN = re.compile(r"\bus\b")
"""What a nation is not: only "US" is one."""


def _without_points(text: str) -> str:
    return _INITIALS.sub(lambda found: found[0].replace(".", "") + " ", text)


def nation_names(codes: Iterable[str]) -> str:
    """Name nations by their codes; what is no code of a nation is left out."""
    rows = load_rows("link_states")
    held = frozenset(codes)
    return " and ".join(row[1] for row in rows if row[0] in held)


def find_patrons(text: str) -> dict[str, frozenset[str]]:
    """Give the nations a text puts before names, by the stems of the names' words."""
    found: dict[str, set[str]] = {}
    for clause in _CLAUSES.split(_without_points(text)):
        words = clause.split()
        for i, word in enumerate(words):
            code = _adjective(word)
            if code is None:
                continue
            for name in _qualified(words[i + 1 : i + 1 + PATRON_REACH]):
                found.setdefault(name, set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items()}


def _qualified(words: list[str]) -> Iterator[str]:
    """Give the stems of the names among words, up to one that ends the name: "of", "and"."""
    for word in words:
        tokens = find_tokens(word)
        if not tokens or weight(tokens[0]) < LEAST_WEIGHT:
            return
        if word[:1].isupper() and tokens[0] not in _nations():
            yield stem(tokens[0])


def _adjective(word: str) -> str | None:
    """Give the nation of an adjective or of a name with "'s"; a bare name qualifies nothing."""
    tokens = find_tokens(word)
    if not tokens or not word[:1].isupper():
        return None
    owns = word.endswith(("'s", "’s"))
    return _nations().get(tokens[0]) if owns else _adjectives().get(tokens[0])


@lru_cache(maxsize=1)
def _nations() -> dict[str, str]:
    """Give the nation of each word that is the whole name, adjective or people of one."""
    found: dict[str, str] = {}
    for code, name, others, adjectives, people, _ in load_rows("link_states"):
        for forms in (name, others, adjectives, people):
            for form in forms.split("|"):
                tokens = find_tokens(form)
                if len(tokens) == 1 and form != "-":
                    found.setdefault(tokens[0], code)
    return found


@lru_cache(maxsize=1)
def _adjectives() -> dict[str, str]:
    return {
        find_tokens(form)[0]: row[0]
        for row in load_rows("link_states")
        for form in row[3].split("|")
        if form != "-" and len(find_tokens(form)) == 1
    }
