"""Find whom a pronoun or a short form stands for, where the text makes it certain.

source words -> candidates before them -> the only one that fits, or None
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rashomon.model import Attribution, Span
from rashomon.stages.extract.definites import taken_up
from rashomon.stages.extract.persons_before import PRONOUNS as PERSONS
from rashomon.stages.extract.persons_before import TITLES, fits, is_persons, person_before
from rashomon.stages.extract.speakers import PLACES
from rashomon.stages.extract.subjects import PLACING, TELLING, is_lower_name, subject_before
from rashomon.stages.extract.subtrees import names_at
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Name, Parse, Token
from rashomon.text.quoting import OPENING_MARKS

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

PLACES_AND_DAYS = frozenset({"GPE", "LOC", "NORP", "DATE", "TIME"})
"""Labels of names that a lone capitalised subject is rightly given."""


def antecedent_of(
    parse: Parse, source: Span, attributions: Sequence[Attribution] = ()
) -> Span | None:
    """Find the words a source stands for.

    A relative pronoun goes back to the noun before it, a noun set beside a name to that name.
    "He" and "it" go back to the only name of their kind in the sentences before, or to the
    source of the sentence before. A surname goes back to the one longer name that ends in it,
    "the ministry" to the one name with it (`definites`).

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
        found = _of_pronoun(parse, tokens[0], kind, attributions)
        return found if found and _is_in_same_speech(found, source, attributions) else None
    named = _set_beside(parse, source)
    if named:
        return named
    return taken_up(parse, tokens, attributions)


def _set_beside(parse: Parse, source: Span) -> Span | None:
    """See "Norway, | a power that blames Tamra": the name that a source is set beside."""
    head = parse.root_between(source.start, source.end)
    if head is None or head.dep != "appos" or head.pos != "NOUN":
        return None
    name = parse.tokens[head.head]
    if name.pos != "PROPN" or source.start <= name.start < source.end:
        return None
    own = [t for t in parse.dependents(name.i, "compound") if t.pos == "PROPN"]
    return _span(parse, min([*own, name], key=lambda t: t.i), name)


def _noun_before(parse: Parse, pronoun: Token) -> Span | None:
    """See "residents who said": the noun the relative clause hangs on."""
    verb = parse.tokens[pronoun.head]
    if verb.dep != "relcl" or verb.head >= pronoun.i:
        return None
    noun = _above_place(parse, parse.tokens[verb.head], pronoun)
    inside = [
        t for t in parse.subtree(noun.i) if t.i < pronoun.i and t.text not in {",", "–"}
    ]
    return _span(parse, inside[0], inside[-1]) if inside else None


def _above_place(parse: Parse, noun: Token, pronoun: Token) -> Token:
    """See "a nurse at the | clinic |, who asked not to be named": it is the nurse who asks.

    So too "officers at the front near | Velimir |, who say", "residents of | Velimir |, who say".
    """
    persons, at = load_mapping("person_nouns"), noun
    if pronoun.text.lower() != "who":
        return noun
    while at.lemma not in persons:
        link = parse.tokens[at.head]
        is_of = link.lemma.lower() == "of" and _is_place(parse, at)
        is_placed = is_of or link.lemma.lower() in PLACING | {"from"}
        if at.dep != "pobj" or not is_placed:
            return _person_beside(parse, noun, pronoun)
        at = parse.tokens[link.head]
    return at


def _is_place(parse: Parse, name: Token) -> bool:
    return any(n.label in PLACES for n in names_at(parse, name))


def _person_beside(parse: Parse, noun: Token, pronoun: Token) -> Token:
    """See "in battles with | troops | who say": those beside the pronoun, and not the battles."""
    people = load_mapping("actor_nouns").keys() | load_mapping("person_nouns").keys()
    beside = parse.tokens[pronoun.i - 1]
    is_thing = noun.pos == "NOUN" and noun.lemma not in people
    return beside if is_thing and beside.lemma in people else noun


def _span(parse: Parse, first: Token, last: Token) -> Span:
    return Span.of(parse.text, first.start, last.end)


def _of_pronoun(
    parse: Parse, pronoun: Token, kind: str, attributions: Sequence[Attribution]
) -> Span | None:
    before, first = _source_before(parse, pronoun, kind, attributions)
    if kind == "they":
        is_plural = before is not None and _is_plural(parse, before)
        return before if is_plural else subject_before(parse, pronoun, kind)
    if pronoun.tag == "PRP" and _is_evidence(parse, pronoun):
        return None
    names = _candidates(parse, pronoun, kind) or _candidates(parse, first, kind)
    if before and (
        any(_heads(parse, n, before, kind) for n in (*names, *_named_in(parse, before)))
        or _is_kind(parse, before, kind)
    ):
        return before
    if kind in PERSONS:
        found = person_before(parse, first, kind, _quoted(parse, attributions))
        return found or _only_one(parse, names, pronoun, kind)
    return _only_one(parse, names, pronoun, kind) or subject_before(parse, pronoun, kind)


def _candidates(parse: Parse, pronoun: Token, kind: str) -> list[Name]:
    """Give the names shortly before a pronoun that it may stand for."""
    return [
        n
        for n in _names_before(parse, pronoun)
        if _is_candidate(parse, n, kind) and fits(parse, n, kind)
    ]


def _quoted(parse: Parse, attributions: Sequence[Attribution]) -> frozenset[int]:
    """Give the indices of the tokens in quotations."""
    spans = [s for a in attributions for s in a.content if s.quote[:1] in OPENING_MARKS]
    return frozenset(t.i for s in spans for t in parse.tokens_between(s.start, s.end))


def _is_in_same_speech(
    found: Span, source: Span, attributions: Sequence[Attribution]
) -> bool:
    """Refuse words on the other side of a quotation mark than the pronoun."""
    quoted = [s for a in attributions for s in a.content if s.quote[:1] in OPENING_MARKS]
    return all(
        span.start <= found.start
        if _holds(span, source)
        else not _holds(span, found) or source.start < span.end
        for span in quoted
    )


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _only_one(
    parse: Parse, names: Sequence[Name], pronoun: Token, kind: str
) -> Span | None:
    """Give the one name that fits; None: several do, or the one is in a weak place."""
    if len({parse.tokens[n.last - 1].text for n in names}) != 1:
        return None
    longest = max(names, key=lambda n: (n.last - n.first, -n.first))
    span = _span(parse, parse.tokens[longest.first], parse.tokens[longest.last - 1])
    root = parse.root_between(span.start, span.end)
    acts = _acts(parse, root)
    if kind == "it":
        is_named = longest.label != UNKNOWN or longest.last - longest.first > 1
        return span if is_named and (acts or _is_asked(parse, root)) else None
    is_guess = longest.last - longest.first == 1 and longest.label not in KINDS[kind]
    beside = root is not None and root.sentence == pronoun.sentence and not acts
    return None if is_guess or beside else span


def _acts(parse: Parse, root: Token | None) -> bool:
    """Tell whether a name is the subject, or set beside it ("the mayor, Ilda Varga, left")."""
    if root is not None and root.dep == "appos":
        root = parse.tokens[root.head]
    return root is not None and root.dep in {"nsubj", "nsubjpass"}


def _is_asked(parse: Parse, root: Token | None) -> bool:
    """See "We asked the ministry to comment. It ...": who was asked is waited for."""
    return (
        root is not None and root.dep == "dobj" and parse.tokens[root.head].lemma in ASKING
    )


ASKING = frozenset({"ask", "contact", "approach", "question", "press"})
"""Verbs whose object is expected to answer."""


def _named_in(parse: Parse, span: Span) -> list[Name]:
    """Give the persons named in a source, however far back it stands."""
    at = bisect_left(parse.names, span.start, key=lambda n: parse.tokens[n.first].start)
    near = parse.names[at : at + len(span.quote.split())]
    return [n for n in near if n.label == "PERSON" and _inside(parse, n, span)]


def _is_evidence(parse: Parse, pronoun: Token) -> bool:
    """See "it shows that": what shows something is mostly a thing named before."""
    verb = parse.tokens[pronoun.head]
    return (
        pronoun.lemma.lower() == "it"
        and verb.tag == "VBZ"
        and verb.lemma in load_words("evidence_cues")
    )


def _is_kind(parse: Parse, span: Span, kind: str) -> bool:
    """Tell whether words name one person, one body or one report by a common noun ("the army")."""
    root = parse.root_between(span.start, span.end)
    if root is None or not (root.tag == "NN" or is_lower_name(root)):
        return root is not None and kind in PERSONS and _has_role(parse, span, root)
    if kind == "it":
        return root.lemma in load_words("link_organisation_words") | TELLING
    return load_mapping("actor_nouns").get(
        root.lemma
    ) == "person" or root.lemma in load_words("link_person_roles")


def _has_role(parse: Parse, span: Span, name: Token) -> bool:
    """See "village official | Fadil": a role before a name that the recogniser misread."""
    before = parse.tokens[max(name.i - 1, 0)]
    roles = load_words("link_person_roles") | load_mapping("person_nouns").keys()
    is_role = before.lemma.lower() in roles and before.start >= span.start
    return name.pos == "PROPN" and is_role


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
        is_proper = (
            i < last
            and parse.tokens[i].pos == "PROPN"
            and not parse.tokens[i].text.islower()
        )
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


def _is_candidate(parse: Parse, name: Name, kind: str) -> bool:
    return name.label in KINDS.get(kind, frozenset()) or _may_be_person(parse, name, kind)


def _may_be_person(parse: Parse, name: Name, kind: str) -> bool:
    """Tell whether a name of another label looks like a person's: labels are often wrong."""
    tokens = parse.tokens[name.first : name.last]
    bare = name.first == 0 or parse.tokens[name.first - 1].pos != "DET"
    capital = all(t.pos == "PROPN" and t.text.istitle() for t in tokens)
    acts = any(t.dep == "nsubj" for t in tokens) and name.label not in PLACES_AND_DAYS
    return kind in TITLES and bare and capital and (len(tokens) > 1 or acts)


def _heads(parse: Parse, name: Name, span: Span, kind: str) -> bool:
    """Tell whether a name is what words name: not "the Varga cabinet" for "he"."""
    root = parse.root_between(span.start, span.end)
    if kind == "it" or root is None:
        return _inside(parse, name, span)
    return _inside(parse, name, span) and (
        name.first <= root.i < name.last or parse.tokens[name.last - 1].dep == "appos"
    )


def _inside(parse: Parse, name: Name, span: Span) -> bool:
    start, end = parse.tokens[name.first].start, parse.tokens[name.last - 1].end
    return span.start <= start and end <= span.end


def _source_before(
    parse: Parse, pronoun: Token, kind: str, attributions: Sequence[Attribution]
) -> tuple[Span | None, Token]:
    """Give the source of the last attribution of this sentence or the one before.

    A pronoun of the same kind is followed back to the words it stands for ("he" for the "he"
    before it). Who acts in between, outside of what the source says, makes it uncertain.

    Returns:
        The source, and the first pronoun of the chain that leads to it.
    """
    at = pronoun
    for _ in range(MAX_CHAIN):
        last = _last_source(attributions, _since(parse, at, attributions), at.start)
        if last is None or _has_rival(parse, last, at, kind) or _speaks_of(last, at, kind):
            return None, at
        source = last.source[0]
        stands_for = load_mapping("pronouns").get(source.quote.lower())
        if stands_for is None:
            return source, at
        if stands_for != kind:
            return None, at
        at = parse.tokens_between(source.start, source.end)[0]
    return None, at


def _since(parse: Parse, at: Token, attributions: Sequence[Attribution]) -> int:
    """Give where the sentence before a pronoun begins, or the quotation that sentence ends.

    A quotation that closes with the pronoun's own credit may have begun sentences before:
    what stands before it counts, not its own last sentence but one.
    """
    number = _where_quotation_begins(parse, at, attributions)
    first, _ = parse.sentences[max(number - 1, 0)]
    start = parse.tokens[first].start
    for a in attributions:
        is_quoted = any(
            s.quote[:1] in OPENING_MARKS and s.start <= start < s.end <= at.start
            for s in a.content
        )
        if is_quoted and a.source and a.outer_id is None:
            start = min(start, a.source[0].start)
    return start


def _where_quotation_begins(
    parse: Parse, at: Token, attributions: Sequence[Attribution]
) -> int:
    """See "'It fell. It broke,' he said": number of the sentence in which his words begin."""
    own, _ = parse.sentences[at.sentence]
    opened = parse.tokens[own].start
    begun = [
        s.start
        for a in attributions
        for s in a.content
        if s.quote[:1] in OPENING_MARKS and s.start < opened < s.end <= at.start
        if a.source and a.source[0].start <= at.start < a.source[0].end
    ]
    tokens = parse.tokens_between(min(begun), opened) if begun else ()
    return tokens[0].sentence if tokens else at.sentence


def _speaks_of(last: Attribution, at: Token, kind: str) -> bool:
    """See "the council says it would hurt": "it" in a content is often what it is about."""
    return kind in {"it", "they"} and any(
        s.start <= at.start and at.end <= s.end for s in last.content
    )


MAX_CHAIN = 12
"""Pronouns followed back at most; a longer chain outlives what a reader remembers."""


def _last_source(
    attributions: Sequence[Attribution], since: int, until: int
) -> Attribution | None:
    found = [
        a
        for a in attributions
        if a.outer_id is None and len(a.source) == 1
        if since <= a.source[0].start and a.source[0].end <= until
        if a.source[0].quote.lower() not in load_words("first_person")
        if load_mapping("pronouns").get(a.source[0].quote.lower()) != "relative"
    ]
    return max(found, key=lambda a: a.source[0], default=None)


def _has_rival(parse: Parse, last: Attribution, at: Token, kind: str) -> bool:
    """Tell whether another name of the kind comes between a source and a pronoun.

    In one sentence any such name does ("Varga told Brandt, after she ..."); further on only
    the subject of what the source does not say.
    """
    source = last.source[0]
    words = set(source.quote.split())
    own = parse.tokens_between(source.start, source.end)
    in_one = bool(own) and own[0].sentence == at.sentence
    k = bisect_left(parse.names, source.end, key=lambda n: parse.tokens[n.first].start)
    while k < len(parse.names) and parse.names[k].first < at.i:
        name = parse.names[k]
        start, end = parse.tokens[name.first].start, parse.tokens[name.last - 1].end
        told = any(s.start <= start and end <= s.end for s in last.content)
        acts = _acts(parse, parse.root_between(start, end))
        known = words & {t.text for t in parse.tokens[name.first : name.last]}
        is_rival = in_one or (acts and not told)
        is_person = kind in PERSONS and is_persons(parse, name)
        if is_rival and not known and (is_person or _is_candidate(parse, name, kind)):
            return True
        k += 1
    return False


def _is_plural(parse: Parse, span: Span) -> bool:
    root = parse.root_between(span.start, span.end)
    return root is not None and root.tag in {"NNS", "NNPS"}
