"""Quote a claim of a word or two with its cue: "admits 88", not "88".

clause, attribution, parse -> first code point of the quote

A figure or an object alone cannot be read by itself. What the claim holds (figures, places,
event) is still read from the content; who says it stands beside it. What is denied ("both
accounts") is quoted alone: the denial stands beside it too, and is no part of what is denied.
"""

from __future__ import annotations

from rashomon.model import Attribution
from rashomon.stages.extract.clauses import Clause
from rashomon.text.parse import Parse

MAX_WORDS = 4
"""Longest content without a verb that is shown with its cue: "from 150 to 220"."""


def shown_start(parse: Parse, clause: Clause, attribution: Attribution | None) -> int:
    """Give where the quote of a claim begins.

    Args:
        parse: The document's parse.
        clause: What is claimed.
        attribution: Who hands it over; None: nobody, or who denies it.

    Returns:
        The start of the cue where a content without a verb follows right behind it.
    """
    words = [t for t in clause.tokens if t.pos != "PUNCT"]
    is_bare = len(words) <= MAX_WORDS and all(t.pos not in {"VERB", "AUX"} for t in words)
    if attribution is None or not is_bare or not attribution.cue:
        return clause.start
    cue = parse.tokens_between(attribution.cue[0].start, clause.start)
    is_behind = bool(cue) and cue[-1].end <= attribution.cue[-1].end
    is_worded = is_behind and any(t.pos in {"VERB", "NOUN"} for t in cue)
    is_one = is_worded and cue[0].sentence == clause.tokens[-1].sentence
    return cue[0].start if is_one else clause.start
