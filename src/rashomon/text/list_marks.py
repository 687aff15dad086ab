"""Know the marks that open an entry of a list: "First:", "2.", "(b)", a bullet, a symbol.

text, offset -> first code point of the words behind the mark
"""

from __future__ import annotations

import re

ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|firstly|secondly"
    "|thirdly|fourthly|fifthly|lastly|finally|last"
)

WORD = re.compile(rf"(?:{ORDINALS}):\s+", re.IGNORECASE)
"""An ordinal as a heading. With a comma it may tell the order of deeds ("First, they left")."""

SIGN = re.compile(r"(?:\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]|[-•*‣–—+▪◦·])\s+(?=\S)")
"""A number, a letter or a bullet before the first word of a line."""

SYMBOL = re.compile(
    "[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030"
    "\u200d\u203c\u2049\ufe0e\ufe0f\U0001f000-\U0001faff]"
)
"""What a picture is made of: emoji, arrows, squares, the letters of flags, what joins them."""

PICTURES = re.compile(rf"(?:{SYMBOL.pattern}[ \t\u00a0]*)+(?=\S)")


def behind_mark(text: str, start: int) -> int | None:
    """Give where the words of a line behind its mark begin; None: it has no mark.

    Args:
        text: The document.
        start: Where the line begins.
    """
    found = WORD.match(text, start) or SIGN.match(text, start)
    return found.end() if found else behind_symbols(text, start)


def behind_symbols(text: str, start: int) -> int | None:
    """Give where the words behind pictures begin ("⚡️ Fire in Ostrel"); None: there are none."""
    found = PICTURES.match(text, start)
    return found.end() if found else None


def opens_line(text: str, start: int) -> bool:
    """Tell whether nothing but white space stands before an offset on its line."""
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()
