"""Find the line in which a text states when it was published.

    lines -> "AFP, Tuesday 2 Jul 2013" | "OSTREL, 12 May 2031 (Agency) - ..." -> DateLine

A date in running prose, in a caption or beside a picture is of something else, and so is the
day of an update. Where two date lines differ, none is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.text.agencies import printed_names
from rashomon.text.bylines import is_byline
from rashomon.text.heads import TextLine, find_lines, head_length
from rashomon.text.lexicon import load_mapping, load_rows, load_words
from rashomon.text.published import stated_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rashomon.text.published import StatedDate

DATE_LINE_WORDS = 14
"""Longest line that can be nothing but a date: weekday, day, month, year, clock, zone, twice."""

IMPRINT_WORDS = 20
"""Longest line that can be names and a date: two authors, their paper and a whole date."""

IMPRINT_LIMIT = 240
"""Code points from which a line is no imprint: twenty words are about half as long."""

LINE_REACH = 160
"""Code points of a paragraph in which a date line that begins it ends."""

NAME_WORDS = 5
"""Longest name of a publisher or a place beside a date."""

PUBLISHED = "published"
"""The word without which a date below the head is not the report's own: "posted" and "issued"
stand below comments and pictures too."""


@dataclass(frozen=True, slots=True)
class DateLine:
    """What a text says of its own day of publication."""

    start: int
    end: int
    edtf: str
    """A day, a month or a year, as far as the words make it certain."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    line: DateLine
    is_cued: bool
    """A word says that it is the day of publication."""


def find_date_line(text: str) -> DateLine | None:
    """Find the date a text states for itself.

    Returns:
        The most precise of the date lines at its head; None where there is none, or they
        differ. A line that says "published" goes before those that do not.
    """
    lines = list(find_lines(text))
    length = head_length(lines)
    in_head = [*_of_head(lines, length)]
    cued = [c for c in in_head if c.is_cued]
    return _agreed(cued) if cued else _agreed([*in_head, *_of_rest(lines, length)])


def is_date_line(line: str) -> bool:
    """Tell whether a trimmed line is only a date, or a date and who publishes or writes."""
    if is_bare_date(line.lower()):
        return True
    return any(_imprint(TextLine(0, len(line), line, is_prose=False), is_first=True))


def is_bare_date(plain: str) -> bool:
    """Tell whether a line in lower case is a date or a clock time and nothing else."""
    words = [w for w in _SPLIT.split(plain) if w.strip(".:-")]
    if len(words) > DATE_LINE_WORDS or not any(c.isdigit() for c in plain):
        return False
    return any(map(_is_named, words)) and all(map(_is_of_date, words))


def _agreed(found: Sequence[_Candidate]) -> DateLine | None:
    """Give the most precise of dates that do not exclude each other; the first of equals."""
    lines = [candidate.line for candidate in found]
    best = max(lines, key=lambda line: len(line.edtf), default=None)
    agree = best and all(best.edtf.startswith(line.edtf) for line in lines)
    return best if agree else None


def _of_head(lines: Sequence[TextLine], length: int) -> Iterator[_Candidate]:
    for at, line in enumerate(lines[:length]):
        if line.is_prose:
            yield from _opening(line)
        elif not _is_beside_picture(lines, at):
            yield from _imprint(line, is_first=at == 0)


def _of_rest(lines: Sequence[TextLine], length: int) -> Iterator[_Candidate]:
    """Find below the head what says "published", and what parts a chronology into days."""
    for at, line in enumerate(lines[length:], length):
        if line.is_prose:
            yield from _opening(line)
        elif is_bare_date(line.text.lower()):
            is_day = at + 1 < len(lines) and lines[at + 1].is_prose
            if is_day or PUBLISHED in line.text.lower():
                yield from _imprint(line, is_first=False)


def _is_beside_picture(lines: Sequence[TextLine], at: int) -> bool:
    beside = lines[max(0, at - 1) : at + 2]
    return any(not line.is_prose and _credits_picture(line.text) for line in beside)


# A line of its own: "By Mara Teel | 12 May 2031", "AFP, Tuesday 2 Jul 2013".


def _imprint(line: TextLine, *, is_first: bool) -> Iterator[_Candidate]:
    """Read a line that holds a date, and names at most."""
    words = list(_WORD.finditer(line.text, 0, IMPRINT_LIMIT))
    if len(line.text) > IMPRINT_LIMIT or len(words) > IMPRINT_WORDS:
        return
    date = None if line.text[0] in _BULLETS else _date_of(line.text)
    if date is None:
        return
    first, last = _run(words, date)
    before = _LABEL.sub("", line.text[: words[first].start()])
    after = line.text[words[last].end() :].lstrip(")")
    is_whole = _is_who(before) and _is_who(after)
    named = _named_before(before, words[first : last + 1], is_first=is_first)
    if not is_whole and not (
        named and (_is_who(after) or _is_parted(after, is_first=is_first))
    ):
        return
    low, high = words[first].start(), words[last].end()
    if is_whole and not is_byline(_bare(before)) and not is_byline(_bare(after)):
        low, high = 0, len(line.text)  # an agency beside the date is a credit: it is kept
    start, end = line.start + low, line.start + high
    yield _Candidate(DateLine(start, end, date.edtf), date.role == PUBLISHED)


def _date_of(line: str) -> StatedDate | None:
    """Give the day a line states; a lone year only after "published", two days never."""
    date = stated_date(line) if _YEAR.search(line) else None
    if date is None or date.role == "updated":
        return None
    if date.role == PUBLISHED:
        return date
    other = stated_date(line[date.end :])
    is_range = other and other.role is None and other.edtf != date.edtf
    is_year = date.end - date.start == len("2031")
    return None if is_year or is_range else date


def _run(words: Sequence[re.Match[str]], date: StatedDate) -> tuple[int, int]:
    """Give the first and last word of the date and all that is only said of dates beside it."""
    inside = [
        i for i, w in enumerate(words) if w.start() < date.end and date.start < w.end()
    ]
    first, last = inside[0], inside[-1]
    while first > 0 and _is_of_date(words[first - 1][0].lower()):
        first -= 1
    while last + 1 < len(words) and _is_of_date(words[last + 1][0].lower()):
        last += 1
    return first, last


def _is_who(part: str) -> bool:
    """Tell whether a part of a line names authors, an agency or a site, or is empty."""
    name = _bare(part)
    return not name or is_byline(name) or bool(_outlets().fullmatch(name))


def _named_before(before: str, run: Sequence[re.Match[str]], *, is_first: bool) -> bool:
    """Tell whether a name before a date is an imprint's: "Lisk Post, Tuesday 3 May 2031"."""
    if _is_who(before) or _is_parted(before, is_first=is_first):
        return True
    name = _bare(before)
    if not before.rstrip().endswith(",") or not _is_name(name):
        return False
    if _PLACE.fullmatch(name):
        return True
    is_exact = any(_is_exact(word[0].lower()) for word in run)
    return not is_first and (is_exact or name.isupper())


def _is_parted(part: str, *, is_first: bool) -> bool:
    """Tell whether a name stands apart from the date, as layout does it and titles do not."""
    has_sign = any(c in "|·•" for c in part.strip()[:1] + part.strip()[-1:])
    return has_sign and not is_first and _is_name(_bare(part))


def _is_name(name: str) -> bool:
    words = name.split()
    return (
        0 < len(words) <= NAME_WORDS
        and all(word[0].isupper() or word in load_words("name_particles") for word in words)
        and not _credits_picture(name)
    )


def _is_exact(word: str) -> bool:
    """Tell whether a word is a weekday or a clock time: what a title does not go into."""
    bare = word.strip(".:-")
    return bool(_CLOCK.fullmatch(word)) or bare in _weekdays()


def _bare(part: str) -> str:
    return part.strip(" ,|·•-–—():/")


def _credits_picture(line: str) -> bool:
    """Tell whether a line has a word of a picture's credit; an agency's name alone is none."""
    kinds = load_mapping("layout_credits")
    return any(kinds.get(w, "agency") != "agency" for w in re.findall(r"\w+", line.lower()))


# The start of a paragraph: "OSTREL, 12 May 2031 (Agency) - ...".


def _opening(line: TextLine) -> Iterator[_Candidate]:
    """Read a paragraph that begins with where and when it was written."""
    part = line.text[:LINE_REACH]
    date = stated_date(part) if _YEAR.search(part) else None
    if date is None or len(date.edtf) < len("2031-05-12"):
        return
    before = _before_weekday(part[: date.start])
    if _is_where(before) and (_AFTER.match(part, date.end) or _named_agency(part, date)):
        start, end = line.start + date.start, line.start + date.end
        yield _Candidate(DateLine(start, end, date.edtf), is_cued=False)


def _before_weekday(before: str) -> str:
    words = before.rsplit(maxsplit=1)
    is_day = bool(words) and words[-1].lower().strip(".,") in _weekdays()
    return before[: before.rindex(words[-1])] if is_day else before


def _is_where(before: str) -> bool:
    match = _WHERE.fullmatch(before)
    if match is None or not before:
        return match is not None
    first = before.split(maxsplit=1)[0].strip(",").lower()
    grammar = load_words("closed_class") | load_words("place_prepositions")
    return first not in grammar and not _is_named(first)


def _named_agency(part: str, date: StatedDate) -> bool:
    match = _IN_BRACKETS.match(part, date.end)
    return bool(match and _outlets().fullmatch(match["name"]))


@lru_cache(maxsize=1)
def _outlets() -> re.Pattern[str]:
    """One or several agencies, or a site."""
    names = rf"(?:the )?(?:{printed_names()})"
    site = r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}"
    return re.compile(rf"{names}(?:(?:/|, | and ){names})*|{site}", re.IGNORECASE)


_YEAR = re.compile(r"[0-9]{4}")
_LABEL = re.compile(
    r"^(?:(?:date|published|posted) ?: ?|(?:published|posted|written) (?=by ))",
    re.IGNORECASE,
)
_BULLETS = "-*+•·▪◦‣>"
_PLACE = re.compile(r"[^\W\d_a-z][\w.'’-]*")
_TOWN = r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|al|el|of)){0,3}"
_WHERE = re.compile(rf"(?:{_TOWN}(?:, ?{_TOWN}){{0,2}}(?:,| ?\([^()]{{1,30}}\),?) ?)?")
_AFTER = re.compile(
    r"[.,]?(?: ?\([A-Z][\w.,/’' -]{1,30}\)| ?/[A-Z][^/]{1,30}/)?(?: ?--? | ?[–—] ?)(?=[^\s\d])"
)
_IN_BRACKETS = re.compile(r"[.,]? ?[(/](?P<name>[^()/]{2,30})[)/] ")


# The words of a line.

_SPLIT = re.compile(r"[\s,()|·•–—]+")
_WORD = re.compile(r"[^\s,()|·•–—]+")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ap]m)?|\d{1,2}[ap]m")
_NUMBER = re.compile(r"\d{1,4}(?:st|[nr]d|th)?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")


def _is_of_date(word: str) -> bool:
    """Tell whether a word in lower case may stand in a line of nothing but a date."""
    return word == "/" or _is_named(word) or bool(_NUMBER.fullmatch(word.strip(".:-")))


def _is_named(word: str) -> bool:
    """Tell whether a word in lower case is only said of dates and clock times."""
    bare = word.strip(".:-")
    return bare in _date_words() or bool(_CLOCK.fullmatch(word))


@lru_cache(maxsize=1)
def _date_words() -> frozenset[str]:
    calendar = (r[0] for r in load_rows("time_words") if r[1] in {"month", "weekday"})
    listed = (r[0] for r in load_rows("layout_phrases") if r[1] == "word")
    return frozenset((*calendar, *listed))


@lru_cache(maxsize=1)
def _weekdays() -> frozenset[str]:
    return frozenset(r[0] for r in load_rows("time_words") if r[1] == "weekday")
