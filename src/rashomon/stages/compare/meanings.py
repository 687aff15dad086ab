"""Give words of one meaning one name, and say what a word entails.

    "laid down their arms" -> surrender;  "runway" -> airfield;  "retook" -> reach

For the comparison of a denial with what it denies only: a wider meaning than `words.term`,
which also finds pairs and weighs them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rashomon.stages.compare.phrasing import Word, closed
from rashomon.stages.compare.words import find_tokens, stem, term
from rashomon.text.lexicon import load_rows, load_words

GAP = 1
"""Words that may stand inside a phrase: "laid down THEIR arms"."""


def meanings(words: Sequence[Word], at: int) -> frozenset[str]:
    """Give what a word means, alone or with the next ones, and entails; its term always."""
    word = words[at]
    found = {term(word.text)}
    for kind in ("alike", "means"):
        head = listed(kind).get(word.stem)
        if head is not None and (kind == "alike" or not _is_noun(words, at)):
            found.add(head)
    for parts, head in _phrases().get(word.stem, ()):
        if _follows(words, at + 1, parts):
            found.add(head)
    return frozenset(found)


def _is_noun(words: Sequence[Word], at: int) -> bool:
    """See "at hand", "the lead": no verb."""
    before = words[at - 1].text if at else ""
    nouns = closed("point") | closed("own") | load_words("place_prepositions")
    return before in nouns - {"to"} | {"a", "an"}


def all_meanings(words: Sequence[Word]) -> frozenset[str]:
    """Give what all of some words mean."""
    return frozenset(m for at in range(len(words)) for m in meanings(words, at))


def phrase_meanings(words: Sequence[Word]) -> frozenset[str]:
    """Give what the phrases among some words mean: "pulled back"."""
    return frozenset(
        head
        for at, word in enumerate(words)
        for parts, head in _phrases().get(word.stem, ())
        if _follows(words, at + 1, parts)
    )


def doing(word: str) -> frozenset[str]:
    """Give what a verb means by itself."""
    head = listed("means").get(stem(word))
    return frozenset({term(word), head} if head else {term(word)})


def taken_by(words: Sequence[Word], at: int) -> int:
    """Count the words after one that belong to its phrase: two in "laid down arms"."""
    phrases = _phrases().get(words[at].stem, ())
    return max((_follows(words, at + 1, parts) for parts, _ in phrases), default=0)


def _follows(words: Sequence[Word], first: int, parts: Sequence[str]) -> int:
    """Give how many words the parts of a phrase take up; 0: they do not stand there."""
    at = first
    for part in parts:
        near = words[at : at + 1 + GAP]
        place = next((i for i, w in enumerate(near) if w.stem == part), None)
        inside = closed("own") | closed("joined")
        if place is None or any(w.text not in inside for w in near[:place]):
            return 0
        at += place + 1
    return at - first


@lru_cache(maxsize=8)
def listed(kind: str) -> dict[str, str]:
    """Give the single words of a kind, by stem, with what they mean."""
    rows = load_rows("compare_meanings")
    return {
        stem(w): head for w, head, listed_as in rows if listed_as == kind and " " not in w
    }


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, head, kind in load_rows("compare_meanings"):
        first, *rest = (stem(token) for token in find_tokens(words))
        if kind == "means" and rest:
            found.setdefault(first, []).append((tuple(rest), head))
    return found
