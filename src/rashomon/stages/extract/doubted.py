"""Read a doubt that hands its clause over without "that": "raised doubts a truce was agreed".

verb, "doubts", a clause with a subject of its own right behind it -> Draft

The parser takes the clause for a second sentence, and what is doubted would be told.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.stages.extract.cues import FINITE, verb_group
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.subtrees import Tree, to_ranges
from rashomon.text.parse import Token

VOICING = frozenset({"raise", "express", "voice", "have", "cast", "harbour", "harbor"})
"""Verbs that only carry the doubt."""

OPENING = frozenset({"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"})


def doubted_drafts(tree: Tree) -> Iterator[Draft]:
    """Find them in text order."""
    for noun in tree.tokens:
        verb = tree.tokens[noun.head]
        is_doubt = noun.lemma.lower() == "doubt" and noun.dep == "dobj"
        if not is_doubt or verb.lemma not in VOICING or noun.i + 1 >= len(tree.tokens):
            continue
        _, last = tree.parse.sentences[noun.sentence]
        subject = _subject_behind(tree, noun)
        speaker = _speaker(tree, verb)
        if subject is None or speaker is None or tree.child(noun.i, "det"):
            continue
        yield Draft(
            cue=to_ranges(tree, [(verb_group(tree, verb.i)[0], noun.i + 1)]),
            content=to_ranges(tree, [(noun.i + 1, last)]),
            source=to_ranges(tree, [tree.stretch(speaker.i)]),
        )


def _subject_behind(tree: Tree, noun: Token) -> Token | None:
    """Give the subject that opens right behind the doubt and has a finite verb."""
    first = noun.i + 1
    if tree.tokens[first].pos not in OPENING:
        return None
    for token in tree.tokens[first : first + 8]:
        is_subject = token.dep in {"nsubj", "nsubjpass"} and tree.left[token.i] == first
        if is_subject and token.i < token.head:
            verb = tree.tokens[token.head]
            near = [verb, *tree.parse.dependents(verb.i, "aux", "auxpass")]
            return token if any(t.tag in FINITE or t.tag == "MD" for t in near) else None
    return None


def _speaker(tree: Tree, verb: Token) -> Token | None:
    """Give who doubts: "some began to raise doubts" has its subject one verb up."""
    subject = tree.subject(verb.i)
    above = tree.tokens[verb.head]
    if subject is None and verb.dep in {"xcomp", "conj"}:
        subject = tree.subject(above.i)
    return subject if subject is not None and subject.i < verb.i else None
