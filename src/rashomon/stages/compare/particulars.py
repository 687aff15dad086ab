"""Find the numbers that are one person's or one place's own: an age, children, inhabitants.

"Tara Reid, 33, entered the clinic"    -> tara reid: age 33
"a mother of 13, Zurana Horton"        -> zurana horton: children 13
"Qeshm island, home to 120,000 people" -> qeshm: inhabitants 120,000
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.stages.compare.figures import Figure
from rashomon.stages.compare.persons import Name, name_in, name_runs
from rashomon.stages.compare.phrasing import Word, find_words
from rashomon.stages.compare.words import stem
from rashomon.text.lexicon import load_rows, load_words

AHEAD = 7
"""Words between a name and a figure behind it, none of which may be another's: "Zurana Horton, 34,
a mother of 12"."""

BEHIND = 3
"""Words between a figure and a name behind it: "the 66-year-old pensioner Luan Orre"."""


@dataclass(frozen=True, slots=True)
class Particular:
    """A number that is somebody's or some place's own."""

    kind: str
    """Age, children, inhabitants, sentences."""
    name: Name
    """Whose."""
    figure: Figure


def find_particulars(
    quote: str, start: int, figures: tuple[Figure, ...]
) -> tuple[Particular, ...]:
    """Find the particulars a claim gives.

    Args:
        quote: Its words.
        start: Where they begin in the document.
        figures: Its figures.
    """
    return tuple(_read(quote, start, figures))


def _read(quote: str, start: int, figures: tuple[Figure, ...]) -> Iterator[Particular]:
    for figure in figures:
        if figure.low != figure.high or _is_past(quote, figure, start):
            continue
        span = figure.quantity.span
        low, high = span.start - start, span.end - start
        kind = _kind(quote[:low], figure)
        name = _whose(quote, low, high) if kind else None
        if kind and name:
            yield Particular(kind, name, figure)


def _is_past(quote: str, figure: Figure, start: int) -> bool:
    """See "then 15-year-old Orre", "aged 15 at the time": of another day than the report's."""
    span = figure.quantity.span
    before, behind = quote[: span.start - start], quote[span.end - start :]
    return bool(_THEN.search(before) or _AT_THE_TIME.match(behind))


_THEN = re.compile(r"\b(?:then|once|formerly)\W*$", re.IGNORECASE)

_AT_THE_TIME = re.compile(r"[^.;,]{0,30}\b(?:at the time|when|then)\b", re.IGNORECASE)


def _kind(before: str, figure: Figure) -> str | None:
    ahead = " ".join(before.lower().split()).rstrip("-")
    counted = f"{figure.quantity.group or ''} {figure.quantity.unit or ''}".lower().split()
    stems = {stem(word) for word in counted}
    for kind, where, words, _ in load_rows("compare_particulars"):
        is_unit = where == "unit" and {stem(word) for word in words.split()} <= stems
        if is_unit or (where == "before" and ahead.endswith(words)):
            return kind
    return None


def _whose(quote: str, low: int, high: int) -> Name | None:
    """Give the name a figure is set beside: behind it across a comma, or right before it."""
    words = find_words(quote)
    ahead = next(
        (r for r in reversed(name_runs(quote)) if words[r[1] - 1].end <= low), None
    )
    if ahead is not None and _leads_on(quote[words[ahead[1] - 1].end : low]):
        return name_in(words, ahead) or None
    behind = next((r for r in name_runs(quote) if words[r[0]].start >= high), None)
    if behind is None:
        return None
    between = [w for w in words if high <= w.start < words[behind[0]].start]
    plain = [w for w in between if w.text not in _YEARS]
    may_be = len(plain) <= BEHIND and not any(_stops(w) for w in plain)
    may_be = may_be and not _is_of_another(words[behind[1] :])
    return (name_in(words, behind) or None) if may_be else None


def _is_of_another(following: Sequence[Word]) -> bool:
    """See "the 78-year-old Orre | supporter": the name says whose supporter, not who."""
    if not following or following[0].after_mark:
        return False
    persons = {noun for noun, _ in load_rows("person_nouns")}
    return following[0].stem in {stem(noun) for noun in persons}


_YEARS = frozenset({"year", "years", "old", "year-old", "years-old"})


def _leads_on(between: str) -> bool:
    """Tell whether what stands between a name and a figure says no more than what is its own.

    "Zurana Horton, 34, a mother of (12)", not "Video of a mother of (13)".
    """
    words = find_words(between)
    opens = _OPENS.match(between) or (words and words[0].text in _SORTS)
    known = all(w.text in _asides() or w.text.isdecimal() for w in words)
    return bool(opens) and known and len(words) <= AHEAD


_OPENS = re.compile(r"\s*[,(–—-]|\s+(?:is|was|aged|has|had|who)\b", re.IGNORECASE)
"""What stands right behind a name of which more is told."""

_SORTS = frozenset({"island", "town", "city", "village", "district", "province"})


def _stops(word: Word) -> bool:
    """Tell whether a word opens another phrase: "60 when the mayor" is not the mayor's age."""
    return word.text in load_words("place_prepositions") | _JOINTS


_JOINTS = frozenset(
    {"and", "or", "but", "who", "when", "as", "was", "is", "were", "had", "has"}
)


@lru_cache(maxsize=1)
def _asides() -> frozenset[str]:
    listed = {w for row in load_rows("compare_particulars") for w in row[2].split()}
    return frozenset(listed) | load_words("age_words") | _YEARS | _SORTS | _BESIDE


_BESIDE = frozenset({"a", "an", "the", "who", "is", "was", "has", "had", "with", "and"})
"""Words that lead on to what somebody or some place is: "Velm, a town with a population of"."""


def particular_words() -> Mapping[str, str]:
    """Give how a reader is told of a particular, by its kind."""
    return {row[0]: row[3] for row in load_rows("compare_particulars")}
