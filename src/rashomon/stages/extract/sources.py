"""Find who a content is credited to: subject, agent, possessor, and what a pronoun stands for.

cue, Tree -> source words;  source words -> antecedent
"""

from __future__ import annotations

from rashomon.stages.extract.antecedents import antecedent_of
from rashomon.stages.extract.contents import is_loose
from rashomon.stages.extract.cues import Cue, carrying_verb
from rashomon.stages.extract.subtrees import Stretch, Tree, names_at
from rashomon.text.lexicon import load_words
from rashomon.text.parse import Parse, Token

CLIMBING = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "dep"})
"""Relations over which a verb shares the subject of the verb above it."""

RELATIVE_TAGS = frozenset({"WDT", "WP"})
"""Relative pronouns: the source as printed; `antecedent_of` gives whom they stand for."""

MAX_CLIMB = 12
"""Verbs climbed in search of a subject; longer chains are damaged text."""


def source_of(tree: Tree, cue: Cue, *, is_unnamed: bool) -> tuple[Stretch, ...]:
    """Find the source of a cue.

    Args:
        tree: The document's tree.
        cue: The cue.
        is_unnamed: The cue is a passive: only "by X" names a source.

    Returns:
        The source's words; empty: nobody is named.
    """
    if cue.entry.part == "noun":
        return _noun_source(tree, cue.head)
    if cue.entry.part == "adj":
        return _adjective_source(tree, cue.head)
    if is_unnamed:
        return _agent(tree, cue.head)
    return _verb_source(tree, cue.head)


def _agent(tree: Tree, token: Token) -> tuple[Stretch, ...]:
    """See "was reported by residents", "claims by the army"."""
    for by in tree.parse.dependents(token.i, "agent", "prep"):
        if by.lemma in {"by", "from"}:
            found = tree.child(by.i, "pobj")
            if found:
                return (tree.stretch(found.i),)
    return ()


def _verb_source(tree: Tree, verb: Token) -> tuple[Stretch, ...]:
    """Climb from a verb to the first subject it shares."""
    for _ in range(MAX_CLIMB):
        subject = tree.subject(verb.i)
        if subject:
            return _subject_words(tree, verb, subject)
        if verb.head == verb.i:
            return ()
        above = tree.tokens[verb.head]
        if verb.dep in {"acl", "relcl", "amod"} and not _is_infinitive(tree, verb):
            return (_noun_words(tree, above, verb),)
        owner = _owner(tree, above)
        if owner or not _can_climb(verb, above):
            return owner
        if verb.dep == "xcomp":
            asked = tree.child(above.i, "dobj")
            if asked and asked.i < verb.i:
                return (tree.stretch(asked.i),)
        verb = _reporting_clause(tree, verb, above)
    return ()


def _is_infinitive(tree: Tree, verb: Token) -> bool:
    return any(t.tag == "TO" for t in tree.parse.dependents(verb.i, "aux"))


def _owner(tree: Tree, noun: Token) -> tuple[Stretch, ...]:
    """See "their strategy of attacking", "her chance to show"."""
    owner = tree.child(noun.i, "poss") if noun.pos == "NOUN" else None
    return (_without_case(tree, owner),) if owner else ()


def _can_climb(verb: Token, above: Token) -> bool:
    if verb.pos == "NOUN":
        return verb.dep in {"dobj", "attr", "pobj"} and above.pos in {"VERB", "AUX", "ADP"}
    return verb.dep in CLIMBING or verb.dep == "acl"


def _reporting_clause(tree: Tree, verb: Token, above: Token) -> Token:
    """Step over the content in "said it was over, telling reporters ..."."""
    reporter = tree.tokens[above.head]
    if above.dep == "ccomp" and reporter.i < above.i and is_loose(tree, verb):
        return reporter
    return above


def _subject_words(tree: Tree, verb: Token, subject: Token) -> tuple[Stretch, ...]:
    if subject.dep in {"csubj", "csubjpass"} or subject.lemma in load_words(
        "empty_subjects"
    ):
        return ()
    if subject.tag in RELATIVE_TAGS and verb.dep == "relcl":
        return ((subject.i, subject.i + 1),)
    return (tree.stretch(subject.i),)


def _noun_words(tree: Tree, noun: Token, clause: Token) -> Stretch:
    """Give a noun phrase up to the clause that hangs on it."""
    first, last = tree.stretch(noun.i)
    return first, max(min(last, tree.left[clause.i]), noun.i + 1)


def _noun_source(tree: Tree, noun: Token) -> tuple[Stretch, ...]:
    """See "the army's claim", "French accusations", "made the claim", "claims by"."""
    owner = tree.child(noun.i, "poss")
    if owner:
        return (_without_case(tree, owner),)
    agent = _agent(tree, noun)
    if agent:
        return agent
    for mark in tree.parse.dependents(noun.i, "amod", "compound", "nmod"):
        if mark.pos == "PROPN" or _is_people(tree.parse, mark):
            return ((mark.i, mark.i + 1),)
    above = carrying_verb(tree, noun)
    if above is None:
        return ()
    return _agent(tree, above) if tree.is_passive(above.i) else _verb_source(tree, above)


def _without_case(tree: Tree, owner: Token) -> Stretch:
    first, last = tree.stretch(owner.i)
    while last > owner.i + 1 and tree.tokens[last - 1].dep == "case":
        last -= 1
    return first, last


def _is_people(parse: Parse, token: Token) -> bool:
    return any(n.label in {"NORP", "ORG", "GPE"} for n in names_at(parse, token))


def _adjective_source(tree: Tree, adj: Token) -> tuple[Stretch, ...]:
    above = tree.tokens[adj.head]
    if adj.dep in {"acomp", "oprd", "attr", "conj"} and above.i != adj.i:
        return _verb_source(tree, above)
    if adj.dep == "amod":
        first, last = tree.stretch(above.i)
        return ((first, min(last, tree.left[adj.i])),) if adj.i > above.i else ()
    return ()


__all__ = ["antecedent_of", "source_of"]
