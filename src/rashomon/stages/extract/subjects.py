"""Follow "it says" and "they say" back to the subject of the sentence before.

pronoun that speaks -> subject of the main clause before it -> its words, where nobody else fits

"The commission found no fault. Nine died, it says": a body named by a common noun, or several
persons, who do something in one sentence and speak in the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.model import Span
from rashomon.stages.extract.phrases import is_count, is_view
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
    speaks = pronoun.dep in SUBJECTS or _views(parse, pronoun)
    if kind not in TAGS or not speaks or pronoun.sentence == 0:
        return None
    before = parse.sentence_tokens(pronoun.sentence - 1)
    here = parse.sentence_tokens(pronoun.sentence)
    if "\n" in parse.text[before[-1].end : here[0].start]:
        return None
    subject = _subject(parse, before)
    if subject is None or not _speaks(subject, kind):
        return None
    own = _owned(parse, subject)
    told = [t for t in here if t.i < pronoun.i and not _is_dated(t)]
    beside = [t for t in before if t not in own and not _is_place(parse, t)]
    if any(_rivals(parse, t, kind) for t in (*beside, *told)) or _has_many(beside, kind):
        return None
    words = _without_clause(parse, subject, own)
    return Span.of(parse.text, words[0].start, words[-1].end)


def _views(parse: Parse, pronoun: Token) -> bool:
    """See "in its opinion", "by their count": whose view it is speaks."""
    noun = parse.tokens[pronoun.head]
    return pronoun.dep == "poss" and (is_view(parse, noun) or is_count(parse, noun))


def _subject(parse: Parse, sentence: Iterable[Token]) -> Token | None:
    """Give the subject; "the board | set up in May has found" may be parsed as a clause."""
    root = next((t for t in sentence if t.dep == "ROOT"), None)
    if root is None:
        return None
    parts = [t for t in parse.dependents(root.i, "csubj") if t.tag in PARTICIPLES]
    found = [
        *parse.dependents(root.i, *SUBJECTS),
        *(t for part in parts for t in parse.dependents(part.i, *SUBJECTS)),
    ]
    return found[0] if found else None


PARTICIPLES = frozenset({"VBN", "VBD"})
"""Tags of a participle behind its noun, which the parser may take for a verb in the past."""


def _owned(parse: Parse, subject: Token) -> list[Token]:
    """Give the words of a subject, with the clause that was taken for the subject."""
    above = parse.tokens[subject.head]
    return parse.subtree(above.i if above.dep == "csubj" else subject.i)


def _speaks(noun: Token, kind: str) -> bool:
    """Know a body ("the commission"), a document ("the report"), or persons."""
    if noun.tag != TAGS[kind] and not (kind == "it" and is_lower_name(noun)):
        return False
    if kind == "it":
        bodies = load_words("link_organisation_words") | TELLING | BODIES
        return noun.lemma in bodies
    roles = load_words("link_person_roles") | load_words("aged_nouns")
    is_role = noun.lemma in roles or noun.lemma in load_mapping("person_nouns")
    return is_role or load_mapping("actor_nouns").get(noun.lemma) == "person"


def is_lower_name(noun: Token) -> bool:
    """Know a noun that is taken for a name: "the foreign | ministry"."""
    return noun.tag == "NNP" and noun.text.islower()


TELLING = frozenset({"report", "statement", "document", "study", "inquiry", "note"})
"""Documents that say something by themselves."""

BODIES = frozenset(
    {"panel", "laboratory", "lab", "jury", "tribunal", "observatory", "hospital", "clinic"}
) | {"inspectorate", "registry", "workshop", "delegation", "crew"}
"""Bodies that speak, beside those that names of organisations end in."""


def _has_many(beside: Iterable[Token], kind: str) -> bool:
    """See "The guards met villagers. They ...": any others in the plural may be meant."""
    return kind == "they" and any(t.tag in {"NNS", "NNPS"} for t in beside)


def _rivals(parse: Parse, token: Token, kind: str) -> bool:
    """Tell whether a word may be whom the pronoun means instead."""
    if token.pos == "PROPN" and not token.text.islower():
        return kind == "it" and not _is_beside(parse, token)
    return token.pos in {"NOUN", "PROPN"} and _speaks(token, kind)


def _is_beside(parse: Parse, token: Token) -> bool:
    """See "the | Sella | fire": the name of a thing that is no body itself."""
    head = parse.tokens[token.head]
    return token.dep == "compound" and head.pos == "NOUN"


def _is_dated(token: Token) -> bool:
    """See "died on 6 March, it says": a month is nobody."""
    return token.text.lower() in load_mapping("calendar_names")


def _is_place(parse: Parse, token: Token) -> bool:
    above = parse.tokens[token.head]
    return token.dep == "pobj" and above.lemma.lower() in PLACING


def _without_clause(parse: Parse, noun: Token, words: Sequence[Token]) -> list[Token]:
    """Cut a clause off a noun: "the commission | set up after the raid"."""
    above = parse.tokens[noun.head]
    clauses = [t for t in parse.dependents(noun.i, "relcl", "acl") if t.i > noun.i]
    cuts = [t.i for c in clauses for t in parse.subtree(c.i)]
    cuts += [above.i] if above.dep == "csubj" else []
    first = min(cuts, default=words[-1].i + 1)
    kept = [t for t in words if t.i < first]
    while len(kept) > 1 and kept[-1].pos == "PUNCT":
        kept.pop()
    return kept
