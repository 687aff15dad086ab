"""Turn what the trained tagger found into drafts, and join them with those of the rules.

paragraphs -> encoder -> TaggedAttribution -> Draft
drafts of both -> one a cue -> Draft
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.stages.extract.comments import tells_as
from rashomon.stages.extract.contents import UNINSERTED
from rashomon.stages.extract.cues import FINITE, CueEntry, entry_of, phrasal_entry
from rashomon.stages.extract.drafts import Draft, Ranges, holds
from rashomon.stages.extract.phrases import is_count
from rashomon.stages.extract.quotations import QuotationIndex, is_speech, with_marks
from rashomon.stages.extract.subtrees import Range, joined
from rashomon.stages.extract.tagged_contents import completed
from rashomon.stages.extract.tagged_edges import (
    parted,
    whole_words,
    with_second_halves,
    without_speakers,
)
from rashomon.stages.extract.tagged_refused import is_no_credit
from rashomon.stages.extract.tagged_sources import checked_source
from rashomon.stages.extract.told import (
    closes_sentence,
    is_according,
    is_as_phrase,
    is_free_relative,
    is_inserted,
    is_viewed,
    names_thing,
    quoted_alone,
    speaks_of,
    told_whole,
)
from rashomon.stages.extract.unowned import is_evident, is_nobodys, is_seeming
from rashomon.text.footnotes import without_notes
from rashomon.text.lexicon import load_words
from rashomon.text.parse import Parse, Token

if TYPE_CHECKING:
    from rashomon.text.encoder import TaggedAttribution


def tagged_drafts(
    parse: Parse, lines: Sequence[Range], quotations: QuotationIndex
) -> list[Draft]:
    """Find drafts with the encoder, each paragraph by itself.

    Args:
        parse: The document's parse.
        lines: The paragraphs that are read; boilerplate is not among them.
        quotations: Their quotations.

    Returns:
        In text order of the paragraphs, then of the cues.

    Raises:
        DataFileError: If a file of the model is missing or damaged.
    """
    from rashomon.text.encoder import tag_attributions

    pieces = [piece for line in lines for piece in _pieces(parse, line)]
    texts = [without_notes(parse.text[start:end]) for start, end in pieces]
    found = tag_attributions(texts)
    drafts = (
        _draft(parse, quotations, tagged, start)
        for (start, _), here in zip(pieces, found, strict=True)
        for tagged in here
    )
    kept = [draft for draft in drafts if draft and not is_no_credit(parse, draft)]
    return without_speakers(with_second_halves(parse, kept))


WHOLE = 600
"""Longest paragraph read at once, in code points: 99 of 100 of those the encoder was trained
on are shorter (PolNeAR; the middle one has 197). Reports that come as one block of text are
cut; read whole, a content takes in words from all over it."""

PIECE = 350
"""Longest piece of such a block, in code points, where its sentences are shorter. Cutting
every paragraph so costs .001 content F1 on PolNeAR dev."""


def _pieces(parse: Parse, line: Range) -> list[Range]:
    """Cut a long paragraph between sentences."""
    if line[1] - line[0] <= WHOLE:
        return [line]
    numbers = {t.sentence for t in parse.tokens_between(*line)}
    starts = [parse.sentence_range(n)[0] for n in sorted(numbers)]
    cuts = [line[0]]
    for start, end in pairwise([*starts[1:], line[1]]):
        if end - cuts[-1] > PIECE:
            cuts.append(start)
    return list(pairwise([*cuts, line[1]]))


def _draft(
    parse: Parse, quotations: QuotationIndex, tagged: TaggedAttribution, by: int
) -> Draft | None:
    """Make a draft; None where nothing but marks is told ("he said: -")."""
    text = parse.text
    cue, content, source = (
        whole_words(parse, _moved(spans, by))
        for spans in (tagged.cue, tagged.content, tagged.source)
    )
    content = _trimmed(text, content)
    if not content:
        return None
    draft = Draft(
        cue=_trimmed(text, cue) or cue,  # a colon is one
        content=with_marks(content, quotations),
        source=_trimmed(text, source, START_MARKS),
        score=tagged.score,
    )
    content = _in_reach(parse, draft, quotations)
    draft = checked_source(parse, replace(draft, content=content or draft.content))
    draft = quoted_alone(parse, parted(parse, draft), quotations)
    draft = replace(draft, content=completed(parse, draft))
    speech = _is_saying(parse, draft) or _is_spoken(parse.text, draft, quotations)
    return replace(draft, is_quoting=speech)


def _moved(spans: Ranges, by: int) -> Ranges:
    return tuple((start + by, end + by) for start, end in spans)


EDGE_MARKS = " \t\n\u00a0,;:—–-"
"""Marks between a content or source and its cue."""

START_MARKS = EDGE_MARKS + ".!?…(["
"""Marks no source begins with: the stop of "a.m." before it is none of its own."""


def _trimmed(text: str, spans: Ranges, before: str = EDGE_MARKS) -> Ranges:
    """Cut marks off both ends that belong to neither side; quotation marks are kept."""
    kept: list[Range] = []
    for start, end in spans:
        words = text[start:end]
        first = start + len(words) - len(words.lstrip(before))
        last = start + len(words.rstrip(EDGE_MARKS))
        if any(mark.isalnum() for mark in text[first:last]):
            kept.append((first, last))
    return tuple(kept)


def _in_reach(parse: Parse, draft: Draft, quotations: QuotationIndex) -> Ranges:
    """Keep a credit from bleeding into other sentences; a quotation may go on there.

    "Nine people died. Seven were soldiers, a clerk said": the nine are the writer's.
    """
    cue = parse.tokens_between(*draft.cue[0])
    if not cue:
        return draft.content
    first, last = parse.sentence_range(cue[0].sentence)
    kept = (
        (start, end)
        if quotations.touching(start, end)
        else (max(start, first), min(end, last))
        for start, end in draft.content
    )
    return tuple(r for r in kept if r[0] < r[1])


def _is_saying(parse: Parse, draft: Draft) -> bool:
    """Tell whether a cue is one that a quotation beside it goes with."""
    for start, end in draft.cue:
        for token in parse.tokens_between(start, end):
            entry = entry_of(token)
            if entry and entry.part == "verb" and entry.takes("that", "quote"):
                return entry.kind not in UNINSERTED
            if token.text.lower() == "according":
                return True
    return False


def _is_spoken(text: str, draft: Draft, quotations: QuotationIndex) -> bool:
    """Tell whether a content is nothing but quotations."""
    around = [(quotations.at(start), start) for start, _ in draft.content]
    return all(q is not None and q.start == s and is_speech(text, q) for q, s in around)


def joined_drafts(
    parse: Parse, tagged: Sequence[Draft], ruled: Iterable[Draft]
) -> list[Draft]:
    """Join what encoder and rules found.

    The encoder decides who speaks and what is said: where both see a cue, its words are the
    annotator's more often (`python -m eval.attribution`, each tagger by itself). The rules name
    the source it left out and add what is said inside of a content, which the encoder was
    never shown: PolNeAR is flat.

    Args:
        parse: The document's parse.
        tagged: Drafts of the encoder.
        ruled: Drafts of the rules.

    Returns:
        The encoder's, then what the rules add.
    """
    ruled = list(ruled)
    counts = [d for d in ruled if _is_count(parse, d)]  # the encoder: "By | X's count"
    tagged = [d for d in tagged if not any(holds(d.source, c.cue) for c in counts)]
    phrases = [d for d in ruled if is_as_phrase(parse, d)]  # the encoder: "| As | per"
    tagged = [d for d in tagged if not any(holds(c.cue, d.cue) for c in phrases)]
    # the encoder: "it adds, | show", "amounting to | what the senators said was fraud"
    inserted = [d for d in ruled if is_inserted(parse, d) or is_free_relative(parse, d)]
    tagged = [d for d in tagged if not any(_rivals(d, c) for c in inserted)]
    owner = {at: k for k, d in enumerate(tagged) for r in d.cue for at in range(*r)}
    contents = sorted(r for d in tagged for r in d.content)
    found = list(tagged)
    for draft in ruled:
        known = {owner[at] for r in draft.cue for at in range(*r) if at in owner}
        for k in known:
            is_lost = is_nobodys(parse, draft) and not _is_saying(parse, found[k])
            if is_lost:
                found[k] = replace(draft, score=found[k].score)
            elif _swallows(parse, found[k], draft) or _is_part(parse, found[k], draft):
                found[k] = replace(draft, cue=found[k].cue, score=found[k].score)
            elif _is_chain(found[k], draft):
                found[k] = _outer(found[k], draft)
                found.append(draft)
            else:
                whole = draft if told_whole(parse, found[k], draft) else found[k]
                source = _named(replace(found[k], content=whole.content), draft)
                found[k] = replace(found[k], source=source, content=whole.content)
        if known:
            continue
        inner = _is_inside(draft.extent, contents) and _is_told(parse, draft)
        is_new = not any(_is_one(d, draft) for d in found)
        if is_new and (inner or any(test(parse, draft) for test in ADDED)):
            found.append(draft)
    return found


def _is_one(known: Draft, draft: Draft) -> bool:
    """See "In | the guild's | view ...": one credit, whichever word is taken for its cue."""
    return known.source == draft.source and known.content == draft.content


def _named(tagged: Draft, ruled: Draft) -> Ranges:
    """Take the rules' source where the encoder names none and reads its words as no other part."""
    taken = [*tagged.cue, *tagged.content]
    is_free = all(b <= start or end <= a for a, b in ruled.source for start, end in taken)
    return tagged.source or (ruled.source if is_free else ())


def _is_denial(parse: Parse, draft: Draft) -> bool:
    """See "though it denied both charges": who denies decides what is in dispute."""
    tokens = [t for r in draft.cue for t in parse.tokens_between(*r)]
    entries = [phrasal_entry(parse, t) for t in tokens if t.pos == "VERB"]
    return bool(draft.source) and any(e.kind == "deny" for e in entries if e)


def _is_figure(parse: Parse, draft: Draft) -> bool:
    """See "put the toll at 30", "the junta says 203", "spoke of 90": it is somebody's figure."""
    tokens = [t for r in draft.cue for t in parse.tokens_between(*r)]
    entries = [entry_of(t) for t in tokens if t.pos == "VERB"]
    content = [t for r in draft.content for t in parse.tokens_between(*r)]
    is_count = any(t.pos == "NUM" for t in content)
    is_bare = not any(t.pos in {"VERB", "AUX"} for t in content)
    is_finite = any(t.tag in FINITE for t in content)
    told = (e for e in entries if e)
    takes = any(_takes_figure(e, tokens, is_bare=is_bare) for e in told)
    return bool(draft.source) and is_count and not is_finite and takes


def _takes_figure(entry: CueEntry, cue: Sequence[Token], *, is_bare: bool) -> bool:
    """A figure after "at" may be of those killed; after "says" it stands by itself."""
    if entry.takes("obj-at", "obj-as"):
        return True
    return is_bare and (entry.takes("figure") or _speaks_of(entry, cue))


def _speaks_of(entry: CueEntry, cue: Sequence[Token]) -> bool:
    """See "which last week spoke of 300 tonnes": a figure after "spoke of"."""
    return entry.kind == "say" and entry.takes("of") and cue[-1].lemma == "of"


def _swallows(parse: Parse, tagged: Draft, ruled: Draft) -> bool:
    """See "| Six fell, a clerk | guessed |": the encoder takes who speaks for what is said.

    So it does "| A tape | appears to show | that ...".
    """
    if tagged.source or not holds(tagged.content, ruled.source):
        return False
    verb = parse.tokens_between(*ruled.cue[-1])[-1]
    seems_to_tell = verb.dep == "xcomp" and is_seeming(parse.tokens[verb.head])
    is_piece = any(r in tagged.content for r in ruled.source)
    return (seems_to_tell and is_piece) or closes_sentence(parse, ruled)


def _is_part(parse: Parse, tagged: Draft, ruled: Draft) -> bool:
    """See "| The officer |, who according to the guild | left |": what he did is the content."""
    if not is_according(parse, ruled):
        return False
    return not _says(parse, tagged) and _says(parse, ruled)


def _says(parse: Parse, draft: Draft) -> bool:
    words = (t for r in draft.content for t in parse.tokens_between(*r))
    return any(t.pos in {"VERB", "AUX"} for t in words)


def _rivals(tagged: Draft, inserted: Draft) -> bool:
    """See "Records, | it | adds, | show none": the encoder takes it for one who speaks after it.

    Or it takes in what stands before the commas: "Records, it | adds".
    """
    if tagged.source == inserted.source:
        return tagged.cue != inserted.cue
    return (
        holds(tagged.source, inserted.source) and tagged.source[0][1] <= inserted.cue[0][0]
    )


def _is_count(parse: Parse, draft: Draft) -> bool:
    """See "by the ministry's count, six died": whose count it is decides what it weighs."""
    return any(is_count(parse, t) for r in draft.cue for t in parse.tokens_between(*r))


def _is_relay(parse: Parse, draft: Draft) -> bool:
    """See "Citing two officials, the Post reported": who informed whom."""
    cue = [t for r in draft.cue for t in parse.tokens_between(*r)]
    return bool(draft.source) and any(
        t.tag == "VBG" and t.lemma in load_words("relay_cues") for t in cue
    )


ADDED = (
    _is_denial,
    _is_figure,
    _is_count,
    _is_relay,
    is_evident,
    closes_sentence,
    is_inserted,
    is_free_relative,
    is_according,
    is_viewed,
    names_thing,
    speaks_of,
    tells_as,
)
"""What the rules know better than the encoder, wherever it stands."""


def _is_chain(tagged: Draft, ruled: Draft) -> bool:
    """See "| gave credence to French accusations | that ...": two credits in one cue."""
    if len(tagged.cue) != 1 or not ruled.source or not tagged.source:
        return False
    (start, end), speaker = tagged.cue[0], ruled.source[0]
    return start < speaker[0] and speaker[1] <= ruled.cue[0][0] and ruled.cue[-1][1] <= end


def _outer(tagged: Draft, ruled: Draft) -> Draft:
    """Leave to an outer credit the words before the inner source, and hand it the rest."""
    speaker = ruled.source[0]
    cue = (tagged.cue[0][0], speaker[0] - 1)
    inner = (speaker[0], ruled.cue[-1][1])
    every = [*tagged.content, *ruled.content]
    after = [(inner[0], end) for start, end in every if 0 <= start - inner[1] <= 1]
    return replace(tagged, cue=(cue,), content=joined([*every, inner, *after]))


TELLING = frozenset({"say", "claim", "deny", "accuse", "warn", "confirm", "complain"})
"""Kinds of cue by which somebody tells something, and does not only think or want it."""


def _is_told(parse: Parse, draft: Draft) -> bool:
    """Tell whether somebody is quoted as saying something: another, or the speaker formally."""
    words = " ".join(parse.text[start:end] for start, end in draft.source).lower()
    if not words:
        return False
    cue = [(t, entry_of(t)) for r in draft.cue for t in parse.tokens_between(*r)]
    carried = any(t.pos == "VERB" and entry is None for t, entry in cue)
    return not carried and any(entry.kind in TELLING for _, entry in cue if entry)


LOOK_BACK = 400
"""Contents looked through to the left of a draft, as in `nesting`: only text without
sentence marks has more that could hold it."""


def _is_inside(extent: Range, contents: Sequence[Range]) -> bool:
    high = bisect_right(contents, (extent[0], 1 << 60))
    near = contents[max(high - LOOK_BACK, 0) : high]
    return any(extent[1] <= end for _, end in near)
