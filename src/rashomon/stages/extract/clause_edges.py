"""Know what stands at the edges of a clause and is no part of what it says.

words -> a tie to the neighbour, the "to" of "admits to having", an "as" | a mark left open
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.text.parse import Token
from rashomon.text.quoting import is_left_open

JOINTS = frozenset({"that", "although", "though", "while", "whereas"})
"""Subordinators left out of the claim they open: they tie it to its neighbour."""

SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def is_joint(token: Token, owner: int) -> bool:
    """Know what ties a clause to its neighbour; in "While cold, it is dry" it ties a phrase."""
    if token.lemma.lower() == "nor" or token.text == "That":
        return False  # it negates what follows; "That in mind, ..." stays
    is_that = token.text.lower() == "that" and token.tag in {"IN", "WDT"}
    is_mark = token.dep == "mark" and token.text.lower() in JOINTS and token.head == owner
    return token.dep == "cc" or is_mark or (is_that and token.dep not in SUBJECTS)


def is_opening_as(token: Token, owner: int) -> bool:
    """See "| as | the ford was shut |, which the clerk confirmed": what was said has no "as"."""
    return token.dep == "mark" and token.text == "as" and token.head == owner


def owns_up(words: Sequence[Token]) -> bool:
    """See "admits | to | having known of it", "to actively helping": the "to" is the verb's."""
    after = [t for t in words[1:3] if t.pos != "ADV"]
    return bool(after) and words[0].lemma.lower() == "to" and after[0].tag == "VBG"


def past_closing(group: Sequence[Token], low: int, high: int) -> int:
    """Keep the mark that closes what was opened inside: "called it a | "lie" |"."""
    words = [t.text for t in group[low:high]]
    for opening, closing in PAIRED:
        after = [k for k in range(high, len(group)) if group[k].text == closing]
        if after and is_left_open(words, opening, closing):
            return after[0] + 1
    return high


PAIRED = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"), ('"', '"'), ("``", "''"))
"""Marks that open and close."""
