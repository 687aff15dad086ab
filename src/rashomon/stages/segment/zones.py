"""Lay a document out in zones: what is read, as what, and what is nobody's claim.

    text -> blocks -> labels, sections, headlines, headings -> Zone

Long prose is never boilerplate: a doubtful block is body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.model import Zone, ZoneKind
from rashomon.stages.segment.blocks import find_blocks, trimmed
from rashomon.stages.segment.headings import find_headings, find_headlines, is_prose
from rashomon.stages.segment.layout import Label, credit_start, line_label
from rashomon.stages.segment.phrases import speaks_to_reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rashomon.model import Document
    from rashomon.stages.segment.blocks import Block
    from rashomon.stages.segment.params import SegmentParams

APPEAL_WORDS = 80
"""Longest paragraph that goes with an appeal above it."""

SECTION_LINES = 12
"""Most lines a list of links has below its heading."""

LINK = Label(ZoneKind.BOILERPLATE, "link")
APPEAL = Label(ZoneKind.BOILERPLATE, "appeal")


def find_zones(document: Document, params: SegmentParams) -> tuple[Zone, ...]:
    """Find the zones of a document.

    Returns:
        Zones in text order, disjoint; every line with a visible character lies in one, its
        bullet or heading sign left out.
    """
    blocks = find_blocks(document.text)
    kinds = _kinds(blocks, document.title, params)
    return tuple(
        Zone(document.id, part_kind, start, end)
        for block, kind in zip(blocks, kinds, strict=True)
        for part_kind, start, end in _parts(block, kind)
    )


def _kinds(
    blocks: Sequence[Block], title: str | None, params: SegmentParams
) -> list[ZoneKind]:
    labels = [line_label(block) for block in blocks]
    labels = _with_appeals(blocks, _with_links(blocks, labels, params), params)
    headlines = find_headlines(blocks, labels, title, params)
    free = [label is None and i not in headlines for i, label in enumerate(labels)]
    headings = find_headings(blocks, free, params)

    def kind(i: int) -> ZoneKind:
        label = labels[i]
        if i in headlines:
            return ZoneKind.HEADLINE
        if i in headings:
            return ZoneKind.BOILERPLATE
        return label.kind if label else ZoneKind.BODY

    return [kind(i) for i in range(len(blocks))]


def _with_links(
    blocks: Sequence[Block], labels: Sequence[Label | None], params: SegmentParams
) -> list[Label | None]:
    """Label the lines below "Related stories" that are links: short, without a stop."""
    found = list(labels)
    left = 0
    for i, block in enumerate(blocks):
        label = labels[i]
        if label and label.rule == "links" and label.whole:
            left = SECTION_LINES
        elif left and not block.ends_sentence and not is_prose(block, params):
            found[i] = label or LINK
            left -= 1
        else:
            left = 0
    return found


def _with_appeals(
    blocks: Sequence[Block], labels: Sequence[Label | None], params: SegmentParams
) -> list[Label | None]:
    """Label the paragraphs that close a page, speaking to the reader below an appeal."""
    found = list(labels)
    last = max(
        (
            i
            for i, block in enumerate(blocks)
            if labels[i] is None
            and is_prose(block, params)
            and not _goes_on_appealing(block)
        ),
        default=-1,
    )
    for i in range(last + 1, len(blocks)):
        above = found[i - 1] if i else None
        if above is not None and above.rule == "appeal" and found[i] is None:
            found[i] = APPEAL if _goes_on_appealing(blocks[i]) else None
    return found


def _goes_on_appealing(block: Block) -> bool:
    return (
        block.words <= APPEAL_WORDS
        and not any(c in block.plain for c in '"«')
        and speaks_to_reader(block.plain)
    )


def _parts(block: Block, kind: ZoneKind) -> Iterator[tuple[ZoneKind, int, int]]:
    """Part a closing "(Reporting by ...)" from the paragraph it ends."""
    cut = credit_start(block.text) if kind is ZoneKind.BODY else None
    if cut is None:
        yield kind, block.start, block.end
        return
    start, end = trimmed(block.text, 0, cut)
    if start < end:
        yield kind, block.start + start, block.start + end
    yield ZoneKind.BOILERPLATE, block.start + cut, block.end
