"""Write a page once for many: what is of one person or of one run is filled in for each.

template -> words with holes -> Written -> filled with a token, a name, a run -> the page

A hole is a word that nobody can guess: text of a report is never taken for one.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup, escape

_SECRET = secrets.token_hex(16)


class Hole(StrEnum):
    """What no two persons or no two runs share; everything else of a page is kept."""

    TOKEN = "token"  # noqa: S105  the name of a field
    """What the forms of somebody's pages carry."""
    PERSON = "person"
    """The name they judged under before."""
    SIGNED_IN = "name"
    """The name they signed in by."""
    RUN = "run"
    WAITING = "waiting"
    """How many judgements wait."""

    @property
    def mark(self) -> str:
        """Give the word that stands in the hole; it needs no escaping."""
        return f"hole-{_SECRET}-{self.value}-"


_MARK = re.compile(f"hole-{_SECRET}-([a-z]+)-")


@dataclass(frozen=True, slots=True)
class Written:
    """A page with holes."""

    pieces: tuple[bytes, ...]
    holes: tuple[Hole, ...]
    """What stands after each piece but the last."""

    @classmethod
    def of(cls, made: str) -> Written:
        """Cut a page at its holes."""
        cut = _MARK.split(made)
        return cls(tuple(p.encode() for p in cut[::2]), tuple(map(Hole, cut[1::2])))

    @property
    def size(self) -> int:
        """Count its bytes."""
        return sum(map(len, self.pieces))

    def filled(self, words: Mapping[Hole, str | Markup]) -> bytes:
        """Give the page of one person; words that are no markup are escaped, as in a template."""
        put = {hole: str(escape(said)).encode() for hole, said in words.items()}
        parts = [self.pieces[0]]
        for hole, piece in zip(self.holes, self.pieces[1:], strict=True):
            parts += (put[hole], piece)
        return b"".join(parts)
