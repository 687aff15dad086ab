"""Find who says what: source, cue and content, nested where one speaks of another.

zones, parse -> cues -> contents, sources  (rules)
zones -> encoder                           (trained)   -> quotations -> nesting -> Attribution
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from rashomon.errors import SettingError
from rashomon.model import Attribution, Document, Span, Zone, ZoneKind, content_id
from rashomon.stages.extract.announced import (
    announced_drafts,
    headed_drafts,
    led_in_drafts,
)
from rashomon.stages.extract.appositives import appositive_drafts
from rashomon.stages.extract.beside import (
    before_main_verb,
    with_reasons,
    with_rest,
    with_subject,
    without_others,
)
from rashomon.stages.extract.contents import content_of
from rashomon.stages.extract.counters import counter_drafts
from rashomon.stages.extract.credit_reach import in_reach
from rashomon.stages.extract.cues import Cue, find_cues
from rashomon.stages.extract.doubted import doubted_drafts
from rashomon.stages.extract.drafts import Draft, Ranges, holds
from rashomon.stages.extract.endings import ending_drafts, sure_drafts
from rashomon.stages.extract.headlines import headline_drafts, is_label_of_thing
from rashomon.stages.extract.hearsay import hearsay_drafts, opened_drafts
from rashomon.stages.extract.labelled import in_label_reach
from rashomon.stages.extract.listed import Listed, find_lists, with_items
from rashomon.stages.extract.nesting import outer_numbers, with_relays
from rashomon.stages.extract.no_credits import hands_nothing_over, is_inference
from rashomon.stages.extract.nominals import Found
from rashomon.stages.extract.params import ExtractParams
from rashomon.stages.extract.phrases import phrase_drafts
from rashomon.stages.extract.pointing_back import pointing_drafts, sourced_drafts
from rashomon.stages.extract.quotations import (
    QuotationIndex,
    find_quotations,
    outside_quotations,
    paragraphs,
    with_marks,
)
from rashomon.stages.extract.quoted import quoted_drafts, with_carriers
from rashomon.stages.extract.rejected import rejected_drafts, with_tellers, without_verdict
from rashomon.stages.extract.revised import outside_revised, revised_drafts
from rashomon.stages.extract.source_ends import without_days
from rashomon.stages.extract.sources import source_of
from rashomon.stages.extract.speaker_turns import find_turns, within_turns
from rashomon.stages.extract.speech import attach_quotations
from rashomon.stages.extract.subtrees import (
    Range,
    Stretch,
    Tree,
    build_tree,
    to_ranges,
)
from rashomon.stages.extract.tagged import joined_drafts, tagged_drafts
from rashomon.stages.extract.told import (
    behind_colons,
    told_pronoun,
    with_aftermath,
    with_means,
    without_asked,
)
from rashomon.stages.extract.unowned import unowned_drafts
from rashomon.stages.extract.unowned_quotations import with_lone_quotations
from rashomon.stages.extract.witnesses import witness_drafts
from rashomon.text.parse import Parse, Token


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document laid out for reading: its tree, paragraphs and quotations."""

    document: Document
    tree: Tree
    lines: tuple[Range, ...]
    quotations: QuotationIndex
    body: tuple[Range, ...]
    """The paragraphs that are no headline or caption, and headings that ask."""
    lists: tuple[Listed, ...]


def find_attributions(
    document: Document, zones: Sequence[Zone], parse: Parse, params: ExtractParams
) -> tuple[Attribution, ...]:
    """Find the attributions of a document.

    Args:
        document: The document.
        zones: Its zones; boilerplate is not read.
        parse: The parse of the zones that are read.
        params: Settings of the stage.

    Returns:
        In text order of the contents; inner ones point to the outer one.

    Raises:
        SettingError: If there is no such tagger.
        DataFileError: If the encoder is asked for and its model is missing or damaged.
    """
    if params.tagger not in TAGGERS:
        raise SettingError.of("tagger", params.tagger, f"expected {' | '.join(TAGGERS)}")
    sheet = open_sheet(document, zones, parse)
    return finish_drafts(sheet, TAGGERS[params.tagger](sheet), params)


def _ruled(sheet: Sheet) -> list[Draft]:
    phrases = list(phrase_drafts(sheet.tree))
    words = _cue_drafts(sheet.tree, sheet.quotations)
    # "| as | alleged | by |" is one cue
    drafts = [d for d in words if not any(holds(p.cue, d.cue) for p in phrases)]
    drafts += on_new_cues(drafts, phrases)
    return drafts + _holding_none(drafts, unowned_drafts(sheet.tree))


def _holding_none(known: Sequence[Draft], more: Iterable[Draft]) -> list[Draft]:
    """Leave out clauses that hold another's cue: whoever speaks there has the say."""
    starts = sorted(start for d in known for start, _ in d.cue)
    return [
        d
        for d in more
        if not any(bisect_left(starts, a) < bisect_left(starts, b) for a, b in d.content)
    ]


def _tagged(sheet: Sheet) -> list[Draft]:
    return tagged_drafts(sheet.tree.parse, sheet.lines, sheet.quotations)


def _joint(sheet: Sheet) -> list[Draft]:
    return joined_drafts(sheet.tree.parse, _tagged(sheet), _ruled(sheet))


TAGGERS: dict[str, Callable[[Sheet], list[Draft]]] = {
    "rules": _ruled,
    "encoder": _tagged,
    "joint": _joint,
}
"""What finds cues, contents and sources, by the name of the setting."""


def open_sheet(document: Document, zones: Sequence[Zone], parse: Parse) -> Sheet:
    """Lay a document out for reading, boilerplate left out."""
    read = [(z.start, z.end) for z in zones if z.kind is not ZoneKind.BOILERPLATE]
    lines = paragraphs(document.text, read)
    quotations = QuotationIndex(find_quotations(document.text, lines))
    body = [(z.start, z.end) for z in zones if _may_be_spoken(document.text, z)]
    return Sheet(
        document,
        build_tree(parse),
        lines,
        quotations,
        paragraphs(document.text, body),
        find_lists(parse, lines),
    )


def _may_be_spoken(text: str, zone: Zone) -> bool:
    """Tell whether a zone may be of a conversation: "Were you there?" looks like a heading."""
    asks = text[zone.start : zone.end].rstrip("*_ ").endswith("?")
    return zone.kind is ZoneKind.BODY or (asks and zone.kind is not ZoneKind.CAPTION)


def finish_drafts(
    sheet: Sheet, drafts: Sequence[Draft], params: ExtractParams
) -> tuple[Attribution, ...]:
    """Add layout credits, whole quotations and nesting to what a tagger found.

    Args:
        sheet: The document laid out.
        drafts: What rules or the encoder found. `is_quoting` must be set on those whose cue
            is one of speech.
        params: Settings of the stage.

    Returns:
        In text order of the contents.
    """
    parse = sheet.tree.parse
    layout = list(headline_drafts(parse, sheet.lines, sheet.quotations))
    readers = (
        appositive_drafts,
        quoted_drafts,
        rejected_drafts,
        hearsay_drafts,
        opened_drafts,
        sure_drafts,
        witness_drafts,
        doubted_drafts,
        counter_drafts,
        sourced_drafts,
    )
    taken_up = [draft for reader in readers for draft in reader(sheet.tree)]
    taken_up += announced_drafts(sheet.tree, sheet.lines)
    taken_up += pointing_drafts(sheet.tree, sheet.lines)
    revised = list(revised_drafts(sheet.tree))
    taken_up = [*revised, *outside_revised(revised, taken_up)]
    every = [*taken_up, *_beside(taken_up, outside_revised(revised, drafts))]
    every = in_label_reach(parse, [*every, *on_new_cues(every, layout)], layout)
    every += _beside(every, led_in_drafts(sheet.tree, sheet.lines, sheet.lists))
    every += _beside(every, headed_drafts(sheet.tree, sheet.lists))
    every += _beside(every, ending_drafts(sheet.tree))
    every = [
        d
        for d in every
        if not (hands_nothing_over(parse, d) or is_label_of_thing(parse, d))
    ]
    every = attach_quotations(sheet.tree, sheet.quotations, every, params.carry_paragraphs)
    plain = (in_reach(parse, d, sheet.quotations) for d in every)
    plain = (without_asked(parse, told_pronoun(parse, d)) for d in plain)
    plain = (without_verdict(parse, d) for d in plain)
    plain = (with_subject(parse, with_reasons(parse, d)) for d in plain)
    plain = (before_main_verb(parse, with_rest(parse, d)) for d in plain)
    plain = with_tellers(parse, [with_means(parse, d) for d in plain])
    plain = without_others(parse, plain, sheet.quotations)
    cut = [replace(d, source=without_days(parse, d.source)) for d in plain]
    cut = with_aftermath(parse, behind_colons(parse, cut))
    relayed = with_relays(parse, with_carriers(sheet.tree, cut))
    relayed = with_items(parse, relayed, sheet.lists)
    turns = find_turns(parse, sheet.body)
    relayed = [*within_turns(relayed, turns), *(turn.draft for turn in turns)]
    relayed = with_lone_quotations(parse, sheet.body, sheet.quotations, relayed)
    return name_drafts(sheet.document, relayed)


def _beside(known: Sequence[Draft], more: Iterable[Draft]) -> list[Draft]:
    """Leave out drafts that share a code point of their cue with another's."""
    taken = {at for d in known for r in d.cue for at in range(*r)}
    return [d for d in more if not any(at in taken for r in d.cue for at in range(*r))]


def _cue_drafts(tree: Tree, quotations: QuotationIndex) -> list[Draft]:
    """Read every listed cue; a verb that only carries a cue noun gives way to the noun."""
    cues = find_cues(tree)
    nouns = [
        d for c in cues if c.entry.part == "noun" if (d := _draft(tree, quotations, c))
    ]
    others = [
        d for c in cues if c.entry.part != "noun" if (d := _draft(tree, quotations, c))
    ]
    return nouns + on_new_cues(nouns, others)


def on_new_cues(known: Iterable[Draft], more: Iterable[Draft]) -> list[Draft]:
    """Leave out drafts whose cue is another's already."""
    taken = {start for d in known for start, _ in d.cue}
    return [d for d in more if d.cue[0][0] not in taken]


def _draft(tree: Tree, quotations: QuotationIndex, cue: Cue) -> Draft | None:
    found = content_of(tree, cue)
    if found is None or not _is_quoted(tree, quotations, cue, found):
        return None
    source = source_of(tree, cue, is_unnamed=found.is_unnamed)
    if cue.entry.part == "noun" and cue.entry.kind == "confirm" and not source:
        return None  # "there is no confirmation of this" hands nothing over
    if is_inference([cue.head.lemma], _root(tree, source)) or _is_expletive(tree, source):
        return None
    draft = Draft(
        cue=to_ranges(tree, found.cue),
        content=with_marks(to_ranges(tree, found.content), quotations),
        source=outside_quotations(
            tree.parse.text, to_ranges(tree, source), quotations, cue.head.start
        ),
        is_quoting=found.is_quoting,
    )
    return draft if draft.cue and draft.content else None


def _root(tree: Tree, source: Sequence[Stretch]) -> Token | None:
    """Give the noun that heads a source in one piece."""
    if len(source) != 1:
        return None
    words = tree.tokens[slice(*source[0])]
    return tree.parse.root_between(words[0].start, words[-1].end)


def _is_expletive(tree: Tree, source: Sequence[Stretch]) -> bool:
    """See "It is vital to stress that ...": "it" stands for the clause, the writer speaks."""
    if len(source) != 1 or source[0][1] - source[0][0] != 1:
        return False
    word = tree.tokens[source[0][0]]
    above = tree.tokens[word.head]
    return (
        word.lemma.lower() == "it"
        and above.lemma == "be"
        and tree.child(above.i, "acomp", "oprd") is not None
        and tree.child(above.i, "xcomp", "advcl") is not None
    )


def _is_quoted(tree: Tree, quotations: QuotationIndex, cue: Cue, found: Found) -> bool:
    """Refuse a clause without quotation marks after a verb like "smiled"."""
    if not found.is_quoting or cue.entry.takes("that", "marked", "host"):
        return True
    ranges = to_ranges(tree, found.content)
    touched = {n for start, end in ranges for n in quotations.touching(start, end)}
    return any(not _holds(quotations.all[n].range, cue.head.start) for n in touched)


def _holds(where: Range, place: int) -> bool:
    return where[0] <= place < where[1]


def name_drafts(document: Document, drafts: Iterable[Draft]) -> tuple[Attribution, ...]:
    """Make attributions of drafts: each cue once, in text order, inner ones pointing out."""
    kept = _distinct(drafts)
    made = [_attribution(document, d) for d in kept]
    by_cue = {d.cue[0]: k for k, d in reversed(tuple(enumerate(kept)))}
    nested = outer_numbers([(d.cue, d.content) for d in kept])
    relayed = [by_cue.get(d.relayed_by) if d.relayed_by else None for d in kept]
    outer = [r if r is not None else n for r, n in zip(relayed, nested, strict=True)]
    return tuple(
        replace(a, outer_id=made[k].id if k is not None else None)
        for a, k in zip(made, outer, strict=True)
    )


def _distinct(drafts: Iterable[Draft]) -> list[Draft]:
    """Drop repetitions of one cue, in text order."""
    seen: set[Ranges] = set()
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.content, d.cue, d.source)):
        if draft.cue not in seen:
            seen.add(draft.cue)
            kept.append(draft)
    return kept


def _attribution(document: Document, draft: Draft) -> Attribution:
    return Attribution(
        id=content_id("attribution", document.id, draft.cue, draft.content),
        document_id=document.id,
        content=_spans(document.text, draft.content),
        cue=_spans(document.text, draft.cue),
        source=_spans(document.text, draft.source),
        score=draft.score,
    )


def _spans(text: str, ranges: Iterable[Range]) -> tuple[Span, ...]:
    return tuple(Span.of(text, start, end) for start, end in ranges)
