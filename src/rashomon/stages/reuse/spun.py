"""Find words of a thesaurus that stand where only a function word can stand.

    words of a body -> entry of the confusion table -> its neighbours' word class -> Sign

A naive spinner looks every word up, "be" as the element, "may" as the shrub, "in" as the
adjective. What gives it away is the place: "could beryllium ended", "riots successful the
north". The place decides here; the same words in their own sense are left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model import Sign, SignKind, Span
from rashomon.text.lexicon import load_rows
from rashomon.text.shingles import Words, find_words

if TYPE_CHECKING:
    from rashomon.model import Document, Sentence

Place = Callable[[str, str], bool]
"""Whether the earlier word could stand between these two, as printed ("": none)."""

PARTICIPLE = re.compile(r"[a-z]+(?:ed|en|wn|ne|ught|ade)")


def find_spun(document: Document, sentences: Sequence[Sentence]) -> Iterator[Sign]:
    """Find spun words in text order."""
    text = document.text
    words = find_words(text, [(s.start, s.end) for s in sentences])
    for k in range(len(words)):
        entry = _table().get(words.norms[k])
        if entry is None:
            continue
        before, after = _neighbour(text, words, k, -1), _neighbour(text, words, k, 1)
        likely, place = entry
        if PLACES[place](before, after):
            span = Span.of(text, words.starts[k], words.ends[k])
            yield Sign(document.id, SignKind.SPUN, span, likely)


def _neighbour(text: str, words: Words, k: int, step: int) -> str:
    """Give the next word of the sentence as printed; "" at its edge or past punctuation."""
    other = k + step
    if not 0 <= other < len(words) or words.ranges[other] != words.ranges[k]:
        return ""
    first, second = min(k, other), max(k, other)
    if text[words.ends[first] : words.starts[second]].strip():
        return ""
    return text[words.starts[other] : words.ends[other]]


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[tuple[str, ...], str]]:
    rows = load_rows("spun_words")
    return {word: (tuple(likely.split(";")), place) for word, likely, place in rows}


@lru_cache(maxsize=1)
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for word, kind in load_rows("closed_class"):
        found[kind].add(word)
    return {kind: frozenset(words) for kind, words in found.items()}


def _is(word: str, *kinds: str) -> bool:
    return any(word.lower() in _classes()[kind] for kind in kinds)


def _is_participle(word: str) -> bool:
    return PARTICIPLE.fullmatch(word) is not None


def _auxiliary(before: str, after: str) -> bool:
    """After a modal ("could ... ended"), or before be, have, not ("they ... not")."""
    if _is(before, "modal") or before.lower() in NEGATED:
        return _is_participle(after) or after.endswith("ing") or _is(after, "determiner")
    verbal = _is(after, "be", "have") or after.lower() == "not"
    return _is_free(before) and (verbal or _is(before, "pronoun"))


def _subject(before: str, after: str) -> bool:
    """Before a finite auxiliary or a verb of saying, not after an article."""
    if _is(before, "determiner", "be"):
        return False
    return after.lower() in SAID or _is(after, "have")


def _preposition(before: str, after: str) -> bool:
    """Between a content word and a determiner ("talks ... the north")."""
    return _is_free(before) and not before[0].isdigit() and _is(after, "determiner")


def _adjective(before: str, after: str) -> bool:
    """Where no adjective can stand ("riots ... the north", "riots ... Ostrel")."""
    if not _is_free(before) or not before.islower() or before.endswith("ly"):
        return False
    plural = before.endswith("s") and after[:1].isupper()
    return _is(after, "determiner") or plural


def _determiner(before: str, after: str) -> bool:
    """Before a noun ("is ... proof"); "nary a soul" is an idiom."""
    return before != "" and after != "" and not _is(after, "determiner") and after != "one"


def _perfect(before: str, after: str) -> bool:
    """After a plural or a pronoun, before a participle ("clashes ... led")."""
    joined = before.endswith("s") and not _is(before, "determiner", "be", "have")
    return (joined or _is(before, "pronoun")) and _is_participle(after)


def _of(before: str, after: str) -> bool:
    """After a participle, before "of" ("running ... of time")."""
    return after == "of" and (_is_participle(before) or before.endswith("ing"))


def _adverb(before: str, after: str) -> bool:
    """Inside a clause, not in "hither and thither"."""
    return "" not in (before, after) and "and" not in (before, after)


def _quantifier(before: str, after: str) -> bool:
    """Before the noun ("too ... cases"); "prizes galore" puts it after."""
    return after.islower() and after.endswith("s") and not before.endswith("s")


def _is_free(before: str) -> bool:
    """Tell whether a word leaves the place after it to a function word."""
    return before != "" and not _is(before, "determiner", "be", "modal", "have")


NEGATED = frozenset(("not", "to"))
SAID = frozenset(("said", "told"))

PLACES: dict[str, Place] = {
    "auxiliary": _auxiliary,
    "subject": _subject,
    "preposition": _preposition,
    "adjective": _adjective,
    "determiner": _determiner,
    "perfect": _perfect,
    "of": _of,
    "adverb": _adverb,
    "quantifier": _quantifier,
}
"""Third column of the confusion table -> where the earlier word could stand."""
