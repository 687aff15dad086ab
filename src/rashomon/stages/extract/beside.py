"""Cut off what is told beside a credit: by another, or why the speaker said so.

drafts, parse -> "The guild said six fell, | while the mayor put the toll at nine" -> drafts
"said the clerk, | because the lock was shut" -> the reason is told too, and names nobody
"in the view of the clerk, | the men | will go" -> whoever will go is no part of the source
"it was shut, she said, | and had been for days" -> she says both
"Rumours that it was shut | spread" -> that they spread is the writer's
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.quotations import QuotationIndex
from rashomon.stages.extract.subtrees import Range
from rashomon.text.parse import Parse, Token

SUBJECTS = ("nsubj", "nsubjpass")


def without_others(
    parse: Parse, drafts: Sequence[Draft], quotations: QuotationIndex
) -> list[Draft]:
    """Cut a content where a second clause begins that another speaker opens.

    See "Officials said five died, and the mission put the toll at nine", "..., while the mayor
    denied it": the second speaker has a clause of his own, and no "that" hangs it on the first.

    Args:
        parse: The document's parse.
        drafts: What was found.
        quotations: Its quotations: what stands in one is of one mouth.
    """
    told = [(k, verb) for k, d in enumerate(drafts) if (verb := _opens(parse, d))]
    found = list(drafts)
    beside = _by_sentence(parse, drafts) if told else {}
    for other, verb in told:
        if quotations.at(verb.start) is not None:
            continue
        for k in beside[verb.sentence] - {other}:
            joint = _joint_of(parse, drafts[k], verb)
            if joint is None:
                continue
            kept = [(a, min(b, joint.end)) for a, b in found[k].content if a < joint.start]
            if kept and (_says(parse, kept) or verb.dep == "advcl"):
                found[k] = replace(found[k], content=tuple(kept))
    return found


def _by_sentence(parse: Parse, drafts: Sequence[Draft]) -> Mapping[int, set[int]]:
    """Give the places of the drafts whose cue has a word in a sentence."""
    places = defaultdict[int, set[int]](set)
    for k, draft in enumerate(drafts):
        for start, end in draft.cue:
            for token in parse.tokens_between(start, end):
                places[token.sentence].add(k)
    return places


def _opens(parse: Parse, draft: Draft) -> Token | None:
    """Give the verb by which somebody named speaks in a second clause of a sentence."""
    verbs = [t for r in draft.cue for t in parse.tokens_between(*r) if t.pos == "VERB"]
    if not verbs or len(draft.source) != 1 or not _is_second(parse, verbs[0]):
        return None
    subjects = parse.dependents(verbs[0].i, *SUBJECTS)
    (start, end), named = draft.source[0], [t for t in subjects if t.pos != "PRON"]
    return verbs[0] if any(start <= t.start < end for t in named) else None


def _is_second(parse: Parse, verb: Token) -> bool:
    """See ", and the mayor | put", ", while the mayor | put"; "and that the mayor put" is none."""
    marks = {t.lemma.lower() for t in parse.dependents(verb.i, "mark")}
    is_contrast = verb.dep == "advcl" and bool(marks & CONTRASTS)
    return is_contrast or (verb.dep == "conj" and not marks)


CONTRASTS = frozenset({"while", "whereas", "although", "though"})
"""What opens a clause set beside another."""


def _joint_of(parse: Parse, draft: Draft, verb: Token) -> Token | None:
    """Give the last word before the comma that parts a verb's clause from what a draft tells."""
    said = {t.i for r in draft.content for t in parse.tokens_between(*r)}
    cue = {t.i for r in draft.cue for t in parse.tokens_between(*r)}
    above = parse.tokens[verb.head]
    # "heard two bursts, while one insisted ..." hangs on the cue itself
    is_of_cue = above.i in cue and verb.dep == "advcl"
    is_of_content = above.i in said and above.head in cue
    if verb.i not in said or not (is_of_cue or is_of_content):
        return None
    first = parse.subtree(verb.i)[0].i
    before = parse.tokens[first - 1]
    while before.pos == "CCONJ":
        before = parse.tokens[before.i - 1]
    is_parted = before.text == "," and before.i in said
    return parse.tokens[before.i - 1] if is_parted else None


def with_reasons(parse: Parse, draft: Draft) -> Draft:
    """See "it proves nothing, said a clerk | , because pages are missing": told as well."""
    if len(draft.source) != 1 or not draft.content:
        return draft
    start, end = draft.source[0]
    cue = {t.i for r in draft.cue for t in parse.tokens_between(*r)}
    for mark in parse.tokens_between(start, end):
        clause = parse.tokens[mark.head]
        is_reason = mark.dep == "mark" and mark.lemma.lower() in REASONS
        if not is_reason or clause.dep != "advcl" or clause.head not in cue:
            continue
        named = [t for t in parse.tokens_between(start, mark.start) if t.pos != "PUNCT"]
        if named and parse.tokens[mark.i - 1].text == ",":
            reason = (parse.tokens[mark.i + 1].start, parse.subtree(clause.i)[-1].end)
            source = (start, named[-1].end)
            return replace(draft, source=(source,), content=(*draft.content, reason))
    return draft


REASONS = frozenset({"because", "since", "as", "although", "though"})
"""What opens the reason of what somebody says."""


def with_subject(parse: Parse, draft: Draft) -> Draft:
    """Give a content its subject back: "in the view of the clerk, | the men | will go"."""
    if len(draft.source) != 1 or not draft.content:
        return draft
    root = parse.root_between(*draft.content[0])
    start, end = draft.source[0]
    if root is None or parse.text[end : draft.content[0][0]].strip():
        return draft
    for subject in parse.dependents(root.i, *SUBJECTS):
        words = parse.subtree(subject.i)
        before = parse.tokens[words[0].i - 1]
        if start < before.start < subject.start < end and before.text == ",":
            first: Range = (words[0].start, draft.content[0][1])
            content = (first, *draft.content[1:])
            return replace(draft, source=((start, before.start),), content=content)
    return draft


def with_rest(parse: Parse, draft: Draft) -> Draft:
    """See "She had gone there, she said, | and had found the gate open": of one mouth."""
    verbs = [t for r in draft.cue for t in parse.tokens_between(*r) if t.dep == "parataxis"]
    if not verbs or len(draft.content) != 1 or draft.content[0][1] > verbs[0].start:
        return draft
    said = {t.i for t in parse.tokens_between(*draft.content[0])}
    for joint in parse.dependents(verbs[0].head, "conj"):
        own = parse.dependents(joint.i, *SUBJECTS)
        words = [t for t in parse.subtree(joint.i) if t.pos != "PUNCT"]
        is_behind = words[0].start > draft.cue[-1][1] and joint.head in said
        if is_behind and not own and joint.pos in {"VERB", "AUX"}:
            return replace(draft, content=(*draft.content, (words[0].start, words[-1].end)))
    return draft


def before_main_verb(parse: Parse, draft: Draft) -> Draft:
    """Cut "Rumours that it was shot | spread quickly": what became of the rumour is not told."""
    cue = [t for r in draft.cue for t in parse.tokens_between(*r)]
    nouns = [t for t in cue if t.pos == "NOUN" and t.dep in SUBJECTS]
    if len(draft.content) != 1 or not nouns or draft.content[0][0] < cue[-1].end:
        return draft
    verb = parse.tokens[nouns[0].head]
    helpers = parse.dependents(verb.i, "aux", "auxpass", "neg")
    first = min((verb, *(t for t in helpers if t.i < verb.i)), key=lambda t: t.i)
    start, end = draft.content[0]
    kept = [t for t in parse.tokens_between(start, first.start) if t.pos != "PUNCT"]
    is_inside = start < first.start and verb.end <= end and verb.i > nouns[0].i
    if not is_inside or not _says(parse, [(start, first.start)]) or not kept:
        return draft
    return replace(draft, content=((start, kept[-1].end),))


def _says(parse: Parse, kept: Sequence[Range]) -> bool:
    words = (t for r in kept for t in parse.tokens_between(*r))
    return any(t.pos in {"VERB", "AUX"} for t in words)
