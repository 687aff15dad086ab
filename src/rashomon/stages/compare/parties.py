"""Compare who: parties named by two claims in one role."""

from __future__ import annotations

from rashomon.model import Level
from rashomon.stages.compare.facets import Party
from rashomon.stages.compare.words import is_light


def parties_level(a: tuple[Party, ...], b: tuple[Party, ...]) -> tuple[Level, str]:
    """Compare the parties of one role; unknown where a side names nobody."""
    if not a or not b:
        return Level.UNKNOWN, "not_named"
    if any(same_party(p, q) for p in a for q in b):
        return Level.EXACT, "same_party"
    if any(_share_words(p, q) for p in a for q in b):
        return Level.COMPATIBLE, "shared_words_of_names"
    if all(apart(p, q) for p in a for q in b):
        return Level.INCOMPATIBLE, "other_party"
    return Level.UNKNOWN, "names_not_resolved"


def same_party(p: Party, q: Party) -> bool:
    """Tell whether two mentions are one party: one linked actor, or the same words."""
    if p.actor_id and q.actor_id:
        return p.actor_id == q.actor_id
    return p.words == q.words


def apart(p: Party, q: Party) -> bool:
    """Tell whether two mentions certainly are two parties.

    Both must be names; "the militants" may be anybody. An unlinked name may still be
    another form of the other one, so some word of each must be its own.
    """
    if not (p.is_name and q.is_name) or _share_words(p, q):
        return False
    if p.actor_id and q.actor_id:
        return p.actor_id != q.actor_id
    return True


def _share_words(p: Party, q: Party) -> bool:
    return any(not is_light(word) for word in p.words & q.words)
