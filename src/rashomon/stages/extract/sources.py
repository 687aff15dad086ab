"""Find who a content is credited to: subject, agent, possessor, and what a pronoun stands for.

cue, Tree -> source words;  source words -> antecedent
"""

from __future__ import annotations

from rashomon.stages.extract.antecedents import antecedent_of
from rashomon.stages.extract.asides import goes_with_reporter, is_loose
from rashomon.stages.extract.cues import (
    FINITE,
    Cue,
    carrying_verb,
    entry_of,
    inverted_subject,
)
from rashomon.stages.extract.nominals import is_time
from rashomon.stages.extract.subtrees import Stretch, Tree, names_at, without_loose_relative
from rashomon.stages.extract.trailing import closing_credit
from rashomon.text.lexicon import load_words
from rashomon.text.parse import Token

CLIMBING = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "dep"})
"""Relations over which a verb shares the subject of the verb above it."""

RELATIVE_TAGS = frozenset({"WDT", "WP"})
"""Relative pronouns: the source as printed; `antecedent_of` gives whom they stand for."""

BRACKET_TOKENS = 4
"""How far before a subject an open bracket is looked for, in tokens."""

PARTIES = frozenset({"NORP", "ORG", "GPE", "PERSON"})
"""Labels of names that can stand before a noun as its source."""

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
    found = _source(tree, cue, is_unnamed=is_unnamed)
    return tuple(without_loose_relative(tree, stretch) for stretch in found)


def _source(tree: Tree, cue: Cue, *, is_unnamed: bool) -> tuple[Stretch, ...]:
    if cue.entry.part == "noun":
        return _noun_source(tree, cue)
    if cue.entry.part == "adj":
        return _adjective_source(tree, cue.head)
    if is_unnamed:
        return _agent(tree, cue.head)
    closing = closing_credit(tree, cue)
    if closing:
        return (closing[1],)
    after = inverted_subject(tree, cue)
    if after:
        return (tree.stretch(after.i),)
    return _verb_source(tree, cue.head) or _subject_before(tree, cue.head)


def _subject_before(tree: Tree, verb: Token) -> tuple[Stretch, ...]:
    """See "Brandt called it a farce, and said ..." where the parser lost the coordination."""
    if verb.tag not in FINITE or tree.is_passive(verb.i):
        return ()
    first, _ = tree.parse.sentences[verb.sentence]
    at = tree.left[verb.i] if tree.left[verb.i] >= first else verb.i
    if not any(
        t.dep == "cc" or t.text == "," for t in tree.tokens[max(at - 1, first) : at + 1]
    ):
        return ()
    heads = (tree.tokens[k] for k in range(at - 1, first - 1, -1))
    for subject in heads:
        above = tree.tokens[subject.head]
        if subject.dep == "nsubj" and above.tag in FINITE and above.dep in {"ROOT", "conj"}:
            return _subject_words(tree, above, subject)
    return ()


def _agent(tree: Tree, token: Token) -> tuple[Stretch, ...]:
    """See "was reported by residents", "claims by the army"."""
    for by in tree.parse.dependents(token.i, "agent", "prep"):
        if by.lemma == "by" or (by.lemma == "from" and token.pos == "NOUN"):
            found = tree.child(by.i, "pobj")
            if found and not is_time(tree.parse, found):
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
        if verb.dep in {"acl", "relcl", "amod"} and _tells_of_noun(tree, verb):
            return (_noun_words(tree, above, verb),)
        owner = () if is_loose(tree, verb) else _owner(tree, above)
        if owner or not _can_climb(verb, above):
            return owner
        if verb.dep == "xcomp":
            asked = tree.child(above.i, "dobj")
            if asked and asked.i < verb.i:
                return (tree.stretch(asked.i),)
        verb = _reporting_clause(tree, verb, above)
    return ()


def _tells_of_noun(tree: Tree, verb: Token) -> bool:
    """Tell "a report accusing ..." from "a chance to show" and "gave a speech, blaming"."""
    is_to = any(t.tag == "TO" for t in tree.parse.dependents(verb.i, "aux"))
    return not is_to and not (verb.dep == "acl" and is_loose(tree, verb))


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
    is_outer = is_loose(tree, verb) or goes_with_reporter(tree, verb)
    return reporter if above.dep == "ccomp" and reporter.i < above.i and is_outer else above


def _subject_words(tree: Tree, verb: Token, subject: Token) -> tuple[Stretch, ...]:
    if subject.tag in RELATIVE_TAGS and verb.dep == "relcl":
        return ((subject.i, subject.i + 1),)
    if subject.dep in {"csubj", "csubjpass"}:
        return ()
    if subject.lemma in load_words("empty_subjects"):
        return ()
    return (_before_bracket(tree, subject) or _joint(tree, verb, subject),)


def _joint(tree: Tree, verb: Token, subject: Token) -> Stretch:
    """See "the army, the police and the mayor said", which parses as two subjects."""
    others = [t for t in tree.parse.dependents(verb.i, "nsubj") if t.i < verb.i]
    last = max((t.i for t in others if t.i > subject.i), default=subject.i)
    between = tree.tokens[tree.right[subject.i] + 1 : tree.left[last]]
    if subject.i > verb.i or any(t.text != "," for t in between):
        return tree.stretch(subject.i)
    end = tree.right[last] + 1
    while end > last + 1 and tree.tokens[end - 1].tag == "DT":  # "... the mayor | all said"
        end -= 1
    return tree.left[subject.i], end


def _before_bracket(tree: Tree, subject: Token) -> Stretch | None:
    """See "Ana Melk (Union-Kovan) said", when what is in brackets is taken for the subject."""
    first = tree.left[subject.i]
    for k in range(first - 1, max(first - BRACKET_TOKENS, 0), -1):
        if tree.tokens[k].text == ")":
            return None
        if tree.tokens[k].text == "(":
            noun = _top_noun(tree, tree.tokens[k - 1])
            return (tree.left[noun.i], k) if noun.pos in {"NOUN", "PROPN"} else None
    return None


def _top_noun(tree: Tree, token: Token) -> Token:
    while (
        token.dep in {"compound", "flat", "pobj", "prep", "appos"} and token.head != token.i
    ):
        token = tree.tokens[token.head]
    return token


def _noun_words(tree: Tree, noun: Token, clause: Token) -> Stretch:
    """Give a noun phrase up to the clause that hangs on it."""
    first, last = tree.stretch(noun.i)
    return first, max(min(last, tree.left[clause.i]), noun.i + 1)


def _noun_source(tree: Tree, cue: Cue) -> tuple[Stretch, ...]:
    """See "the army's claim", "French accusations", "made the claim", "claims by"."""
    noun = cue.head
    owner = tree.child(noun.i, "poss")
    if owner:
        return (_without_case(tree, owner),)
    found = _agent(tree, noun) or _people_before(tree, noun)
    if found:
        return found
    above = carrying_verb(tree, noun)
    if above is None:
        return _phrase_source(tree, cue)
    return _agent(tree, above) if tree.is_passive(above.i) else _verb_source(tree, above)


def _people_before(tree: Tree, noun: Token) -> tuple[Stretch, ...]:
    """See "French accusations", "a Halden Watch report"."""
    for mark in tree.parse.dependents(noun.i, "amod", "compound", "nmod"):
        name = next(iter(names_at(tree.parse, mark)), None)
        if name and name.label in PARTIES:
            return ((name.first, min(name.last, noun.i)),)
        if mark.pos == "PROPN":
            return ((mark.i, mark.i + 1),)
    return ()


def _phrase_source(tree: Tree, cue: Cue) -> tuple[Stretch, ...]:
    """See "said in a statement that", "marched in the hope of"."""
    prep = tree.tokens[cue.head.head]
    verb = tree.tokens[prep.head]
    if cue.head.dep != "pobj" or prep.lemma not in {"in", "with"} or verb.pos != "VERB":
        return ()
    is_inner = cue.entry.kind in {"intend", "hope", "believe", "fear"}
    if not is_inner and entry_of(verb) is None:
        return ()
    return () if tree.is_passive(verb.i) else _verb_source(tree, verb)


def _without_case(tree: Tree, owner: Token) -> Stretch:
    first, last = tree.stretch(owner.i)
    while last > owner.i + 1 and tree.tokens[last - 1].dep == "case":
        last -= 1
    return first, last


def _adjective_source(tree: Tree, adj: Token) -> tuple[Stretch, ...]:
    above = tree.tokens[adj.head]
    if adj.dep in {"acomp", "oprd", "attr", "conj"} and above.i != adj.i:
        return _verb_source(tree, above)
    if adj.dep == "amod":
        first, last = tree.stretch(above.i)
        return ((first, min(last, tree.left[adj.i])),) if adj.i > above.i else ()
    return ()


__all__ = ["antecedent_of", "source_of"]
