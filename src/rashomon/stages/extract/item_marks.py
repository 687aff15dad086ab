"""Know the marks that number the points of a list: "First:", "2.", "(b)", a bullet.

text, offset -> first code point of the words behind the mark
"""

from __future__ import annotations

import re

from rashomon.stages.extract.clauses import Clause

ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|firstly|secondly"
    "|thirdly|fourthly|fifthly|lastly|finally|last"
)

WORD = re.compile(rf"(?:{ORDINALS}):\s+", re.IGNORECASE)
"""An ordinal as a heading. With a comma it may tell the order of deeds ("First, they left")."""

SIGN = re.compile(r"(?:\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]|[-•*‣–—])\s+(?=\S)")
"""A number, a letter or a bullet before the first word of a line."""


def behind_mark(text: str, start: int) -> int | None:
    """Give where the words of a line behind its mark begin; None: it has no mark.

    Args:
        text: The document.
        start: Where the line begins.
    """
    found = WORD.match(text, start) or SIGN.match(text, start)
    return found.end() if found else None


def without_mark(text: str, clause: Clause) -> Clause:
    """Cut the mark of a point off the clause it opens."""
    is_line = text[: clause.start].rstrip(" \t")[-1:] in {"", "\n"}
    found = WORD.match(text, clause.start) or (
        SIGN.match(text, clause.start) if is_line else None
    )
    kept = tuple(t for t in clause.tokens if found is None or t.start >= found.end())
    return Clause(clause.head, kept) if clause.head in kept else clause
