"""Tell the writer's own "I" and "we" from those of the people the writer quotes.

zones, attributions -> the attributions in which the writer speaks

"We consider it likely that they were ours" in a party's statement, or "I predict a bad winter" in
a column, is the document's own word: there is nobody else to credit it to.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Attribution, Document, Zone
from rashomon.stages.extract.quotations import QuotationIndex, find_quotations, paragraphs
from rashomon.text.lexicon import load_words


def writers_own(
    document: Document, zones: Sequence[Zone], attributions: Sequence[Attribution]
) -> frozenset[str]:
    """Find the attributions whose source is the writer.

    Args:
        document: The report.
        zones: Its zones.
        attributions: What was found in it.

    Returns:
        Ids: the source is "I" or "we", outside of every quotation and of what others say.
    """
    first = [a for a in attributions if a.outer_id is None and is_first_person(a)]
    if not first:
        return frozenset()
    lines = paragraphs(document.text, [(z.start, z.end) for z in zones])
    quotations = QuotationIndex(find_quotations(document.text, lines))
    return frozenset(a.id for a in first if quotations.at(a.source[0].start) is None)


def is_first_person(attribution: Attribution) -> bool:
    """Tell whether a source is a lone "I" or "we"; "US" is a country."""
    words = " ".join(s.quote for s in attribution.source)
    is_country = len(words) > 1 and words.isupper()
    return words.lower() in load_words("first_person") and not is_country
