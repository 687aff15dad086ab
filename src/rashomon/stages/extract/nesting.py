"""Put attributions inside one another: who says that who says what.

drafts or attributions, by place -> number of the one each stands in
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.subtrees import Range
from rashomon.text.lexicon import load_words
from rashomon.text.parse import Parse

Extent = tuple[tuple[Range, ...], tuple[Range, ...]]
"""Cue ranges and content ranges of one attribution."""


def outer_numbers(extents: Sequence[Extent]) -> tuple[int | None, ...]:
    """Find for each attribution the innermost other one whose content holds its cue.

    Args:
        extents: Cue and content ranges, by position.

    Returns:
        By position, the position of the outer one; None: it stands in no other. Chains
        never run in a circle: an outer content is always the larger one.
    """
    order = sorted(
        range(len(extents)), key=lambda k: (-_size(extents[k]), _start(extents[k]))
    )
    rank = {k: place for place, k in enumerate(order)}
    by_start = sorted(
        (a, b, k) for k, (_, content) in enumerate(extents) for a, b in content
    )
    outer: list[int | None] = [None] * len(extents)
    for k, (cue, _) in enumerate(extents):
        if cue:
            holders = [
                j for _, _, j in _holding(by_start, cue[0]) if j != k and rank[j] < rank[k]
            ]
            outer[k] = max(holders, key=lambda j: rank[j], default=None)
    return tuple(outer)


LOOK_BACK = 400
"""Contents looked through to the left of a cue. A content that begins further back holds
hundreds of others; only text without sentence marks has such."""


def _holding(
    by_start: Sequence[tuple[int, int, int]], cue: Range
) -> list[tuple[int, int, int]]:
    high = bisect_right(by_start, (cue[0], 1 << 60, 0))
    return [row for row in by_start[max(high - LOOK_BACK, 0) : high] if row[1] >= cue[1]]


def _size(extent: Extent) -> int:
    return sum(b - a for a, b in extent[1])


def _start(extent: Extent) -> tuple[Range, ...]:
    return extent[1] + extent[0]


def with_relays(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Read "the Post, citing two diplomats, reported that ..." as a chain.

    Whoever is cited says what the outer source reports; a thing that is cited ("satellite
    images") stays the content of its own cue.
    """
    reports = {d.source: d for d in drafts if d.is_quoting and d.source}
    return [_relay(parse, d, reports.get(d.source)) for d in drafts]


def _relay(parse: Parse, draft: Draft, report: Draft | None) -> Draft:
    if report is None or not draft.cue or len(draft.content) != 1:
        return draft
    cue = parse.tokens_between(*draft.cue[0])
    if not cue or cue[-1].lemma not in load_words("relay_cues"):
        return draft
    near = abs(report.cue[0][0] - draft.cue[0][0]) <= RELAY_REACH
    if not near or not _speaks(parse, draft.content[0]):
        return draft
    return replace(
        draft, content=report.content, source=draft.content, relayed_by=report.cue[0]
    )


RELAY_REACH = 300
"""How far "citing Y" may stand from the cue it belongs to, in code points: one sentence."""


def _speaks(parse: Parse, where: Range) -> bool:
    """Tell whether words name somebody who can say something."""
    root = parse.root_between(*where)
    if root is None:
        return False
    speakers = load_words("actor_nouns") | load_words("relay_sources")
    is_name = root.pos == "PROPN" and any(n.first <= root.i < n.last for n in parse.names)
    return is_name or root.lemma in speakers
