"""Hand each quotation to a speaker: the cue beside it, or the one before it who goes on.

    drafts, quotations -> drafts whose contents hold whole quotations, and new ones

`"..." she said. "..."` is one content in two pieces. A quotation nobody is credited with is
left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.stages.extract.cues import FINITE, Cue, entry_of, verb_group
from rashomon.stages.extract.drafts import Draft, Ranges
from rashomon.stages.extract.quotations import Quotation, QuotationIndex, is_speech
from rashomon.stages.extract.sources import source_of
from rashomon.stages.extract.subtrees import Range, Tree, to_ranges
from rashomon.text.lexicon import load_words
from rashomon.text.parse import Token

REACH_TOKENS = 25
"""How far from a quotation its cue is looked for, in tokens of the same sentence."""

SPOKEN_END = (",", ".", "!", "?", "…", "-", "–", "—")
"""What ends a quotation whose cue follows; without it the quotation is a term."""

GUESS_WORDS = 8
"""Longest guess cut off after a quotation, in words; longer ones are clauses."""

GUESS_REACH = 100
"""Longest such guess in code points."""

NAMING = frozenset({"NOUN", "PROPN", "PRON"})

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
    other_cues: frozenset[Range] = frozenset()
    """Cues of the other drafts."""

    def inside_one(self, draft: Draft) -> Draft:
        """Keep what a speaker says inside a quotation from reaching out of it."""
        around = self.quotations.at(draft.cue[0][0])
        if around is None or not is_speech(self.tree.parse.text, around):
            return draft
        return replace(
            draft,
            content=_clipped(draft.content, around),
            source=_clipped(draft.source, around),
        )


def _clipped(ranges: Ranges, around: Quotation) -> Ranges:
    cut = ((max(a, around.start), min(b, around.end)) for a, b in ranges)
    return tuple((a, b) for a, b in cut if a < b)


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
    desk = _Desk(tree, quotations, list(drafts), {}, {})
    desk.drafts = [d for d in map(desk.inside_one, desk.drafts) if d.content]
    desk.by_cue = {d.cue[0]: k for k, d in enumerate(desk.drafts) if d.is_quoting and d.cue}
    desk.other_cues = frozenset(d.cue[0] for d in desk.drafts if not d.is_quoting)
    for k in range(len(desk.drafts)):
        _widen(desk, k)
    carried = 0
    for number in range(len(quotations.all)):
        if number in desk.owner or _credit_beside(desk, number):
            carried = 0
        elif carried < carry_paragraphs:
            carried += _carry_on(desk, number)
    _hand_back(desk)
    return [_with_source_beside(desk, k) for k in range(len(desk.drafts))]


def _hand_back(desk: _Desk) -> None:
    """Give a quotation left open to the speaker of the paragraph it goes on in."""
    every = desk.quotations.all
    for number in range(len(every) - 1, 0, -1):
        owner = desk.owner.get(number)
        if every[number].continues and owner is not None and number - 1 not in desk.owner:
            _give(desk, owner, number - 1)


def _with_source_beside(desk: _Desk, k: int) -> Draft:
    """Take the words between a quotation and its cue where the parser found no source.

    See `"... for us," Iven Torr, a baker, said`, when it takes the end of the quotation for
    the subject.
    """
    draft = desk.drafts[k]
    if not draft.is_quoting or not _is_doubtful(desk, draft):
        return draft
    start, end = draft.cue[0]
    before = [b for _, b in draft.content if b <= start]
    if not before:
        return draft
    between = desk.tree.parse.tokens_between(before[-1], start)
    after = _noun_phrase_after(desk, end)
    words = _trimmed(between) or after
    if (
        not words
        or any(t.tag in FINITE for t in words)
        or words[0].sentence != words[-1].sentence
    ):
        return draft
    return replace(draft, source=((words[0].start, words[-1].end),))


def _is_doubtful(desk: _Desk, draft: Draft) -> bool:
    """Tell whether a draft has no source, or one out of a quotation it hands over."""
    if not draft.source:
        return desk.quotations.at(draft.content[-1][0]) is not None
    around = desk.quotations.at(draft.source[0][0])
    return around is not None and not (around.start <= draft.cue[0][0] < around.end)


def _trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    first = next((k for k, t in enumerate(tokens) if t.pos != "PUNCT"), len(tokens))
    last = len(tokens)
    while last > first and tokens[last - 1].pos in {"PUNCT", "ADV"}:
        last -= 1
    return tokens[first:last] if any(t.pos in NAMING for t in tokens[first:last]) else ()


def _noun_phrase_after(desk: _Desk, start: int) -> Sequence[Token]:
    """Give the words after a cue up to the next mark."""
    tokens = desk.tree.parse.tokens_between(start, start + 120)
    stop = next((k for k, t in enumerate(tokens) if t.pos == "PUNCT"), len(tokens))
    return _trimmed(tokens[:stop])


def _widen(desk: _Desk, k: int) -> None:
    """Let a content that touches quotations take all of them."""
    draft = desk.drafts[k]
    if not draft.is_quoting:
        _take_terms(desk, k)
        near = [n for r in draft.content for n in desk.quotations.touching(*r)]
        beside = [desk.quotations.all[n] for n in near]
        desk.drafts[k] = without_guess(desk.tree.parse.text, draft, beside)
        return
    cue = draft.cue[0]
    mine: list[int] = []
    for start, end in draft.content:
        mine += desk.quotations.touching(start, end)
    every = desk.quotations.all
    mine = [n for n in mine if not (every[n].start < cue[1] and cue[0] < every[n].end)]
    for n in mine:
        desk.owner.setdefault(n, k)
    whole = draft.with_content(every[n].range for n in mine)
    desk.drafts[k] = without_guess(desk.tree.parse.text, whole, [every[n] for n in mine])


def _take_terms(desk: _Desk, k: int) -> None:
    """Let a content that is no speech keep the quoted terms in it."""
    for start, end in desk.drafts[k].content:
        for n in desk.quotations.touching(start, end):
            if start <= desk.quotations.all[n].start and desk.quotations.all[n].end <= end:
                desk.owner.setdefault(n, k)


def without_guess(text: str, draft: Draft, quotations: Sequence[Quotation]) -> Draft:
    """Cut off what the writer guesses after a quotation: `"a foreign state," presumably Ostrel`."""
    last = draft.content[-1]
    for q in quotations:
        if not q.end < last[1] <= q.end + GUESS_REACH:
            continue
        words = text[q.end : last[1]].strip(" ,;—–-").split()
        if 0 < len(words) <= GUESS_WORDS and words[0] in load_words("hedges"):
            return replace(draft, content=(*draft.content[:-1], (last[0], q.end)))
    return draft


def _credit_beside(desk: _Desk, number: int) -> bool:
    """Look for a cue right after, then right before a quotation."""
    quotation = desk.quotations.all[number]
    verb = _cue_after(desk, quotation) or _cue_before(desk, quotation)
    entry = entry_of(verb) if verb else None
    if verb is None or entry is None:
        return _credit_by_colon(desk, number)
    group = to_ranges(desk.tree, [verb_group(desk.tree, verb.i)])
    if group[0] in desk.other_cues:
        return False
    if group[0] not in desk.by_cue:
        passive = desk.tree.is_passive(verb.i)
        source = source_of(desk.tree, Cue(verb, entry), is_unnamed=passive)
        desk.by_cue[group[0]] = len(desk.drafts)
        desk.drafts.append(Draft(group, (), to_ranges(desk.tree, source), is_quoting=True))
    _give(desk, desk.by_cue[group[0]], number)
    return True


def _credit_by_colon(desk: _Desk, number: int) -> bool:
    """See `Torr had a blunt reply for the council: "..."`: the subject is the speaker."""
    quotation = desk.quotations.all[number]
    text = desk.tree.parse.text
    lead = text[max(quotation.start - 5, 0) : quotation.start].rstrip()
    if not is_speech(text, quotation) or not lead.endswith(":"):
        return False
    tokens = desk.tree.parse.tokens_between(max(quotation.start - 300, 0), quotation.start)
    verb = _main_verb(desk, tokens[-1]) if tokens else None
    subject = desk.tree.subject(verb.i) if verb else None
    if verb is None or subject is None or not subject.i < verb.i < tokens[-1].i:
        return False
    group = to_ranges(desk.tree, [verb_group(desk.tree, verb.i)])
    source = to_ranges(desk.tree, [desk.tree.stretch(subject.i)])
    desk.drafts.append(Draft(group, (), source, is_quoting=True))
    _give(desk, len(desk.drafts) - 1, number)
    return True


def _main_verb(desk: _Desk, token: Token) -> Token | None:
    sentence = desk.tree.parse.sentence_tokens(token.sentence)
    return next((t for t in sentence if t.dep == "ROOT" and t.pos == "VERB"), None)


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
    if not inner.endswith(SPOKEN_END) and not gap.lstrip().startswith(SPOKEN_END):
        return False
    ends = inner.endswith(".") and not token.text[:1].islower()
    return "\n" not in gap and not (ends and token.pos not in {"PROPN", "PRON"})


def _cue_before(desk: _Desk, quotation: Quotation) -> Token | None:
    """See `the man said: "..."` and `he said, in a letter, "..."`."""
    text = desk.tree.parse.text
    lead = text[max(quotation.start - 5, 0) : quotation.start].rstrip()
    tokens = desk.tree.parse.tokens_between(max(quotation.start - 200, 0), quotation.start)
    if not tokens or ("\n" in text[tokens[-1].end : quotation.start] and lead[-1:] != ":"):
        return None
    if not lead.endswith((":", ",")):
        return tokens[-1] if _can_quote(tokens[-1]) else None
    for token in reversed(tokens[-REACH_TOKENS:]):
        if token.sentence != tokens[-1].sentence:
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
