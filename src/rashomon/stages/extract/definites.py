"""Follow a definite noun or a surname back to the name it takes up.

"Varga", "the ministry", "the general", "the company" -> the one name before that it fits, or None
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Attribution, Span
from rashomon.text.lexicon import load_words
from rashomon.text.parse import Name, Parse, Token


def taken_up(
    parse: Parse, tokens: Sequence[Token], attributions: Sequence[Attribution]
) -> Span | None:
    """Find the name that the words of a source take up.

    Args:
        parse: The document's parse.
        tokens: The words of the source.
        attributions: The document's attributions.

    Returns:
        The words; None: no name fits, or several do.
    """
    found = _longer_name(parse, tokens)
    if found and tokens[-1].pos == "NOUN" and not _spoke(parse, found, attributions):
        found = None
    found = found or _same_noun(parse, tokens, attributions)
    noun = _definite(tokens)
    return found or (
        (_titled(parse, noun) or _body_before(parse, noun)) if noun is not None else None
    )


def _spoke(parse: Parse, name: Span, attributions: Sequence[Attribution]) -> bool:
    """Tell whether a name is a source, or heads one ("the Ministry of Mines | of the isles")."""
    for source in (a.source[0] for a in attributions if a.source):
        root = parse.root_between(source.start, source.end)
        is_head = root is not None and name.start <= root.start < name.end
        is_whole = source.end == name.end or (is_head and source.start == name.start)
        if source.start <= name.start < source.end and is_whole:
            return True
    return False


def _definite(tokens: Sequence[Token]) -> Token | None:
    """Give the noun of "the general": two words, in the singular."""
    words = [t for t in tokens if t.pos != "PUNCT"]
    if len(words) != 2 or words[0].lemma.lower() != "the":
        return None
    return words[1] if words[1].tag in {"NN", "NNP", "JJ"} else None


def _titled(parse: Parse, noun: Token) -> Span | None:
    """See "the general" after "Gen. Orlo", "the Minister" after "Foreign Minister Ada Lund".

    Where two persons before it bear the title, or the noun is owned or set beside another
    noun ("the general secretary"), nobody is certain.
    """
    title = noun.text.lower()
    if title not in load_words("titles"):
        return None
    bearers = [n for n in parse.names if n.last <= noun.i and _bears(parse, n, title)]
    if len({parse.tokens[n.last - 1].text for n in bearers}) != 1:
        return None
    best = max(bearers, key=lambda n: (n.last - n.first, -n.first))
    return _span(parse, _first_of_name(parse, best), best.last - 1)


def _bears(parse: Parse, name: Name, title: str) -> bool:
    """Tell whether a person's name bears a title, before it or set beside it."""
    if name.label not in {"PERSON", ""}:
        return False
    first = _first_of_name(parse, name)
    head = parse.tokens[name.last - 1]
    beside = [parse.tokens[head.head]] if head.dep == "appos" else []
    beside += [t for t in parse.dependents(head.i, "appos", "compound") if t.i < first]
    before = parse.tokens[first - 1 : first] if first else ()
    near = [*before, *parse.tokens[name.first : first], *beside]
    return any(_title_of(t) == title for t in near)


def _first_of_name(parse: Parse, name: Name) -> int:
    """Give the first word of a name without titles, which a recogniser may take in."""
    first = name.first
    while first < name.last - 1 and (
        parse.tokens[first].text.lower().rstrip(".") in load_words("titles")
        or parse.tokens[first].pos in {"DET", "PUNCT"}
    ):
        first += 1
    return first


def _title_of(token: Token) -> str:
    short = token.text.lower().rstrip(".")
    return SHORT.get(short, short)


SHORT = {
    "adm": "admiral",
    "brig": "brigadier",
    "capt": "captain",
    "col": "colonel",
    "dr": "doctor",
    "gen": "general",
    "gov": "governor",
    "lt": "lieutenant",
    "maj": "major",
    "prof": "professor",
    "sen": "senator",
    "sgt": "sergeant",
}
"""Titles as they are cut short before a name."""


def _body_before(parse: Parse, noun: Token) -> Span | None:
    """See "the company" after "Brenn Copper rejects the charge": the one body that acts there."""
    if noun.lemma not in BODIES or noun.sentence == 0:
        return None
    before = parse.sentence_tokens(noun.sentence - 1)
    here = parse.sentence_tokens(noun.sentence)
    if "\n" in parse.text[before[-1].end : here[0].start]:
        return None
    near = [n for n in parse.names if before[0].i <= n.first and n.last <= noun.i]
    bodies = [n for n in near if n.label in {"ORG", "GPE", "NORP", "PERSON"}]
    if len(bodies) != 1 or bodies[0].label != "ORG" or bodies[0].last > before[-1].i:
        return None
    head = parse.tokens[bodies[0].last - 1]
    acts = head.dep in {"nsubj", "nsubjpass"} and parse.tokens[head.head].dep == "ROOT"
    is_other = head.lemma.lower() in load_words("link_organisation_words")
    is_one = acts and (not is_other or head.lemma.lower() == noun.lemma)
    return _span(parse, bodies[0].first, bodies[0].last - 1) if is_one else None


BODIES = frozenset(
    {"company", "firm", "group", "organisation", "organization", "charity", "agency"}
) | {"movement", "party", "union", "airline", "operator", "manufacturer", "network"}
"""Nouns that take up the name of a body which does not say what kind of body it is."""


def _same_noun(
    parse: Parse, tokens: Sequence[Token], attributions: Sequence[Attribution]
) -> Span | None:
    """See "the spokesman" after "a spokesman for the port authority": one source, same noun."""
    words = [t for t in tokens if t.pos != "PUNCT"]
    if len(words) != 2 or words[0].lemma.lower() != "the" or words[1].pos != "NOUN":
        return None
    longer: dict[str, Span] = {}
    for source in (a.source[0] for a in attributions if len(a.source) == 1):
        root = parse.root_between(source.start, source.end)
        is_longer = len(source.quote.split()) > len(words)
        is_same = root is not None and (root.lemma, root.tag) == (
            words[1].lemma,
            words[1].tag,
        )
        if source.end <= words[0].start and is_same and is_longer:
            longer.setdefault(source.quote.lower(), source)
    return next(iter(longer.values())) if len(longer) == 1 else None


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
        if _is_called(parse.tokens[n.first : n.last], wanted)
    ]
    forms = {tuple(t.text for t in parse.tokens[n.first : n.last]) for n in longer}
    if not longer or not _one_thing(forms):
        return None
    best = max(longer, key=lambda n: (n.last - n.first, -n.first))
    return _span(parse, best.first, best.last - 1)


def _is_called(name: Sequence[Token], wanted: str) -> bool:
    """See "the Defence | Ministry", "the | Ministry | of Defence of the republic"."""
    words = [t.text.lower() for t in name if t.pos != "DET"]
    is_head = words[:1] == [wanted] and words[1:2] in (["of"], ["for"])
    return words[-1:] == [wanted] or is_head


def _one_thing(forms: set[tuple[str, ...]]) -> bool:
    """Tell whether the shorter forms are all ends of the longest one."""
    longest = max(forms, key=lambda f: (len(f), f))
    return all(f in (longest[-len(f) :], longest[: len(f)]) for f in forms)


def _span(parse: Parse, first: int, last: int) -> Span:
    return Span.of(parse.text, parse.tokens[first].start, parse.tokens[last].end)
