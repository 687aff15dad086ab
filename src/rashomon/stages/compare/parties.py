"""Name the parties of a claim, and compare who two claims name in one role.

mention -> Party (linked actor, words, nations, side) -> same, apart, or open
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rashomon.model import Actor, ActorKind, Claim, Level, Mention, Reading, Role
from rashomon.stages.compare.nations import nations_of
from rashomon.stages.compare.words import find_tokens, is_light, shared, stem, weight
from rashomon.text.lexicon import load_mapping

UNNAMED = frozenset({"COMMON", "NORP"})
"""Labels of words for kinds of people ("the militants", "Islamists"), that may be anybody."""

Patrons = Mapping[str, frozenset[str]]
"""Nations a report puts before a name ("the Russian company X"), by the stems of the name."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody a claim names in one role: the actor linked, and the words."""

    actor_id: str | None
    words: frozenset[str]
    literal: str
    is_name: bool
    nations: frozenset[str] = frozenset()
    """Codes of the nations its words name ("French troops")."""
    patrons: frozenset[str] = frozenset()
    """Codes of the nations its report puts before its name."""
    side: str | None = None
    """Of the state ("state") or against one ("against"), where its words show it."""


def find_parties(
    reading: Reading, claim: Claim, patrons: Patrons, *roles: Role
) -> tuple[Party, ...]:
    """Give the parties a claim names in some roles, by their words."""
    found = {to_party(reading, claim, m, patrons) for m in reading.mentions(claim, *roles)}
    return tuple(
        sorted((p for p in found if p.words), key=lambda p: (p.literal, p.actor_id or ""))
    )


def find_agents(reading: Reading, claim: Claim, patrons: Patrons) -> tuple[Party, ...]:
    """Give who acts: the mentions with that role, else the words the event names."""
    found = find_parties(reading, claim, patrons, Role.AGENT)
    words = claim.event.agent if claim.event else None
    if found or not words:
        return found
    party = unlinked_party(words)
    return (party,) if party.words else ()


def to_party(reading: Reading, claim: Claim, mention: Mention, patrons: Patrons) -> Party:
    """Read a mention as a party."""
    actor = reading.actor_of(claim.document_id, mention.span)
    literal = actor.name if actor else mention.span.quote
    words = _stems(literal)
    nations = shared((*nations_of(literal), *nations_of(mention.span.quote)))
    named = words if not nations else ()
    return Party(
        actor_id=actor.id if actor else None,
        words=words,
        literal=literal,
        is_name=bool(actor) or mention.label not in UNNAMED or bool(nations),
        nations=nations,
        patrons=shared(n for word in named for n in patrons.get(word, ())),
        side=side_of(literal, actor),
    )


def unlinked_party(literal: str) -> Party:
    """Read words that are no mention as a party; they may be anybody's."""
    return Party(
        actor_id=None,
        words=_stems(literal),
        literal=literal,
        is_name=False,
        nations=nations_of(literal),
        side=side_of(literal),
    )


@lru_cache(maxsize=1 << 15)
def _stems(literal: str) -> frozenset[str]:
    return shared(stem(t) for t in find_tokens(literal) if weight(t) > 0)


def side_of(literal: str, actor: Actor | None = None) -> str | None:
    """Tell whether words name a party of the state, or one against it; None: neither."""
    sides = {side for t in find_tokens(literal) if (side := _sides().get(stem(t)))}
    if sides:
        return next(iter(sides)) if len(sides) == 1 else None
    kinds = {ActorKind.ARMY: "state", ActorKind.ARMED_GROUP: "against"}
    return kinds.get(actor.kind) if actor else None


@lru_cache(maxsize=1)
def _sides() -> dict[str, str]:
    return {stem(word): side for word, side in load_mapping("compare_sides").items()}


def parties_level(a: tuple[Party, ...], b: tuple[Party, ...]) -> tuple[Level, str]:
    """Compare the parties of one role; unknown where a side names nobody."""
    if not a or not b:
        return Level.UNKNOWN, "not_named"
    if any(same_party(p, q) for p in a for q in b):
        return Level.EXACT, "same_party"
    if any(_share_words(p, q) for p in a for q in b):
        return Level.COMPATIBLE, "shared_words_of_names"
    if any(tied(p, q) for p in a for q in b):
        return Level.UNKNOWN, "party_and_its_patron"
    if all(apart(p, q) for p in a for q in b):
        return Level.INCOMPATIBLE, "other_party"
    return Level.UNKNOWN, "names_not_resolved"


def same_party(p: Party, q: Party) -> bool:
    """Tell whether two mentions are one party: one linked actor, or the same words."""
    if p.actor_id and q.actor_id:
        return p.actor_id == q.actor_id
    return p.words == q.words


def tied(p: Party, q: Party) -> bool:
    """Tell whether one is a company or group and the other its nation, as a report puts it.

    What "Russia" did and what "the Russian company X" did may be one thing.
    """
    return bool(p.nations & q.patrons or q.nations & p.patrons)


def apart(p: Party, q: Party) -> bool:
    """Tell whether two mentions certainly are two parties.

    Two nations are, and so are an army and rebels. Else both must be names; "the militants"
    may be anybody. An unlinked name may still be another form of the other one, so some word
    of each must be its own.
    """
    if tied(p, q):
        return False
    if p.nations and q.nations:
        return not p.nations & q.nations
    if p.side and q.side and p.side != q.side:
        return True
    if not (p.is_name and q.is_name) or _share_words(p, q):
        return False
    if p.actor_id and q.actor_id:
        return p.actor_id != q.actor_id
    return True


def _share_words(p: Party, q: Party) -> bool:
    if p.nations and q.nations and not p.nations & q.nations:
        return False
    return any(not is_light(word) for word in p.words & q.words)
