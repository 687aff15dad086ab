"""Give a content back what the encoder cut off it, and cut off what is none of it.

    "... | the raid was carried out | by men of the Orlo"  -> "by men of the Orlo" belongs to it
    "Observers from Orlo, who watched the | bridge, turned back |"  -> from "Observers" on
    "... which told of a plan of leave | which" -> "a plan of leave"
    "referring to | the map, "you lose""        -> "the map": who spoke before goes on

Without who did it a clause loses what is in dispute.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from rashomon.stages.extract.cues import FINITE
from rashomon.stages.extract.drafts import Draft, Range, Ranges
from rashomon.stages.extract.measures import past_bound
from rashomon.stages.extract.subtrees import joined
from rashomon.text.parse import Parse, Token
from rashomon.text.quoting import CLOSING_MARKS, OPENING_MARKS

SUBJECTS = ("nsubj", "nsubjpass", "expl")


def completed(parse: Parse, draft: Draft) -> Ranges:
    """Give the contents of a draft with the subject and the doer that stand beside them."""
    if not draft.content:
        return draft.content
    taken = {t.i for r in (*draft.cue, *draft.source) for t in parse.tokens_between(*r)}
    last = _with_doer(parse, draft.content[-1], taken)
    last = _with_end(parse, _with_bound(parse, last), taken)
    last = _without_link(parse, _before_quotation(parse, last))
    done = _without_addressee(parse, (*draft.content[:-1], last), draft.cue)
    done = tuple(
        _with_phrase(parse, _with_own_subject(parse, r, taken), taken) for r in done
    )
    return _with_subject(parse, done, taken)


def _with_own_subject(parse: Parse, content: Range, taken: AbstractSet[int]) -> Range:
    """Add the subject right before a later piece: "..., but | the firm | had not answered"."""
    verb = _main_verb(parse, (content,))
    if verb is None or parse.text[content[0]] in OPENING_MARKS:
        return content
    for subject in parse.dependents(verb.i, *SUBJECTS):
        words = parse.subtree(subject.i)
        gap = parse.text[words[-1].end : content[0]]
        is_free = taken.isdisjoint(t.i for t in words) and words[0].tag not in RELATIVE
        if is_free and words[0].start < content[0] and not gap.strip():
            return words[0].start, content[1]
    return content


RELATIVE = frozenset({"WDT", "WP"})


def _with_phrase(parse: Parse, content: Range, taken: AbstractSet[int]) -> Range:
    """Complete the phrases a piece begins and ends in: "| its | drivers fled", "eleven | calls"."""
    inside = parse.tokens_between(*content)
    if not inside or parse.text[content[0]] in OPENING_MARKS:
        return content
    first, last = inside[0], inside[-1]
    while first.i and _is_free(before := parse.tokens[first.i - 1], taken):
        is_of_it = before.dep in BEFORE_NOUN and first.i <= before.head <= last.i
        if not is_of_it or before.sentence != first.sentence:
            break
        first = before
    for _ in range(MAX_CLIMBED):
        above = parse.tokens[last.head]
        between = parse.tokens[last.i + 1 : above.i + 1]
        is_cut = (
            last.dep in BEFORE_NOUN and above.i > last.i and last.sentence == above.sentence
        )
        if not is_cut or not all(_is_free(t, taken) for t in between):
            break
        last = above
    return first.start, max(_past_predicate(parse, last, taken), content[1])


def _past_predicate(parse: Parse, last: Token, taken: AbstractSet[int]) -> int:
    """Give the end of the clause of which a piece has but the beginning: "he is | helping them"."""
    verb = parse.tokens[last.head]
    is_begun = (
        last.dep in BEFORE_VERB or last.tag == "PRP"
    ) and last.i < verb.i < last.i + MAX_CLIMBED
    rest = [t for t in parse.subtree(verb.i) if t.i > last.i] if is_begun else []
    if not rest or not taken.isdisjoint(t.i for t in rest):
        return last.end
    kept = [t for t in rest if t.pos != "PUNCT"]
    return kept[-1].end


BEFORE_VERB = frozenset({"aux", "auxpass", "neg"})
"""Labels of what a predicate begins with; a noun alone may be who speaks there."""


def _is_free(token: Token, taken: AbstractSet[int]) -> bool:
    return token.i not in taken and token.pos != "PUNCT"


BEFORE_NOUN = frozenset(
    {"det", "poss", "amod", "compound", "nmod", "nummod", "quantmod", "predet", "case"}
)
"""Labels of what stands before a noun and says nothing without it."""

MAX_CLIMBED = 4
"""Heads followed to the end of a phrase: "at least eleven urgent | calls"."""


def _with_doer(parse: Parse, content: Range, taken: AbstractSet[int]) -> Range:
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


def _without_addressee(parse: Parse, contents: Ranges, cue: Ranges) -> Ranges:
    """Leave out whom a clause is told to: "tipped off | the mayor | that a raid was near"."""
    verbs = {t.i for r in cue for t in parse.tokens_between(*r)}
    roots = [parse.root_between(*r) for r in contents]
    told = [t is not None and t.dep == "ccomp" and t.head in verbs for t in roots]
    if not any(told):
        return contents
    pairs = zip(contents, roots, strict=True)
    return tuple(r for r, root in pairs if not (root and _is_addressee(root, verbs)))


def _is_addressee(word: Token, verbs: AbstractSet[int]) -> bool:
    is_object = word.dep in {"dobj", "dative"} and word.head in verbs
    return is_object and word.tag not in {"WDT", "WP"}


def _with_bound(parse: Parse, content: Range) -> Range:
    """Add the bound behind a figure: "300 tonnes | at most"."""
    inside = parse.tokens_between(*content)
    if not inside:
        return content
    last = past_bound(parse.tokens, inside[-1].i + 1)
    return content[0], max(content[1], parse.tokens[last - 1].end)


def _with_end(parse: Parse, content: Range, taken: AbstractSet[int]) -> Range:
    """Add the phrase that hangs on its words and ends the sentence: "at 'rebels' | in March"."""
    inside = parse.tokens_between(*content)
    if not inside or parse.text[content[0]] in OPENING_MARKS:
        return content
    link = next(iter(parse.tokens[inside[-1].i + 1 : inside[-1].i + 2]), None)
    if link is None or link.dep != "prep" or link.head not in {t.i for t in inside}:
        return content
    below = parse.subtree(link.i)
    last = below[-1]
    gaps = {*range(link.i, last.i)} - {t.i for t in below}
    is_whole = all(parse.tokens[i].pos == "PUNCT" for i in gaps)
    is_free = taken.isdisjoint(t.i for t in below)
    is_end = _ends_sentence(parse, last)
    return (content[0], last.end) if is_whole and is_free and is_end else content


def _without_link(parse: Parse, content: Range) -> Range:
    """Cut off a word that opens what is left out: "a plan of leave | which"."""
    inside = parse.tokens_between(*content)
    numbers = {t.i for t in inside}
    if len(inside) < 2 or inside[-1].tag not in LINKS or inside[-1].head in numbers:
        return content
    kept = [t for t in inside[:-1] if t.pos != "PUNCT" or t.text in CLOSING_MARKS]
    return (content[0], kept[-1].end) if kept else content


LINKS = frozenset({"WDT", "WRB", "CC"})


def _before_quotation(parse: Parse, content: Range) -> Range:
    """Cut off a quotation that another speaker goes on with.

    ""If you do that," he said, referring to | the map, "you lose the town"": the second half is
    told in the sentence of the first, whose comma says that it goes on.
    """
    start, end = content
    text = parse.text
    at = next((k for k in range(start + 1, end) if _opens_quotation(text, k)), end)
    before, said = text[start:at].rstrip(), parse.tokens_between(at, end)
    if not said or not text[at + 1 : at + 2].islower() or not before.endswith(","):
        return content
    first, _ = parse.sentence_range(said[0].sentence)
    goes_on = any(text.find(f",{mark}", first, start) >= 0 for mark in CLOSING_MARKS)
    return (start, start + len(before.rstrip(","))) if goes_on else content


def _opens_quotation(text: str, at: int) -> bool:
    """Tell a mark behind a space from the one in "the mayor's"."""
    return text[at] in OPENING_MARKS and text[at - 1].isspace()


def _ends_sentence(parse: Parse, token: Token) -> bool:
    """Tell whether nothing but marks follows a word in its sentence."""
    after = (parse.tokens[i] for i in range(token.i + 1, len(parse.tokens)))
    following = next((t for t in after if t.pos != "PUNCT"), None)
    return following is None or following.sentence != token.sentence


def _with_subject(parse: Parse, contents: Ranges, taken: AbstractSet[int]) -> Ranges:
    """Add the subject of the verb a content turns on, where nobody else has its words."""
    inside = {t.i for r in contents for t in parse.tokens_between(*r)}
    verb = _main_verb(parse, contents)
    is_one = len(contents) == 1
    if verb is None or not is_one or parse.text[contents[0][0]] in OPENING_MARKS:
        return contents
    subjects = [t for t in parse.dependents(verb.i, *SUBJECTS) if t.i < verb.i]
    if not subjects or any(t.i in inside for t in subjects):
        return contents
    words = parse.subtree(subjects[0].i)
    if any(t.i in taken for t in words) or words[0].tag in {"WDT", "WP"}:
        return contents
    return joined([*contents, (words[0].start, words[-1].end)])


def _main_verb(parse: Parse, contents: Ranges) -> Token | None:
    """Give the finite verb that the words of a content hang on; None: there are several."""
    words = [t for r in contents for t in parse.tokens_between(*r)]
    inside = {t.i for t in words}
    tops = [t for t in words if t.head == t.i or t.head not in inside]
    verbs = [t for t in tops if t.pos in {"VERB", "AUX"} and _is_finite(parse, t)]
    return verbs[0] if len(verbs) == 1 else None


def _is_finite(parse: Parse, verb: Token) -> bool:
    words = (verb, *parse.dependents(verb.i, "aux", "auxpass"))
    return any(t.tag in FINITE or t.tag == "MD" for t in words)
