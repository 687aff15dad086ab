"""Find what a cleft says: "It is due to the guards that the town has not fallen".

    parse, copula -> the clause after "that", if a reason or a person is set before it

The "that" clause is the statement and "it is ... " only lifts a part of it out. The parser takes
it for a relative clause of the noun before.
"""

from __future__ import annotations

from rashomon.text.lexicon import load_words
from rashomon.text.parse import Parse, Token


def cleft_content(parse: Parse, head: Token) -> Token:
    """Give the predicate of the content of a cleft; any other head is given back.

    Args:
        parse: The document's parse.
        head: The predicate of a clause.

    Returns:
        The verb of the "that" clause where a reason stands between "it is" and "that", and
        the clause has a subject of its own. "It is due to work that pays" lacks one.
    """
    subject = parse.dependents(head.i, "nsubj", "expl")
    if head.lemma != "be" or not any(t.lemma.lower() == "it" for t in subject):
        return head
    reason = _reason(parse, head)
    if reason is None:
        return head
    below = parse.subtree(reason.i)
    content = (t for t in below if t.dep in {"relcl", "ccomp", "acl", "advcl"})
    return next((t for t in content if _stands_alone(parse, t)), head)


def _reason(parse: Parse, head: Token) -> Token | None:
    """Find "due to X", "thanks to X", "because of X" after the copula."""
    for token in parse.dependents(head.i, "acomp", "prep", "attr", "advmod"):
        if token.lemma.lower() in load_words("reason_openers"):
            return token
    return None


def _stands_alone(parse: Parse, verb: Token) -> bool:
    """Tell whether a clause opens with "that" and has a subject besides it."""
    subjects = parse.dependents(verb.i, "nsubj", "nsubjpass", "expl")
    opens = [t for t in parse.dependents(verb.i) if t.lemma.lower() == "that"]
    named = [t for t in subjects if t.lemma.lower() != "that"]
    return bool(opens and named) and opens[0].i < named[0].i < verb.i
