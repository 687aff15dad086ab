"""Tell the writer's own "I" and "we" from those of the people the writer quotes.

zones, attributions -> the attributions in which the writer speaks

"We consider it likely that they were ours" in a party's statement, or "I predict a bad winter" in
a column, is the document's own word: there is nobody else to credit it to.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Attribution, Document, Zone
from rashomon.stages.extract.cues import entry_of
from rashomon.stages.extract.headlines import is_branded
from rashomon.stages.extract.quotations import QuotationIndex, find_quotations, paragraphs
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Parse


def writers_own(
    parse: Parse,
    document: Document,
    zones: Sequence[Zone],
    attributions: Sequence[Attribution],
) -> frozenset[str]:
    """Find the attributions whose source is the writer.

    Args:
        parse: The document's parse.
        document: The report.
        zones: Its zones.
        attributions: What was found in it.

    Returns:
        Ids: the source is "I" or "we", or a thing of theirs, or the words reject something by
        being said; outside of every quotation and of what others say.
    """
    first = [
        a
        for a in attributions
        if a.outer_id is None
        and any(test(parse, a) for test in OWN)
        and not is_earlier(parse, a)
    ]
    if not first:
        return frozenset()
    lines = paragraphs(document.text, [(z.start, z.end) for z in zones])
    quotations = QuotationIndex(find_quotations(document.text, lines))
    return frozenset(
        a.id for a in first if quotations.at((a.source or a.cue)[0].start) is None
    )


def is_pressed(parse: Parse, attribution: Attribution) -> bool:
    """See "It is worth recalling that it burned", "It must be said that": who else would say it."""
    source = " ".join(s.quote for s in attribution.source).lower()
    cue = [t for s in attribution.cue for t in parse.tokens_between(s.start, s.end)]
    if source not in {"", "it"} or not cue:
        return False
    first = parse.sentence_range(cue[0].sentence)[0]
    before = [t.text.lower() for t in parse.tokens_between(first, cue[0].start)]
    opened = [*before, *(t.text.lower() for t in cue)]
    is_worth = any(t.lemma.lower() in WORTH for t in cue) and any(map(entry_of, cue))
    helpers = (h.lemma for t in cue for h in parse.dependents(t.i, "aux"))
    duty = {modal for modal, kind in load_mapping("modals").items() if kind == "duty"}
    return "it" in opened[:OPENED] and (is_worth or not duty.isdisjoint(helpers))


OPENED = 3
"""Words in which the "it" of "Still, it is worth recalling that" stands."""

WORTH = frozenset(
    {"worth", "important", "critical", "essential", "vital", "crucial", "necessary"}
    | {"fair", "useful", "instructive"}
)
"""What it is to say a thing, in the eyes of who says it."""


def _is_first(_parse: Parse, attribution: Attribution) -> bool:
    return is_first_person(attribution)


def _is_of_ours(_parse: Parse, attribution: Attribution) -> bool:
    return is_ours(attribution)


def is_first_person(attribution: Attribution) -> bool:
    """Tell whether a source is a lone "I" or "we", or "this reporter"; "US" is a country."""
    words = " ".join(s.quote for s in attribution.source)
    is_country = len(words) > 1 and words.isupper()
    known = words.lower()
    return (known in load_words("first_person") and not is_country) or known in THIS_WRITER


THIS_WRITER = frozenset(
    f"this {noun}"
    for noun in ("author", "columnist", "correspondent", "reporter", "writer")
)
"""What a writer calls himself who does not write "I"."""


def is_earlier(parse: Parse, attribution: Attribution) -> bool:
    """See "Earlier | we | reported | that four were hurt": what was printed may be withdrawn."""
    cue = [t for s in attribution.cue for t in parse.tokens_between(s.start, s.end)]
    return any(t.lemma in PRINTING and t.tag in {"VBD", "VBN"} for t in cue)


PRINTING = frozenset({"print", "publish", "report", "write"})
"""What an earlier text of the writer's did."""


def is_performed(parse: Parse, attribution: Attribution) -> bool:
    """See "The charge that we fired is rejected": who writes so rejects it by the words.

    "The charge was rejected" tells of somebody, who is not named.
    """
    if attribution.source:
        return False
    cue = [t for s in attribution.cue for t in parse.tokens_between(s.start, s.end)]
    verbs = {t.i: t for c in cue for t in (c, parse.tokens[c.head])}.values()
    denying = [
        t for t in verbs if (e := entry_of(t)) and e.kind == "deny" and t.tag == "VBN"
    ]
    return any(
        any(t.tag in {"VBZ", "VBP"} for t in parse.dependents(verb.i, "auxpass"))
        and not parse.dependents(verb.i, "agent", "aux", "neg")
        for verb in denying
    )


def is_ours(attribution: Attribution) -> bool:
    """See "Our test kit | showed", "By | our | tally": what the writer has shows it, no one else.

    Not "our hydrographers", "our correspondent", who are persons and may be asked.
    """
    words = " ".join(s.quote for s in attribution.source).lower().split()
    cue = " ".join(s.quote for s in attribution.cue).lower().split()
    shows = any(word.startswith(stem) for word in cue for stem in SHOWING)
    if not words or not shows or not OURS & set(words[:MAX_OPENING]):
        return False
    return len(words) == 1 or not any(_may_speak(word) for word in words)


def by_own_count(attribution: Attribution) -> bool:
    """See "By | our | count nine fell": what is counted stands by itself."""
    return " ".join(s.quote for s in attribution.source).lower() in OURS


MAX_OPENING = 4
"""Farthest "our" stands in such a source, in words: "A day later our kit"."""

SHOWING = (
    "show",
    "count",
    "tally",
    "record",
    "reckon",
    "estimat",
    "calculate",
    "calculation",
    "log",
)
"""Beginnings of cues by which a thing shows something; "our entry spoke of" is corrected."""

OURS = frozenset({"our", "my"})

SPEAKERS = frozenset({"source", "people", "team", "man", "woman", "colleague", "volunteer"})
"""Nouns for persons beside those listed."""


def _may_speak(word: str) -> bool:
    kinds = load_mapping("person_nouns").keys() | load_mapping("actor_nouns").keys()
    known = kinds | load_words("link_person_roles") | SPEAKERS
    return word in known or word.removesuffix("s") in known or word in {"men", "women"}


def _is_rejected(parse: Parse, attribution: Attribution) -> bool:
    """See "FAKE: the mill has closed": who writes so says that it has not."""
    cue = attribution.cue[0] if attribution.cue else None
    return cue is not None and is_branded(parse.text, (cue.start, cue.end))


OWN = (_is_first, _is_of_ours, is_performed, is_pressed, _is_rejected)
"""What makes the words of an attribution the writer's."""
