"""Read figures that an estimate stands for: "Independent estimates range from 150 to 220".

count as subject, verb of amounting, figure -> Draft

Nobody may be named behind an estimate, but the figure is the estimate's and not the writer's.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.stages.extract.cues import FINITE, verb_group
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.subtrees import Stretch, Tree, to_ranges
from rashomon.text.lexicon import load_words
from rashomon.text.parse import Token


def counter_drafts(tree: Tree) -> Iterator[Draft]:
    """Find the figures of counts and estimates, in text order of their verbs."""
    for verb in tree.tokens:
        if verb.lemma not in load_words("amounting_verbs") or verb.tag not in FINITE:
            continue
        count = _count_before(tree, verb)
        figure = _figure_after(tree, verb)
        if count and figure and not tree.child(verb.i, "neg"):
            yield Draft(
                cue=to_ranges(tree, [verb_group(tree, verb.i)]),
                content=to_ranges(tree, [figure]),
                source=to_ranges(tree, [tree.stretch(count.i)]),
            )


def _count_before(tree: Tree, verb: Token) -> Token | None:
    """Give the subject, where it is a count that somebody made: "estimates", "his tally".

    "The final count" is of who writes it.
    """
    subject = tree.child(verb.i, "nsubj")
    if subject is None or subject.lemma not in load_words("count_nouns"):
        return None
    beside = tree.parse.dependents(subject.i, "amod", "poss", "compound")
    is_made = any(t.lemma not in load_words("count_stages") for t in beside)
    return subject if is_made and subject.i < verb.i else None


def _figure_after(tree: Tree, verb: Token) -> Stretch | None:
    """Give the words of the figure: prepositions and objects, up to a comma."""
    parts = [t for t in tree.parse.dependents(verb.i, "prep", "dobj") if t.i > verb.i]
    told = [t for t in parts if any(x.pos == "NUM" for x in tree.parse.subtree(t.i))]
    if not told:
        return None
    return tree.left[told[0].i], max(tree.right[t.i] for t in told) + 1
