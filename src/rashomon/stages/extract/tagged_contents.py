"""Give a content back the doer that the encoder cut off it.

    "... | the raid was carried out | by men of the Orlo"  -> "by men of the Orlo" belongs to it

Without who did it a passive clause loses what is in dispute.
"""

from __future__ import annotations

from rashomon.stages.extract.drafts import Draft, Range, Ranges
from rashomon.text.parse import Parse


def completed(parse: Parse, draft: Draft) -> Ranges:
    """Give the contents of a draft with the doer that stands behind them."""
    if not draft.content:
        return draft.content
    taken = {t.i for r in (*draft.cue, *draft.source) for t in parse.tokens_between(*r)}
    return (*draft.content[:-1], _with_doer(parse, draft.content[-1], taken))


def _with_doer(parse: Parse, content: Range, taken: set[int]) -> Range:
    """Add "by ..." that stands right behind a passive verb."""
    inside = parse.tokens_between(*content)
    if not inside or inside[-1].i + 1 >= len(parse.tokens):
        return content
    by = parse.tokens[inside[-1].i + 1]
    if by.dep != "agent" or by.head not in {t.i for t in inside}:
        return content
    below = parse.subtree(by.i)
    if any(t.i in taken for t in below):
        return content
    return content[0], max(t.end for t in below)
