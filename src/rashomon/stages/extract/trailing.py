"""Read the credit that closes a sentence ("Nine died and 40 were hurt, the governor said").

    cue, Tree -> every clause before the comma, and who stands between comma and cue

A closing credit covers its whole sentence. The parser often joins it to the last clause only,
or takes the speaker for one more thing in a list.
"""

from __future__ import annotations

from rashomon.stages.extract.cues import FINITE, Cue, entry_of
from rashomon.stages.extract.subtrees import Stretch, Tree
from rashomon.text.parse import Token

SPEAKER_TOKENS = 12
"""Longest speaker looked for between the comma and the cue, in tokens."""

NAMING = frozenset({"NOUN", "PROPN"})

AFTER = frozenset({"prep", "npadvmod", "advmod", "punct", "prt"})
"""What may follow a closing cue: a day, a place, an addressee."""


def closing_credit(tree: Tree, cue: Cue) -> tuple[Stretch, Stretch] | None:
    """Find what a closing cue covers and who says it.

    Args:
        tree: The document's tree.
        cue: A cue; only finite verbs that take a clause close a sentence.

    Returns:
        Content and source; None: the cue closes no sentence, or the parse gave it its content
        and speaker whole.
    """
    verb = cue.head
    if verb.tag not in FINITE or not cue.entry.takes("that") or tree.is_passive(verb.i):
        return None
    if not _is_last(tree, verb):
        return None
    speaker = _speaker_before(tree, verb)
    if speaker is None:
        return None
    first = _first_clause(tree, verb, speaker[0] - 1)
    return ((first, speaker[0] - 1), speaker) if first is not None else None


def _is_last(tree: Tree, verb: Token) -> bool:
    """Tell whether nothing is said after the cue."""
    after = [t for t in tree.parse.dependents(verb.i) if t.i > verb.i]
    return all(t.dep in AFTER for t in after)


def _speaker_before(tree: Tree, verb: Token) -> Stretch | None:
    """Give the words from the last comma to the cue, if they name somebody and say nothing."""
    start, _ = tree.parse.sentences[verb.sentence]
    at = verb.i
    while at > start and tree.tokens[at - 1].text != "," and verb.i - at <= SPEAKER_TOKENS:
        at -= 1
    words = tree.tokens[at : verb.i]
    if at <= start or tree.tokens[at - 1].text != "," or not words:
        return None
    is_plain = all(t.pos not in {"VERB", "AUX", "SCONJ"} for t in words)
    starts = words[0].pos in {*NAMING, "DET", "ADJ", "PRON", "NUM"}
    named = any(t.pos in NAMING for t in words)
    return (at, verb.i) if is_plain and starts and named else None


def _first_clause(tree: Tree, verb: Token, comma: int) -> int | None:
    """Give the first token of what a closing credit covers; None: it is read right already."""
    clause = _clause_before(tree, verb, comma)
    if clause is None:
        return None
    top = clause
    while top.dep in {"conj", "ccomp"} and tree.tokens[top.head].i < comma:
        top = tree.tokens[top.head]
    is_credit = any(
        entry_of(t) is not None and t.pos == "VERB" and tree.child(t.i, "ccomp")
        for t in tree.tokens[tree.left[top.i] : comma]
    )
    if is_credit or top.i == verb.i or not _has_clause(tree, top):
        return None
    return tree.left[top.i]


def _clause_before(tree: Tree, verb: Token, comma: int) -> Token | None:
    """Give the clause a closing cue hangs on, or hangs below it, before the comma."""
    above = tree.tokens[verb.head]
    if verb.dep == "conj" and above.i < comma:
        return above
    below = [t for t in tree.parse.dependents(verb.i, "ccomp") if t.i < comma]
    is_swallowed = bool(below) and tree.right[below[0].i] > comma
    return below[0] if below and is_swallowed else None


def _has_clause(tree: Tree, head: Token) -> bool:
    return head.pos in {"VERB", "AUX"} and tree.subject(head.i) is not None
