"""Keep whole sentences in quotation marks apart from the writer's own words.

quotation that is a sentence by itself and nobody's yet
    -> of who is credited in the sentence right before it, else Draft of nobody named

"Nobody named" is what can be known; that the writer says so is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.stages.extract.cues import FINITE
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.listed import entry_start
from rashomon.stages.extract.quotations import (
    MARKS,
    Quotation,
    QuotationIndex,
    ends_sentence,
)
from rashomon.stages.extract.subtrees import Range
from rashomon.text.parse import Parse

BEFORE = re.compile(r"[.!?…:][\"”’)\]]{0,2}\s*\Z")
"""What stands before a quotation that opens a sentence; a colon announces it."""

LOOK_BACK = 8
"""Code points that are looked at before a quotation."""


def with_lone_quotations(
    parse: Parse,
    lines: Sequence[Range],
    quotations: QuotationIndex,
    drafts: Sequence[Draft],
) -> list[Draft]:
    """Give each to who speaks in the sentence right before it, else to nobody named.

    Args:
        parse: The document's parse.
        lines: Its paragraphs of running text, in text order.
        quotations: Its quotations.
        drafts: Every credit that was found.
    """
    found = list(drafts)
    parts = (r for d in drafts for part in (d.content, d.cue, d.source) for r in part)
    taken = {number for r in parts for number in quotations.touching(*r)}
    starts = {start for start, _ in lines}
    starts |= {at for start, _ in lines if (at := entry_start(parse.text, start))}
    speaking = [d for d in drafts if d.source and quotations.at(d.cue[0][0]) is None]
    last = {_sentence_of(parse, d): d.source for d in speaking}
    for number, quotation in enumerate(quotations.all):
        if number in taken or not _is_sentence(parse, quotation, starts):
            continue
        before = _sentence_before(parse, quotation, starts)
        mark = MARKS.match(parse.text, quotation.start)
        cue = quotation.start, mark.end() if mark else quotation.start + 1
        source = last.get(before, ()) if before is not None else ()
        found.append(Draft((cue,), (quotation.range,), source, is_quoting=True))
    return found


def _sentence_of(parse: Parse, draft: Draft) -> int | None:
    """Give the number of the sentence in which somebody is credited."""
    words = parse.tokens_between(*draft.cue[0]) if draft.cue else ()
    return words[0].sentence if words else None


def _sentence_before(parse: Parse, quotation: Quotation, starts: set[int]) -> int | None:
    """Give the number of the sentence before a quotation; None: it opens its paragraph."""
    words = parse.tokens_between(*quotation.range)
    return words[0].sentence - 1 if words and quotation.start not in starts else None


def _is_sentence(parse: Parse, quotation: Quotation, starts: set[int]) -> bool:
    """Tell whether a quotation stands by itself and says something."""
    text, (start, end) = parse.text, quotation.range
    if not ends_sentence(text, quotation):
        return False
    opens = start in starts or BEFORE.search(text[max(start - LOOK_BACK, 0) : start])
    words = [t for t in parse.tokens_between(start, end) if t.text.isalpha()]
    says = any(t.tag in FINITE or t.tag == "MD" for t in words)
    return bool(opens) and says and words[0].text[:1].isupper()
