"""Make more read documents out of read ones, without reading again.

    Analysis, number -> the same reading of a text with other names, words and figures

Words change places with others of their length and kind, so that every span stays where it
is; what was read in it moves along. This is for timing what runs over the whole case: nothing
in it says that the exchanged text would be read the same way.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any

from bench import texts
from rashomon.model import Comparator, Document, Quantity, Span, content_id, text_sha256
from rashomon.pipeline.analyse import Analysis
from rashomon.text.lexicon import load_words

_WORD = re.compile(r"[A-Za-z]{4,}")
_FIGURE = re.compile(r"\d{2,}")
_ID = re.compile(r"[a-z]+-[0-9a-f]{12,}")

RANKS = 24
"""Words that change places lie within this many ranks of frequency among words of their
length: common words stay common, rare ones rare. With 8 ranks, and endings kept, so little
changed that the copies were compared as retellings of one another."""

KEPT = frozenset({"edtf", "language", "sha256", "path", "url", "publisher", "literal"}) | {
    "kind",
    "label",
    "media_type",
    "mode",
    "state",
    "type",
    "unit",
}
"""Fields that are no words of the text, or must stay what they are: codes and classes."""


def reletter(read: Analysis, number: int) -> Analysis:
    """Give a reading of one more document; number 0 is the reading itself."""
    if number == 0:
        return read
    return _Copy(read, number).made()


class _Copy:
    """One reading with other words."""

    def __init__(self, read: Analysis, number: int) -> None:
        self._read, self._number = read, number
        self._other = other_words(number)
        plain = [
            q
            for claim in read.claims
            for q in claim.quantities
            if _FIGURE.fullmatch(q.span.quote) and q.comparator is Comparator.EXACT
        ]
        self._figures = {q.span.start: self._figure(q) for q in plain}
        self._text = self._exchanged(read.document.text)
        for start, digits in self._figures.items():
            end = start + len(digits)
            self._text = self._text[:start] + digits + self._text[end:]

    def made(self) -> Analysis:
        """Rebuild every record on the exchanged text."""
        made: Analysis = self._rebuilt(self._read)
        document = replace(
            made.document,
            text=self._text,
            sha256=text_sha256(self._text),
            external_id=f"{made.document.external_id}-{self._number:03d}",
        )
        return replace(made, document=document)

    def _figure(self, quantity: Quantity) -> str:
        digits = quantity.span.quote
        dice = random.Random(f"{digits} {self._number}")  # noqa: S311  a fixed draw
        low = 10 ** (len(digits) - 1)
        return str(dice.randrange(low, 10 * low))

    def _exchanged(self, text: str) -> str:
        return _WORD.sub(lambda m: self._other.get(m[0], m[0]), text)

    def _rebuilt(self, value: Any) -> Any:  # noqa: ANN401, PLR0911  any record
        if isinstance(value, Span):
            return Span.of(self._text, value.start, value.end)
        if isinstance(value, Quantity) and value.span.start in self._figures:
            changed = float(self._figures[value.span.start])
            made = self._record(value)
            return replace(made, value=changed, min=changed, max=changed)
        if is_dataclass(value) and not isinstance(value, type):
            return self._record(value)
        if isinstance(value, tuple):
            return tuple(self._rebuilt(part) for part in value)  # pyright: ignore[reportUnknownVariableType]
        if isinstance(value, str) and not isinstance(value, Enum):
            if _ID.fullmatch(value):
                return content_id(value.partition("-")[0], value, self._number)
            return self._exchanged(value)
        return value

    def _record(self, record: Any) -> Any:  # noqa: ANN401  any record
        if isinstance(record, Document):
            return replace(record, id=self._rebuilt(record.id))
        found = {f.name: getattr(record, f.name) for f in fields(record) if f.init}
        changed = {k: self._rebuilt(v) for k, v in found.items() if k not in KEPT}
        return replace(record, **changed)


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    """Group words that may change places without moving a span, by falling frequency.

    What the comparison looks up as a happening or a kind of people stays: two reports of one
    kind of happening are what it has to tell apart.
    """
    listed = load_words("compare_classes") | load_words("compare_groups")
    groups: dict[tuple[bool, int], list[str]] = defaultdict(list)
    for word in texts.words_by_frequency():
        if _WORD.fullmatch(word) and word.lower() not in listed:
            groups[word[0].isupper(), len(word)].append(word)
    return tuple(tuple(words) for _, words in sorted(groups.items()))


@cache
def other_words(number: int) -> Mapping[str, str]:
    """Draw the exchange of words for one round of copies."""
    dice = random.Random(number)  # noqa: S311  a fixed draw, nothing secret
    found: dict[str, str] = {}
    for words in _groups():
        for low in range(0, len(words), RANKS):
            near = words[low : low + RANKS]
            found.update(zip(near, dice.sample(near, len(near)), strict=True))
    return found
