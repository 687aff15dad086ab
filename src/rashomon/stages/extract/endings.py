"""Read credits that end a sentence in rarer ways, off its words where the parse goes astray.

clause, comma, who, "told" and whom                 -> Draft ("..., two women told the union")
clause, comma, "I am told by" and who               -> Draft
clause, comma, who, "let slip", comma, more of it   -> Draft

clause, comma or semicolon, who, "told me so"       -> Draft, surer than any other

The first three come last: a cue that rules or encoder read already is left to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.stages.extract.cues import FINITE
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.subtrees import Stretch, Tree, to_ranges
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Token

TELLING = frozenset({"tell", "inform", "assure"})
"""Verbs whose object hears what stands before."""

MARKS = frozenset({",", ";", "–", "—"})

MAX_HEARERS = 8
"""Longest end of a sentence that only says who was told and when, in tokens."""

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})


def ending_drafts(tree: Tree) -> Iterator[Draft]:
    """Find them in text order of their verbs."""
    for verb in tree.tokens:
        if verb.pos != "VERB":
            continue
        for reader in (_told, _slipped):
            draft = reader(tree, verb)
            if draft:
                yield draft
                break


def sure_drafts(tree: Tree) -> Iterator[Draft]:
    """Find what points back to the clause before it, in text order."""
    for verb in tree.tokens:
        if verb.lemma in SAYING and verb.pos == "VERB":
            draft = _told_so(tree, verb) or _by_teller(tree, verb)
            if draft:
                yield draft


def _told_so(tree: Tree, verb: Token) -> Draft | None:
    """See "They fled in the night; | all four | told me so": what they told stands before."""
    subject = tree.subject(verb.i)
    if subject is None or subject.i > verb.i or not _names(subject):
        return None
    behind = tree.tokens[verb.i + 1 : verb.i + 4]
    words = [t for t in behind if t.pos != "PRON"]
    if verb.tag not in FINITE or len(words) < 2 or words[0].text.lower() != "so":
        return None
    mark = tree.left[subject.i] - 1
    cue = (verb.i, words[0].i + 1)
    is_end = words[1].text in {",", ";", "."}
    return _draft(tree, mark, (mark + 1, verb.i), cue, is_all=False) if is_end else None


SAYING = TELLING | {"say"}


def _told(tree: Tree, verb: Token) -> Draft | None:
    """See "The ford was dry, | two men who keep goats there | told the guild"."""
    if verb.lemma not in TELLING or verb.tag not in FINITE or tree.is_passive(verb.i):
        return None
    subject = tree.subject(verb.i)
    mark = tree.left[subject.i] - 1 if subject and subject.i < verb.i else -1
    last = tree.parse.sentences[verb.sentence][1]
    if subject is None or not _hears(tree, verb, last) or not _names(subject):
        return None
    return _draft(tree, mark, (mark + 1, verb.i), (verb.i, verb.i + 1))


def _hears(tree: Tree, verb: Token, last: int) -> bool:
    """Tell whether only who is told stands behind, or "so" beside it; nothing that is told."""
    after = tree.tokens[verb.i + 1 : last]
    words = [t for t in after if t.pos != "PUNCT"]
    is_plain = all(t.pos not in {"VERB", "AUX", "SCONJ"} for t in words)
    named = bool(words) and words[0].pos in {*NOMINAL, "ADJ"}
    is_one = not any(t.text in MARKS or t.text == ":" for t in after)
    return is_plain and named and is_one and len(words) <= MAX_HEARERS


def _names(subject: Token) -> bool:
    """Refuse "nobody told us" and "that told me much"."""
    words = load_words("negations")
    return subject.pos in NOMINAL and subject.lemma.lower() not in {
        *words,
        "that",
        "this",
        "it",
        "which",
        "who",
    }


def _by_teller(tree: Tree, verb: Token) -> Draft | None:
    """See "The mayor gave the order, I am told by a clerk"."""
    subject, agent = tree.subject(verb.i), tree.child(verb.i, "agent")
    teller = tree.child(agent.i, "pobj") if agent else None
    if verb.lemma not in TELLING or verb.tag != "VBN" or not subject or not teller:
        return None
    is_mine = subject.text.lower() in load_words("first_person")
    is_last = agent is not None and not any(
        t.i > verb.i and t.dep in {"ccomp", "xcomp", "conj"}
        for t in tree.parse.dependents(verb.i)
    )
    if not (is_mine and is_last and subject.i < verb.i):
        return None
    source = tree.stretch(teller.i)
    return _draft(tree, subject.i - 1, source, (subject.i, source[0]))


def _slipped(tree: Tree, verb: Token) -> Draft | None:
    """See "His men had not slept, | he | let slip |, but drunk"; or at the end."""
    behind = tree.tokens[verb.i + 1 : verb.i + 3]
    if verb.lemma != "let" or not behind or behind[0].text.lower() != "slip":
        return None
    subject = tree.subject(verb.i)
    if subject is None or subject.i > verb.i or not _names(subject):
        return None
    end = behind[1].text if len(behind) > 1 else "."
    if end not in {",", "."}:
        return None
    mark = tree.left[subject.i] - 1
    return _draft(tree, mark, (mark + 1, verb.i), (verb.i, verb.i + 2))


def _draft(
    tree: Tree, mark: int, source: Stretch, cue: Stretch, *, is_all: bool = True
) -> Draft | None:
    """Credit the words before a mark to the source, and all of those behind the credit."""
    first, last = tree.parse.sentences[tree.tokens[cue[0]].sentence]
    if mark <= first or tree.tokens[mark].text not in MARKS:
        return None
    before = (first, mark)
    if not _says(tree, before):
        return None
    is_inside = is_all and cue[1] < last and tree.tokens[cue[1]].text == ","
    more = [(cue[1] + 1, last)] if is_inside else []
    return Draft(
        cue=to_ranges(tree, [cue]),
        content=to_ranges(tree, [before, *more]),
        source=to_ranges(tree, [source]),
        is_quoting=True,
    )


def _says(tree: Tree, stretch: Stretch) -> bool:
    """Tell whether words are a clause that opens none above it: "when he came" waits."""
    words = tree.tokens[slice(*stretch)]
    opens = words[0].pos == "SCONJ" or words[0].tag in {"WRB", "IN", "VBG"}
    is_opening = opens and not any(t.text == "," for t in words)
    finite = any(t.tag in FINITE for t in words)
    kinds = load_mapping("pronouns")
    named = any(
        t.pos in {"NOUN", "PROPN"} or kinds.get(t.text.lower()) in {"he", "she", "they"}
        for t in words
    )
    return finite and named and not is_opening
