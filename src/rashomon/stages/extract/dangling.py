"""Cut off the end of a claim what leans on words that are not in it.

words of a clause -> without "..., it", "... shelled the", "... a deal with" -> words

A claim is cut where somebody else's words begin, and the parser joins the words around such a
cut to the right as often as to the left. "A gang blew up the line, it" quotes nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from rashomon.text.parse import Parse, Token

FORWARD = frozenset(
    {"det", "predet", "poss", "case", "aux", "auxpass", "neg", "mark", "cc", "preconj"}
)
"""Relations that wait for the word they hang on, when it comes after them. Adjectives and
counts may stand for the noun itself ("the missing", "the 40")."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
"""A pronoun that is a subject waits for its verb; a noun may be an object misread."""

FILLED = frozenset({"pobj", "pcomp"})
"""What a preposition waits for."""

LINKS = frozenset({"ADP", "SCONJ", "PART"})


def without_dangling(parse: Parse, words: Sequence[Token]) -> Sequence[Token]:
    """Cut dangling words off the end of a clause.

    Args:
        parse: The document's parse.
        words: The words of a clause, in text order.

    Returns:
        What is left; all of them where nothing dangles. A preposition without any object
        ("those we are talking with") is stranded and stays.
    """
    inside = {t.i for t in words}
    last = len(words)
    while last and _dangles(parse, words[last - 1], inside):
        last -= 1
        inside.discard(words[last].i)
        while last and words[last - 1].pos in {"PUNCT", "CCONJ"}:
            last -= 1
            inside.discard(words[last].i)
    return words[:last]


def _dangles(parse: Parse, word: Token, inside: AbstractSet[int]) -> bool:
    waits = word.dep in FORWARD or (word.dep in SUBJECTS and word.pos == "PRON")
    is_ahead = word.head > word.i and word.head not in inside
    return (waits and is_ahead) or _is_unfilled(parse, word, inside)


def _is_unfilled(parse: Parse, word: Token, inside: AbstractSet[int]) -> bool:
    """See "a deal with | the rebels" where the rebels are somebody else's words."""
    if word.pos not in LINKS:
        return False
    objects = [t.i for t in parse.dependents(word.i, *sorted(FILLED)) if t.i > word.i]
    return bool(objects) and not any(i in inside for i in objects)
