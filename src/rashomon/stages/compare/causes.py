"""See what a claim says brought something down, sank, burst or burnt it.

    "the ferry sank after an engine failure"        -> ship: technical
    "a missile brought the airliner down"           -> aircraft: missile
    "the depot was not attacked"                    -> depot: not attack
    "sabotage has been ruled out", "no accident"    -> not sabotage, not accident

A word for a cause counts only where the words beside it make it one: a ship that carries
missiles was sunk by none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rashomon.stages.compare.figures import wider_kinds
from rashomon.stages.compare.places import area_words
from rashomon.stages.compare.things import (
    cause_forms,
    cause_row,
    listed_things,
    sorts_in,
    without_causes,
)
from rashomon.stages.compare.words import find_tokens, kind_of, stem, term, weight
from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_rows

WHOLE = frozenset({"attack", "accident"})
"""Kinds that stand for every kind of their family."""


LOOSE = "damage"
"""Kind of words that stand for any event: "the incident", "the damage"."""


@dataclass(frozen=True, slots=True)
class Cause:
    """What something is said to come from, and what not."""

    literal: str
    """The words for the cause, as printed."""
    kinds: frozenset[str]
    barred: frozenset[str]
    """Kinds it is said not to come from."""
    things: frozenset[str]
    """Kinds of the things it befell: aircraft, bridge."""
    events: frozenset[str]
    """Kinds of what befell them: crash, fire."""
    own: frozenset[str]
    """What else it may have befallen: things its paragraph names before "the crash", or terms of
    its report's own where none is listed (orchid)."""


def find_cause(
    quote: str, before: str, topic: Mapping[str, int], *, is_negative: bool
) -> Cause | None:
    """Find what a claim says something came from; None: nothing.

    Args:
        quote: Its words.
        before: Its paragraph up to it: what "it" may be.
        topic: Terms of its report's own, names counting two: what it is about may be a thing
            no list has.
        is_negative: The claim is denied or doubted.
    """
    text = _PARTED.sub(r"\1 \3 \2", " ".join(quote.lower().split()))
    read = (_told(text, m) for m in _heads(text) if not _is_other_sense(text, m))
    told = [t for t in read if t is not None and not _is_of_people(t.befallen)]
    if not told or _OPEN.search(text):
        return None
    is_out = is_negative or bool(_OUT.search(text))
    barred = {t.kind for t in told if is_out or t.is_barred}
    if is_negative and any(t.has_doer for t in told):
        return None  # "we did not shell it" says that others may have
    befallen = told[0].befallen
    things, events = _things_of(befallen, before), _events_of(befallen)
    own = frozenset[str]() if things else _own(befallen, before, topic)
    if not things and not events and (_is_open(befallen) or _POINTS.search(befallen)):
        events = sorts_in(without_causes(before.lower()), "event") or _among(topic, "event")
        own |= _among(topic, "thing")
    if not things and not events and not own:
        return None
    kinds = frozenset(t.kind for t in told if not (is_out or t.is_barred))
    return Cause(told[0].literal, kinds, frozenset(barred), things, events, own)


def _heads(text: str) -> Iterator[re.Match[str]]:
    """Give the words for a cause; of "rocket strikes" the first alone says what kind it is."""
    end = -1
    for match in cause_forms().finditer(text):
        _, kind, _, how = cause_row(match[0])
        is_named = end >= 0 and text[end : match.start()] in {" ", "-"}
        if not (is_named and kind in WHOLE and how == "noun"):
            yield match
        end = match.end()


_PARTED = re.compile(
    r"\b(brought|shot|took|knocked|blew|set|burnt|burned)\s+"
    r"((?:the|a|an|its|our|their)\s+(?:[\w-]+\s+){0,2}?[\w-]+)\s+(down|up|ablaze|alight)\b"
)
"""A verb whose particle stands behind its object: "had brought the aircraft down"."""


def _among(topic: Mapping[str, int], sort: str) -> frozenset[str]:
    """Give the kinds a report is about: what "this" is, where its paragraph names none."""
    listed = listed_things(sort)
    return frozenset(listed[t] for t in topic if t in listed) - {LOOSE}


def _own(befallen: str, before: str, topic: Mapping[str, int]) -> frozenset[str]:
    """Give the terms of its report's own among the words for what a cause befell, not names."""
    open_to = _is_open(befallen) or _POINTS.search(befallen)
    words = befallen if not open_to else f"{before.lower()} {befallen}"
    terms = {term(token) for token in find_tokens(without_causes(words))} - area_words()
    named = frozenset(t for t in terms if topic.get(t) == 1)
    if not _events_of(befallen):
        return named
    return named | sorts_in(without_causes(before.lower()), "thing")


def _is_other_sense(text: str, match: re.Match[str]) -> bool:
    """See "under political attack" and "scrutiny heats up"."""
    before, after = text[: match.start()], text[match.end() :]
    return bool(_SPOKEN.search(before) or _UP.match(after))


@dataclass(frozen=True, slots=True)
class _Told:
    """One word for a cause, as it stands in a claim."""

    literal: str
    kind: str
    befallen: str
    """The words in which stands what came from it."""
    is_barred: bool
    has_doer: bool
    """It is a deed, told with who did it."""


def _told(text: str, match: re.Match[str]) -> _Told | None:
    """Read a word for a cause; None: it stands for something else."""
    before, after = text[: match.start()], text[match.end() :]
    _, kind, _, how = cause_row(match[0])
    is_barred = bool(_NOT.search(_clause(before)))
    is_out = _OUT.search(text) is not None
    befallen, is_active = (_OUT.sub(" ", f"{before} {after}") if is_out else before), False
    if how == "verb":
        if match[0].endswith("ed") and _BESIDE_NOUN.search(before):
            return None  # "traded charges over a shelled clinic and a lost helicopter"
        is_active = not (_PASSIVE.search(before) or match[0].split()[-1] in {"by", "fire"})
        befallen = after if is_active else before
    elif how == "obstacle":
        if not _RAN_INTO.search(before):
            return None
    elif how == "noun" and _OUT.search(text) and _THE.search(before):
        return None  # "no evidence that he ordered the attack" says that there was one
    elif how == "noun" and not _OUT.search(text):
        found = _befallen_by(before, after, is_heard=kind in HEARD)
        if found is None:
            return None
        befallen = found
    has_doer = is_active and not _NOBODY.match(text)
    return _Told(match[0], kind, befallen, is_barred, has_doer)


_SPOKEN = re.compile(r"\b(?:political|verbal|personal|partisan|legal|media)\s+$")
"""What makes an attack one of words."""

_UP = re.compile(r"^\s+up\b")
"""Behind what looks like a noun and is a verb: "scrutiny heats up"."""

_OF_PEOPLE = re.compile(
    r"\W*(?:they|we|he|she|you|i)\s+(?:was|were|had|have|been|are|is)\b"
)
"""What opens with somebody, and names nothing else."""


def _is_of_people(befallen: str) -> bool:
    """See "they were attacked", "her officers had been shot at": nothing else is named."""
    if _OF_PEOPLE.match(befallen):
        return True
    kinds = {kind for token in find_tokens(befallen) if (kind := kind_of(token))}
    is_people = any("people" in wider_kinds(kind) for kind in kinds)
    return is_people and not (sorts_in(befallen, "thing") or sorts_in(befallen, "event"))


_BESIDE_NOUN = re.compile(
    r"\b(?:a|an|the|this|that|its|their|his|her|our)\s+(?:\w+ly\s+)?$"
)
"""Words right before a participle that only names a noun."""

_RAN_INTO = re.compile(
    r"\b(?:struck|hit|hitting|striking|rammed|clipped|collided with|flew into|sailed (?:on|in)to"
    r"|ran (?:aground )?(?:on|onto|into|upon))\s+(?:(?:a|an|the|some)\s+)?(?:[\w-]+\s+)?$"
)

_NOBODY = re.compile(r"\W*(?:that\s+)?(?:any|some|no)\s?(?:body|one)\b")


HEARD = frozenset({"blast"})
"""Kinds that whatever happened is heard as: "opened after a blast" does not say what made it."""


def _befallen_by(before: str, after: str, *, is_heard: bool) -> str | None:
    """Give the words for what a cause befell; None: no link makes it a cause."""
    clause = _clause(before)
    if _is_qualifier(after):
        return None
    cleft = _THAT.match(after) if _IT_IS.search(clause) else None
    if cleft is not None:
        # "it was the storm that sank it", not "it was drones of X that found it"
        return after if not cleft["far"] or _right().match(after) else None
    link = _left().search(clause)
    if link is not None:
        return before[: len(before) - len(clause) + link.start()]
    if _NOT.search(clause):
        return before
    is_with = _WITH.search(clause)
    is_harmed = sorts_in(clause, "harm") or (is_with and _SET_FIRE.search(clause))
    if (is_with or _AFTER.search(clause)) and is_harmed and not is_heard:
        return before
    return after if _right().match(after) else None


_SET_FIRE = re.compile(
    r"\bset\s+(?:[\w'’-]+\s+){0,4}?(?:on fire|ablaze|alight|fire to|light to)\b"
)

_IT_IS = re.compile(r"\bit (?:is|was)\s+(?:not\s+)?(?:(?:a|an|the)\s+)?(?:\w+\s+)?$")
_THAT = re.compile(r"^s?(?P<far>(?:\s+[\w'’-]+){0,6}?)\s+(?:that|which|who)\s")
_THE = re.compile(r"\bthe\s+$")


def _things_of(befallen: str, before: str) -> frozenset[str]:
    """Give the kinds of thing a claim names, or may mean by "it"."""
    named = sorts_in(without_causes(befallen), "thing")
    if named or not (_is_open(befallen) or _POINTS.search(befallen)):
        return named
    return sorts_in(without_causes(before.lower()), "thing")


MIN_NAMED = 0.6
"""Lightest word that names something: "there was no" names nothing."""


def _is_open(befallen: str) -> bool:
    """Tell whether nothing is named: "there was no bomb", "sabotage has been ruled out"."""
    if _THE_CAUSE.search(befallen):
        return True
    return not any(
        weight(token) >= MIN_NAMED and not token.endswith("ly") and token not in _telling()
        for token in find_tokens(befallen)
    )


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """Give the verbs that say that something came from something: "was caused by"."""
    rows = load_rows("compare_cause_links")
    return frozenset(words.split()[0] for words, side in rows if side == "right")


_THE_CAUSE = re.compile(
    r"^\W*the\s+(?:[\w-]+\s+){0,2}(?:cause|reason|explanation|culprit|trigger)\b(?!\s+(?:of|for))"
)
"""See "the principal cause was": of what, stands elsewhere."""


_POINTS = re.compile(
    r"\b(?:it|its|she|her|they|them|this|these|which|all|everything|itself)\b"
)


def _events_of(befallen: str) -> frozenset[str]:
    """Give the kinds of event, named or told; "damage to the roof" is of that roof alone."""
    words = without_causes(befallen)
    found = sorts_in(words, "event") if _by_itself().search(befallen) else frozenset(())
    return found | ((sorts_in(words, "event") | sorts_in(words, "harm")) - {LOOSE})


@lru_cache(maxsize=1)
def _by_itself() -> re.Pattern[str]:
    """Match a word for any event that is of no other noun: "the damage", "the incident"."""
    words = any_of(
        w for w, kind, of in load_rows("compare_things") if (kind, of) == (LOOSE, "event")
    )
    return re.compile(
        rf"\b(?:the|this|that)\s+(?:\w+\s+)?{words}\b(?!\s+(?:to|of|in|on|at|done)\b)"
    )


_OUT = re.compile(
    r"\b(?:ruled? out|ruling out|dismissed|discounted|lacks? any foundation"
    r"|excluded?|out of the question|no (?:sign|trace|evidence|proof"
    r"|indication)s?|found nothing)\b"
)
"""Words by which what is named is said not to be."""

_OPEN = re.compile(
    r"\b(?:not|never|cannot|n't|can ?not|nothing|neither)\s+(?:\w+\s+)?(?:be(?:en)?\s+)?"
    r"(?:ruled? out|excluded?)\b|\bwhether\b|\bor\b.{0,40}\?|\bunclear\b|\bfears?\b"
)
"""Words that leave it open."""

_NOT = re.compile(
    r"(?:\b(?:no|not(?!\s+(?:only|just|merely|simply)\b)|never|nor|neither|without"
    r"|rather than|instead of)|n't)\s+(?:(?!(?:to|for|in|on|about|against)\b)[\w-]+\s+){0,3}$"
)
"""A denial close before a cause; "no order to attack" denies another thing."""


def _clause(before: str) -> str:
    """Give the words of one clause up to a cause: "not a bomb, but a short circuit"."""
    return re.split(r"[,;:]|\bbut\b", before)[-1]


_PREPOSITIONS = "to|of|and|for|that|after|in|on|at|by|from|with|during|near|before"
_FILLED = rf"(?:(?!(?:{_PREPOSITIONS})\b)[\w'’-]+\s+){{0,3}}$"

_AFTER = re.compile(
    r"(?<!\bday )(?<!\bdays )(?<!\bhour )(?<!\bhours )(?<!\bweek )(?<!\bweeks )"
    r"(?<!\bmonth )(?<!\bmonths )(?<!\bminutes )(?<!\byears )"
    r"\b(?:after|from|through|in)\s+" + _FILLED
)
_WITH = re.compile(r"\bwith\s+" + _FILLED)


_HAPPENING = (
    r"(?:the\s+|an?\s+)?(?:\w+\s+)?(?:fall|impact|strike|explosion|burst|release|crash|collision"
    r"|eruption|outbreak|leak|failure|action|force|effects?|lack|loss)\s+of\s+"
)
"""What a cause may do: "formed by the fall of a meteorite"."""

REACH = 8
"""Words between a cause and what it did: "gas that had built up under the ice was the cause"."""


@lru_cache(maxsize=1)
def _left() -> re.Pattern[str]:
    """Match a link that stands right before a cause: "because of a", "as a result of"."""
    return re.compile(rf"\b{_links('left')}\s+(?:{_HAPPENING})?{_FILLED}")


@lru_cache(maxsize=1)
def _right() -> re.Pattern[str]:
    """Match what stands behind a cause: "brought down", "that sank"."""
    return re.compile(
        rf"^s?\s+(?:that\s+)?(?:[\w'’-]+\s+){{0,{REACH}}}?{_links('right')}\b"
    )


def _links(side: str) -> str:
    return any_of(w for w, stands in load_rows("compare_cause_links") if stands == side)


_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are|got)\s+(?:(?:not|n't|never|[a-z]+ly)\s+){0,2}$"
)


def _is_qualifier(after: str) -> bool:
    """See "missile boat", "storm warning": the word only qualifies another noun."""
    following = find_tokens(after)[:1]
    return bool(following) and stem(following[0]) in _qualified()


def family(kind: str) -> str:
    """Give the family of a kind of cause: harm or mishap."""
    return _families()[kind]


@lru_cache(maxsize=1)
def _families() -> dict[str, str]:
    return {row[1]: row[2] for row in load_rows("compare_causes")}


@lru_cache(maxsize=1)
def _qualified() -> frozenset[str]:
    """Give nouns that a word for a cause may qualify."""
    beside = (
        *("warning", "system", "launcher", "site", "squad", "investigator", "mission"),
        *("bomber", "bombing", "vest", "belt", "note", "pact", "log", "permit", "company"),
        *("ad", "advert", "display", "show", "celebration", "night", "victory", "win"),
        *("majority", "defeat", "support", "vote", "seat"),
    )
    return frozenset(listed_things("thing")) | frozenset(map(stem, beside))


def cause_names(cause: Cause) -> frozenset[str]:
    """Name what a cause befell so that two that may be one share a name."""
    return cause.things | cause.events | cause.own | {LOOSE}
