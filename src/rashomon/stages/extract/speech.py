"""Hand each quotation to a speaker: the cue beside it, or the one before it who goes on.

    drafts, quotations -> drafts whose contents hold whole quotations, and new ones

`"..." she said. "..."` is one content in two pieces. A quotation nobody is credited with is
left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.stages.extract.cues import Cue, entry_of, verb_group
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.quotations import Quotation, QuotationIndex, is_speech
from rashomon.stages.extract.sources import source_of
from rashomon.stages.extract.subtrees import Range, Tree, to_ranges
from rashomon.text.parse import Token

REACH_TOKENS = 25
"""How far from a quotation its cue is looked for, in tokens of the same sentence."""

BETWEEN = frozenset(" \t\n\u00a0,.;:!?-–—'\"“”‘’")
"""What may stand between a credited quotation and one that goes on with it."""


@dataclass(slots=True)
class _Desk:
    """Drafts at work, and which quotation belongs to which."""

    tree: Tree
    quotations: QuotationIndex
    drafts: list[Draft]
    owner: dict[int, int]
    """Number of a quotation -> position of its draft."""
    by_cue: dict[Range, int]
    """First range of the cue -> position of the draft, drafts of speech only."""


def attach_quotations(
    tree: Tree,
    quotations: QuotationIndex,
    drafts: Sequence[Draft],
    carry_paragraphs: int,
) -> list[Draft]:
    """Credit the quotations of a document.

    Args:
        tree: The document's tree.
        quotations: Its quotations.
        drafts: What rules or the encoder found.
        carry_paragraphs: How many paragraphs of nothing but quotation go on with the last
            speaker.

    Returns:
        The drafts, those of speech widened to whole quotations, then new ones.
    """
    by_cue = {d.cue[0]: k for k, d in enumerate(drafts) if d.is_quoting and d.cue}
    desk = _Desk(tree, quotations, list(drafts), {}, by_cue)
    for k in range(len(desk.drafts)):
        _widen(desk, k)
    carried = 0
    for number in range(len(quotations.all)):
        if number in desk.owner or _credit_beside(desk, number):
            carried = 0
        elif carried < carry_paragraphs:
            carried += _carry_on(desk, number)
    return desk.drafts


def _widen(desk: _Desk, k: int) -> None:
    """Let a content that touches quotations take all of them."""
    draft = desk.drafts[k]
    if not draft.is_quoting:
        return
    cue = draft.cue[0]
    mine: list[int] = []
    for start, end in draft.content:
        mine += desk.quotations.touching(start, end)
    every = desk.quotations.all
    mine = [n for n in mine if not (every[n].start < cue[1] and cue[0] < every[n].end)]
    for n in mine:
        desk.owner.setdefault(n, k)
    desk.drafts[k] = draft.with_content(every[n].range for n in mine)


def _credit_beside(desk: _Desk, number: int) -> bool:
    """Look for a cue right after, then right before a quotation."""
    quotation = desk.quotations.all[number]
    verb = _cue_after(desk, quotation) or _cue_before(desk, quotation)
    if verb is None:
        return False
    group = to_ranges(desk.tree, [verb_group(desk.tree, verb.i)])
    entry = entry_of(verb)
    if not group or entry is None:
        return False
    if group[0] not in desk.by_cue:
        passive = desk.tree.is_passive(verb.i)
        source = source_of(desk.tree, Cue(verb, entry), is_unnamed=passive)
        desk.by_cue[group[0]] = len(desk.drafts)
        desk.drafts.append(Draft(group, (), to_ranges(desk.tree, source), is_quoting=True))
    _give(desk, desk.by_cue[group[0]], number)
    return True


def _give(desk: _Desk, k: int, number: int) -> None:
    desk.drafts[k] = desk.drafts[k].with_content([desk.quotations.all[number].range])
    desk.owner[number] = k


def _cue_after(desk: _Desk, quotation: Quotation) -> Token | None:
    """See `"...," the man in the hat said` and `"...," said the man`."""
    tokens = desk.tree.parse.tokens_between(quotation.end, quotation.end + 200)
    if not tokens or not _is_joined(desk, quotation, tokens[0]):
        return None
    for token in tokens[:REACH_TOKENS]:
        if token.sentence != tokens[0].sentence or desk.quotations.at(token.start):
            return None
        if _can_quote(token):
            return token
        if token.text in {";", ":", "."} or token.dep == "cc":
            return None
    return None


def _is_joined(desk: _Desk, quotation: Quotation, token: Token) -> bool:
    """Tell whether the sentence goes on after a quotation, in the same line."""
    text = desk.tree.parse.text
    gap = text[quotation.end : token.start]
    inner = text[quotation.start : quotation.end].rstrip("\"”’'»")
    ends = inner.endswith(".") and not token.text[:1].islower()
    return "\n" not in gap and not (ends and token.pos not in {"PROPN", "PRON"})


def _cue_before(desk: _Desk, quotation: Quotation) -> Token | None:
    """See `the man said: "..."` and `he said, in a letter, "..."`."""
    text = desk.tree.parse.text
    lead = text[max(quotation.start - 3, 0) : quotation.start].rstrip()
    if not lead.endswith((":", ",")):
        return None
    tokens = desk.tree.parse.tokens_between(max(quotation.start - 200, 0), quotation.start)
    for token in reversed(tokens[-REACH_TOKENS:]):
        is_far = token.sentence != tokens[-1].sentence
        if is_far or "\n" in text[token.end : quotation.start]:
            return None
        if desk.quotations.at(token.start):
            return None
        if _can_quote(token):
            return token
    return None


def _can_quote(token: Token) -> bool:
    entry = entry_of(token)
    return bool(entry and entry.part == "verb" and entry.takes("that", "quote"))


def _carry_on(desk: _Desk, number: int) -> bool:
    """Let the last speaker go on where nothing but marks stands between.

    Returns:
        Whether that crossed into another paragraph.
    """
    text, quotation = desk.tree.parse.text, desk.quotations.all[number]
    last = desk.owner.get(number - 1)
    if last is None:
        return False
    before = desk.quotations.all[number - 1]
    end = max(_sentence_end(desk, desk.drafts[last].extent, quotation.start), before.end)
    gap = text[end : quotation.start]
    if set(gap) - BETWEEN or not (quotation.continues or is_speech(text, quotation)):
        return False
    _give(desk, last, number)
    return quotation.block != before.block


def _sentence_end(desk: _Desk, extent: Range, limit: int) -> int:
    """Give the end of the sentence a draft ends in: what follows its cue belongs to it."""
    tokens = desk.tree.parse.tokens_between(max(extent[1] - 60, extent[0]), extent[1])
    if not tokens:
        return extent[1]
    _, end = desk.tree.parse.sentence_range(tokens[-1].sentence)
    return min(max(end, extent[1]), max(limit, extent[1]))
