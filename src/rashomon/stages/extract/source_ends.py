"""Cut off a source what the parser or the tagger took in with it: days, datelines.

source ranges, parse -> ranges that name somebody and nothing else
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.stages.extract.datelines import STAMP
from rashomon.stages.extract.drafts import Ranges
from rashomon.stages.extract.subtrees import Range
from rashomon.text.lexicon import load_mapping
from rashomon.text.parse import Parse, Token

DASHES = frozenset({"—", "–", "--", "-"})

NOMINAL = frozenset({"NOUN", "PROPN", "DET", "ADJ", "NUM"})
"""What a source may begin with after a dateline."""

LEADING = frozenset({"in", "on", "at", "by", "during", "since", "after", "before"})
"""Prepositions that do not begin a source ("on 16 May | Ostrel declared")."""


def without_days(parse: Parse, ranges: Ranges) -> Ranges:
    """Cut days and stray prepositions off both ends of a source.

    Args:
        parse: The document's parse.
        ranges: The source.

    Returns:
        The source; unchanged where nothing else would be left.
    """
    return tuple(_without_days(parse, r) for r in ranges)


def _without_days(parse: Parse, where: Range) -> Range:
    tokens = parse.tokens_between(*where)
    if not tokens:
        return where
    first = (
        _past_dateline(tokens)
        or _past_stamp(parse, tokens)
        or _past_month(parse, tokens)
        or _past_lead(tokens)
    )
    first += _past_label(tokens[first:])
    last = _before_tail(tokens)
    if first >= last or (first, last) == (0, len(tokens)):
        return where
    kept = tokens[first:last]
    if not any(t.pos in {"NOUN", "PROPN", "PRON"} for t in kept):
        return where
    return kept[0].start, kept[-1].end


def _past_dateline(tokens: Sequence[Token]) -> int:
    """Skip "OSTREL, Varena — ": names, the first in capitals, up to a dash."""
    dash = next((k for k, t in enumerate(tokens) if t.text in DASHES), 0)
    place = tokens[:dash]
    if not place or not place[0].text.isupper() or dash + 1 == len(tokens):
        return 0
    is_name = all(t.pos in {"PROPN", "PUNCT", "NUM"} for t in place)
    return dash + 1 if is_name and tokens[dash + 1].pos in NOMINAL else 0


def _past_stamp(parse: Parse, tokens: Sequence[Token]) -> int:
    """Skip the hour of an entry of a live report: "19:20 | The ministry said"."""
    match = STAMP.match(parse.text, tokens[0].start)
    return sum(t.start < match.end() for t in tokens) if match else 0


def _past_month(parse: Parse, tokens: Sequence[Token]) -> int:
    """Skip the month of "on 16 | May Ostrel declared"; a lone "May" may be a person."""
    is_month = load_mapping("calendar_names").get(tokens[0].text.lower()) == "month"
    return int(
        is_month and tokens[0].i > 0 and parse.tokens[tokens[0].i - 1].text.isdigit()
    )


def _past_lead(tokens: Sequence[Token]) -> int:
    """Skip "on 16 May", "Friday,": a preposition, figures and names of days."""
    at = 0
    while at < len(tokens) and (tokens[at].lemma.lower() in LEADING or _is_day(tokens[at])):
        at += 1
    has_day = _is_date(tokens[:at])
    is_bare = at == 1 and tokens[0].lemma.lower() in LEADING
    while has_day and at < len(tokens) and tokens[at].text == ",":
        at += 1
    return at if has_day or is_bare else 0


def _past_label(tokens: Sequence[Token]) -> int:
    """Skip the heading of an entry: "Correction: | our entry of Monday"."""
    colon = max((k for k, t in enumerate(tokens) if t.text == ":"), default=-1)
    is_heading = 0 < colon <= LABEL_WORDS and colon + 1 < len(tokens)
    return colon + 1 if is_heading and tokens[colon + 1].pos in STARTS else 0


LABEL_WORDS = 3
"""Most words of a heading before a colon."""

STARTS = NOMINAL | {"PRON"}


def _before_tail(tokens: Sequence[Token]) -> int:
    """Leave out "on Saturday" and "when asked" after a name."""
    asked = next((k for k, t in enumerate(tokens) if k and t.lemma == "when"), None)
    if asked is not None:
        return asked
    at = len(tokens)
    while at > 0 and _is_day(tokens[at - 1]):
        at -= 1
    if tokens[at - 1].lemma.lower() == "of":
        return len(tokens)  # "our entry of Monday"
    while at > 1 and (
        tokens[at - 1].lemma.lower() in LEADING or tokens[at - 1].text == ","
    ):
        at -= 1
    return at if _is_date(tokens[at:]) else len(tokens)


def _is_date(tokens: Sequence[Token]) -> bool:
    """Tell whether words name a day; a month alone may be a person ("Ilda May")."""
    kinds = {load_mapping("calendar_names").get(t.text.lower()) for t in tokens}
    is_told = any(t.text.isdigit() or t.lemma.lower() in LEADING for t in tokens)
    return "day" in kinds or ("month" in kinds and is_told)


def _is_day(token: Token) -> bool:
    return token.text.isdigit() or token.text.lower() in load_mapping("calendar_names")
