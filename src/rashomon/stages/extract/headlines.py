"""Read the layouts that credit without a verb: "Army: 21 dead", "..., says UN", "― Name".

lines -> label, tail or epigraph -> Draft

Which words before a colon may speak is told by `speakers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rashomon.stages.extract.cues import FINITE, CueEntry, cue_entries
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.quotations import Quotation, QuotationIndex
from rashomon.stages.extract.speakers import (
    LABEL_WORDS,
    is_label,
    is_role,
    names_body,
    names_role,
)
from rashomon.stages.extract.subtrees import Range, names_at
from rashomon.text.list_marks import SYMBOL, opens_line
from rashomon.text.parse import Parse, Token

LABEL = re.compile(
    r"(?P<name>[^\W\d_][^:;!?\"“”]{0,60}?)(?:(?P<cue>:)|\s(?P<dash>[-–—]))\s+(?P<content>\S.*)"
)
"""A name, a colon or a dash, words: "WALLACE: When did you know?"."""

NEXT_LABEL = re.compile(r";\s+(?=[A-Z][^:;!?\"“”]{0,40}:\s)")
"""Where another speaker begins: "Rebels: 30 killed; Army: only four wounded"."""

COLON_TAIL = re.compile(r"(?P<content>\S.*\w.*)(?P<cue>:)\s+(?P<name>[^:;!?\"“”]{2,60})")
"""Words, a colon, who says so: "24 killed in raid: rights group"."""

EPIGRAPH = re.compile(r"\s*(?P<cue>[―—–]|--|(?<=\n)-)\s*(?P<name>[^\W\d_][^\n]{1,80})")
"""A dash and a name after a closed quotation."""

TAIL_TOKENS = 8
"""Longest ", SOURCE CUE" at the end of a headline, in tokens."""

HEADLINE_LIMIT = 200
"""Longest line read as a headline, in code points."""

DASHED = re.compile(r"\s[-–—]\s")

MIN_TOLD = 3
"""Fewest words before a closing colon that tell something; fewer are a heading."""

COMMAS = frozenset({",", "–", "—", "-", "--"})


def headline_drafts(
    parse: Parse, lines: Sequence[Range], quotations: QuotationIndex
) -> Iterator[Draft]:
    """Find contents credited by layout.

    Args:
        parse: The document's parse.
        lines: Its paragraphs in text order.
        quotations: Its quotations.
    """
    for start, end in lines:
        yield from _label(parse, start, end)
        if end - start <= HEADLINE_LIMIT and parse.text[end - 1] not in ".!?":
            tokens = parse.tokens_between(start, end)
            yield from _colon_tail(parse, start, end)
            yield from _tail(tokens)
            yield from _dash_tail(tokens)
    for number in range(len(parse.sentences)):
        tokens = parse.sentence_tokens(number)
        if tokens[-1].text == ".":
            yield from (d for d in _tail(tokens[:-1]) if _is_clause(parse, d))
            if sum(t.text in COMMAS - {","} for t in tokens) == 1:
                yield from (d for d in _dash_tail(tokens[:-1]) if _is_clause(parse, d))
    for quotation in quotations.all:
        yield from _epigraph(parse.text, quotation)
    for line, quoted in pairwise(lines):
        yield from _named_above(parse, line, quoted, quotations)


def _named_above(
    parse: Parse, line: Range, quoted: Range, quotations: QuotationIndex
) -> Iterator[Draft]:
    """See "From the mayor's address:" and "The mayor of Ostrel ⬇️" above a line in marks."""
    at = quotations.at(quoted[0])
    found = LEAD.fullmatch(parse.text, *line)
    if at is None or found is None or at.end < quoted[1] - 1:
        return
    name = found.span("name")
    words = parse.tokens_between(*name)
    named = (n for t in words for n in names_at(parse, t))
    may_speak = any(map(is_role, words)) or any(n.label in {"PERSON", "ORG"} for n in named)
    if may_speak and not any(t.tag in {*FINITE, "MD"} for t in words):
        yield Draft(
            cue=(found.span("cue"),), content=(at.range,), source=(name,), is_quoting=True
        )


LEAD = re.compile(
    rf"(?:From )?(?P<name>[^\W\d_][^:;.!?\"“”\n]{{1,60}}?)\s*(?P<cue>:|{SYMBOL.pattern})"
    rf"(?:{SYMBOL.pattern}|\s)*"
)
"""A name, and a colon or a picture that points to what stands below."""


def _is_clause(parse: Parse, draft: Draft) -> bool:
    """Tell whether what a sentence's tail credits says something.

    "The delay, despite all, highlights the risks" is one clause, and so is "The files, the
    clerk adds, show a gap"; only a headline does without a verb.
    """
    content = (t for r in draft.content for t in parse.tokens_between(*r))
    return any(t.tag in {*FINITE, "MD"} and t.dep != "parataxis" for t in content)


def _label(parse: Parse, start: int, end: int) -> Iterator[Draft]:
    parts = NEXT_LABEL.search(parse.text, start, end)
    found = LABEL.match(parse.text, start, parts.start() if parts else end)
    if found is None:
        return
    name, content = found.span("name"), found.span("content")
    if found["cue"] and found["name"].lower() in BRANDS | CLAIMED:
        yield Draft(cue=(name,), content=(content,), source=())
        return
    if found["dash"]:
        speaks = _is_plain_line(parse.text, *content) and names_role(parse, *name)
    else:
        speaks = is_label(parse, name, content)
    if speaks:
        cue = found.span("cue" if found["cue"] else "dash")
        yield Draft(cue=(cue,), content=(content,), source=(name,), is_quoting=True)
        if parts:
            yield from _label(parse, parts.end(), end)


BRANDS = frozenset({"fake", "false", "fiction", "hoax", "lie", "myth"})
"""Labels by which a writer rejects what follows: "FAKE: the mill has closed"."""

CLAIMED = frozenset({"allegation", "claim", "rumour", "rumor"})
"""Labels of what somebody has said whom the writer does not name."""


def is_branded(text: str, cue: Range) -> bool:
    """See "MYTH: | the well is poisoned"."""
    return text[slice(*cue)].lower() in BRANDS and text[cue[1] : cue[1] + 1] == ":"


def is_label_of_thing(parse: Parse, draft: Draft) -> bool:
    """See "Gaps: no boats": who was taken for a speaker is what the line is about."""
    if len(draft.source) != 1 or len(draft.cue) != 1:
        return False
    name, (mark, end) = draft.source[0], draft.cue[0]
    found = LABEL.match(parse.text, name[0])
    is_colon = (
        parse.text[mark:end] == ":" and found is not None and found.start("cue") == mark
    )
    return (
        is_colon
        and opens_line(parse.text, name[0])
        and not is_label(parse, name, draft.content[0])
    )


def _is_plain_line(text: str, start: int, end: int) -> bool:
    """Tell the rest of a headline from a clause between dashes in a sentence."""
    words = text[start:end]
    is_closed = words[-1] in ".!?" or DASHED.search(words)
    return len(words) <= HEADLINE_LIMIT and not is_closed


def _colon_tail(parse: Parse, start: int, end: int) -> Iterator[Draft]:
    """See "24 killed in raid: rights group" and "Bridge to reopen in May: Varga"."""
    found = COLON_TAIL.fullmatch(parse.text, start, end)
    if found is None or not (
        names_role(parse, *found.span("name")) or names_body(parse, *found.span("name"))
    ):
        return
    words = parse.tokens_between(*found.span("content"))
    is_told = any(t.pos in {"VERB", "AUX", "NUM"} for t in words)
    if len(words) >= MIN_TOLD and is_told:
        yield Draft(
            cue=(found.span("cue"),),
            content=(found.span("content"),),
            source=(found.span("name"),),
            is_quoting=True,
        )


def _tail(tokens: Sequence[Token]) -> Iterator[Draft]:
    """See "21 dead in ambush, says UN" and "9 hurt, officials say"."""
    commas = [k for k, t in enumerate(tokens) if t.text in COMMAS]
    if not commas or commas[-1] == 0 or len(tokens) - commas[-1] > TAIL_TOKENS:
        return
    tail = tokens[commas[-1] + 1 :]
    verb = next((t for t in (*tail[-1:], *tail[:1]) if says(t)), None)
    named = [t for t in tail if t is not verb]
    if verb is None or not _may_name(named):
        return
    first = _first_of_content(tokens[: commas[-1]], verb)
    yield Draft(
        cue=((verb.start, verb.end),),
        content=((first.start, tokens[commas[-1] - 1].end),),
        source=((named[0].start, named[-1].end),),
        is_quoting=not is_denial(verb),
    )


def _dash_tail(tokens: Sequence[Token]) -> Iterator[Draft]:
    """See "Raid kills 12 - army", "The ford is shut — county police".

    A common noun after the dash: no publisher's name, and nothing that an article sets beside
    what stands before ("a hero — a teacher").
    """
    dashes = [k for k, t in enumerate(tokens) if t.text in {"-", "–", "—", "--"}]
    if not dashes or dashes[-1] < 2:
        return
    tail = tokens[dashes[-1] + 1 :]
    if not 0 < len(tail) <= LABEL_WORDS or any(t.text[:1].isupper() for t in tail):
        return
    is_named = tail[0].pos != "DET" and _may_name(tail) and is_role(tail[-1])
    if not is_named:
        return
    dash = tokens[dashes[-1]]
    yield Draft(
        cue=((dash.start, dash.end),),
        content=((tokens[0].start, tokens[dashes[-1] - 1].end),),
        source=((tail[0].start, tail[-1].end),),
        is_quoting=True,
    )


def _may_name(tokens: Sequence[Token]) -> bool:
    """Tell whether words may be a source: nouns and what goes with them, no verb.

    "In Varena state" is no speaker and a verb.
    """
    if not tokens or tokens[-1].pos not in {"NOUN", "PROPN", "PRON"}:
        return False
    if tokens[0].pos == "ADP":
        return False
    return not any(t.pos in {"VERB", "AUX", "SCONJ", "CCONJ"} for t in tokens[:-1])


def _first_of_content(tokens: Sequence[Token], verb: Token) -> Token:
    """Skip "the army says" where its report is what the tail denies."""
    said = [k for k, t in enumerate(tokens[:-1]) if says(t)] if is_denial(verb) else []
    return tokens[said[0] + 1] if said else tokens[0]


def is_denial(token: Token) -> bool:
    """Tell whether a word form is one of denying."""
    entry = reporting_entry(token)
    return entry is not None and entry.kind == "deny"


def says(token: Token) -> bool:
    """Tell whether a word form may report a clause, whatever the tagger took it for."""
    entry = reporting_entry(token)
    return entry is not None and entry.takes("that")


def reporting_entry(token: Token) -> CueEntry | None:
    """Look a finite form up as a verb: headlines and tails are often tagged as nouns."""
    if token.pos not in {"VERB", "NOUN", "ADJ", "PROPN"} or token.tag in {"VBG", "VBN"}:
        return None
    form = token.text.lower()
    lemmas = (token.lemma, form, form.removesuffix("s"), form.removesuffix("es"))
    entries = cue_entries()
    return next((entries[k, "verb"] for k in lemmas if (k, "verb") in entries), None)


def _epigraph(text: str, quotation: Quotation) -> Iterator[Draft]:
    found = EPIGRAPH.match(text, quotation.end)
    if found is None or not quotation.is_closed or not found["name"][0].isupper():
        return
    if found["name"].rstrip().endswith(".") and len(found["name"].split()) > LABEL_WORDS:
        return
    stop = found.start("name") + len(found["name"].rstrip())
    yield Draft(
        cue=(found.span("cue"),),
        content=(quotation.range,),
        source=((found.start("name"), stop),),
        is_quoting=True,
    )
