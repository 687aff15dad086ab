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

UNKNOWN = "?"
"""Label of a name the recogniser missed: it may be anybody, so it makes others uncertain."""

KINDS = {
    "he": frozenset({"PERSON", UNKNOWN}),
    "she": frozenset({"PERSON", UNKNOWN}),
    "it": frozenset({"ORG", "GPE", "NORP", UNKNOWN}),
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
        if (n.label in KINDS[kind] or _may_be_person(parse, n, kind))
        and _fits(parse, n, kind)
    ]
    if before and any(_inside(parse, n, before) for n in names):
        return before
    last_words = {parse.tokens[n.last - 1].text for n in names}
    if len(last_words) != 1:
        return None
    longest = max(names, key=lambda n: (n.last - n.first, -n.first))
    return _span(parse, parse.tokens[longest.first], parse.tokens[longest.last - 1])


def _names_before(parse: Parse, token: Token) -> Iterator[Name]:
    """Give the names between the pronoun and a few sentences back, missed ones included."""
    first, _ = parse.sentences[max(token.sentence - LOOK_BACK_SENTENCES, 0)]
    at = bisect_left(parse.names, first, key=lambda n: n.first)
    while at < len(parse.names) and parse.names[at].last <= token.i:
        yield from _missed(parse, first, parse.names[at].first)
        yield parse.names[at]
        first = parse.names[at].last
        at += 1
    yield from _missed(parse, first, token.i)


def _missed(parse: Parse, first: int, last: int) -> Iterator[Name]:
    """Give runs of proper nouns outside of the names."""
    start: int | None = None
    for i in range(first, last + 1):
        is_proper = i < last and parse.tokens[i].pos == "PROPN"
        if is_proper and start is None:
            start = i
        elif not is_proper and start is not None:
            if i < last or not _touches_name(parse, i):
                yield Name(start, i, UNKNOWN)
            start = None


def _touches_name(parse: Parse, i: int) -> bool:
    """See "President | Ilda Varga": the run is the beginning of the name at `i`."""
    at = bisect_left(parse.names, i, key=lambda n: n.first)
    return at < len(parse.names) and parse.names[at].first == i


def _may_be_person(parse: Parse, name: Name, kind: str) -> bool:
    """Tell whether a name of another label looks like a person's: labels are often wrong."""
    tokens = parse.tokens[name.first : name.last]
    bare = name.first == 0 or parse.tokens[name.first - 1].pos != "DET"
    capital = all(t.pos == "PROPN" and t.text.istitle() for t in tokens)
    return kind in TITLES and bare and capital and len(tokens) > 1


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
