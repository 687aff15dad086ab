"""Find whom a pronoun or a short form stands for, where the text makes it certain.

source words -> candidates before them -> the only one that fits, or None
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rashomon.model import Attribution, Span
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Name, Parse, Token

LOOK_BACK_SENTENCES = 3
"""How far back a pronoun is resolved, in sentences: one paragraph of news."""

KINDS = {
    "he": frozenset({"PERSON"}),
    "she": frozenset({"PERSON"}),
    "it": frozenset({"ORG", "GPE", "NORP"}),
}
"""Which names a pronoun may stand for."""

TITLES = {
    "he": frozenset({"mr", "mr.", "sir"}),
    "she": frozenset({"mrs", "mrs.", "ms", "ms."}),
}
"""Forms of address that settle the gender of a name."""


def antecedent_of(
    parse: Parse, source: Span, attributions: Sequence[Attribution] = ()
) -> Span | None:
    """Find the words a source stands for.

    A relative pronoun goes back to the noun before it. "He" and "it" go back to the only name
    of their kind in the sentences before, or to the source of the sentence before. A surname
    goes back to the one longer name that ends in it, "the ministry" to the one name with it.

    Args:
        parse: The document's parse.
        source: The source as printed.
        attributions: The document's attributions, for "he added".

    Returns:
        The words; None: nothing, or more than one thing, fits.
    """
    tokens = parse.tokens_between(source.start, source.end)
    if not tokens:
        return None
    kind = (
        load_mapping("pronouns").get(tokens[0].text.lower()) if len(tokens) == 1 else None
    )
    if kind == "relative":
        return _noun_before(parse, tokens[0])
    if kind:
        return _of_pronoun(parse, tokens[0], kind, attributions)
    return _longer_name(parse, tokens)


def _noun_before(parse: Parse, pronoun: Token) -> Span | None:
    """See "residents who said": the noun the relative clause hangs on."""
    verb = parse.tokens[pronoun.head]
    if verb.dep != "relcl" or verb.head >= pronoun.i:
        return None
    noun = parse.tokens[verb.head]
    inside = [
        t for t in parse.subtree(noun.i) if t.i < pronoun.i and t.text not in {",", "–"}
    ]
    return _span(parse, inside[0], inside[-1]) if inside else None


def _span(parse: Parse, first: Token, last: Token) -> Span:
    return Span.of(parse.text, first.start, last.end)


def _of_pronoun(
    parse: Parse, pronoun: Token, kind: str, attributions: Sequence[Attribution]
) -> Span | None:
    before = _source_before(parse, pronoun, attributions)
    if kind == "they":
        return before if before and _is_plural(parse, before) else None
    names = [
        n
        for n in _names_before(parse, pronoun)
        if n.label in KINDS[kind] and _fits(parse, n, kind)
    ]
    if before and any(_inside(parse, n, before) for n in names):
        return before
    last_words = {parse.tokens[n.last - 1].text for n in names}
    if len(last_words) != 1:
        return None
    longest = max(names, key=lambda n: (n.last - n.first, -n.first))
    return _span(parse, parse.tokens[longest.first], parse.tokens[longest.last - 1])


def _names_before(parse: Parse, token: Token) -> Iterator[Name]:
    """Give the names between the pronoun and a few sentences back."""
    first_sentence = max(token.sentence - LOOK_BACK_SENTENCES, 0)
    first, _ = parse.sentences[first_sentence]
    at = bisect_left(parse.names, first, key=lambda n: n.first)
    while at < len(parse.names) and parse.names[at].last <= token.i:
        yield parse.names[at]
        at += 1


def _fits(parse: Parse, name: Name, kind: str) -> bool:
    """Refuse a name whose form of address settles the other gender."""
    words = {t.text.lower() for t in parse.tokens[max(name.first - 1, 0) : name.last]}
    others = [titles for other, titles in TITLES.items() if other != kind]
    return not any(words & titles for titles in others)


def _inside(parse: Parse, name: Name, span: Span) -> bool:
    start, end = parse.tokens[name.first].start, parse.tokens[name.last - 1].end
    return span.start <= start and end <= span.end


def _source_before(
    parse: Parse, pronoun: Token, attributions: Sequence[Attribution]
) -> Span | None:
    """Give the source of the last attribution of this sentence or the one before."""
    first, _ = parse.sentences[max(pronoun.sentence - 1, 0)]
    since = parse.tokens[first].start
    found = [
        a.source[0]
        for a in attributions
        if a.outer_id is None and len(a.source) == 1
        if since <= a.source[0].start and a.source[0].end <= pronoun.start
        if a.source[0].quote.lower() not in load_mapping("pronouns")
    ]
    return max(found, default=None)


def _is_plural(parse: Parse, span: Span) -> bool:
    root = parse.root_between(span.start, span.end)
    return root is not None and root.tag in {"NNS", "NNPS"}


def _longer_name(parse: Parse, tokens: Sequence[Token]) -> Span | None:
    """See "Varga" after "Colonel Ilda Varga", "the ministry" after "the Defence Ministry"."""
    words = [t for t in tokens if t.lemma not in load_words("determiners")]
    if len(words) != 1 or words[0].pos not in {"PROPN", "NOUN"}:
        return None
    if words[0].pos == "NOUN" and len(tokens) == 1:
        return None
    wanted = words[0].text.lower()
    longer = [
        n
        for n in parse.names
        if n.last <= words[0].i and n.last - n.first > 1
        if parse.tokens[n.last - 1].text.lower() == wanted
    ]
    forms = {tuple(t.text for t in parse.tokens[n.first : n.last]) for n in longer}
    if not longer or not _one_thing(forms):
        return None
    best = max(longer, key=lambda n: (n.last - n.first, -n.first))
    return _span(parse, parse.tokens[best.first], parse.tokens[best.last - 1])


def _one_thing(forms: set[tuple[str, ...]]) -> bool:
    """Tell whether the shorter forms are all ends of the longest one."""
    longest = max(forms, key=lambda f: (len(f), f))
    return all(longest[-len(f) :] == f for f in forms)
