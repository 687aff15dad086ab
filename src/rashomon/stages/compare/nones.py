"""See the ways in which a claim says that there was none of something, or nobody.

"not one live round was issued"   -> no live round was issued
"there was nobody on the roof"    -> nobody
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.stages.compare.phrasing import Word, closed

ANYBODY = frozenset({"people"})
"""What is denied where nobody was there."""

NONE_OF: tuple[tuple[str, ...], ...] = (
    ("not", "one", "of"),  # "not one of the shells fell"
    ("not", "a", "single"),
    ("not", "even", "one"),
    ("not", "one"),  # "not one live round was issued"
    ("no", "single"),
    ("none", "of"),
)
"""Ways to open a claim with "no"."""


def with_no(words: list[Word]) -> list[Word]:
    """Put the words by which a claim says that there was none of something as one "no"."""
    opening = tuple(word.text for word in words[:3])
    form = next((form for form in NONE_OF if opening[: len(form)] == form), None)
    if form is None:
        return words
    first = words[0]._replace(text="no", stem="no", end=words[len(form) - 1].end)
    rest = words[len(form) :]
    if form[-1] == "of" and rest and rest[0].text in closed("own") | closed("point"):
        rest = rest[1:]
    return [first, *rest]


def nobody_at(words: Sequence[Word]) -> int | None:
    """See "there was NOBODY on the roof", "there was no ONE in it": where the word for it ends."""
    if [word.text for word in words[:1]] != ["there"]:
        return None
    be = next((i for i, word in enumerate(words) if word.text in closed("be")), len(words))
    said = [word.text for word in words[be + 1 : be + 3]]
    if said[:1] == ["nobody"]:
        return be + 1
    return be + 2 if said == ["no", "one"] else None
