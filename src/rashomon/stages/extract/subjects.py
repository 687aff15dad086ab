"""Follow "it says" and "they say" back to the subject of the sentence before.

pronoun that speaks -> subject of the main clause before it -> its words, where nobody else fits

"The commission found no fault. Nine died, it says": a body named by a common noun, or several
persons, who do something in one sentence and speak in the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.model import Span
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Parse, Token

TAGS = {"it": "NN", "they": "NNS"}
"""Tag of the noun that a pronoun can take up here; "he" and "she" are left to names."""

SUBJECTS = ("nsubj", "nsubjpass")

PLACING = frozenset({"in", "at", "near", "around", "outside", "across"})
"""Prepositions whose name is where something happens, and nobody who could speak next."""


def subject_before(parse: Parse, pronoun: Token, kind: str) -> Span | None:
    """Find the noun a speaking pronoun takes up.

    Args:
        parse: The document's parse.
        pronoun: A subject: "it" of "it says".
        kind: "it" or "they".

    Returns:
        The words of the subject up to a clause that hangs on it; None: there is none, or
        another body or other persons are named in between.
    """
    if kind not in TAGS or pronoun.dep not in SUBJECTS or pronoun.sentence == 0:
        return None
    before = parse.sentence_tokens(pronoun.sentence - 1)
    here = parse.sentence_tokens(pronoun.sentence)
    if "\n" in parse.text[before[-1].end : here[0].start]:
        return None
    subject = _subject(parse, before)
    if subject is None or not _speaks(subject, kind):
        return None
    own = parse.subtree(subject.i)
    told = [t for t in here if t.i < pronoun.i]
    beside = [t for t in before if t not in own and not _is_place(parse, t)]
    if any(_rivals(t, kind) for t in (*beside, *told)) or _has_many(beside, kind):
        return None
    words = _without_clause(parse, subject, own)
    return Span.of(parse.text, words[0].start, words[-1].end)


def _subject(parse: Parse, sentence: Iterable[Token]) -> Token | None:
    root = next((t for t in sentence if t.dep == "ROOT"), None)
    found = parse.dependents(root.i, *SUBJECTS) if root else []
    return found[0] if found else None


def _speaks(noun: Token, kind: str) -> bool:
    """Know a body ("the commission"), a document ("the report"), or persons."""
    if noun.tag != TAGS[kind] and not (kind == "it" and is_lower_name(noun)):
        return False
    if kind == "it":
        bodies = load_words("link_organisation_words") | TELLING
        return noun.lemma in bodies
    roles = load_words("link_person_roles") | load_words("aged_nouns")
    return load_mapping("actor_nouns").get(noun.lemma) == "person" or noun.lemma in roles


def is_lower_name(noun: Token) -> bool:
    """Know a noun that is taken for a name: "the foreign | ministry"."""
    return noun.tag == "NNP" and noun.text.islower()


TELLING = frozenset({"report", "statement", "document", "study", "inquiry", "note"})
"""Documents that say something by themselves."""


def _has_many(beside: Iterable[Token], kind: str) -> bool:
    """See "The guards met villagers. They ...": any others in the plural may be meant."""
    return kind == "they" and any(t.tag in {"NNS", "NNPS"} for t in beside)


def _rivals(token: Token, kind: str) -> bool:
    """Tell whether a word may be whom the pronoun means instead."""
    if token.pos == "PROPN" and not token.text.islower():
        return kind == "it"
    return token.pos in {"NOUN", "PROPN"} and _speaks(token, kind)


def _is_place(parse: Parse, token: Token) -> bool:
    above = parse.tokens[token.head]
    return token.dep == "pobj" and above.lemma.lower() in PLACING


def _without_clause(parse: Parse, noun: Token, words: Sequence[Token]) -> list[Token]:
    """Cut a clause off a noun: "the commission | set up after the raid"."""
    clauses = [t for t in parse.dependents(noun.i, "relcl", "acl") if t.i > noun.i]
    first = min((t.i for c in clauses for t in parse.subtree(c.i)), default=words[-1].i + 1)
    kept = [t for t in words if t.i < first]
    while len(kept) > 1 and kept[-1].pos == "PUNCT":
        kept.pop()
    return kept
