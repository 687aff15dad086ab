"""Find the figures a cue hands over: "puts the toll at 30", "says 203", "spoke of 90 at most".

Cue, Tree -> the words of the figure
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.stages.extract.cues import FINITE, Cue
from rashomon.stages.extract.subtrees import Tree
from rashomon.text.lexicon import load_words
from rashomon.text.numerals import number_words
from rashomon.text.parse import Token


def bare_figure(tree: Tree, cue: Cue) -> Token | None:
    """See "the junta says 203, all of them fighters"."""
    thing = tree.child(cue.head.i, "dobj") if cue.entry.takes("figure") else None
    if thing is None or thing.pos == "NUM":
        return thing
    is_state = thing.pos == "ADJ" and bool(tree.parse.dependents(thing.i, "nummod"))
    return thing if is_state and cue.head.lemma == "count" else None  # "counts 71 dead"


def is_measure(tree: Tree, cue: Cue, prep: Token) -> bool:
    """See "put the toll | at 30", "gives its losses | as 41 dead": a figure after the object.

    Who sets a price or a fine decides it, and tells nothing.
    """
    if not cue.entry.takes(f"obj-{prep.lemma}"):
        return False
    things = tree.parse.dependents(cue.head.i, "dobj", "nsubjpass")
    is_decreed = any(t.lemma in load_words("norm_nouns") for t in things)
    words = tree.parse.subtree(prep.i)
    is_figure = any(t.pos == "NUM" or t.lemma in number_words() for t in words)
    is_particle = tree.tokens[prep.i - 1].pos == "ADP"  # "put the kettle on at 5"
    return is_figure and not is_particle and not (is_decreed and cue.head.lemma == "set")


def measures_after(tree: Tree, cue: Cue, thing: Token) -> list[Token]:
    """Give the preposition of a figure that the parser hung on a word in between.

    See "gives its losses since May | as 41 dead", "set the damage to the roof | at 30 crowns".
    """
    for token in tree.tokens[thing.i + 1 : tree.right[cue.head.i] + 1]:
        if token.tag in FINITE:
            return []
        if token.dep == "prep" and is_measure(tree, cue, token):
            return [token]
    return []


def past_bound(tokens: Sequence[Token], last: int) -> int:
    """Give the end of a figure with the bound behind it: "spoke of 300 tonnes | at most".

    Args:
        tokens: The document's tokens.
        last: Index one past the last word so far, which may be the "at".
    """
    first = last - 1 if last and tokens[last - 1].text == "at" else last
    words = [t.text for t in tokens[first : first + 2]]
    is_bound = len(words) > 1 and words[0] == "at" and words[1] in {"most", "least"}
    return first + 2 if is_bound else last
