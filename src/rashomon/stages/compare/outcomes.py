"""Set claims of one happening against each other on how it came out.

Pair -> two states that cannot both hold; an aim reached and missed -> Finding | None
"""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.model import Commitment, Level, Slot
from rashomon.stages.compare.days import Days, edtf_days, gap, length, on_one_scale
from rashomon.stages.compare.denials import STANDS_BY, is_doubted
from rashomon.stages.compare.events import NARROW_DAYS
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.finders import CONTENT_WEIGHT
from rashomon.stages.compare.findings import Finding, Pair, contradicts, same
from rashomon.stages.compare.moments import moments_fit
from rashomon.stages.compare.parties import Party, parties_level
from rashomon.stages.compare.phrasing import PASSIVE_REACH, closed
from rashomon.stages.compare.states import daily_states, of_two_sides, opposites
from rashomon.stages.compare.stories import one_matter, one_story
from rashomon.stages.compare.words import find_tokens, is_light, stem, term, weight
from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_words

MAX_DAYS_APART = 45
"""Days between which states are of one time: a road "closed" in spring may be open by autumn."""

MIN_SUBJECT = 3.0
"""Least weight of what two states are said of, where it is not what both reports are about."""

SHORT_WORDS = 9
"""Most words of a claim that says no more than a state: "the road was open on Tuesday"."""

MIN_SUBJECT_SHARE = 0.5
"""Share of the shorter claim's other words that the longer one has."""


def by_outcome(pair: Pair) -> Finding | None:
    """See two states said of one thing that cannot both hold.

    What is neither full nor empty is neither: of two that are denied both may be so.
    """
    a, b = pair.a, pair.b
    if not a.states or not b.states:
        return None
    if not pair.may_dispute or a.is_negative or b.is_negative:
        return None
    if (
        pair.meeting.places is Level.INCOMPATIBLE
        or not {a.claim.factuality.source, b.claim.factuality.source} <= STANDS_BY
    ):
        return None
    met = _opposites(a, b)
    if met is None or is_doubted(a) or is_doubted(b):
        return None
    first, second, slot = met
    one_way = _is_done(a, first) == _is_done(b, second)  # who destroyed it may be intact
    is_told = one_way and not (_is_of_counted(a, first, b) or _is_of_counted(b, second, a))
    if not is_told or not _one_subject(pair, *met[:2]) or _at_other_times(pair, *met[:2]):
        return None
    states = f"“{first}” ({a.speaker.name}), “{second}” ({b.speaker.name})"
    return _cannot_both_hold(pair, slot, states)


def _is_done(side: Facets, state: str) -> bool:
    """Tell whether a state is what the subject did: "freed them", not "was freed", "is free"."""
    tokens = side.tokens
    if side.predicate != term(state) or state not in tokens:
        return False
    at = tokens.index(state)
    before = set(tokens[max(at - PASSIVE_REACH, 0) : at])
    return _has_object(tokens, state) and not before & (closed("be") | {"be"})


def _has_object(tokens: tuple[str, ...], state: str) -> bool:
    """Tell whether a noun follows the word of a state: "lost their patience"."""
    following = tokens[tokens.index(state) + 1 :][:1] if state in tokens else ()
    opening = load_words("determiners") | closed("own") | closed("object")
    return bool(following) and following[0] in opening


def _cannot_both_hold(pair: Pair, slot: Slot, said: str) -> Finding:
    grounds = pair.meeting.describe()
    return contradicts(slot, f"{grounds + '; ' if grounds else ''}cannot both hold: {said}")


def _are_rivals(a: Facets, b: Facets) -> bool:
    return parties_level(a.agents, b.agents)[0] is Level.INCOMPATIBLE


def by_state(pair: Pair) -> Finding | None:
    """See one state said of one thing in other words."""
    a, b = pair.a, pair.b
    if not a.states or not b.states or a.is_negative or b.is_negative:
        return None
    met = next(((s, t) for s in a.states for t in b.states if term(s) == term(t)), None)
    if met is None or not pair.are_settled or is_doubted(a) or is_doubted(b):
        return None
    if max(len(a.tokens), len(b.tokens)) > SHORT_WORDS or not _one_head(
        a, met[0], b, met[1]
    ):
        return None
    if not _one_subject(pair, *met) or _at_other_times(pair, *met):
        return None
    if not moments_fit(a, b) or _go_apart(a, b, *met):
        return None
    return same(f"both say “{met[0]}” of one thing; {pair.meeting.describe()}".strip("; "))


def _go_apart(a: Facets, b: Facets, first: str, second: str) -> bool:
    """See "fired into the air", "fired at the legs": what follows is another thing."""
    left, right = _behind(a, first), _behind(b, second)
    return bool(left and right) and not left & right


def _behind(facets: Facets, state: str) -> frozenset[str]:
    """Give what stands behind a state that is done; "was open" is not."""
    tokens, last = facets.tokens, state.rsplit(maxsplit=1)[-1]
    at = tokens.index(last) if last in tokens else 0
    if not at or (tokens[at - 1] in closed("be") and not last.endswith("ing")):
        return frozenset()
    return frozenset(term(t) for t in tokens[at + 1 :] if weight(t) >= CONTENT_WEIGHT)


def _opposites(a: Facets, b: Facets) -> tuple[str, str, Slot] | None:
    """Find a state of one claim whose opposite the other states, and it does not itself."""
    for state in a.states:
        for opposite, slot in opposites()[state]:
            if _is_of_place(a, state) or _is_of_place(b, opposite):
                continue
            if frozenset((state, opposite)) in of_two_sides() and not _are_rivals(a, b):
                continue
            if opposite in b.states and opposite not in a.states:
                return state, opposite, Slot(slot)
    return None


def _is_of_place(facets: Facets, state: str) -> bool:
    """See "the road OVER THE bridge" and "over the next weeks", where nothing is over."""
    return state == "over" and _has_object(facets.tokens, state)


def _at_other_times(pair: Pair, first: str, second: str) -> bool:
    """Tell whether the days said of the states themselves do not meet, or may not.

    A road closed on Monday may be the one that was open, nobody says when.

    "A truce signed on 1 June was in force" dates the signing, "lapsed on 9 June" the state:
    only a time that follows the words of the state is the state's.
    """
    if _is_throughout(pair):
        return False
    left, right = _state_days(pair.a, first), _state_days(pair.b, second)
    if (left is None) != (right is None) and {first, second} <= daily_states():
        return length(left or right or (0, 0)) <= NARROW_DAYS
    return bool(left and right and gap(*on_one_scale(left, right)) > 0)


def _is_throughout(pair: Pair) -> bool:
    """Tell whether a state is said of all the time: "remained closed throughout"."""
    return any(_THROUGHOUT.search(side.claim.span.quote) for side in (pair.a, pair.b))


_THROUGHOUT = re.compile(
    r"\b(?:throughout|at all times|at no time|never|always|all along|the whole time)\b",
    re.IGNORECASE,
)


def _state_days(facets: Facets, state: str) -> Days | None:
    quote = facets.claim.span.quote.lower()
    at = quote.rfind(state.rsplit(maxsplit=1)[-1])
    times = (t for t in facets.claim.times if t.span.start - facets.claim.span.start > at)
    return next((d for t in times if (d := edtf_days(t.edtf)) is not None), None)


def _one_subject(pair: Pair, first: str, second: str) -> bool:
    """Tell whether the two states are said of one thing."""
    a, b = pair.a, pair.b
    told_on = _is_throughout(pair) and one_story(a, b, pair.params)
    if not (told_on or _is_one_matter(pair)) or _is_share_only(a, b):
        return False
    open_places = pair.meeting.places is Level.UNKNOWN and a.places and b.places
    if open_places or pair.meeting.places is Level.INCOMPATIBLE:
        return False
    if not told_on and _is_long_apart(a, b):
        return False
    if any(
        _is_of_another(*told) for told in ((a, first, b, second), (b, second, a, first))
    ):
        return False
    return _one_head(a, first, b, second) or _share_subject(a, first, b, second)


def _share_subject(a: Facets, first: str, b: Facets, second: str) -> bool:
    """Tell whether what else the claims say is mostly the same, or tells of one topic."""
    states = {term(token) for token in find_tokens(f"{first} {second}")}
    left = {t: w for t, w in a.content.items() if t not in states}
    right = {t: w for t, w in b.content.items() if t not in states}
    shared = {t: w for t, w in left.items() if t in right or t in b.context}
    shared |= {t: w for t, w in right.items() if t in a.context}
    fewer = min(sum(left.values()), sum(right.values()))
    heavy = sum(shared.values())
    if not shared or heavy < MIN_SUBJECT_SHARE * fewer:
        return False
    common = a.report.topic.keys() & b.report.topic.keys()
    return heavy >= MIN_SUBJECT or bool(shared.keys() & common)


def _is_of_counted(side: Facets, state: str, other: Facets) -> bool:
    """See "left five people DEAD": a state of some whom a number tells, and the other has none."""
    if other.figures:
        return False
    quote, start = side.claim.span.quote.lower(), side.claim.span.start
    behind = (quote[f.quantity.span.end - start :] for f in side.figures if f.low > 1)
    told = re.compile(rf"(?:\W+\w+){{0,{COUNTED_WORDS}}}\W+{re.escape(state)}\b")
    return any(told.match(words) for words in behind)


COUNTED_WORDS = 2
"""Most words between a number and the state of those counted: "five young people dead"."""


_ENDS_NAME = re.compile(
    r"\b(?:of|over|in|on|at|from|to|for|with|between|under|near|into)\b", re.IGNORECASE
)
"""Words at which the naming part of a subject ends: "the road over the bridge" is a road."""


def _one_head(a: Facets, first: str, b: Facets, second: str) -> bool:
    """Tell whether the states are said of one noun, with no other word set to it."""
    left, right = _subject(a, first), _subject(b, second)
    if left is None or right is None:
        return False
    if not left or not right:
        head = (left or right)[-1:]
        return bool(head) and head[0] in (b if left else a).context
    qualified = set(left[:-1]), set(right[:-1])
    if qualified[0] and qualified[1] and not qualified[0] & qualified[1]:
        return False
    return left[-1] == right[-1]


def _object(facets: Facets, state: str) -> frozenset[str]:
    """Give the terms right behind a state that is done: "lost | OSTREL AND SARN to"."""
    before, _, behind = facets.claim.span.quote.lower().partition(state)
    if not closed("be").isdisjoint(find_tokens(before)[-PASSIVE_REACH:]):
        return frozenset()
    words = find_tokens(_ENDS_OBJECT.split(behind, maxsplit=1)[0])
    return frozenset(term(t) for t in words if weight(t) >= CONTENT_WEIGHT)


_ENDS_OBJECT = re.compile(
    r"[.;:–—]|\b(?:of|over|in|on|at|from|to|for|with|between|under|near|into|by|after|before"
    r"|since|until|when|while|as|because|during|amid)\b"
)
"""What ends the words for what was won or lost; of a state alone such words stand right behind."""


def _are_one_of_many(many: Facets, one: Facets) -> bool:
    """See "650 mills have closed" beside "the mill was opened": one is none of the others."""
    start = many.claim.span.start
    behind = (many.claim.span.quote[f.quantity.span.start - start :] for f in many.figures)
    counted = {t for words in behind for t in find_tokens(words)[:COUNTED_AHEAD]}
    plural = {t for t in counted if t.endswith("s") and t not in one.tokens}
    return any(t[:-1] in one.tokens for t in plural)


COUNTED_AHEAD = 5
"""Words from a number on among which its noun stands: "650 18-hole golf courses"."""


def _is_of_another(one: Facets, state: str, other: Facets, opposite: str) -> bool:
    """Tell whether two states are of two things, by what was done or by how many there are."""
    if _does_another(one, state, other) or _are_one_of_many(one, other):
        return True
    done_to, also = _object(one, state), _object(other, opposite)
    return bool(done_to and also) and done_to.isdisjoint(also)


def _does_another(open_: Facets, state: str, named: Facets) -> bool:
    """See "they lost THEIR PATIENCE" beside somebody who won a vote."""
    if _subject(open_, state) != () or not _has_object(open_.tokens, state):
        return False
    done_to = _behind(open_, state)
    return bool(done_to) and done_to.isdisjoint(named.words)


@lru_cache(maxsize=1)
def _share() -> re.Pattern[str]:
    """Match what opens some of many: "nine of the", "most of its"."""
    number = rf"\d+|most|some|half|many|several|part|{any_of(load_words('number_words'))}"
    return re.compile(rf"^\W*(?:{number}) of (?:the|its|their|these|those) ", re.IGNORECASE)


_ALL = re.compile(r"\b(?:all|every|each|both)\b", re.IGNORECASE)
_THE = re.compile(r"\W*the\s", re.IGNORECASE)


def _is_share_only(a: Facets, b: Facets) -> bool:
    """See "nine of the walls" beside some walls, which may be others; "all" are the nine too."""
    quotes = a.claim.span.quote, b.claim.span.quote
    shares = [_share().match(quote) is not None for quote in quotes]
    others = [q for q, is_share in zip(quotes, shares, strict=True) if not is_share]
    return any(shares) and not any(
        _ALL.search(quote) or _THE.match(quote) for quote in others
    )


def _subject(facets: Facets, state: str) -> tuple[str, ...] | None:
    """Give the terms before a state that name its subject, its noun last.

    Empty for a pronoun; None where another subject stands there.
    """
    quote = facets.claim.span.quote.lower()
    word = state.split(maxsplit=1)[0] if state in quote else "off "
    before = re.split(r"[,;“”\"]|:(?!\d)", quote[: max(quote.find(word), 0)])[-1]
    every = _ALL.search(before)
    before = before[every.start() :] if every else _share().sub("", before)
    tokens = find_tokens(_ENDS_NAME.split(before)[0])
    verb = next((i for i, t in enumerate(tokens) if term(t) == facets.predicate), None)
    tokens = tokens[:verb]
    named = tuple(term(t) for t in tokens if weight(t) >= CONTENT_WEIGHT)
    terms = tuple(t for t in named if not is_light(t) and t not in facets.states)
    if terms:
        return terms
    return () if tokens[:1] in {("it",), ("they",)} else None


def _is_long_apart(a: Facets, b: Facets) -> bool:
    """Tell whether the claims, or one and the other's report, lie more than weeks apart."""
    if a.has_several_days or b.has_several_days:
        return True
    first = a.days or (a.report.published if b.days else None)
    second = b.days or (b.report.published if a.days else None)
    if first is None or second is None:
        return False
    return gap(*on_one_scale(first, second)) > MAX_DAYS_APART


def by_aim(pair: Pair) -> Finding | None:
    """See one party's aim said to be reached, and to be missed."""
    a, b = pair.a, pair.b
    if a.aim is None or b.aim is None or a.aim.is_reached == b.aim.is_reached:
        return None
    if not pair.may_dispute or is_doubted(a) or is_doubted(b) or _is_elsewhere(pair):
        return None
    if not _is_one_matter(pair) or not _one_owner(a, b):
        return None
    said = (
        f"“{side.aim.verb}” said of the {side.aim.literal} ({side.speaker.name})"
        for side in (a, b)
        if side.aim is not None
    )
    return _cannot_both_hold(pair, Slot.OUTCOME, ", ".join(said))


def by_effect(pair: Pair) -> Finding | None:
    """See one party said to have made a place safer, and to have not."""
    a, b = pair.a, pair.b
    if a.effect is None or b.effect is None or a.effect.is_better == b.effect.is_better:
        return None
    if not pair.may_dispute or _is_elsewhere(pair) or not (_is_sure(a) and _is_sure(b)):
        return None
    doers = a.effect.doers & b.effect.doers
    where = a.report.nations & b.report.nations - doers
    if not doers or not (where or _is_one_matter(pair)):
        return None
    said = (
        f"“{side.effect.verb}” said of {side.effect.literal} ({side.speaker.name})"
        for side in (a, b)
        if side.effect is not None
    )
    return _cannot_both_hold(pair, Slot.OUTCOME, ", ".join(said))


def _is_sure(facets: Facets) -> bool:
    """Tell whether who says it is sure: "might bring peace" brought none yet."""
    return facets.claim.factuality.source in {Commitment.CERTAIN, Commitment.CERTAINLY_NOT}


def _is_one_matter(pair: Pair) -> bool:
    if pair.is_one_report or pair.meeting.is_firm:
        return True
    return one_matter(pair.a, pair.b, pair.params)


def _is_elsewhere(pair: Pair) -> bool:
    """Tell whether the days differ, or the places the claims themselves name."""
    a, b = pair.a, pair.b
    if pair.meeting.is_other_time or pair.meeting.days is Level.INCOMPATIBLE:
        return True
    named = a.claim.places and b.claim.places
    return bool(named) and pair.meeting.places is Level.INCOMPATIBLE


def _one_owner(a: Facets, b: Facets) -> bool:
    """Tell whether the aims are one party's, or a company's and its nation's."""
    if a.agents and b.agents:
        level, rule = parties_level(a.agents, b.agents)
        return level in {Level.EXACT, Level.COMPATIBLE} or rule == "party_and_its_patron"
    if not a.agents and not b.agents:
        return bool(_voice(a) & _voice(b))
    named, other = (a, b) if a.agents else (b, a)
    return any(_is_voice(p, other) for p in named.agents)


def _is_voice(party: Party, other: Facets) -> bool:
    """Tell whether a party is who the other claim, whose subject is open, speaks of."""
    words = _voice(other)
    if party.words & words:
        return True
    return any(party.nations & other.report.patrons.get(w, frozenset()) for w in words)


def _voice(facets: Facets) -> frozenset[str]:
    """Give the words for who speaks, and of whom, where a pronoun is the subject."""
    return facets.context | {stem(token) for token in find_tokens(facets.speaker.name)}
