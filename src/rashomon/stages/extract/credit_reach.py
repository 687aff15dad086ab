"""Draw how far a credit reaches that is set into a sentence.

draft, parse -> "They shelled it, but according to the mayor | nobody was hurt |" -> draft
"according to the guild in Karsa | 340 carters were hurt |" -> the figure is no part of the name
`"It is over." | Fighting goes on |, the guild admits` -> the quotation is somebody else's
"| Lena Varga |, he told the paper, | is a liar |" -> of whom it is said is part of what is said
"""

from __future__ import annotations

from dataclasses import replace

from rashomon.stages.extract.cues import FINITE
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.quotations import QuotationIndex, ends_sentence
from rashomon.text.parse import Parse, Token

SUBJECTS = ("nsubj", "nsubjpass", "expl")


def in_reach(parse: Parse, draft: Draft, quotations: QuotationIndex) -> Draft:
    """Give a credit what its place in the sentence hands it, and nothing else."""
    draft = _behind_quotation(parse, _behind_joint(parse, draft), quotations)
    return _with_subject(parse, _with_figure(parse, draft))


def _behind_joint(parse: Parse, draft: Draft) -> Draft:
    """Leave out what stands before the "but" or "and" of "but according to X | P |".

    P has a subject of its own; "the men came and, according to X, | left" has none.
    """
    cue = parse.tokens_between(*draft.cue[0])
    if not cue or cue[0].text.lower() != "according" or not draft.content:
        return draft
    joint = _joint_before(parse, cue[0])
    behind = tuple(r for r in draft.content if r[0] >= draft.cue[-1][1])
    if joint is None or not behind or len(behind) == len(draft.content):
        return draft
    told = parse.tokens_between(*behind[0])
    verbs = {t.i for t in told if t.pos in {"VERB", "AUX"}}
    has_own = any(t.dep in SUBJECTS and t.head in verbs for t in told)
    return replace(draft, content=behind) if has_own else draft


def _joint_before(parse: Parse, first: Token) -> Token | None:
    """Give the conjunction right before a phrase, a comma between them or not."""
    before = [t for t in parse.sentence_tokens(first.sentence) if t.i < first.i]
    while before and before[-1].text == ",":
        before.pop()
    return before[-1] if before and before[-1].dep == "cc" else None


def _behind_quotation(parse: Parse, draft: Draft, quotations: QuotationIndex) -> Draft:
    """See `"It is over." | Fighting goes on |, the guild admits`: the guild quotes nobody."""
    text, (start, end) = parse.text, draft.content[0]
    quoted = quotations.at(start)
    if quoted is None or quoted.start != start or draft.cue[0][0] < end:
        return draft
    behind = quoted.end + len(text[quoted.end : end]) - len(text[quoted.end : end].lstrip())
    is_next = quoted.end < behind < end and text[behind].isupper()
    if not is_next or not ends_sentence(text, quoted):
        return draft
    return replace(draft, content=((behind, end), *draft.content[1:]))


def _with_figure(parse: Parse, draft: Draft) -> Draft:
    """Give back the figure at the end of a source that counts what stands behind it."""
    if len(draft.source) != 1 or not draft.content:
        return draft
    (start, end), said = draft.source[0], {r[0]: k for k, r in enumerate(draft.content)}
    words = parse.tokens_between(start, end)
    kept = len(words)
    while kept and words[kept - 1].pos == "NUM" and words[kept - 1].head > words[-1].i:
        kept -= 1
    behind = next((k for at, k in said.items() if not parse.text[end:at].strip()), None)
    if kept in {0, len(words)} or behind is None or min(said) < start:
        return draft
    content = list(draft.content)
    content[behind] = words[kept].start, content[behind][1]
    return replace(draft, source=((start, words[kept - 1].end),), content=tuple(content))


def _with_subject(parse: Parse, draft: Draft) -> Draft:
    """Take in what the sentence opens with where what is said begins with its verb."""
    if len(draft.source) != 1 or len(draft.content) != 1:
        return draft
    told = parse.tokens_between(*draft.content[0])
    source = parse.tokens_between(*draft.source[0])
    is_cut = told and told[0].tag in FINITE | {"MD"} and source
    if not is_cut or any(t.dep in SUBJECTS for t in parse.dependents(told[0].i)):
        return draft
    opening = [
        t for t in parse.sentence_tokens(told[0].sentence) if t.end <= draft.source[0][0]
    ]
    is_set_off = opening[-1:] and opening[-1].text == ","
    is_between = parse.text[draft.cue[-1][1] : told[0].start].rstrip().endswith(",")
    named = [t for t in opening if t.pos not in {"PUNCT", "CCONJ"}]
    if not (is_set_off and is_between and named):
        return draft
    is_name = all(t.pos in NOMINAL for t in named) and named[-1].pos in {"PROPN", "NOUN"}
    if not is_name or sum(t.text == "," for t in opening) > 1:
        return draft
    return replace(draft, content=((named[0].start, named[-1].end), *draft.content))


NOMINAL = frozenset({"ADJ", "ADP", "DET", "NOUN", "NUM", "PART", "PROPN"})
"""What names somebody or something at the opening of a sentence."""
