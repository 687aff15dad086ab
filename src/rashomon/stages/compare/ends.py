"""Find until when a claim says that something holds.

    words, times -> "the permit runs until 31 March", "the permit lapsed on 31 July" -> End | None

What holds is named before the verb, as a rule by the subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.model import Claim
from rashomon.stages.compare.days import Days, edtf_days
from rashomon.stages.compare.words import find_tokens, is_light, term, weight
from rashomon.text.lexicon import load_mapping

LEAST_WEIGHT = 1.3
"""Lightest word that names what holds: "permit" weighs 2.4, "right" .5."""

_UNTIL = re.compile(r"\W*(?:until|till|through)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:\W|\b(?:on|in|at|as|already|only|of|the|end)\b)*", re.IGNORECASE)
"""What may stand between a verb of ending and its time."""

NEAR = 40
"""Code points before the time within which its verb stands: "is valid, once renewed, until"."""


@dataclass(frozen=True, slots=True)
class End:
    """Until when something holds."""

    things: frozenset[str]
    """Heavy terms of the words that name it."""
    day: Days
    literal: str


def find_end(claim: Claim) -> End | None:
    """Find the first end of what holds that a claim dates by one day."""
    quote = claim.span.quote
    for time in claim.times:
        days = edtf_days(time.edtf)
        start = time.span.start - claim.span.start
        if days is None or start <= 0:
            continue
        is_until = _UNTIL.match(time.span.quote) is not None
        at = _verb_before(quote[:start], is_until=is_until)
        things = _named(quote[:at]) if at is not None else frozenset[str]()
        if things:
            return End(things, (days[1], days[1]) if is_until else days, time.span.quote)
    return None


def _verb_before(before: str, *, is_until: bool) -> int | None:
    """Give where the verb stands that says what holds, or that it ended, right before a time."""
    listed = load_mapping("compare_ends")
    found = None
    for word in re.finditer(r"[^\W\d_]+", before):
        kind = listed.get(word.group().lower())
        near = len(before) - word.end() <= NEAR
        if (kind == "holds" and is_until and near) or (
            kind == "ends" and _BETWEEN.fullmatch(before, word.end())
        ):
            found = word.start() if found is None or kind == "ends" else found
    return found


def _named(before: str) -> frozenset[str]:
    terms = ((term(t), weight(t)) for t in find_tokens(before))
    return frozenset(t for t, w in terms if w >= LEAST_WEIGHT and not is_light(t))
