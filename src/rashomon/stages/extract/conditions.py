"""Find what a clause depends on: "if it rains", "had they paid".

predicate -> its adverbial clauses -> the one that is a condition
"""

from __future__ import annotations

from rashomon.text.lexicon import load_words
from rashomon.text.parse import Parse, Token


def condition_of(parse: Parse, head: Token) -> Token | None:
    """Give the predicate of the condition a clause stands under; None: it stands by itself."""
    conditional = load_words("conditionals")
    for below in parse.dependents(head.i, "advcl", "ccomp"):
        marks = parse.dependents(below.i, "mark", "advmod") if below.dep == "advcl" else []
        if is_inverted(parse, below) or any(m.lemma in conditional for m in marks):
            return below
    return inverted_beside(parse, head)


def inverted_beside(parse: Parse, head: Token) -> Token | None:
    """See "promised that nobody would go | should the mill close": read as promised too."""
    is_said = head.dep in {"ccomp", "xcomp"}
    beside = parse.dependents(head.head, "ccomp", "advcl") if is_said else ()
    return next((t for t in beside if t.i > head.i and is_inverted(parse, t)), None)


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
