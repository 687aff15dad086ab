"""Read a phrase by its head noun: "Malian army", "Wagner fighters", "the ministry".

words -> whose (country or name), head noun -> Sense
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.model import ActorKind
from rashomon.stages.link.sense import (
    PLACE_LABELS,
    Hint,
    Scheme,
    Sense,
    body_key,
    generic_sense,
    head_words,
    listed_sense,
    named,
    state_sense,
)
from rashomon.stages.link.tables import Tables, class_of, kind_of, noun_of
from rashomon.stages.link.towns import is_known_place
from rashomon.stages.link.words import Word, fold, printed
from rashomon.text.lexicon import load_mapping, load_words


def read_noun_phrase(words: tuple[Word, ...], hint: Hint, tables: Tables) -> Sense | None:
    """Read a phrase by its head noun: "Malian army", "Wagner fighters", "the ministry"."""
    lemma, is_plural = noun_of(words[-1])
    kind = class_of(lemma)
    if kind is None or kind in {"open", "person"}:
        return None
    if kind == "group" and words[-1].is_name and len(words) > 1:
        return None
    if not is_plural and (
        kind in {"member", "crew"} or lemma in load_words("link_person_roles")
    ):
        return None
    if kind == "body" and is_plural:
        return None
    owner = _owner(words[:-1], tables)
    if owner.iso is None and not owner.core:
        return _short(words, hint, lemma, kind)
    return _READERS[kind](_Phrase(words, owner, lemma, kind, hint, tables))


@dataclass(frozen=True, slots=True)
class _Owner:
    """What stands before a head noun: whose it is, and what else is said of it."""

    iso: str | None
    core: tuple[Word, ...]
    """Capitalised words that are no country and no general adjective."""
    rest: tuple[Word, ...]
    """All but the country and neutral modifiers."""


def _owner(words: Sequence[Word], tables: Tables) -> _Owner:
    iso, start = leading_country(words, tables)
    general = _general_words()
    rest = tuple(words[start:])
    heads = load_words("link_heads")
    core = tuple(w for w in rest if w.is_name and w.key not in general)
    if all(noun_of(w)[0] in heads for w in core):
        core = ()
    return _Owner(iso, core, rest)


@lru_cache(maxsize=1)
def _general_words() -> frozenset[str]:
    lists = ("link_group_adjectives", "actor_adjectives", "link_portfolios", "link_neutral")
    return frozenset().union(*(load_words(name) for name in lists))


def leading_country(words: Sequence[Word], tables: Tables) -> tuple[str | None, int]:
    """Find a country in the first words ("South Korean navy") and where the rest begins."""
    for length in (4, 3, 2, 1):
        lead = words[:length]
        if len(lead) == length and lead[-1].is_name:
            iso = tables.country_of(fold(printed(lead)))
            if iso:
                return iso, length
    return None, 0


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase with an owner."""

    words: tuple[Word, ...]
    owner: _Owner
    lemma: str
    head_class: str
    hint: Hint
    tables: Tables

    @property
    def form(self) -> str:
        """The words as printed, possessives dropped."""
        return printed(self.words)

    @property
    def is_lower(self) -> bool:
        """The head noun is a common noun."""
        return not self.words[-1].is_name

    def says_more(self) -> tuple[str, ...]:
        """Give the modifiers that make another actor of it, folded."""
        neutral = load_words("link_neutral")
        return tuple(w.key for w in self.owner.rest if noun_of(w)[0] not in neutral)


def _government(p: _Phrase) -> Sense | None:
    if p.owner.iso and not p.owner.core:
        why = "a government named by its country"
        return state_sense(p.tables, p.owner.iso, p.form, why)
    listed = p.tables.organisations.get(fold(printed(p.owner.core)))
    if listed:
        return listed_sense(listed.name, listed.kind, listed.country, p.form)
    return _body(p, ActorKind.STATE) if _is_place(p.owner.core, p.hint) else None


def _army(p: _Phrase) -> Sense | None:
    iso = p.owner.iso
    if p.owner.core and not p.is_lower:
        return None
    if iso is None or p.owner.core:
        return _member(p)
    more = p.says_more()
    if more:
        key = (iso, body_key([*p.owner.rest, p.words[-1]]))
        return Sense(
            Scheme.BODY, key, ActorKind.ARMY, p.form, p.form, "forces of a country"
        )
    why = "armed forces named by their country"
    return Sense(Scheme.ARMY, (iso,), ActorKind.ARMY, p.form, p.form, why)


def _body(p: _Phrase, kind: ActorKind | None = None) -> Sense | None:
    """See "Malian defence ministry", "Ostrel police", "Kamen newspaper"."""
    found = kind or _body_kind(p)
    if p.owner.iso is None:
        return _body_of_name(p, found)
    if p.is_lower and p.hint.determiner in {"one", "some"}:
        return None
    if found is ActorKind.MINISTRY and not p.owner.rest:
        why = "a body named by its country, one of several"
        key = (body_key(p.words[-1:]), p.owner.iso)
        return Sense(Scheme.GENERIC, key, found, p.form, p.form, why)
    key = (p.owner.iso, body_key([*p.owner.rest, p.words[-1]]))
    return Sense(Scheme.BODY, key, found, p.form, p.form, "a body named by its country")


def _body_of_name(p: _Phrase, kind: ActorKind) -> Sense | None:
    """Read a body of a place; behind another name the noun tells what that name is."""
    if not p.is_lower:
        return None
    core = p.owner.core
    if _is_place(core, p.hint):
        left = [w for w in p.owner.rest if w not in core]
        key = (fold(printed(core)), body_key([*left, p.words[-1]]))
        return Sense(Scheme.BODY, key, kind, p.form, p.form, "a body named by its place")
    tells = kind in {ActorKind.MEDIA, ActorKind.NGO} or p.lemma in load_words("link_labels")
    if tells and not core[-1].is_owner:
        return named(printed(core), kind, p.form, p.hint)
    return None


def _body_kind(p: _Phrase) -> ActorKind:
    if any(w.key == "news" for w in p.words):
        return ActorKind.MEDIA
    return kind_of(p.lemma)


def _is_place(words: Sequence[Word], hint: Hint) -> bool:
    key = fold(printed(words))
    return hint.label_of(key) in PLACE_LABELS or is_known_place(key)


def _member(p: _Phrase) -> Sense | None:
    """See "Wagner fighters" (the group) and "Russian fighters" (fighters of a country)."""
    core = printed(p.owner.core)
    placed = bool(core) and _is_place(p.owner.core, p.hint)
    listed = p.tables.organisations.get(fold(core))
    if listed and not _is_other_group(p, listed.kind):
        return listed_sense(listed.name, listed.kind, listed.country, p.form)
    if core and not placed and p.lemma in head_words("member", "group", "army"):
        kind = _member_kind(p)
        return None if _is_other_group(p, kind) else named(core, kind, p.form, p.hint)
    whose = p.owner.iso or fold(core)
    if not whose:
        return None
    key = (
        whose,
        " ".join([*(w.key for w in p.owner.rest if w not in p.owner.core), p.lemma]),
    )
    kind = _member_kind(p) if p.head_class == "group" else kind_of(p.lemma)
    return Sense(Scheme.GROUP, key, kind, p.form, p.form, "people named by whose they are")


def _is_other_group(p: _Phrase, kind: ActorKind) -> bool:
    """See "a Kamen Front's allied gangs", "a Green Party group": not the one named."""
    if p.head_class != "group":
        return False
    after = p.words[p.words.index(p.owner.core[-1]) + 1 : -1]
    tells = load_mapping("actor_nouns").keys() | load_words("actor_adjectives")
    return kind is not ActorKind.ARMED_GROUP or any(
        noun_of(w)[0] not in tells for w in after
    )


def _member_kind(p: _Phrase) -> ActorKind:
    """Read the kind; "group" alone tells none, "armed group" and "militia" do."""
    if p.lemma in load_words("link_neutral_groups"):
        says = [noun_of(w)[0] for w in p.words[:-1]]
        shown = any(x == "armed" or kind_of(x) is ActorKind.ARMED_GROUP for x in says)
        return ActorKind.ARMED_GROUP if shown else ActorKind.OTHER
    kind = kind_of(p.lemma)
    return kind if kind is ActorKind.ARMED_GROUP else ActorKind.OTHER


_READERS: dict[str, Callable[[_Phrase], Sense | None]] = {
    "government": _government,
    "army": _army,
    "body": _body,
    "group": _member,
    "member": _member,
    "crew": _member,
}
"""How a phrase is read, by the class of its head noun."""


def _short(words: Sequence[Word], hint: Hint, lemma: str, kind: str) -> Sense | None:
    """See "the ministry", "the militants": only a definite form points back."""
    if hint.determiner != "definite" or kind == "crew":
        return generic_sense(words)
    neutral = load_words("link_neutral")
    if len(words) > 1 and not all(noun_of(w)[0] in neutral for w in words[:-1]):
        return generic_sense(words)
    form = printed(words)
    return Sense(Scheme.SHORT, (kind, lemma), kind_of(lemma), form, form, "a short form")
