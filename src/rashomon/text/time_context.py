"""What a rule for time expressions sees, and what it gives back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.text.moments import Anchor
from rashomon.text.time_ahead import GROUNDS, TOLD, ground_ahead, is_past_plan
from rashomon.text.time_items import Item, Reading

MAX_STEPS = 6
"""Heads looked at from a time word up to its verb; a longer way is no certain link."""

OPEN = "XXXX"
"""A year that is not stated."""


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression: its items (end exclusive) and what it means."""

    first: int
    end: int
    kind: str
    """DATE, TIME, DURATION or SET, as in TIMEX3."""
    value: str | None = None
    """TIMEX3 value; None: not known."""
    edtf: str | None = None
    """Set where it says less than the value: a year not stated stays open; "" says nothing."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at besides its match."""

    reading: Reading
    anchor: Anchor

    def item(self, match: re.Match[str], group: str) -> Item | None:
        """Give the item a named group matched."""
        at = match.start(group) if group in match.re.groupindex else -1
        return self.reading.items[at] if at >= 0 else None

    def at(self, i: int) -> Item | None:
        """Give an item by number; None outside."""
        return self.reading.items[i] if 0 <= i < len(self.reading.items) else None

    def part_beside(self, first: int, end: int) -> str | None:
        """Give the part of the day right behind an hour, or right before it.

        "in the morning", "that night", "on Tuesday night", "on the evening of 11 June"; "on
        Tuesday night at ten".
        """
        codes = self.reading.codes
        after = PART_AFTER.match(codes, end)
        at = after.end() - 1 if after else self._opened_part(end)
        if at is None:
            before = PART_BEFORE.search(codes[max(first - MAX_BEFORE, 0) : first])
            at = max(first - MAX_BEFORE, 0) + before.start("p") if before else None
        return str(self.reading.items[at].value) if at is not None else None

    def _opened_part(self, i: int) -> int | None:
        """See "that night", whose first word is no item of its own kind."""
        opener, part = self.at(i), self.at(i + 1)
        is_opened = opener is not None and opener.low in PART_OPENERS
        return i + 1 if is_opened and part and part.code == "P" else None

    def low_before(self, i: int) -> str:
        """Give the word before an item."""
        before = self.at(i - 1)
        return before.low if before else ""

    def direction(self, i: int) -> int:
        """Tell whether the verb over an item speaks of later (1) or of what was (-1).

        0 where it may be either: "ordered them to leave on Wednesday".
        """
        parse = self.reading.parse
        at = parse.tokens[self.reading.items[i].token]
        is_owner = at.dep == "poss"  # "asked him to stop after Thursday's ruling"
        for _ in range(MAX_STEPS):
            if at.pos in ("VERB", "AUX"):
                ground = ground_ahead(parse, at)
                if ground == "plan" and is_past_plan(parse, at):
                    return 0
                return 1 if ground in (TOLD if is_owner else GROUNDS) else -1
            if at.head == at.i:
                break
            at = parse.tokens[at.head]
        return -1


PART_OPENERS = frozenset({"that", "this", "at", "the"})
"""What opens a part of the day behind an hour."""

PART_AFTER = re.compile(r"(?:id|n?(?:[LTw]|E?W)|nd)P")
"""Codes behind an hour that end in a part of the day."""

PART_BEFORE = re.compile(r"[LTWw](?P<p>P),?@?$")
"""Codes before an hour that tell its part of the day."""

MAX_BEFORE = 4
"""Items looked at before an hour: "Tuesday night, at"."""

Meaning = tuple[str, str | None, str | None]
"""Kind, value and EDTF of a time expression; see `Found`."""
