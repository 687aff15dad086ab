"""See whom a claim says to have been the first to do something.

"the warden was the first to see it", "first spotted by a pilot" -> who, what
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.stages.compare.charges import who_names
from rashomon.stages.compare.meanings import doing
from rashomon.stages.compare.phrasing import closed, find_words, phrase_end, subject_of
from rashomon.stages.compare.words import find_tokens, stem, weight


@dataclass(frozen=True, slots=True)
class First:
    """Who was the first to do something."""

    literal: str
    """Who, as printed."""
    names: frozenset[str]
    """Names among the words for who."""
    terms: frozenset[str]
    """Stems of what else they say of who: "pilot"."""
    deed: frozenset[str]
    """What the deed means; seeing, finding and reaching something new are one."""

    @property
    def roles(self) -> frozenset[str]:
        """Give the words for who that are no names."""
        return frozenset(
            t for t in self.terms if not any(t.startswith(n[:4]) for n in self.names)
        )


FINDING = (
    *(
        "find",
        "found",
        "discover",
        "see",
        "saw",
        "seen",
        "spot",
        "notice",
        "reach",
        "sight",
    ),
    *("detect", "locate", "report", "observe", "identify", "come", "arrive", "visit"),
)
"""Verbs by which somebody comes upon something: who was the first of all of them."""

_WAS_FIRST = re.compile(
    r"\b(?:was|were|became|is|are)\s+(?:\w+ly\s+)?(?:the\s+)?(?:very\s+)?first"
    r"(?:\s+[\w-]+){0,2}?\s+(?:to|who)\s+(?:have\s+)?(?P<verb>[\w-]+)",
    re.IGNORECASE,
)
_FIRST_BY = re.compile(
    r"\bfirst\s+(?P<verb>[\w-]+)(?:\s+(?!by\b)[\w-]+){0,4}?\s+by\s+(?P<who>[^,;.]+)",
    re.IGNORECASE,
)


_ASIDE = re.compile(r",[^,]{1,60},(?=\s)")
"""An aside behind a name: "Ruth Orkin, 58,"."""


def find_first(quote: str, *, is_negative: bool) -> First | None:
    """Find whom a claim says to have been the first; None: it names none, or denies it."""
    if is_negative:
        return None
    was = _WAS_FIRST.search(quote)
    if was is not None:
        before = _ASIDE.sub("", quote[: was.start()])
        words = find_words(before + quote[was.start() :])
        at = next(i for i, word in enumerate(words) if word.start >= len(before))
        subject = subject_of(words, at)
        if subject is None or words[subject[0]].text in closed("pronoun"):
            return None  # who "she" is stands elsewhere
        first, end = words[subject[0]], words[subject[1] - 1]
        return _first(before[first.start : end.end], was["verb"])
    by = _FIRST_BY.search(quote)
    if by is None:
        return None
    words = find_words(by["who"])
    return _first(by["who"][: words[phrase_end(words, 0) - 1].end], by["verb"])


def _first(who: str, verb: str) -> First | None:
    terms = frozenset(stem(t) for t in find_tokens(who) if weight(t) > 0)
    if not terms:
        return None
    is_found = stem(verb.lower()) in {stem(word) for word in FINDING}
    deed = frozenset({"find"}) if is_found else doing(verb.lower())
    return First(" ".join(who.split()), who_names(who), terms, deed)
