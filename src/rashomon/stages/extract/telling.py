"""Tell a credit from words that only sound like one: seeing, knowing, seeming, showing.

attribution, parse -> somebody tells something, or the writer does

PolNeAR marks beliefs, perceptions and "seems" as attributions. They stay attributions; the
claim in them is the writer's, who alone answers for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Attribution, Span
from rashomon.stages.extract.conditions import is_inverted
from rashomon.stages.extract.no_credits import closes_as_record
from rashomon.stages.extract.untold import is_untold
from rashomon.stages.extract.witnesses import is_witnessed
from rashomon.text.lexicon import load_rows, load_words
from rashomon.text.parse import Parse, Token
from rashomon.text.quoting import OPENING_MARKS


def is_told(parse: Parse, attribution: Attribution) -> bool:
    """Tell whether the source of an attribution says what it is credited with.

    Args:
        parse: The document's parse.
        attribution: The attribution.

    Returns:
        Not for a source that cannot speak ("the blast suggests") or is nobody ("no one
        believes"), for what is only supposed ("had they wanted to") or handed over, for what
        somebody saw or knows, and for a hedge with nobody behind it ("reportedly").
    """
    source = _root(parse, attribution.source)
    cue = [t for s in attribution.cue for t in parse.tokens_between(s.start, s.end)]
    if source is not None and _says_nothing(parse, source):
        return False
    if source is None and cue and (all(_is_hedge(t) for t in cue) or _is_plain(cue[-1])):
        return False
    if source is not None and _is_no_telling(parse, attribution, cue, source):
        return False
    content = [t for s in attribution.content for t in parse.tokens_between(s.start, s.end)]
    untold = source is None and is_untold(parse, cue, content)
    if untold or any(is_inverted(parse, t) or _is_handing(parse, t) for t in cue):
        return is_quoted(attribution)
    if source is not None and _is_informed(parse, cue):
        return True
    verbs = [t for t in cue if t.pos in {"VERB", "NOUN", "ADJ"}]
    return not (verbs and all(t.lemma in load_words("perceptions") for t in verbs)) or (
        is_quoted(attribution)
    )


def _says_nothing(parse: Parse, source: Token) -> bool:
    """See "the blast suggests", "no one believes", "none of them said", "few claim".

    Where nobody stands by a content, what the writer tells is that nobody does.
    """
    if source.pos in {"VERB", "AUX", "ADP"}:
        return False
    none = load_words("negations")
    before = [
        t
        for t in parse.dependents(source.i, "det", "neg", "preconj", "amod")
        if t.i < source.i
    ]
    words = {source.lemma.lower(), *(t.lemma.lower() for t in before)}
    is_few = "few" in words and not any(t.lemma == "a" for t in before)
    return source.lemma in load_words("speechless") or not none.isdisjoint(words) or is_few


def _is_informed(parse: Parse, cue: Sequence[Token]) -> bool:
    """See "heard from a clerk that", "it is known from the log", "two ferrymen heard a blast"."""
    is_from = informant_of(parse, cue) is not None or _is_from(cue)
    return is_from or any(is_witnessed(parse, t) for t in cue)


def _is_handing(parse: Parse, verb: Token) -> bool:
    """See "handed the mayor a letter", "shows visitors the way": a thing, and nothing said."""
    handing = load_words("giving_verbs") | load_words("showing_verbs")
    if verb.lemma not in handing or parse.dependents(verb.i, "ccomp", "xcomp"):
        return False
    things = parse.dependents(verb.i, "dobj", "npadvmod", "nsubjpass")
    return bool(parse.dependents(verb.i, "dative")) or len(things) > 1


def informant_of(parse: Parse, cue: Sequence[Token]) -> Token | None:
    """Give who told it to whom hears: "heard from farm hands that", "learned from a clerk"."""
    for verb in cue:
        if verb.lemma not in HEARING or not parse.dependents(verb.i, "ccomp"):
            continue
        links = [t for t in parse.dependents(verb.i, "prep") if t.lemma == "from"]
        named = [x for t in links for x in parse.dependents(t.i, "pobj")]
        if named:
            return named[0]
    return None


def _is_from(cue: Sequence[Token]) -> bool:
    """See "It is known | from the log | that": what it is known from tells it."""
    words = [t.lemma.lower() for t in cue]
    return words[-1:] == ["from"] or words[:1] == ["from"]


HEARING = frozenset({"hear", "learn"})
"""Verbs after which "from" leads to who told."""


def _root(parse: Parse, spans: tuple[Span, ...]) -> Token | None:
    return parse.root_between(spans[0].start, spans[0].end) if spans else None


def _is_hedge(token: Token) -> bool:
    return token.pos == "ADV" and token.text.lower() in load_words("hedges")


def _is_plain(token: Token) -> bool:
    """See "It is clear that he fled": the writer sees it."""
    return (token.lemma, "adj", "that") in load_rows("unowned")


def _is_no_telling(
    parse: Parse, attribution: Attribution, cue: Sequence[Token], source: Token
) -> bool:
    """Tell whether a source shows or asks for something, and says nothing."""
    end, said = attribution.content[-1].end, attribution.source[0]
    if closes_as_record(parse.text, source, end, (said.start, said.end)):
        return False
    return _shows(cue, source) or _is_norm(cue, source)


def _shows(cue: Sequence[Token], source: Token) -> bool:
    """See "the blast suggests that": the writer concludes it."""
    is_evidence = any(t.lemma in load_words("evidence_cues") for t in cue)
    return is_evidence and source.lemma in load_words("no_speakers")


def _is_norm(cue: Sequence[Token], source: Token) -> bool:
    """See "The rules demand eleven hands": what a rule asks for is a fact about the rule."""
    asks = any(t.lemma in DEMANDING for t in cue if t.pos == "VERB")
    return asks and source.lemma in NORMS


DEMANDING = frozenset({"demand", "require", "ask", "call", "want", "order"})

NORMS = frozenset(
    {"rule", "law", "regulation", "code", "statute", "treaty", "contract"}
) | {
    "bylaw",
    "charter",
    "constitution",
    "directive",
    "licence",
    "license",
    "permit",
    "standard",
}
"""Texts that bind, and want nothing by themselves."""


def is_quoted(attribution: Attribution) -> bool:
    """Tell whether a content opens with a quotation mark."""
    return attribution.content[0].quote[:1] in OPENING_MARKS
