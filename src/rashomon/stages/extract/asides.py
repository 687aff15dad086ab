"""Tell what the parser hung on a content though it is somebody else's, or an aside.

clause of a content -> stretches that do not belong to it
"""

from __future__ import annotations

from rashomon.stages.extract.cues import entry_of
from rashomon.stages.extract.subtrees import Stretch, Tree
from rashomon.text.lexicon import load_words
from rashomon.text.parse import Token

SPEAKING = frozenset({"say", "claim", "accuse", "ask", "order", "promise", "judge", "deny"})
"""Kinds of cue that are acts of speech, which a reporting verb may be coordinated with."""

RIVAL = SPEAKING | {"confirm", "believe"}
"""Kinds of cue that begin another speaker's turn after a comma or "but"."""


def loose_ends(tree: Tree, clause: Token) -> list[Stretch]:
    """Give what the parser hung on a content though it goes with the reporting clause.

    See "said it was over, | telling reporters ...", "said it rained, | while others said",
    "warned that famine was near and | called on both sides".
    """
    ends: list[Stretch] = []
    for t in tree.parse.dependents(clause.i, "advcl", "conj"):
        if t.i < clause.i:
            continue
        is_aside = t.dep == "advcl" and is_loose(tree, t)
        if is_aside or goes_with_reporter(tree, t) or _is_rival(tree, t):
            ends.append((tree.left[t.i], tree.right[t.i] + 1))
    return ends


def _is_rival(tree: Tree, verb: Token) -> bool:
    """See "said nine died, | but witnesses put the toll at 30": another speaker's turn."""
    entry = entry_of(verb)
    subject = tree.subject(verb.i)
    if verb.dep != "conj" or entry is None or subject is None or subject.pos == "PRON":
        return False
    before = tree.tokens[max(tree.left[verb.i] - 2, 0) : tree.left[verb.i]]
    marks = {t.text for t in before} | {t.lemma for t in before}
    return (
        entry.kind in RIVAL and bool(marks & {",", ";", "but"}) and not has_that(tree, verb)
    )


def goes_with_reporter(tree: Tree, verb: Token) -> bool:
    """Tell whether a coordinated cue verb shares the subject of the reporting verb above.

    "The UN warned that famine was near and called on both sides ...": the same tense as the
    reporting verb, and what is nearer either has another tense or a thing for its subject.
    """
    clause = tree.tokens[verb.head]
    reporter = tree.tokens[clause.head]
    entry = entry_of(verb)
    if verb.dep != "conj" or clause.dep != "ccomp" or entry is None or tree.subject(verb.i):
        return False
    if entry.kind not in SPEAKING or verb.tag != reporter.tag or reporter.i > clause.i:
        return False
    subject = tree.subject(clause.i)
    return clause.tag != verb.tag or (subject is not None and subject.pos == "NOUN")


def is_loose(tree: Tree, token: Token) -> bool:
    """Tell whether an adverbial clause is set off and contrasts, or is a cue of its own."""
    first = tree.left[token.i]
    if first == 0 or tree.tokens[first - 1].text not in {",", "—", "–", "--", "-"}:
        return False
    if token.tag == "VBG":
        entry = entry_of(token)
        return entry is not None and entry.takes("that", "obj", "to", "of", "about")
    marks = {t.lemma for t in tree.parse.dependents(token.i, "mark")}
    return not marks.isdisjoint(load_words("contrast_marks"))


def has_that(tree: Tree, clause: Token) -> bool:
    """Tell whether a clause begins with "that"."""
    return any(t.lemma == "that" for t in tree.parse.dependents(clause.i, "mark"))
