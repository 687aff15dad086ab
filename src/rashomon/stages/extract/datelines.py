"""Leave the line of place, date and agency, or the stamp of a live report, out of a claim.

"OSTREL, Varena, June 12 (Corvane) — Nine people died" -> "Nine people died"
"16:30 GMT The ministry gives its losses as 41" -> "The ministry gives its losses as 41"
"""

from __future__ import annotations

import re

from rashomon.stages.extract.clauses import Clause

DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’'-]+(?:\s[A-Z][A-Z.’'-]+)*)?"  # OSTREL
    r"(?:,\s[A-Z][\w.’'-]*(?:\s[A-Z\d][\w.]*)*)*"  # , Varena, June 12
    r"\s?(?:\([^()\n]{2,40}\))?"  # (Corvane)
    r"\s?(?:—|–|--|-)\s+(?=[\w“\"'‘])"
)
"""The line of place, date and agency that opens a wire story, up to its dash."""

STAMP = re.compile(
    r"\[?\d{1,2}[:.]\d{2}(?:\s?(?:[ap]\.?m\.?|GMT|UTC|[A-Z]{2,3}T))?\]?"
    r"\s*(?:[—–|:-]\s*)?(?=[A-Z“\"'‘])"
)
"""The hour at which an entry of a live report was made, before its first word. It is no hour of
what the entry tells."""


def without_dateline(text: str, at: int, clause: Clause) -> Clause:
    """Cut the date line or the stamp off a clause that opens a zone.

    Args:
        text: The document.
        at: Where the zone begins.
        clause: The clause; returned as it is where no date line leads it.
    """
    match = STAMP.match(text, at) or DATELINE.match(text, at)
    if match is None or match.end() >= clause.end:
        return clause
    kept = tuple(t for t in clause.tokens if t.start >= match.end())
    return Clause(clause.head, kept) if clause.head in kept else clause
