"""Follow "he says" back to who acts in the sentence before.

pronoun that speaks -> subject of the sentence before it -> person it names, where nobody else fits

"The miller was in the loft when it began. There were three shots, she said": whom a paragraph
is about speaks on in it. What is quoted in between is passed over, and a subject that is the
same pronoun leads one sentence further back.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rashomon.model import Span
from rashomon.text.lexicon import load_mapping
from rashomon.text.parse import Name, Parse, Token

MAX_SENTENCES = 6
"""Farthest a subject is looked for, in sentences: paragraphs of news are shorter."""

SUBJECTS = frozenset({"nsubj", "nsubjpass"})

PRONOUNS = frozenset({"he", "she"})


TITLES = {
    "he": frozenset({"mr", "mr.", "sir"}),
    "she": frozenset({"mrs", "mrs.", "ms", "ms."}),
}
"""Forms of address that settle the gender of a name."""


def person_before(
    parse: Parse, pronoun: Token, kind: str, quoted: Collection[int]
) -> Span | None:
    """Find the person a speaking pronoun takes up.

    Args:
        parse: The document's parse.
        pronoun: "he" of "he says".
        kind: "he" or "she".
        quoted: Indices of the tokens that stand in quotations.

    Returns:
        The words for the person; None: the subject before is none, or somebody else is named
        beside it.
    """
    here = [t for t in parse.sentence_tokens(pronoun.sentence) if t.i < pronoun.i]
    colon = next((t.i for t in here if t.text == ":"), 0)
    stretches = [[t for t in here if t.i < colon]] if colon else []
    for words in stretches:
        subject = _subject(parse, words)
        if subject is not None and subject.text.lower() != kind:
            return _person(parse, subject, words, kind)
    return _followed(parse, pronoun, kind, quoted)


def _followed(
    parse: Parse, pronoun: Token, kind: str, quoted: Collection[int]
) -> Span | None:
    """Go back over sentences whose subject is the pronoun to the one that names the person."""
    here = [t for t in parse.sentence_tokens(pronoun.sentence) if t.i < pronoun.i]
    above, last = pronoun, pronoun.sentence
    for number in range(last - 1, max(last - 1 - MAX_SENTENCES, -1), -1):
        words = parse.sentence_tokens(number)
        if _is_paragraph(parse, number) and not _opens_paragraph(parse, above):
            return None
        spoken = [t for t in words if t.i not in quoted]
        if all(t.pos == "PUNCT" for t in spoken):
            continue
        subject = _subject(parse, spoken)
        if subject is None or _has_actor(parse, here, subject, kind):
            return None
        if subject.text.lower() != kind:
            return _person(parse, subject, spoken, kind)
        above = subject
    return None


def _is_paragraph(parse: Parse, number: int) -> bool:
    """Tell whether a sentence ends a paragraph."""
    end, start = parse.sentence_range(number)[1], parse.sentence_range(number + 1)[0]
    return "\n" in parse.text[end:start]


def _opens_paragraph(parse: Parse, pronoun: Token) -> bool:
    """Tell whether a paragraph begins with the pronoun, which then goes on with the one before."""
    return pronoun.i == parse.sentences[pronoun.sentence][0]


def _subject(parse: Parse, words: Sequence[Token]) -> Token | None:
    """Give the first subject of a main clause."""
    for token in words:
        verb = parse.tokens[token.head]
        is_subject = token.dep in SUBJECTS or _stands(parse, token, verb)
        if is_subject and verb.dep in MAIN:
            return token
    return None


def _stands(parse: Parse, token: Token, verb: Token) -> bool:
    """See "By the gate | waits | a porter": who stands behind a verb of place is its subject."""
    is_behind = token.dep in {"dobj", "attr"} and verb.i < token.i
    if not is_behind or verb.lemma not in PLACED or parse.dependents(verb.i, *SUBJECTS):
        return False
    return parse.sentence_tokens(verb.sentence)[0].tag in {"IN", "RB", "JJ", "VBG"}


PLACED = frozenset({"stand", "sit", "lie", "wait", "live", "lean", "kneel", "come", "walk"})
"""Verbs behind which somebody stands when the sentence opens with a place."""


MAIN = frozenset({"ROOT", "ccomp", "parataxis"})
"""Verbs of main clauses; before a colon or a semicolon they hang on what follows."""


def _person(parse: Parse, subject: Token, words: Sequence[Token], kind: str) -> Span | None:
    own = {t.i for t in parse.subtree(subject.i)}
    beside = [t for t in words if t.i not in own]
    if any(_is_person(parse, t, kind) for t in beside):
        return None
    if subject.pos == "PROPN" or _is_surname(parse, subject):
        found = _name_of(parse, subject)
        if found is None or not _is_person(parse, subject, kind):
            return None
        return _span(parse, found.first, found.last) if fits(parse, found, kind) else None
    is_none = any(t.lemma.lower() == "no" for t in parse.dependents(subject.i, "det"))
    if is_none or not _is_person(parse, subject, kind):
        return None
    kept = _without_clause(parse, subject)
    return _span(parse, kept[0].i, kept[-1].i + 1)


def _has_actor(parse: Parse, here: Sequence[Token], subject: Token, kind: str) -> bool:
    """Tell whether another person does something between the subject and the pronoun."""
    own = {t.i for t in parse.subtree(subject.i)}
    return any(
        t.dep in SUBJECTS and t.i not in own and _is_person(parse, t, kind) for t in here
    )


def _is_person(parse: Parse, token: Token, kind: str) -> bool:
    """Tell whether a word may be whom "he" or "she" means."""
    if _is_surname(parse, token):
        return True
    if token.pos == "PROPN":
        name = _name_of(parse, token)
        return name is not None and name.last - 1 == token.i and is_persons(parse, name)
    takes = load_mapping("person_nouns").get(token.lemma)
    return token.tag == "NN" and takes in {"any", kind} and token.dep != "compound"


def _is_surname(parse: Parse, token: Token) -> bool:
    """See "Orlin laughs": taken for a noun, but it ends a person's name elsewhere."""
    is_lone = token.tag == "NN" and token.text.istitle()
    return (
        is_lone
        and not parse.dependents(token.i)
        and any(
            n.label == "PERSON"
            and n.last - n.first > 1
            and parse.tokens[n.last - 1].text == token.text
            for n in parse.names
        )
    )


def is_persons(parse: Parse, name: Name) -> bool:
    """Tell whether a name is a person's: by its label, or as the end of a person's name."""
    words = parse.tokens[name.first : name.last]
    if name.label == "PERSON":
        return len(words) > 1 or parse.tokens[max(name.first - 1, 0)].tag != "DT"
    return not name.label or any(
        n.label == "PERSON"
        and n.last - n.first > len(words)
        and parse.tokens[n.last - 1].text == words[-1].text
        for n in parse.names
    )


def fits(parse: Parse, name: Name, kind: str) -> bool:
    """Refuse a name whose form of address settles the other gender."""
    words = {t.text.lower() for t in parse.tokens[max(name.first - 1, 0) : name.last]}
    others = [titles for other, titles in TITLES.items() if other != kind]
    return not any(words & titles for titles in others)


def _name_of(parse: Parse, token: Token) -> Name | None:
    """Give the name a word stands in; two capitalised words in a row are one without a label."""
    found = next((n for n in parse.names if n.first <= token.i < n.last), None)
    if found is not None:
        return found
    if _is_surname(parse, token):
        return Name(token.i, token.i + 1, "PERSON")
    first = token.i
    while first and _is_capital(parse.tokens[first - 1]):
        first -= 1
    is_bare = not first or parse.tokens[first - 1].tag != "DT"
    is_long = first < token.i and is_bare and _is_capital(token)
    return Name(first, token.i + 1, "") if is_long else None


def _is_capital(token: Token) -> bool:
    return token.pos in {"PROPN", "NOUN"} and token.text.istitle()


def _without_clause(parse: Parse, noun: Token) -> list[Token]:
    """Give a noun with its name and without its clauses: "his wife, Hedda |, who"."""
    words = parse.subtree(noun.i)
    named = next((t for t in parse.dependents(noun.i, "appos") if t.pos == "PROPN"), None)
    least = named.i if named else noun.i
    cuts = [t.i for t in words if t.i > least and (t.pos == "PUNCT" or _opens(parse, t))]
    return [t for t in words if t.i < min(cuts, default=words[-1].i + 1)]


def _opens(parse: Parse, token: Token) -> bool:
    """Tell whether a word opens a clause that hangs on a noun."""
    clause = next((t for t in parse.ancestors(token.i) if t.dep in APART), token)
    return clause.dep in APART and parse.subtree(clause.i)[0].i == token.i


APART = frozenset({"relcl", "acl"})


def _span(parse: Parse, first: int, last: int) -> Span:
    return Span.of(parse.text, parse.tokens[first].start, parse.tokens[last - 1].end)
