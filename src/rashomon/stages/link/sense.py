"""Say who words name: the record all reading of names ends in, and how its keys are made.

scheme, key, kind, name, form, why -> Sense
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rashomon.model import ActorKind
from rashomon.stages.link.tables import Tables, class_of, kind_of, noun_of
from rashomon.stages.link.words import Word, fold, printed
from rashomon.text.lexicon import load_mapping, load_words

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
"""Labels of names of places."""


class Scheme(StrEnum):
    """What kind of identity a key is."""

    STATE = "state"
    ARMY = "army"
    LISTED = "listed"
    BODY = "body"
    GROUP = "group"
    NAME = "name"
    PERSON = "person"
    SURNAME = "surname"
    """One word that may be part of a person's longer name in the document."""
    SHORT = "short"
    """ "The ministry": a class and a noun; what was named before settles it."""
    GENERIC = "generic"
    """ "The Foreign Ministry", "Malian intelligence": a body every state has, or one of several
    of a state; the document settles which."""


@dataclass(frozen=True, slots=True)
class Sense:
    """Who words name."""

    scheme: Scheme
    key: tuple[str, ...]
    kind: ActorKind
    name: str
    """The name in them ("Wagner")."""
    form: str
    """The words that stand for the actor, as printed ("Wagner fighters")."""
    why: str
    role: str | None = None
    """Lemma of the title or role just before a person's name; courtesies do not count."""

    @property
    def identity(self) -> tuple[str, ...]:
        """What two senses of one actor share."""
        return (self.scheme.value, *self.key)


@dataclass(frozen=True, slots=True)
class Hint:
    """What is known of a phrase besides its words."""

    label: str | None
    """Kind of name the parser saw (PERSON, ORG, NORP, GPE, COMMON); None: not looked at."""
    acts: bool
    """It speaks, acts or is acted towards."""
    determiner: str | None
    """definite, one, some, owned; None: bare."""
    label_of: Callable[[str], str | None]
    """Label of a folded name elsewhere in the document."""
    groups: frozenset[str]
    """Folded names that the document uses for an armed group ("X fighters")."""
    people: frozenset[str]
    """Words of the longer names of persons in the document."""
    is_name: bool
    """Its capital is not only that of a sentence's first word."""
    located: frozenset[str]
    """Single names that the document prints as where something is ("in Ostrel", "the Sahel")."""


def listed_sense(name: str, kind: ActorKind, country: str | None, text: str) -> Sense:
    """Give the sense of an organisation that a table lists."""
    if country and kind in {ActorKind.STATE, ActorKind.ARMY}:
        scheme = Scheme.STATE if kind is ActorKind.STATE else Scheme.ARMY
        return Sense(scheme, (country,), kind, text, text, f"listed as {name}")
    return Sense(Scheme.LISTED, (fold(name),), kind, name, text, f"listed as {name}")


def state_sense(tables: Tables, iso: str, form: str, why: str) -> Sense:
    """Give the sense of a country's government."""
    return Sense(Scheme.STATE, (iso,), ActorKind.STATE, tables.states[iso].name, form, why)


def named(name: str, kind: ActorKind, form: str, hint: Hint) -> Sense:
    """Give the sense of a name; one the document uses for an armed group is one."""
    key = core_key(name)
    if key in hint.groups and kind is ActorKind.OTHER:
        kind = ActorKind.ARMED_GROUP
    return Sense(Scheme.NAME, (key,), kind, name, form, "a name")


def core_key(name: str) -> str:
    """Fold the name of a group without the word that says it is one ("Kamen Group")."""
    words = fold(name).split()
    groups = head_words("group")
    while len(words) > 1 and words[-1] in groups:
        words.pop()
    return " ".join(words)


def body_key(words: Sequence[Word]) -> str:
    """Write the words of a state's body so that their orders and spellings agree.

    "Ministry of Foreign Affairs" and "foreign ministry" are one.
    """
    dull = {"of", "the", "and", "for", "affairs"}
    same = {"defence": "defense", "labour": "labor"}
    kept = {same.get(w.key, w.key) for w in words} - dull
    return " ".join(sorted(kept))


def generic_sense(words: Sequence[Word]) -> Sense | None:
    """See "Foreign Ministry": every word is one of a body that all states have."""
    general = load_words("link_portfolios")
    if len(words) < 2 or not all(w.key in general for w in words):
        return None
    lemma, _ = noun_of(words[-1])
    first, _ = noun_of(words[0])
    kind = kind_of(lemma) if class_of(lemma) else kind_of(first)
    text = printed(words)
    why = "a body that every state has"
    return Sense(Scheme.GENERIC, (body_key(words),), kind, text, text, why)


@lru_cache(maxsize=8)
def head_words(*classes: str) -> frozenset[str]:
    """Give the head nouns of some classes."""
    return frozenset(w for w, c in load_mapping("link_heads").items() if c in classes)
