"""Know a verb that says what a thing is: "described the fire as a crime", "called it a theft".

verb -> its object, and what the object is said to be
"""

from __future__ import annotations

from rashomon.stages.extract.cues import FINITE
from rashomon.text.lexicon import load_words
from rashomon.text.parse import Parse, Token
from rashomon.text.quoting import OPENING_MARKS


def is_naming(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb says what a thing is; "calls himself" only gives a name."""
    words = [verb, *parse.dependents(verb.i, "aux")]
    is_main = verb.dep in {"ROOT", "conj", "ccomp"} and any(t.tag in FINITE for t in words)
    if not is_main or verb.lemma not in load_words("namings"):
        return False
    inside = (x for t in verdict_of(parse, verb) for x in parse.dependents(t.i, "nsubj"))
    things = [*parse.dependents(verb.i, "dobj"), *inside]
    return all(t.pos != "PRON" or t.lemma.lower() in OF_THINGS for t in things)


OF_THINGS = frozenset({"it", "this", "that"})
"""Pronouns for what is named; "called him a friend" is of a person, and tells of no deed."""


def verdict_of(parse: Parse, verb: Token) -> list[Token]:
    """Give what the object is said to be; empty: the verb only tells or calls."""
    if parse.dependents(verb.i, "auxpass"):
        return []
    things = parse.dependents(verb.i, "dobj")  # the parser may hang the "as" on the thing
    near = [*parse.dependents(verb.i, "oprd", "ccomp", "prep")]
    near += [x for t in things for x in parse.dependents(t.i, "prep")]
    near += [x for t in things for x in quoted_beside(parse, t)]
    after = [t for t in near if t.i > verb.i]
    return [t for t in after if t.dep != "prep" or t.lemma == "as"]


def quoted_beside(parse: Parse, thing: Token) -> list[Token]:
    """See "called the charge | "a tale for fools"": the parser hangs it on the thing."""
    beside = [t for t in parse.dependents(thing.i, "appos", "acl") if t.i > thing.i]
    return [t for t in beside if parse.tokens[thing.i + 1].text in OPENING_MARKS]
