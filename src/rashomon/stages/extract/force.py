"""Tell force from words: an army attacks a town, a senator attacks a bill.

verb or noun of force, who does it, what it is done to, the words around it -> bool
"""

from __future__ import annotations

from rashomon.stages.extract.participants import (
    actor_in,
    agent_of,
    has_kind,
    is_passive,
    name_at,
    objects_of,
    possessor_of,
)
from rashomon.text.lexicon import load_mapping
from rashomon.text.parse import Parse, Token

ARMED_KINDS = frozenset({"army", "armed_group", "state"})
"""Kinds of actor that have force at their command."""


def acts_armed(parse: Parse, verb: Token) -> bool:
    """An army, an armed group, a state or a weapon acts."""
    agent = agent_of(parse, verb)
    return agent is not None and is_armed(parse, agent)


def is_of_side(parse: Parse, verb: Token) -> bool:
    """An armed side acts, or it is made to ("the rebels were disarmed")."""
    objects = list(objects_of(parse, verb))
    if objects and not any(is_armed(parse, t) for t in objects):
        return False
    return acts_armed(parse, verb) or (is_passive(parse, verb) and bool(objects))


def moves_forces(parse: Parse, verb: Token) -> bool:
    """Troops or weapons are moved: "deployed" of software is none."""
    return any(
        has_kind(t, "armed") or has_kind(t, "weapon") for t in objects_of(parse, verb)
    )


def is_force(parse: Parse, verb: Token) -> bool:
    """Force is meant, not words: a senator attacks a bill, and fights for votes."""
    agent = agent_of(parse, verb)
    objects = list(objects_of(parse, verb))
    if agent is not None and _is_state(parse, agent):
        return not objects or any(
            actor_in(parse, t) or _is_target(parse, t) for t in objects
        )
    if agent is not None and (has_kind(agent, "armed") or has_kind(agent, "weapon")):
        return True
    is_open = agent is None or agent.pos == "PRON" or is_armed(parse, agent)
    hits = is_open and any(_is_target(parse, t) for t in objects)
    return hits or _speaks_of_force(parse, verb)


def _is_state(parse: Parse, noun: Token) -> bool:
    name = name_at(parse, noun.i)
    listed = load_mapping("actor_nouns").get(noun.lemma)
    return name.label == "GPE" if name else listed in ARMED_KINDS


def names_force(parse: Parse, noun: Token) -> bool:
    """See "the army's attack", "attacks on Tamra", "the clashes left ten soldiers dead"."""
    owner = possessor_of(parse, noun)
    if owner is not None and is_armed(parse, owner):
        return True
    targets = [
        t
        for prep in parse.dependents(noun.i, "prep")
        for t in parse.dependents(prep.i, "pobj")
    ]
    return any(_is_target(parse, t) for t in targets) or _speaks_of_force(parse, noun)


def is_harm(parse: Parse, verb: Token) -> bool:
    """An actor or a weapon does it; of a harm without a doer the sentence speaks of weapons.

    A quake kills too, and is nobody's act.
    """
    agent = agent_of(parse, verb)
    words = parse.sentence_tokens(verb.sentence)
    of_nature = any(has_kind(t, "force") for t in words)
    if not is_passive(parse, verb) and not any(True for _ in objects_of(parse, verb)):
        return False  # "249 people injured"
    if agent is None:
        return not of_nature and any(has_kind(t, "weapon") for t in words)
    if has_kind(agent, "weapon") or has_kind(agent, "armed"):
        return True
    return not of_nature and actor_in(parse, agent) is not None


def is_armed(parse: Parse, noun: Token) -> bool:
    """Tell whether an actor has force at its command."""
    if has_kind(noun, "armed") or has_kind(noun, "weapon"):
        return True
    name = name_at(parse, noun.i)
    if name:
        return name.label in {"GPE", "NORP", "ORG"}
    return load_mapping("actor_nouns").get(noun.lemma) in ARMED_KINDS


def _is_target(parse: Parse, noun: Token) -> bool:
    """A place or a body of people; a single person may be attacked in words."""
    name = name_at(parse, noun.i)
    if name:
        return name.label in {"GPE", "LOC", "FAC"}
    kind = load_mapping("actor_nouns").get(noun.lemma)
    return has_kind(noun, "armed") or has_kind(noun, "target") or kind == "people"


def _speaks_of_force(parse: Parse, token: Token) -> bool:
    """Another word of the sentence is one of weapons, troops or wounds."""
    words = parse.sentence_tokens(token.sentence)
    return any(has_kind(t, "evidence") for t in words if t.i != token.i)
