"""Name who is said to hold a place, and tell rivals from one side named twice.

words of a claim + who speaks -> Holder -> rivals, one side, or open
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from rashomon.stages.compare.nations import nations_of
from rashomon.stages.compare.parties import Party, side_of
from rashomon.stages.compare.words import (
    find_tokens,
    is_light,
    kind_of,
    shared,
    stem,
    weight,
)
from rashomon.text.lexicon import load_mapping, load_words

MIN_NAME = 2.0
"""Lightest capitalised word that is a name of its own: "The" weighs nothing, "Group" 1.3."""

_OURS = re.compile(r"\b(?:we|us|our|ours|my)\b", re.IGNORECASE)
_THEIRS = re.compile(r"\b(?:its|their|his|her)\b", re.IGNORECASE)
_ENEMY = re.compile(r"\b(?:enemy|invader|aggressor|adversary)\w*\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a place, as words name it."""

    literal: str
    names: frozenset[str]
    """Stems of the names among its words."""
    words: frozenset[str]
    side: str | None
    """Of the state ("state") or against one ("against"); None: its words do not show it."""
    nations: frozenset[str]
    is_enemy: bool = False
    """"The enemy": whoever is the rival of who speaks."""
    is_publisher: bool = False
    """Who writes: of whom it tells as "its troops" is somebody else."""

    @property
    def is_known(self) -> bool:
        """Tell whether anything says who it is."""
        return bool(self.names or self.side or self.nations) and not self.is_enemy


def find_holder(words: str, voice: Holder) -> Holder:
    """Read words as who holds something; "our troops" are of who speaks.

    Args:
        words: "government troops", "us", "the Republic".
        voice: Who speaks, and for whom.
    """
    named = to_holder(words)
    if _OURS.search(words):
        return _joined(voice, named)
    if _THEIRS.search(words) and not named.names:
        return named if voice.is_publisher else _joined(voice, named)
    if named.is_known or named.is_enemy:
        return named
    of_voice = {w for w in named.words if not is_light(w)}
    return _joined(voice, named) if of_voice and of_voice <= voice.words else named


def _joined(voice: Holder, named: Holder) -> Holder:
    """Let "its paratroopers" be of who speaks; where nobody does, its words alone count."""
    if not voice.is_known:
        return replace(named, names=shared(()), nations=shared(()))
    return replace(voice, words=shared((*voice.words, *named.words)), is_publisher=False)


@lru_cache(maxsize=1 << 14)
def to_holder(words: str) -> Holder:
    """Read words as a holder by themselves."""
    tokens = find_tokens(words)
    return Holder(
        literal=" ".join(words.split()),
        names=shared(_names(words)),
        words=shared(stem(t) for t in tokens if weight(t) > 0),
        side=_side(words),
        nations=nations_of(words),
        is_enemy=bool(_ENEMY.search(words)),
    )


def voice_holder(party: Party | None, publisher: str) -> Holder:
    """Read who speaks as a holder: a source with all that is said of him, or the publisher."""
    if party is None:
        return replace(to_holder(publisher), is_publisher=True)
    named = to_holder(party.literal)
    return Holder(
        party.literal,
        named.names or shared(w for w in named.words if not _is_common(w)),
        shared((*named.words, *party.words)),
        party.side or _side(" ".join(sorted({*party.words, *named.words}))),
        party.nations,
    )


def _names(words: str) -> list[str]:
    found = (w for w in re.findall(r"[^\W\d_][\w'’-]*", words) if w[0].isupper())
    tokens = (token for word in found for token in find_tokens(word))
    return [stem(t) for t in tokens if weight(t) >= MIN_NAME and not _is_common(t)]


def _is_common(token: str) -> bool:
    """Tell whether a word stands for anybody of a kind: "Fighters", "Army", "Ministry"."""
    return bool(_word_side(token) or kind_of(token) or token in _offices())


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    return load_words("link_person_roles") | load_words("link_organisation_words")


def _side(words: str) -> str | None:
    sides = {side for t in find_tokens(words) if (side := _word_side(t))}
    if "against" in sides:
        return "against"  # "rebel soldiers", "mutinous paratroopers"
    if sides:
        return next(iter(sides))
    return side_of(words)


def _word_side(token: str) -> str | None:
    return _sides().get(stem(token))


@lru_cache(maxsize=1)
def _sides() -> dict[str, str]:
    listed = load_mapping("compare_sides") | load_mapping("compare_holders")
    return {stem(word): side for word, side in listed.items()}


def are_rivals(p: Holder, q: Holder) -> bool:
    """Tell whether two holders certainly are two sides, of which only one can hold a place.

    Two nations are, a state and those against it, and a state's troops and a group with a
    name that is nobody's state. Two names may be allies or one side named twice.
    """
    if not p.is_known or not q.is_known or p.names & q.words or q.names & p.words:
        return False
    if any(is_name_of(m, n) for m in p.names for n in q.names):
        return False  # "Orlovan troops" are of Orlova
    if p.nations and q.nations:
        return not p.nations & q.nations
    if p.side and q.side:
        return p.side != q.side
    named = q if p.side else p
    return bool(p.side or q.side) and bool(named.names)


MIN_ROOT = 5
"""Letters from which a name that opens another is its root: "Tigray" of "Tigrayan"."""

MAX_ENDING = 3
"""Most letters by which the adjective of a place that no list knows is longer."""


def is_name_of(m: str, n: str) -> bool:
    """Tell whether two names are one, or one is the adjective of the other."""
    root, longer = sorted((m, n), key=len)
    is_root = len(root) >= MIN_ROOT and len(longer) - len(root) <= MAX_ENDING
    return m == n or (is_root and longer.startswith(root))


def are_one(p: Holder, q: Holder) -> bool:
    """Tell whether two holders are one: by name, or by side where neither has another name."""
    if not p.is_known or not q.is_known:
        return False
    if p.nations and q.nations and not p.nations & q.nations:
        return False
    if any(is_name_of(m, n) for m in p.names for n in q.names):
        return True
    own = bool(p.names and q.names)
    return bool(p.side and p.side == q.side) and not own
