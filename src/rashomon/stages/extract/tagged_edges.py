"""Draw the edges of what the encoder found where the parse has them.

    "| the guild' | s view |"             -> "the guild's", "view"
    "| rejected | as baseless the charge" -> "rejected as baseless", "the charge"
    "| found | no evidence that he lit"   -> "found no", "evidence that he lit"
    "There is no | proof that he lit it"  -> "There is no proof that he lit it"

What denies or doubts belongs to the cue, unless somebody said it whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import permutations

from rashomon.stages.extract.cues import FINITE
from rashomon.stages.extract.drafts import Draft, Ranges
from rashomon.text.lexicon import load_words
from rashomon.text.parse import Parse, Token


def whole_words(parse: Parse, spans: Ranges) -> Ranges:
    """Move edges that lie inside of a word that hangs on another to its end."""
    moved = ((_edge(parse, start), _edge(parse, end)) for start, end in spans)
    return tuple((start, end) for start, end in moved if start < end)


def _edge(parse: Parse, at: int) -> int:
    around = parse.tokens_between(at - 1, at + 1)
    split = [t for t in around if t.start < at < t.end and t.dep == "case"]
    return split[0].end if split else at


def without_speakers(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out a piece of a content that is a word of who speaks beside it."""
    named = {at for d in drafts for r in d.source for at in range(*r)}
    return [_without(draft, named) for draft in drafts]


def _without(draft: Draft, named: AbstractSet[int]) -> Draft:
    kept = tuple(r for r in draft.content if not all(at in named for at in range(*r)))
    return replace(draft, content=kept) if kept else draft


def with_second_halves(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Read "said it | had won | and | had backed | the mayor" as one credit, not as two.

    A verb without a subject that goes on with one of a content is told by the same mouth.
    """
    found = list(drafts)
    by_source: dict[Ranges, list[int]] = {}
    for k, draft in enumerate(drafts):
        by_source.setdefault(draft.source, []).append(k)
    halves: set[int] = set()
    for places in (places for source, places in by_source.items() if source):
        for first, second in permutations(places, 2):
            is_left = halves.isdisjoint((first, second))
            if is_left and _goes_on(parse, found[first], found[second]):
                (*others, (start, _)), end = (
                    found[first].content,
                    found[second].content[-1][1],
                )
                found[first] = replace(found[first], content=(*others, (start, end)))
                halves.add(second)
    return [draft for k, draft in enumerate(found) if k not in halves]


def _goes_on(parse: Parse, draft: Draft, second: Draft) -> bool:
    verbs = [t for r in second.cue for t in parse.tokens_between(*r) if t.pos == "VERB"]
    said = {t.i for t in parse.tokens_between(*draft.content[-1])}
    return any(
        t.dep == "conj"
        and t.head in said
        and not parse.dependents(t.i, "nsubj", "nsubjpass")
        for t in verbs
    )


def parted(parse: Parse, draft: Draft) -> Draft:
    """Hand the cue what denies, and the content how its sentence opens."""
    for part in (_with_opening, _with_verdict, _with_verdict_first, _with_no):
        draft = part(parse, draft)
    return draft


def _with_opening(parse: Parse, draft: Draft) -> Draft:
    """Take in how a sentence opens: "There is no proof | that he lit it, a guard stressed".

    A credit that closes a sentence covers all of it; without its opening the claim would turn
    into its opposite.
    """
    first = parse.tokens_between(*draft.content[0])[:1]
    if not first or draft.content[0][1] > draft.cue[0][0]:
        return draft
    if first[0].lemma != "that" and first[0].dep != "attr":
        return draft
    start, _ = parse.sentence_range(first[0].sentence)
    others = [*draft.cue, *draft.source]
    is_free = start < first[0].start and all(a >= first[0].start for a, _ in others)
    before = parse.tokens_between(start, first[0].start)
    is_clause = any(t.tag in FINITE for t in before)
    if not (is_free and is_clause):
        return draft
    return replace(draft, content=((start, draft.content[0][1]), *draft.content[1:]))


def _with_verdict(parse: Parse, draft: Draft) -> Draft:
    """See "| The charge that it burned | is rejected | as baseless |": the end is of the cue."""
    last = parse.tokens_between(*draft.content[-1])
    is_behind = last and last[0].start >= draft.cue[-1][1]
    if len(draft.content) == 1 or not is_behind or not _is_verdict(last):
        return draft
    return replace(draft, cue=(*draft.cue, draft.content[-1]), content=draft.content[:-1])


def _with_verdict_first(parse: Parse, draft: Draft) -> Draft:
    """See "| rejected | as baseless the charge that it burned |"."""
    (start, end), *others = draft.content
    words = parse.tokens_between(start, end)
    opening, rest = words[:VERDICT], words[VERDICT:]
    if not rest or start < draft.cue[-1][1] or not _is_verdict(opening):
        return draft
    cue = (*draft.cue, (opening[0].start, opening[-1].end))
    return replace(draft, cue=cue, content=((rest[0].start, end), *others))


VERDICT = 2
"""Words of "as baseless"."""


def _is_verdict(words: Sequence[Token]) -> bool:
    """See "as baseless", "as false"."""
    lemmas = [t.lemma.lower() for t in words]
    is_short = len(lemmas) == VERDICT and lemmas[0] == "as"
    return is_short and lemmas[-1] in load_words("rejections")


def _with_no(parse: Parse, draft: Draft) -> Draft:
    """See "| found | no evidence that he lit it |": who finds none hands nothing over."""
    (start, end), *others = draft.content
    words = parse.tokens_between(start, end)
    if len(words) < 2 or words[0].text.lower() != "no" or start < draft.cue[-1][1]:
        return draft
    noun = parse.tokens[words[0].head]
    cue = {t.i for r in draft.cue for t in parse.tokens_between(*r)}
    said = parse.dependents(noun.i, "acl", "ccomp")
    if noun.head not in cue or not said:
        return draft
    no = words[0].start, words[0].end
    return replace(draft, cue=(*draft.cue, no), content=((words[1].start, end), *others))
