"""Find the set phrases of news pages in a line.

data/lexicons/layout_phrases.tsv -> one pattern per place, length and kind -> Phrase
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rashomon.text.lexicon import load_rows

WILD = r"\S+(?: \S+){0,5}?"
"""What a lone "*" stands for: one to six words."""

FRAMES = {
    "line": r"\W*(?:{})\W*$",
    "start": r"\W*?(?:{})",
    "end": r".*(?<!\w)(?:{})\W*$",
    "in": r".*(?<!\w)(?:{})",
    "bracket": r"(?:{})",
}
"""Where in a line a phrase stands."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one kind that stand in one place of lines of at most `words` words."""

    where: str
    words: int
    kind: str
    pattern: re.Pattern[str]


def phrase_kind(plain: str, words: int) -> tuple[str, str] | None:
    """Tell what kind of line a set phrase makes of a line.

    Args:
        plain: The line in lower case, with straight quotation marks and single spaces.
        words: Its length.

    Returns:
        The kind and where the phrase stands; None when there is none. Only a whole line is
        compared when a quotation begins it: an appeal inside a quotation is somebody's.
    """
    quoted = plain.startswith(('"', "'"))
    for group in load_phrases():
        if words > group.words or group.where == "bracket" or group.kind == "reader":
            continue
        if quoted and group.where != "line":
            continue
        if group.pattern.match(plain):
            return group.kind, group.where
    return None


def is_credit(plain: str) -> bool:
    """Tell whether the words of a closing bracket credit reporters or editors."""
    return any(
        group.pattern.match(plain) for group in load_phrases() if group.where == "bracket"
    )


def speaks_to_reader(plain: str) -> bool:
    """Tell whether a paragraph has "you" or "your"."""
    return any(
        group.pattern.match(plain) for group in load_phrases() if group.kind == "reader"
    )


@lru_cache(maxsize=1)
def load_phrases() -> tuple[Phrases, ...]:
    """Load the phrases, grouped, in the order of the list."""
    groups: dict[tuple[str, int, str], list[str]] = {}
    for phrase, where, words, kind in load_rows("layout_phrases"):
        if where in FRAMES:
            groups.setdefault((where, int(words), kind), []).append(_pattern(phrase))
    return tuple(
        Phrases(where, words, kind, re.compile(FRAMES[where].format("|".join(patterns))))
        for (where, words, kind), patterns in groups.items()
    )


def _pattern(phrase: str) -> str:
    """Write a phrase as a pattern; one that ends in a word ends at the word's end."""
    words = " ".join(_word(word) for word in phrase.split())
    return words + r"(?!\w)" if phrase[-1].isalnum() else words


def _word(word: str) -> str:
    if word == "*":
        return WILD
    return re.escape(word).replace("<n>", r"\d[\d,.]*").replace(r"\*", r"\S*")
