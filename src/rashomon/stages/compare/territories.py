"""Find in whose waters, airspace, sector or territory a claim puts something.

"the trawler was inside Rethian waters"            -> the trawler: Reth
"the wreck lies within the Halmark sector"         -> the wreck: Halmark
"it came down in the territory of Orlova"          -> it: Orlova
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.stages.compare.holders import to_holder
from rashomon.stages.compare.words import find_tokens, stem, weight

MIN_THING = 1.3
"""Lightest word that names what was there: "ship" weighs 1.4."""


@dataclass(frozen=True, slots=True)
class Territory:
    """Whose waters or land something is put in."""

    literal: str
    names: frozenset[str]
    nations: frozenset[str]
    things: frozenset[str]
    """Stems of the words before it, what was there among them; of the words a pronoun may mean."""


_AREA = r"(?:waters|airspace|territory|soil|sector|zone|side)"
_IN = re.compile(
    rf"\b(?:in|inside|within|into|on|over)\s+(?:the\s+)?(?:"
    rf"(?P<adjective>(?:[A-Z][\w'’-]+\s+){{1,3}})(?:territorial\s+)?{_AREA}\b"
    rf"|(?:territorial\s+)?{_AREA}\s+of\s+(?P<owner>(?:the\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?))"
)
_NOT = re.compile(r"\b(?:not|never|no|nor|outside|off|left)\b|n['’]t\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:it|she|they|them)\b", re.IGNORECASE)


def find_territory(quote: str, before: str, *, is_negative: bool) -> Territory | None:
    """Find in whose territory a claim puts what it names; None: in nobody's, or it denies it.

    Args:
        quote: Its words.
        before: The words before it: what "it" may be.
        is_negative: What it says is denied.
    """
    match = _IN.search(quote)
    if match is None or is_negative or _NOT.search(quote[: match.end()]):
        return None
    owner = to_holder(match["adjective"] or match["owner"])
    if not (owner.names or owner.nations):
        return None
    ahead = quote[: match.start()]
    told = f"{before} {ahead}" if _PRONOUN.search(ahead) else ahead
    things = (stem(t) for t in find_tokens(told) if weight(t) >= MIN_THING)
    return Territory(match[0], owner.names, owner.nations, frozenset(things) - owner.names)
