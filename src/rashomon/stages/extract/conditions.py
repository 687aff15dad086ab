"""Find what a clause depends on: "if it rains", "had they paid".

predicate -> its adverbial clauses -> the one that is a condition
"""

from __future__ import annotations

from rashomon.text.lexicon import load_words
from rashomon.text.parse import Parse, Token


def condition_of(parse: Parse, head: Token) -> Token | None:
    """Give the predicate of the condition a clause stands under; None: it stands by itself.

    One "if" before two clauses is that of both: "if it rains, the mill stops and the river rises".
    """
    found, at = _condition_of(parse, head), head
    while found is None and at.dep == "conj" and at.head != at.i:
        at = parse.tokens[at.head]
        before = _condition_of(parse, at)
        if before is not None:
            return before if before.i < at.i else None
    return found


def _condition_of(parse: Parse, head: Token) -> Token | None:
    # a credit between may have it: "if it rains, she warned, the mill will stop"
    credits_ = parse.dependents(head.i, "parataxis")
    over = [*(c.i for c in credits_ if c.i < head.i), head.i]
    for below in (t for i in over for t in parse.dependents(i, "advcl", "ccomp")):
        if opens_condition(parse, below):
            return below
    return inverted_beside(parse, head)


def inverted_beside(parse: Parse, head: Token) -> Token | None:
    """See "promised that nobody would go | should the mill close": read as promised too."""
    is_said = head.dep in {"ccomp", "xcomp"}
    beside = parse.dependents(head.head, "ccomp", "advcl") if is_said else ()
    return next((t for t in beside if t.i != head.i and is_inverted(parse, t)), None)


def opens_condition(parse: Parse, verb: Token) -> bool:
    """See "if it rains", "had they paid": a clause that is said of nothing by itself."""
    marks = {m.lemma for m in parse.dependents(verb.i, "mark", "advmod")}
    is_if = verb.dep in {"advcl", "ccomp"} and not marks.isdisjoint(
        load_words("conditionals")
    )
    return is_if or is_inverted(parse, verb)


def is_inverted(parse: Parse, verb: Token) -> bool:
    """See "had they paid, the lamps would burn": an auxiliary before the subject is an "if"."""
    if verb.dep not in {"advcl", "ccomp"}:
        return False
    words = parse.dependents(verb.i, "aux", "auxpass")
    own = [verb] if verb.lemma == "be" else []
    subject = parse.dependents(verb.i, "nsubj", "nsubjpass", "expl")
    lead = [t for t in (*words, *own) if t.lemma in {"have", "be", "should"}]
    is_lead = any(t.text.lower() in {"had", "were", "should"} for t in lead)
    return (
        is_lead
        and bool(subject)
        and lead[0].i < subject[0].i < max(verb.i, subject[0].i + 1)
        and lead[0].i == min(t.i for t in parse.subtree(verb.i))
    )
