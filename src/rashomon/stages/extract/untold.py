"""Know credits with nobody behind them in which nothing is told.

cue, content, parse -> an order, a licence, a scrap -> bool

PolNeAR marks them as attributions, and they stay attributions; the claim is the writer's.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.stages.extract.cues import entry_of
from rashomon.text.parse import Parse, Token

COMMANDING = frozenset({"order", "tell", "command", "instruct", "direct", "forbid"})
"""Verbs of whom somebody gives an order."""

LICENSING = frozenset({"certify", "license", "clear", "rate", "approve", "authorise"}) | {
    "authorize",
    "entitle",
    "permit",
    "qualify",
    "register",
}
"""Verbs by which somebody is allowed to do something."""

PARTICIPLES = frozenset({"VBN", "VBD"})
"""Tags of a participle; one joined by "and" to another is often taken for a past."""


def is_untold(parse: Parse, cue: Sequence[Token], content: Sequence[Token]) -> bool:
    """Tell whether a credit that names nobody tells nothing.

    Args:
        parse: The document's parse.
        cue: Its cue.
        content: Its content.
    """
    if any(is_commanded(parse, t) or _is_licensed(parse, t) for t in cue):
        return True
    return _is_scrap(cue, content)


def is_commanded(parse: Parse, verb: Token) -> bool:
    """See "He was ordered to sail": that there was an order is what the writer tells."""
    is_passive = verb.tag in PARTICIPLES and _passive(parse, verb) is not None
    below = parse.dependents(verb.i, "xcomp")
    is_to = any(t.tag == "TO" for x in below for t in parse.dependents(x.i, "aux"))
    return is_passive and is_to and verb.lemma in COMMANDING


def _passive(parse: Parse, verb: Token) -> Token | None:
    """Give the auxiliary of a passive, its own or shared: "were stopped and | told to go"."""
    own = parse.dependents(verb.i, "auxpass")
    above = parse.tokens[verb.head]
    is_joined = verb.dep == "conj" and not parse.dependents(verb.i, "nsubj", "aux", "dobj")
    return next(
        iter(own or (parse.dependents(above.i, "auxpass") if is_joined else [])), None
    )


def _is_licensed(parse: Parse, verb: Token) -> bool:
    """See "She was certified to carry 220": what something may do is a fact about it."""
    below = parse.dependents(verb.i, "xcomp")
    perfect = any(t.lemma == "have" for x in below for t in parse.dependents(x.i, "aux"))
    return verb.tag == "VBN" and verb.lemma in LICENSING and bool(below) and not perfect


def _is_scrap(cue: Sequence[Token], content: Sequence[Token]) -> bool:
    """See "Twenty of these | had been identified | by last night": no cue, and nothing told."""
    words = [t for t in cue if t.dep not in {"aux", "auxpass"}]
    is_listed = any(entry_of(t) or not t.text.isalpha() for t in words)
    tells = any(t.pos in {"VERB", "AUX"} for t in content)
    return bool(words) and not (is_listed or tells)
