"""Read who changes a figure: "The army raised the number of dead to 71" is the army's figure.

body, verb of changing, a count, "to" and a figure -> Draft

Read off the words behind the count, as a clause in it ("the number it says were killed") draws
the figure to itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.stages.extract.cues import FINITE
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.subtrees import Tree, to_ranges
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Parse, Token

CHANGING = frozenset(
    {"raise", "lower", "revise", "increase", "reduce", "cut", "correct"}
) | {
    "bring",
    "update",
}

COUNTS = frozenset({"number", "toll", "figure", "total", "estimate", "count", "tally"})

NOBODIES = frozenset({"that", "this", "it", "which", "these", "those"})
"""Subjects that only happen: "that raised the toll to 40"."""

MAX_BEHIND = 16
"""Farthest the figure stands behind the count, in tokens."""


def revised_drafts(tree: Tree) -> Iterator[Draft]:
    """Find them in text order of their verbs."""
    for verb in tree.tokens:
        if not is_revising(tree.parse, verb):
            continue
        subject, last = tree.subject(verb.i), _figure_behind(tree.parse, verb)
        if subject is not None and last is not None:
            yield Draft(
                cue=to_ranges(tree, [(verb.i, verb.i + 1)]),
                content=to_ranges(tree, [(verb.i + 1, last + 1)]),
                source=to_ranges(tree, [_named(tree, subject)]),
            )


def _named(tree: Tree, subject: Token) -> tuple[int, int]:
    """Give the words of the subject, without a day behind it."""
    return tree.left[subject.i], max(subject.i + 1, _end(tree, subject))


def _end(tree: Tree, subject: Token) -> int:
    days = [t for t in tree.parse.dependents(subject.i, "prep") if t.lemma == "on"]
    return tree.left[days[0].i] if days else tree.right[subject.i] + 1


def is_revising(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb says that somebody changes a count to a figure."""
    if verb.lemma not in CHANGING or verb.tag not in FINITE:
        return False
    subject = next(iter(parse.dependents(verb.i, "nsubj")), None)
    counts = [t for t in parse.dependents(verb.i, "dobj") if t.lemma in COUNTS]
    if subject is None or subject.i > verb.i or not counts:
        return False
    is_somebody = _is_body(subject) and subject.text.lower() not in NOBODIES
    return is_somebody and _figure_behind(parse, verb) is not None


def _is_body(subject: Token) -> bool:
    """Refuse what raises a toll by happening: "the second blast raised the toll to 40"."""
    if subject.pos in {"PROPN", "PRON"}:
        return True
    bodies = load_mapping("actor_nouns").keys() | load_words("link_organisation_words")
    return subject.lemma in bodies | load_mapping("person_nouns").keys()


def _figure_behind(parse: Parse, verb: Token) -> int | None:
    """Give the last token of "to 71", before a comma or another half of the sentence."""
    _, end = parse.sentences[verb.sentence]
    for i in range(verb.i + 1, min(end - 1, verb.i + MAX_BEHIND)):
        token, after = parse.tokens[i], parse.tokens[i + 1]
        if token.text in {",", ";", ":"} or token.dep == "cc":
            return None
        if token.text.lower() == "to" and after.pos == "NUM":
            return after.i
    return None


def outside_revised(revised: Iterable[Draft], drafts: Iterable[Draft]) -> list[Draft]:
    """Leave out what is read inside of such a count: "the number | it says | were killed to 71"."""
    taken = [r for d in revised for r in d.content]
    return [
        d
        for d in drafts
        if not any(a <= start and end <= b for a, b in taken for start, end in d.cue)
    ]
