"""Tell claims of two persons apart by whom their subjects name, or may mean by "he" or "she".

"Mr. Orre has not endorsed her", "Governor Walk endorsed it"      -> two persons
"he has not endorsed her" (after "Orre said"), "Lenn endorsed her" -> two persons
"he is no engineer", "2,400 engineers live here"                   -> said of one person alone
"they slept well" (said by miners), "they did not sleep" (by nurses) -> two groups
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rashomon.model import ActorKind
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.parties import Party
from rashomon.stages.compare.phrasing import closed
from rashomon.stages.compare.words import find_tokens, term

SINGULAR = frozenset({"he", "she"})
"""Pronouns for one person, who is named by who speaks or in the words before."""

PLURAL = frozenset({"they", "we"})
"""Pronouns for who speaks, where both claims have one."""

TO = frozenset({"to", "not to"})
"""How a claim opens whose subject is who speaks: "decided not to stay"."""


_SHARE = re.compile(r"\d|\b(?:percent|majority|most|half|third|quarter)\b", re.IGNORECASE)
"""Of people some of whom were asked: each share of them speaks for itself."""


class Subject(NamedTuple):
    """Who did something, as a claim has it."""

    names: frozenset[str]
    """Terms of the name; of a pronoun those of all that it may stand for."""
    is_pronoun: bool
    is_person: bool
    """A person by its name; a pronoun for one is too."""


def are_two_people(a: Facets, b: Facets) -> bool:
    """Tell whether two claims have two persons for their subjects; False: not known."""
    opening = frozenset({_opening(a), _opening(b)})
    if opening == SINGULAR or (opening <= PLURAL and _are_two_groups(a, b)):
        return True
    one, other = _subject(a), _subject(b)
    if one is None or other is None or (one.is_pronoun and other.is_pronoun):
        return False
    if (one.is_pronoun and _is_done_to(a)) or (other.is_pronoun and _is_done_to(b)):
        return False
    if not one.names.isdisjoint(other.names):
        return False
    return one.is_pronoun or other.is_pronoun or (one.is_person and other.is_person)


def _are_two_groups(a: Facets, b: Facets) -> bool:
    """Tell whether "they" of two claims are those who speak, and these are others."""
    if not (a.claim.source and b.claim.source):
        return False
    one, other = a.speaker.name, b.speaker.name
    if _SHARE.search(one) or _SHARE.search(other):
        return one != other
    return _speaker(a).isdisjoint(_speaker(b))


def is_of_one_person(plain: Facets, other: Facets) -> bool:
    """Tell whether a claim says what he or she is, and the other speaks of nobody he may be.

    So does one of what who speaks does not do himself ("decided not to stay").
    """
    subject = _subject(plain)
    if subject is None or not subject.is_pronoun:
        return False
    if not (_only_is(plain) or _is_own(plain)):
        return False
    return other.names.isdisjoint(subject.names) and SINGULAR.isdisjoint(other.tokens)


def _is_done_to(facets: Facets) -> bool:
    """See "he was never taken into custody": he did not do it, it was done to him."""
    return not _only_is(facets) and not closed("be").isdisjoint(facets.tokens[1:BE_REACH])


def _only_is(facets: Facets) -> bool:
    """See "he is no engineer": nothing is done."""
    return facets.predicate is None or facets.predicate in closed("be")


BE_REACH = 5
"""Words from a pronoun on among which "was" stands: "he has never once been ..."."""


def _opening(facets: Facets) -> str:
    """Give the first word of a claim; of "he's" the pronoun."""
    first = facets.tokens[0] if facets.tokens else ""
    return first.replace("’", "'").split("'")[0]


def _is_own(facets: Facets) -> bool:
    """See "not to enter the race": who decided so would have."""
    return not TO.isdisjoint(" ".join(facets.tokens[:n]) for n in (1, 2))


def _speaker(facets: Facets) -> frozenset[str]:
    return frozenset(map(term, find_tokens(facets.speaker.name)))


def _subject(facets: Facets) -> Subject | None:
    """Give who opens a claim or acts in it; None: nobody, or not a person."""
    opening = _opening(facets)
    if opening in SINGULAR:
        before = facets.context | _speaker(facets)
        return Subject(before, is_pronoun=True, is_person=True) if before else None
    if _is_own(facets) and facets.claim.source:
        return Subject(_speaker(facets), is_pronoun=True, is_person=True)
    named = [party for party in facets.agents if party.is_name]
    words = frozenset(word for party in named for word in party.words)
    are_persons = all(_is_person(facets, party) for party in named)
    return Subject(words, is_pronoun=False, is_person=are_persons) if named else None


def _is_person(facets: Facets, party: Party) -> bool:
    actor = facets.reading.actors.get(party.actor_id) if party.actor_id else None
    return actor is not None and actor.kind is ActorKind.PERSON
