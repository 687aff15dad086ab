"""Gather what a claim takes from its sentence and its document: time, places, happenings, voice.

claims of each sentence -> Surroundings
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.model import Claim, Reading
from rashomon.stages.compare.days import Days, edtf_days, gap, on_one_scale
from rashomon.stages.compare.fates import tells_fate
from rashomon.stages.compare.parties import Party
from rashomon.stages.compare.places import Named
from rashomon.stages.compare.reports import PAST_DAYS, claim_days, happenings
from rashomon.stages.compare.voices import find_voices
from rashomon.stages.compare.words import find_tokens, shared


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the sentence of a claim tells of beside it."""

    days: Days | None
    places: tuple[Named, ...]
    told: frozenset[str]
    voice: Party | None
    """Whose the claim is and for whom he speaks; None: the report's own."""


def find_surroundings(reading: Reading) -> dict[str, Surroundings]:
    """Join the times and places of the claims of each sentence.

    An undated sentence that goes on telling of the long past happening of the one before it
    ("five died in the quake") is of that one's time.
    """
    starts = {key: [s.start for s in found] for key, found in reading.sentences.items()}
    groups: dict[tuple[str, int], list[Claim]] = {}
    voices = find_voices(reading)
    for claim in reading.claims.values():
        at = _sentence_number(starts.get(claim.document_id, []), claim)
        groups.setdefault((claim.document_id, at), []).append(claim)
    found: dict[str, Surroundings] = {}
    told: dict[tuple[str, int], Surroundings] = {}
    for (document_id, at), members in sorted(groups.items()):
        days = {d for c in members if (d := narrowest_days(c)) is not None}
        places = {p.name: p for c in members for p in places_of(reading, c)}
        setting = Surroundings(
            next(iter(days)) if len(days) == 1 else None,
            tuple(places[name] for name in sorted(places)) if len(places) == 1 else (),
            shared(happenings(find_tokens(_stretch(reading, members)))),
            None,
        )
        before = told.get((document_id, at - 1))
        if before is not None and not days and _goes_on(reading, members, before):
            setting = replace(setting, days=before.days)
        if before is not None and _is_bare(reading, members, setting, at):
            setting = replace(setting, days=before.days, told=before.told)
        told[document_id, at] = setting
        found |= {c.id: replace(setting, voice=voices.get(c.id)) for c in members}
    return found


ARTICLE_REACH = 3
"""Words before a happening among which its article stands: "the 8.6-magnitude quake"."""


def _goes_on(reading: Reading, members: Sequence[Claim], before: Surroundings) -> bool:
    """Tell whether a sentence tells on of what the one before it puts long before the report.

    "Five died in the quake" does; "a quake struck" tells of another.
    """
    published = reading.documents[members[0].document_id].published
    printed = edtf_days(published.edtf) if published else None
    if printed is None or before.days is None:
        return False
    if gap(*on_one_scale(before.days, printed)) <= PAST_DAYS:
        return False
    tokens = find_tokens(_stretch(reading, members))
    named = [i for i, token in enumerate(tokens) if happenings([token]) & before.told]
    return any("the" in tokens[max(i - ARTICLE_REACH, 0) : i] for i in named)


BARE_WORDS = 6
"""Words of a sentence up to which it only says what became of those of the one before it."""


def _is_bare(
    reading: Reading, members: Sequence[Claim], setting: Surroundings, at: int
) -> bool:
    """See "(Shots were fired at a bus in Orlo.) Nobody was hurt.": it is of that bus.

    It names no happening, no time and no place, and follows in the same paragraph.
    """
    if at < 1 or setting.told or setting.days or setting.places:
        return False
    claim = members[0]
    sentences = reading.sentences[claim.document_id]
    one, before = sentences[at], sentences[at - 1]
    text = reading.documents[claim.document_id].text
    if "\n\n" in text[before.start : one.end].strip():
        return False
    own = text[one.start : one.end]
    return len(find_tokens(own)) <= BARE_WORDS and tells_fate(own)


def _stretch(reading: Reading, members: Sequence[Claim]) -> str:
    """Give the text that the claims of a sentence cover."""
    start = min(c.span.start for c in members)
    end = max(c.span.end for c in members)
    return reading.documents[members[0].document_id].text[start:end]


def _sentence_number(starts: list[int], claim: Claim) -> int:
    """Number the sentence of a claim; below 0 and apart for each claim where none is known."""
    if not starts:
        return -1 - claim.span.start
    return bisect_right(starts, claim.span.start) - 1


def narrowest_days(claim: Claim) -> Days | None:
    """Give the one interval a claim names, the narrowest of nested ones; None: several."""
    found = claim_days(claim)
    if not found:
        return None
    narrow = min(found, key=lambda d: (d[1] - d[0], d))
    nested = all(d[0] <= narrow[0] and narrow[1] <= d[1] for d in found)
    return narrow if nested else None


def names_its_day(quote: str) -> bool:
    """See "on the night of the flood": the day its sentence names for something else is not its."""
    return _ITS_DAY.search(quote) is not None


_ITS_DAY = re.compile(
    r"\b(?:on|in|during|before|since|until)\s+(?:the\s+)?"
    r"(?:night|day|eve|morning|afternoon|evening|hours?|week)\s+of\s+the\s+(?!week\b|\d)\w",
    re.IGNORECASE,
)


def places_of(reading: Reading, claim: Claim) -> tuple[Named, ...]:
    """Give the places a claim names, by their folded names."""
    found = {}
    for mention in claim.places:
        place = reading.place_of(claim.document_id, mention.span)
        name = " ".join(find_tokens(place.name if place else mention.span.quote))
        if name:
            found[name] = Named(name, place)
    return tuple(found[name] for name in sorted(found))
