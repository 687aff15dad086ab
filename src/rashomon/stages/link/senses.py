"""Read what one noun phrase names, from its words and the tables alone.

    words, hint -> [table, person, noun phrase, name] -> Sense

A sense is an identity, or a form that only the document can settle (`Scheme` SURNAME, SHORT,
GENERIC). None: the words name nobody in particular ("officials", "residents").
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import ActorKind
from rashomon.stages.link.nouns import leading_country, read_noun_phrase
from rashomon.stages.link.sense import (
    PLACE_LABELS,
    Hint,
    Scheme,
    Sense,
    body_key,
    core_key,
    generic_sense,
    listed_sense,
    named,
    state_sense,
)
from rashomon.stages.link.tables import Tables, class_of, noun_of
from rashomon.stages.link.words import Word, commonness, fold, is_acronym, printed
from rashomon.text.lexicon import load_mapping, load_words

COMMON_WORD = 3.5
"""Zipf frequency from which a shouted word is an ordinary one ("attack" has 5.1, "NATO" 3.9
but is listed)."""


def read_phrase(words: Sequence[Word], hint: Hint, tables: Tables) -> Sense | None:
    """Tell who a noun phrase names; None: left open."""
    phrase = tuple(words)
    if not phrase or (hint.determiner == "owned" and not _has_name(phrase)):
        return None
    return (
        _listed(phrase, hint, tables)
        or _person(phrase, hint, tables)
        or read_noun_phrase(phrase, hint, tables)
        or _name_at_end(phrase, hint, tables)
    )


def _has_name(words: Sequence[Word]) -> bool:
    return any(w.is_name for w in words)


def _listed(words: tuple[Word, ...], hint: Hint, tables: Tables) -> Sense | None:
    """Look the whole phrase up: an organisation, a country, a capital that acts."""
    text = printed(words)
    if not _has_name(words):
        return None
    found = tables.organisations.get(fold(text))
    if found:
        return listed_sense(found.name, found.kind, found.country, text)
    return _acting_state(text, hint, tables) if hint.acts else None


PEOPLES = frozenset({None, "NORP"})
"""Labels of an adjective that speaks ("French accusations"): none, or that of a people."""


def _acting_state(text: str, hint: Hint, tables: Tables) -> Sense | None:
    key = fold(text)
    if key in tables.names:
        why = "the name of a country that acts or speaks"
        return state_sense(tables, tables.names[key], text, why)
    if key in tables.adjectives and hint.label in PEOPLES and hint.determiner is None:
        why = "the adjective of a country that speaks"
        return state_sense(tables, tables.adjectives[key], text, why)
    if key in tables.capitals and key not in hint.people:
        why = "a capital that acts or speaks: its government"
        return state_sense(tables, tables.capitals[key], text, why)
    return None


def _person(words: tuple[Word, ...], hint: Hint, tables: Tables) -> Sense | None:
    """See "President Goran Varga", "Kamen Front leader Goran Varga"."""
    last_role = max((i for i, w in enumerate(words) if _is_role(w)), default=-1)
    name = words[last_role + 1 :]
    if last_role < 0 or not name or not _all_names(name) or _shows_organisation(name):
        return None
    if tables.country_of(fold(printed(name))) or hint.label in {"ORG", "GPE"}:
        return None
    if generic_sense(words):
        return None  # "the General Staff" is no general named Staff
    return _person_sense(name, "a person's name behind a title or role")


def _person_sense(name: Sequence[Word], why: str) -> Sense:
    text = printed(name)
    scheme = Scheme.PERSON if len(name) > 1 else Scheme.SURNAME
    return Sense(scheme, (fold(text),), ActorKind.PERSON, text, text, why)


def _is_role(word: Word) -> bool:
    lemma, is_plural = noun_of(word)
    return class_of(lemma) == "person" and not is_plural and not word.is_owner


def _all_names(words: Sequence[Word]) -> bool:
    particles = load_words("link_person_particles")
    inner = words[:-1]
    return (
        bool(words)
        and words[-1].is_name
        and all(w.is_name or w.key in particles for w in inner)
        and not all(w.key.isdigit() for w in words)
    )


def _shows_organisation(words: Sequence[Word]) -> bool:
    listed = load_mapping("link_organisation_words")
    return any(w.key in listed or noun_of(w)[0] in listed for w in words)


def _name_at_end(words: tuple[Word, ...], hint: Hint, tables: Tables) -> Sense | None:
    """Read a bare name, or the name behind a common noun ("news channel Kamen TV")."""
    start = len(words)
    particles = load_words("link_person_particles") | load_words("name_particles")
    while start and (words[start - 1].is_name or words[start - 1].key in particles):
        start -= 1
    while start < len(words) and not words[start].is_name:
        start += 1
    name = words[start:]
    if not name or (name != words and words[-1].key in load_words("link_group_adjectives")):
        return None
    if start:
        return read_phrase(name, hint, tables)
    return _plain_name(name, hint, tables)


def _plain_name(words: tuple[Word, ...], hint: Hint, tables: Tables) -> Sense | None:
    words = _behind_owner(words)
    text, key = printed(words), fold(printed(words))
    if _is_people(words, key, tables):
        return None
    head_class = class_of(noun_of(words[-1])[0])
    if head_class in {"person", "open"} or (head_class and len(words) == 1):
        return None
    label = hint.label if hint.label not in {None, "COMMON"} else hint.label_of(key)
    if label in PLACE_LABELS:
        return None
    generic = generic_sense(words)
    if generic:
        return generic
    iso, rest = leading_country(words, tables)
    if iso and rest < len(words) and label != "PERSON":
        return _national(words, rest, iso)
    return _by_label(words, label, hint, text)


def _is_people(words: Sequence[Word], key: str, tables: Tables) -> bool:
    """See "Russians", "Palestinians", "Malian": a people or an adjective, not somebody."""
    if key in tables.peoples or key.removesuffix("s") in tables.adjectives:
        return True
    return tables.country_of(key) is not None or _is_general(words)


def _is_general(words: Sequence[Word]) -> bool:
    """See "Muslims", "anti-French", "We"."""
    listed = load_words("link_group_adjectives") | load_words("link_unnamed")
    return all(
        w.key in listed or w.key.removesuffix("s") in listed or w.key.startswith(_SIDES)
        for w in words
    )


_SIDES = ("anti ", "pro ", "non ")


def _behind_owner(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """See "the Kamen Post's Goran Varga": the person, not the owner."""
    at = max((i + 1 for i, w in enumerate(words[:-1]) if w.is_owner), default=0)
    rest = words[at:]
    return words if len(rest) < 2 or _shows_organisation(rest) else rest


def _national(words: tuple[Word, ...], rest: int, iso: str) -> Sense | None:
    """See "Malian Geological Survey"."""
    if not _shows_organisation(words[rest:]):
        return None
    text = printed(words)
    key = (iso, body_key(words[rest:]))
    kind = _name_kind(words)
    return Sense(Scheme.BODY, key, kind, text, text, "a body named by its country")


def _by_label(
    words: tuple[Word, ...], label: str | None, hint: Hint, text: str
) -> Sense | None:
    key = fold(text)
    single = len(words) == 1
    if single and key in hint.people and label not in PLACE_LABELS:
        return Sense(Scheme.SURNAME, (key,), ActorKind.PERSON, text, text, "a single name")
    if key in hint.located or (single and _is_shouted(words[0])):
        return None
    if _shows_organisation(words) or is_acronym(text) or core_key(text) in hint.groups:
        return named(text, _name_kind(words), text, hint)
    return _labelled(words, label, hint, text)


def _labelled(
    words: tuple[Word, ...], label: str | None, hint: Hint, text: str
) -> Sense | None:
    """Read a name that shows no more than its label, or its shape where there is none."""
    single = len(words) == 1
    if label == "PERSON" and single and hint.determiner == "definite":
        return None
    if label == "PERSON" or (label is None and not single and _looks_personal(words)):
        return _person_sense(words, "a person's name")
    if label in {"ORG", "NORP"}:
        return named(text, ActorKind.OTHER, text, hint)
    if label is None and single and hint.is_name:
        key = (fold(text),)
        return Sense(Scheme.SURNAME, key, ActorKind.OTHER, text, text, "a single name")
    return None


def _is_shouted(word: Word) -> bool:
    """See the shouted words of a headline ("ATTACK")."""
    shouts = len(word.key) >= 4 and word.text.isupper()
    return shouts and commonness(word.key) >= COMMON_WORD


def _looks_personal(words: Sequence[Word]) -> bool:
    """Two to four words without figures, none a common organisation word."""
    return (
        len(words) <= 4
        and _all_names(words)
        and not any(c.isdigit() for w in words for c in w.text)
    )


def _name_kind(words: Sequence[Word]) -> ActorKind:
    """Read the kind from the words of a name, the last telling word first."""
    shown = load_mapping("link_organisation_words")
    for word in reversed(words):
        kind = shown.get(word.key) or shown.get(noun_of(word)[0])
        if kind and kind != "other":
            return ActorKind(kind)
    return ActorKind.OTHER
