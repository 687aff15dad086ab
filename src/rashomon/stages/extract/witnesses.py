"""Read what witnesses heard and saw, and what a station or a paper recorded, as theirs.

"hear", "remember", "see" and who was there            -> Draft
"record", "detect" and a station, an office, a note    -> Draft

"Two ferrymen heard a blast" is what the ferrymen say: the writer was not there. It stays the
writer's where the writer's own people heard it, where nobody in particular did ("people saw
smoke"), and where a verb of seeing tells of an act ("the doctor saw nine patients").
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.stages.extract.cues import FINITE, verb_group
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.subtrees import (
    Stretch,
    Tree,
    names_at,
    to_ranges,
    without_loose_relative,
)
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Parse, Token

HEARD = frozenset({"hear", "remember", "recall"})
"""Verbs of a witness: what was heard or is remembered was told to somebody."""

SEEN = frozenset({"see", "notice", "watch", "spot"})
"""Verbs of a witness where what is seen happens, or did not: "saw him fall", "saw no light"."""

RECORDED = frozenset({"record", "detect", "log"})
"""Verbs by which a body or a paper holds something."""

RECORDERS = frozenset(
    {"station", "office", "observatory", "laboratory", "lab", "institute", "bureau"}
) | {"note", "logbook", "diary", "report", "protocol", "minute", "ledger", "certificate"}
"""Bodies and papers that record; a sensor or a radar is whose it is."""

PRESS = frozenset(
    {"reporter", "correspondent", "journalist", "photographer", "editor", "author"}
) | {"columnist", "writer", "blogger", "newspaper", "paper"}
"""The writer's own people, mostly."""

NO_SOUNDS = frozenset(
    {"case", "evidence", "witness", "argument", "appeal", "testimony", "plea", "complaint"}
) | {"word", "news", "confession", "speech", "lecture", "mass"}
"""What is heard by a court or from a speaker, and by no witness."""

SUBJECTS = ("nsubj", "nsubjpass")


def witness_drafts(tree: Tree) -> Iterator[Draft]:
    """Find them in text order of their verbs."""
    for verb in tree.tokens:
        if is_witnessed(tree.parse, verb):
            content = _behind(tree, verb)
            source = _who(tree, verb)
            if content and source:
                yield Draft(
                    cue=to_ranges(tree, [verb_group(tree, verb.i)]),
                    content=to_ranges(tree, [content]),
                    source=to_ranges(tree, [source]),
                )


def is_witnessed(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb in a main clause says what a witness heard or a station recorded."""
    if verb.tag not in FINITE | {"VBN"} or not _is_main(parse, verb):
        return False
    subject = _subject(parse, verb)
    before = parse.tokens[max(verb.i - 1, 0)].lemma.lower()
    negated = before in {"nor", "neither"} or bool(parse.dependents(verb.i, "neg"))
    things = [t for t in parse.dependents(verb.i, "dobj", "ccomp", "xcomp") if t.i > verb.i]
    if subject is None or subject.i > verb.i or negated or not things:
        return False
    if verb.lemma in RECORDED:
        return _records(parse, subject) and things[0].dep == "dobj"
    return _sensed(parse, verb, things[0]) and _was_there(parse, subject)


def _is_main(parse: Parse, verb: Token) -> bool:
    while verb.dep == "conj":
        verb = parse.tokens[verb.head]
    return verb.dep == "ROOT"


def _subject(parse: Parse, verb: Token) -> Token | None:
    """Give the subject; the second of two verbs shares that of the first."""
    found = parse.dependents(verb.i, *SUBJECTS)
    if not found and verb.dep == "conj":
        return _subject(parse, parse.tokens[verb.head])
    is_passive = any(t.dep in {"nsubjpass", "auxpass"} for t in parse.dependents(verb.i))
    return found[0] if found and not is_passive else None


def _records(parse: Parse, subject: Token) -> bool:
    owners = {t.text.lower() for t in parse.dependents(subject.i, "poss")}
    return subject.lemma.lower() in RECORDERS and not owners & OURS


OURS = frozenset({"our", "my", "its", "their"})
"""Owners by which a station is the writer's, or that of whom the report is about."""


def _sensed(parse: Parse, verb: Token, thing: Token) -> bool:
    if verb.lemma in HEARD:
        below = parse.dependents(thing.i, "mark", "aux", "auxpass")
        is_learned = thing.dep == "ccomp" and (thing.tag in FINITE or bool(below))
        return thing.lemma not in NO_SOUNDS and not is_learned
    if verb.lemma not in SEEN:
        return False
    is_none = any(t.lemma.lower() == "no" for t in parse.dependents(thing.i, "det"))
    happens = thing.dep == "ccomp" and any(
        t.i < thing.i for t in parse.dependents(thing.i, *SUBJECTS)
    )
    return (thing.dep == "dobj" and is_none) or (happens and thing.tag in {"VB", "VBG"})


def _was_there(parse: Parse, subject: Token) -> bool:
    """Know a witness: a person by name, or some persons of a trade or age.

    Not "people", nobody, a pronoun, or who writes.
    """
    inside = {t.lemma.lower() for t in parse.subtree(subject.i)}
    if inside & PRESS or inside & load_words("negations"):
        return False
    if subject.pos == "PROPN":
        names = names_at(parse, subject)
        return bool(names) and names[0].label == "PERSON"
    if subject.tag == "CD":
        return subject.i == parse.sentences[subject.sentence][0]
    return subject.pos == "NOUN" and subject.lemma in load_mapping("person_nouns")


def _behind(tree: Tree, verb: Token) -> Stretch | None:
    """Give what stands behind the verb, up to what is joined on."""
    last = tree.right[verb.i] + 1
    joined = [t.i for t in tree.parse.dependents(verb.i, "cc", "conj", "parataxis")]
    cuts = [tree.left[i] for i in joined if i > verb.i]
    last = min([last, *cuts])
    first, end = without_loose_relative(tree, (verb.i + 1, last))
    return (first, end) if first < end else None


def _who(tree: Tree, verb: Token) -> Stretch | None:
    subject = _subject(tree.parse, verb)
    if subject is None:
        return None
    return without_loose_relative(tree, (tree.left[subject.i], tree.right[subject.i] + 1))
