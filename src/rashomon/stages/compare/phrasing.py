"""See the words of a claim with where they stand, and the noun phrases among them.

"the crime was carried out by men of the Orlo gang" -> Word, Word, ... -> "men of the Orlo gang"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rashomon.stages.compare.words import stem
from rashomon.text.lexicon import load_rows, load_words

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W\d_]+)*")
_MARK = re.compile(r"[,;:.—–()“”\"]")
_OWNER = re.compile(r"['’]s?$")

LONGEST = 12
"""Most words of a noun phrase that names a party."""


@lru_cache(maxsize=32)
def closed(kind: str) -> frozenset[str]:
    """Give a closed class of English; see the list for what each is."""
    return frozenset(
        word for word, listed in load_rows("compare_phrasing") if listed == kind
    )


class Word(NamedTuple):
    """A word of a claim. A case has millions, and a tuple is made in a third of the time."""

    text: str
    """Lower case, without "'s"."""
    stem: str
    start: int
    """Where it stands in the words looked at, in code points."""
    end: int
    is_capital: bool
    is_owner: bool
    """It ends in "'s"."""
    after_mark: bool
    """A comma, full stop, dash or quotation mark stands before it."""


@lru_cache(maxsize=1 << 11)
def find_words(quote: str) -> tuple[Word, ...]:
    """Give the words of a claim in order; several families look at one claim in turn."""
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(quote):
        start, end = match.span()
        text, stemmed, is_capital, is_owner = _read(match.group())
        after_mark = quote[last:start] != " " and _has_mark(quote, last, start)
        found.append(Word(text, stemmed, start, end, is_capital, is_owner, after_mark))
        last = end
    return tuple(found)


@lru_cache(maxsize=1 << 15)
def _read(printed: str) -> tuple[str, str, bool, bool]:
    """Give a word as it is compared, its stem, and whether it is a capital's or an owner's."""
    text = printed.lower()
    if not printed.isalpha():
        text = _OWNER.sub("", text) or text
    is_owner = printed.endswith(("'s", "’s", "'", "’"))
    return text, stem(text), _is_capital(printed), is_owner


def _has_mark(quote: str, start: int, end: int) -> bool:
    return _MARK.search(quote, start, end) is not None


def _is_capital(printed: str) -> bool:
    """See "Ruth", "pro-Velmian", not "anti-Velmian"."""
    if "-" not in printed:
        return printed[:1].isupper()
    first, _, rest = printed.partition("-")
    if first.lower() in {"anti", "non", "ex"}:
        return False
    return first[:1].isupper() or rest[:1].isupper()


def phrase_end(words: Sequence[Word], first: int) -> int:
    """Give where the noun phrase that begins at a word ends."""
    at = first
    while at < len(words) and at - first < LONGEST:
        word = words[at]
        if at > first and (word.after_mark or _ends(word)):
            break
        at += 1
    while at > first and words[at - 1].text in closed("joined"):
        at -= 1
    return at


def _ends(word: Word) -> bool:
    if word.text in closed("joined"):
        return False
    is_link = word.text in closed("end") or word.text in load_words("place_prepositions")
    return is_link or word.text in closed("auxiliary") | closed("beside")


def clause_start(words: Sequence[Word], verb: int) -> int:
    """Give where the clause of a verb begins: behind the last mark, or behind "that"."""
    at = verb
    while at > 0 and not words[at].after_mark and not _is_joint(words, at - 1):
        at -= 1
    return at


def _is_joint(words: Sequence[Word], at: int) -> bool:
    """See "said that they", not "on that day"."""
    if words[at].text != "that":
        return False
    return at == 0 or words[at - 1].text not in load_words("place_prepositions")


def subject_of(words: Sequence[Word], verb: int) -> tuple[int, int] | None:
    """Give the noun phrase that opens the clause of a verb; None: there is none."""
    at = verb - 1
    while at >= 0 and (
        words[at].text in (closed("beside") | closed("auxiliary"))
        or words[at].text.endswith("ly")
    ):
        at -= 1
    if at >= 0 and words[at].text in closed("pronoun"):
        return at, at + 1
    first = clause_start(words, verb)
    end = min(phrase_end(words, first), verb)
    if first >= end or words[first].text in load_words("place_prepositions"):
        return None
    return first, end


PASSIVE_REACH = 5
"""Words before a participle among which its "was" stands: "was planned and then carried out"."""


def is_passive(words: Sequence[Word], verb: int) -> bool:
    """Tell whether a form of "be" stands close before a past participle."""
    near = [word.text for word in words[max(verb - PASSIVE_REACH, 0) : verb]]
    return any(text in closed("be") for text in near)
