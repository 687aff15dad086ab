"""Tell who may speak by layout from a heading: "Rights group: 24 killed", "Football: a draw".

words before a colon, words after it -> may somebody speak here?

A state or a town before a colon is mostly what a headline is about, not who says it.
"""

from __future__ import annotations

import re

from rashomon.stages.extract.cues import FINITE
from rashomon.stages.extract.subtrees import Range
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.parse import Parse, Token
from rashomon.text.quoting import OPENING_MARKS

LABEL_WORDS = 5
"""Longest name before a colon, in words; longer ones are clauses."""

PLACES = frozenset({"GPE", "LOC", "FAC"})
"""Labels of names that are places."""

BODIES = frozenset({"PERSON", "ORG"})
"""Labels of names that speak."""


def is_label(parse: Parse, name: Range, content: Range) -> bool:
    """Tell whether the words before a colon say who tells what follows.

    Args:
        parse: The document's parse.
        name: The words before the colon.
        content: The words after it.

    Returns:
        A few capitalised words or a noun for persons or bodies; no stock heading, and no
        place, unless what follows is put as speech. Nor what the words behind are about:
        "Damage: two sheds", "Ostrel: has closed the ford".
    """
    is_long = len(parse.text[slice(*name)].split()) > LABEL_WORDS
    if is_long or is_topic(parse, name, content) or _goes_on(parse, *content):
        return False
    if names_role(parse, *name) or names_body(parse, *name):
        return True
    is_abstract = parse.text[slice(*name)].lower().endswith(ABSTRACT)
    return _is_capitalised(parse, *name) and not is_abstract and _says(parse, *content)


ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "sis", "ing")
"""Endings of what nobody is called: "Displacement:", "Protection:"."""


def _goes_on(parse: Parse, start: int, end: int) -> bool:
    """See "Ostrel: | has recalled its envoy": who stands before the colon is who has done it."""
    first = parse.tokens_between(start, end)[:1]
    return any(t.text.islower() and t.lemma in {"be", "do", "have"} for t in first)


def _says(parse: Parse, start: int, end: int) -> bool:
    """Tell whether words are a clause or put as speech; "two sheds" is neither."""
    words = parse.tokens_between(start, end)
    return any(t.tag in FINITE for t in words) or _is_speech(parse, start, end)


def is_topic(parse: Parse, name: Range, content: Range) -> bool:
    """Tell whether the words before a colon are a heading or a place, and nobody's name."""
    if _is_heading(parse.text[slice(*name)].split()):
        return True
    if _is_numbered(parse, *name):
        return True
    is_spoken = _is_speech(parse, *content)
    return not is_spoken and (_is_place(parse, *name) or _is_date(parse, *name))


def _is_heading(words: list[str]) -> bool:
    """Know a stock heading ("Opinion", "Live updates", "Arts and culture")."""
    low = {w.lower() for w in words}
    marked = {w.lower() for k, w in enumerate(words) if k == 0 or not w.islower()}
    if len(words) > 1:
        marked = {w for w in marked if len(w) > 1}  # "A lesson from Varga" is no "A:"
    return bool(marked & load_words("labels")) or low <= load_words("section_names")


def _is_capitalised(parse: Parse, start: int, end: int) -> bool:
    words = parse.text[start:end].split()
    tokens = parse.tokens_between(start, end)
    if not tokens or tokens[-1].pos not in {"NOUN", "PROPN"}:
        return any(w.isupper() for w in words) and len(words) <= 2
    return all(w[:1].isupper() or w in load_words("name_particles") for w in words)


def _is_place(parse: Parse, start: int, end: int) -> bool:
    """Tell whether words are a place's name and nothing else."""
    tokens = parse.tokens_between(start, end)
    return bool(tokens) and any(
        n.first <= tokens[0].i and tokens[-1].i < n.last and n.label in PLACES
        for n in parse.names
    )


def _is_numbered(parse: Parse, start: int, end: int) -> bool:
    """See "Side A: ...", "Version 2: ..."; "Witness A: ..." speaks."""
    words = parse.tokens_between(start, end)
    is_one = len(words) > 1 and bool(NUMBER.fullmatch(words[-1].text))
    return is_one and not any(map(is_role, words[:-1]))


NUMBER = re.compile(r"[A-Z]|\d{1,3}|[IVX]{1,4}")
"""What tells one of several from the others."""


def _is_date(parse: Parse, start: int, end: int) -> bool:
    """See "January: 17 raids", "4 May: ..."; "May: We will not go" is speech."""
    words = re.findall(r"\w+", parse.text[start:end])
    days = load_mapping("calendar_names")
    return bool(words) and all(w.isdigit() or w.lower() in days for w in words)


def _is_speech(parse: Parse, start: int, end: int) -> bool:
    """Tell whether words are put as speech: in quotation marks, or with "we" or "I"."""
    words = parse.text[start:end].split()
    first_person = load_words("first_person")
    return parse.text[start] in OPENING_MARKS or any(
        w.lower() in first_person and not w.isupper() for w in words
    )


def names_role(parse: Parse, start: int, end: int) -> bool:
    """Tell whether words are a noun phrase for persons or a body: "local officials"."""
    tokens = parse.tokens_between(start, end)
    edge = next((k for k, t in enumerate(tokens) if t.lemma.lower() in LINKS), len(tokens))
    lead = [t for t in tokens[:edge] if not t.text.startswith("@")]  # "the guild @ostrel"
    if not lead or len(lead) > LABEL_WORDS or not is_role(lead[-1]):
        return False
    return not any(t.pos in JOINING or t.tag in {"VBD", "VBZ"} for t in lead[:-1])


JOINING = frozenset({"AUX", "SCONJ", "CCONJ", "ADP"})
"""What does not stand in a short noun phrase; "Aid" of "Aid agency" is often taken for a verb."""

LINKS = frozenset({"of", "in", "for", "from"})
"""Prepositions after the noun that says who speaks: "survivors of the raid"."""


def is_role(token: Token) -> bool:
    """Tell whether a noun is one for who may speak."""
    form = token.text.lower()
    forms = {token.lemma.lower(), form, form.removesuffix("s")}
    return any(not forms.isdisjoint(load_words(name)) for name in ROLES)


ROLES = ("actor_nouns", "relay_sources", "link_person_roles", "link_organisation_words")
"""Lists of nouns for who may speak."""


def names_body(parse: Parse, start: int, end: int) -> bool:
    """Tell whether words are the name of a person or a body, or a short form ("UN")."""
    tokens = parse.tokens_between(start, end)
    if not tokens or len(tokens) > LABEL_WORDS:
        return False
    word = tokens[0].text
    if len(tokens) == 1 and word.isalpha() and word.isupper() and len(word) > 1:
        return True
    return any(
        n.first <= tokens[0].i and tokens[-1].i < n.last and n.label in BODIES
        for n in parse.names
    )
