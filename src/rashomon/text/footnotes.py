"""Know the marks of notes: "issued.²", "left.[3]", "[citation needed]".

text -> the same text with blanks for marks; offsets stay

They are no words, and a sentence ends before them.
"""

from __future__ import annotations

import re

RAISED = r"(?<=[^\W\d_]{3})[⁰¹²³⁴-⁹]+|(?<=[.,;:!?\"”’)])[⁰¹²³⁴-⁹]+"
"""Raised figures behind a word of three letters or a mark: "km²" and "m³" are measures."""

BRACKETED = (
    r"(?<=\S)\[(?:\d{1,3}|[a-z]|(?:note|nb) \d{1,2}|(?:citation|clarification) needed"
    r"|(?:better|non-primary) source needed|dubious|disputed|who|when|where|by whom)\??\]"
)

NOTE = re.compile(f"{RAISED}|{BRACKETED}")


def without_notes(text: str) -> str:
    """Put blanks where marks of notes stand.

    >>> without_notes("It left.[3] Nobody saw it.²")
    'It left.    Nobody saw it. '
    """
    return NOTE.sub(lambda found: " " * len(found.group()), text)
