"""Put a person's name where a claim speaks of him as "he", or by his office, and drop asides.

    "He is alive" (after "the arrest of Ilan Brask.")  -> "Ilan Brask is alive"
    "The former commander is alive" (after the same)      -> "Ilan Brask is alive"
    "Ilan Brask, the commander of the fort, died"         -> "Ilan Brask died"

A name is put only where the words before name one person and no other.
"""

from __future__ import annotations

import re

from rashomon.stages.compare.aboard import read_person
from rashomon.text.lexicon import load_words

_RUN = r"[^\W\d_a-z][\w'’-]*(?:\s+[^\W\d_a-z][\w'’-]*)+"
_ASIDE = re.compile(
    r"^(?P<who>[^,;:.]+), (?:an?|the|its|their|his|her|our|former|who|whose|whom|aged|\d+)\b"
    r"[^,;:.]*, (?=[a-z])(?!(?:and|or|but|an?|the|its|their|his|her|our)\b)"
)
_SUBJECT = re.compile(
    r"^(?:he|she|the\s+(?:(?:former|late|acting|then|ousted|missing)\s+)?(?P<role>[\w-]+)"
    r"(?:\s+of\s+(?:the\s+)?[\w-]+)?)\s+(?=(?:is|was|has|had|\w+ed)\b)",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(_RUN)
_CLOSED = re.compile(r"[.!?][”\"'’)\]]*\s*$")
"""The claim opens its sentence: in "Ilan Brask said he died" it is not Brask who did."""


def without_aside(quote: str) -> str:
    """Leave out what is set between commas behind a subject: "Ilan Brask, a man of sixty, was"."""
    return _ASIDE.sub(r"\g<who> ", quote)


def with_name(quote: str, before: str) -> str:
    """Give the words of a claim with the name of who it speaks of as its subject.

    Args:
        quote: Its words.
        before: The words before it; of a pronoun or an office, one name must stand there.
    """
    match = _SUBJECT.match(quote)
    if match is None or not _is_person(match["role"]) or not _CLOSED.search(before):
        return quote
    name = _only_name(before)
    return f"{name} {quote[match.end() :]}" if name else quote


def _is_person(role: str | None) -> bool:
    return role is None or role.lower() in load_words("link_person_roles")


def _only_name(before: str) -> str | None:
    """Give the one full name among some words; None: there is none, or there are several."""
    named = (read_person(run) for run in _FULL_NAME.findall(before))
    found = {group.names: group.literal for group in named if group is not None}
    return next(iter(found.values())) if len(found) == 1 else None
