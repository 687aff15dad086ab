"""Find what a clause depends on: "if it rains", "had they paid".

predicate -> its adverbial clauses -> the one that is a condition
"""

from __future__ import annotations

from rashomon.text.lexicon import load_words
from rashomon.text.parse import Parse, Token


def condition_of(parse: Parse, head: Token) -> Token | None:
    """Give the predicate of the condition a clause stands under; None: it stands by itself."""
    credits_ = parse.dependents(
        head.i, "parataxis"
    )  # "if it rains, she warned, it will stop"
    over = [*(c.i for c in credits_ if c.i < head.i), head.i]
    for below in (t for i in over for t in parse.dependents(i, "advcl", "ccomp")):
        if opens_condition(parse, below):
            return below
    return inverted_beside(parse, head) or _before_both(parse, head)


def _before_both(parse: Parse, head: Token) -> Token | None:
    """See "if it rains, the mill stops and the river rises": one "if" before two clauses."""
    first = parse.tokens[head.head]
    if head.dep != "conj" or first.i == head.i:
        return None
    found = condition_of(parse, first)
    return found if found is not None and found.i < first.i else None


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
    words = parse.dependents(verb.i, "aux", "auxpass")
    own = [verb] if verb.lemma == "be" else []
    subject = parse.dependents(verb.i, "nsubj", "nsubjpass", "expl")
    lead = [t for t in (*words, *own) if t.lemma in {"have", "be", "should"}]
    is_lead = any(t.text.lower() in {"had", "were", "should"} for t in lead)
    return (
        verb.dep in {"advcl", "ccomp"}
        and is_lead
        and bool(subject)
        and lead[0].i < subject[0].i < max(verb.i, subject[0].i + 1)
        and lead[0].i == min(t.i for t in parse.subtree(verb.i))
    )
