"""See what a claim says became of people: unhurt, safe, alive, hurt, dead, missing, captured.

    "the crew walked away unhurt"          -> all of the crew: unhurt
    "no one was hurt", "no casualties"     -> everybody: unhurt
    "two of the nine aboard died"          -> two of those aboard: dead
    "among the dead is Ilan Brask"          -> Ilan Brask: dead
    "Ilan Brask greeted his men on Friday"  -> Ilan Brask: did what only the living do

A word for a fate counts only where the words beside it say whom it befell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from rashomon.stages.compare.aboard import Group, read_group, read_person, read_role
from rashomon.stages.compare.personal import with_name, without_aside
from rashomon.stages.compare.things import find_called, find_things
from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_rows

DEED = "deed"
"""Stands for what only the living do."""

NOT_SO = {
    "hurt": "unhurt",
    "slight": "unhurt",
    "dead": "alive",
    "alive": "dead",
    "missing": "found",
    "captured": "free",
}
"""What it comes to that a fate befell nobody: "no one was hurt", "nobody survived"."""


OF_THE_REST = {"alive": "dead", "dead": "alive", "unhurt": "hurt"}
"""What became of two, where "all but two survived", or "only two" did."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of whom."""

    literal: str
    state: str
    group: Group
    things: frozenset[str]
    """Kinds of the things they were in or on; from the words before where the claim names none."""
    called: frozenset[str]
    """What these certainly are ("ferry"); empty: any of their kind."""
    is_told: bool
    """The claim itself names the thing."""


def find_fates(
    quote: str, around: tuple[str, ...], *, is_negative: bool
) -> tuple[Fate, ...]:
    """Find what a claim says became of people; empty: nothing.

    Args:
        quote: Its words.
        around: The words before it, the nearest first, that may name what they were in.
        is_negative: The claim is denied.
    """
    plain = " ".join(quote.split())
    if _OPEN.search(plain):
        return ()
    own_words = without_aside(plain)
    text = with_name(own_words, around[0])
    told_of = (*_told(text), _none_among(text, around))
    read = [told for told in told_of if told is not None]
    if text != own_words:  # that "he" spoke does not show who he is
        read = [told for told in read if told[1] != DEED]
    settled = (_settled(state, group, is_negative) for _, state, group in read)
    kept = [
        (words, *found)
        for (words, _, _), found in zip(read, settled, strict=True)
        if found is not None
    ]
    if not kept:
        return ()
    own = find_things(text)
    named = text if own else next((w for w in around if find_things(w)), "")
    things, called = find_things(named), find_called(named)
    found = (
        Fate(words, state, group, things, called, bool(own)) for words, state, group in kept
    )
    return tuple(dict.fromkeys(found))


def tells_fate(text: str) -> bool:
    """Tell whether words say what became of people, whoever they were."""
    words = (" ".join(match[0].lower().split()) for match in _forms().finditer(text))
    return any(state != DEED for word in words for state, _ in _uses()[word])


_OPEN = re.compile(
    r"\b(?:feared|presumed|believed|thought|whether|if|unclear|unknown|expected|likely|would"
    r"|could|might|(?-i:may)|threats?|threatened|alleged(?:ly)?|rumou?r(?:s|ed)?)\b",
    re.IGNORECASE,
)
"""Words that leave it open what became of them; May is a month."""

_Told = tuple[str, str, Group]


def _told(text: str) -> Iterator[_Told | None]:
    for match in _forms().finditer(text):
        for state, use in _uses()[" ".join(match[0].lower().split())]:
            yield _READ[use](text, match, state)
    yield _listed(text)


def _settled(state: str, group: Group, is_negative: bool) -> tuple[str, Group] | None:  # noqa: FBT001
    """Turn "nobody was hurt" into all unhurt; None: it is open what follows."""
    denies = is_negative and group.share != "none"
    if group.share == "rest":
        return (
            None
            if denies or state not in OF_THE_REST
            else (OF_THE_REST[state], replace(group, share="some"))
        )
    if group.share == "any" and not denies:
        return None
    if group.share in {"none", "any"}:
        every = replace(group, share="all", is_every=True)
        return (NOT_SO[state], every) if state in NOT_SO else None
    if not denies:
        return state, group
    if group.share == "some" or state not in NOT_SO:
        return None
    return NOT_SO[state], group


_BE = re.compile(
    r"\b(?:was|were|is|are|be|been|being|got|get)\s+(?:(?:not|all|both|also|\w+ly)\s+)*$",
    re.IGNORECASE,
)
_AND_CREW = (
    r"and(?!\s+(?:(?:the|its|all|every)\s+)?(?:members?\s+of\s+(?:the|its)\s+)?"
    r"(?:crew|passengers)\b)"
)
"""An "and" that does not go on naming those aboard: "passengers and crew" are one group."""

_STOP = re.compile(
    rf"[,;:.()“”\"—–]|\s(?:{_AND_CREW}|(?<!all )but|while|when|after|before|as|though|although"
    r"|because|since|said|says|despite|during|near|at|from|with|by|until|where|which|whom)\s",
    re.IGNORECASE,
)
"""Words and marks at which the words for whom it befell end."""


def _said(text: str, match: re.Match[str], state: str) -> _Told | None:
    """See "the crew is alive", "all nine perished": said of what stands before."""
    if state == DEED:
        return _deed(text, match)
    if _is_before_noun(text[match.end() :]):
        return None
    group = _subject(text[: match.start()])
    if group is None or (match[0].lower() in _OF_THINGS_TOO and group.kind is None):
        return None
    if state == "alive" and group.share == "some" and _ONLY.search(text[: match.start()]):
        group = replace(group, share="rest", number=None)
    return match[0], state, group


_OF_THINGS_TOO = {"was lost", "were lost"}
"""Words of what letters and ships come to as well: whom it befell must be named."""

_ONLY = re.compile(
    r"\b(?:only|just|fewer than|no more than|at most)\s+(?:\w+)\b", re.IGNORECASE
)

_NOUN_AFTER = re.compile(
    r"^\s+(?:body|bodies|men|man|people|person|persons|soldiers|woman|women"
    r"|animals?|birds?|cattle|cows?|dogs?|fish|goats?|horses?|livestock|sheep)\b"
)


def _is_before_noun(after: str) -> bool:
    """See "the dead men", "missing persons": the word only names them."""
    return bool(_NOUN_AFTER.match(after))


def _done(text: str, match: re.Match[str], state: str) -> _Told | None:
    """See "two were killed", "with two killed", and "the blast killed two"."""
    before, after = text[: match.start()], text[match.end() :]
    if match[0].lower() in _OF_PERSONS:
        group = _subject(before) if _BE.search(before) else _object(after)
        if group is None or not group.is_person:
            return None
        return match[0], state, group
    if _BE.search(before):
        group = _subject(before)
    else:
        group = _object(after)
        if group is None and not after.strip(" .,;:"):
            group = _subject(before)  # "nine killed"
    return (match[0], state, group) if group is not None else None


BURIED = frozenset({"buried", "laid to rest"})
"""Words of what was done with the dead: told of somebody, they say that he is."""

_OF_PERSONS = BURIED | {"executed", "picked up", "saved"}
"""Words that tell a fate of a person only: many are buried under a wall, alive."""


def _doing(text: str, match: re.Match[str], state: str) -> _Told | None:
    group = _object(text[match.end() :])
    return (match[0], state, group) if group is not None else None


_NO_NOUN = re.compile(
    r"\b(?:no|without|zero|nor)\s+(?P<whose>(?:(?!of\b|in\b|by\b|for\b|to\b)[\w'’-]+\s+){0,3})$",
    re.I,
)


def _noun(text: str, match: re.Match[str], state: str) -> _Told | None:
    """See "no casualties", "without loss of life": of anybody."""
    no = _NO_NOUN.search(text[: match.start()])
    if no is None or _is_before_noun(text[match.end() :]):
        return None
    among = _AMONG.match(text[match.end() :])
    group = read_group(f"no {no['whose']}") if no["whose"].strip() else None
    group = group or (_object(among["whom"]) if among else None)
    if group is None and (among or _ANY_HARM.sub("", no["whose"]).strip()):
        return None
    of_whom = group or Group(no[0].strip() + " " + match[0], None, "none")
    return match[0], state, replace(of_whom, share="none")


_ANY_HARM = re.compile(r"\b(?:human|known|or|dead|wounded|deaths|injuries|fatalities)\b")
"""Words between "no" and "casualties" that leave it of anybody."""


_AMONG = re.compile(
    r"^\s+(?:among|amongst|to|of|for|on)\s+(?P<whom>.+)", re.IGNORECASE | re.DOTALL
)


_OF_NAME = re.compile(r"^\s+(?:of\s+)?(?P<whom>.+)", re.DOTALL)
_OWNER = re.compile(r"(?P<whom>[^\W\d_a-z][\w-]*(?:\s+[^\W\d_a-z][\w-]*)*)['’]s?\s+$")


def _of(text: str, match: re.Match[str], state: str) -> _Told | None:
    """See "the death of Ilan Brask", "Brask's funeral"."""
    owner = _OWNER.search(text[: match.start()])
    after = _OF_NAME.match(text[match.end() :])
    is_of = match[0].lower().endswith(" of") or text[match.end() :].startswith(" of ")
    group = read_person(owner["whom"]) if owner else None
    if group is None and is_of and after:
        group = _object(after["whom"])
    if group is None or not group.is_person:
        return None
    return match[0], state, group


def _deed(text: str, match: re.Match[str]) -> _Told | None:
    """See "Ilan Brask, whom they have buried, greeted his men"."""
    if _BE.search(text[: match.start()]) or _DEATH.match(text[match.end() :]):
        return None
    before = text[: match.start()].strip()
    parts = before.split(",")
    is_aside = len(parts) > 2 and not _SELF.sub("", parts[-1]).strip()
    opening = parts[0] if is_aside or len(parts) == 1 else ""
    group = _named_at_end(_SELF.sub("", f" {opening}").strip())
    return (match[0], DEED, group) if group is not None else None


_DEATH = re.compile(r"\s+(?:with\s+)?(?:his|her)\s+(?:death|end|fate)\b")

_SELF = re.compile(r"\s+(?:himself|herself|has|had|also|then|later)\s*$")


def _named_at_end(words: str) -> Group | None:
    group = read_group(words)
    return group if group is not None and group.is_person else None


_AMONG_THEM = re.compile(
    r"\bamong\s+(?:them|the\s+(?:dead|killed|slain|victims)|those\s+killed)\s*,?\s*"
    r"(?:(?:is|was|are|were)\s+)?(?P<whom>[^,;:.]+)",
    re.IGNORECASE,
)


def _listed(text: str) -> _Told | None:
    """See "nine were killed, among them the commander Ilan Brask"."""
    match = _AMONG_THEM.search(text)
    if match is None:
        return None
    if "them" in match[0].lower().split()[:2] and not _is_of_dead(text[: match.start()]):
        return None
    group = _named_at_end(match["whom"])
    return ("among the dead", "dead", group) if group is not None else None


_NO_AMONG = re.compile(
    r"\b(?P<whom>no\s+[\w-]+)\s+(?:(?:was|were|is|are|been)\s+)?among\s+"
    r"(?:(?P<them>them)|the\s+(?:dead|killed|slain)|those\s+(?:who\s+were\s+)?killed)\b",
    re.IGNORECASE,
)


def _none_among(text: str, around: tuple[str, ...]) -> _Told | None:
    """See "no civilians were among the dead", and "among them" where the dead are told before."""
    match = _NO_AMONG.search(text)
    if match is None or (match["them"] and not _is_of_dead(next(iter(around), ""))):
        return None
    group = read_group(match["whom"])
    return ("among", "dead", group) if group is not None else None


def _is_of_dead(before: str) -> bool:
    states = {s for m in _forms().finditer(before) for s, _ in _uses()[m[0].lower()]}
    return "dead" in states


def _subject(before: str) -> Group | None:
    """Read whom stands before a fate: the last words that name people."""
    parts = _STOP.split(_FROM.sub("", before))
    for part in reversed(parts[-SUBJECT_PARTS:]):
        group = read_group(part)
        if group is not None and group.is_person:
            return replace(group, role=read_role(before, group.literal))
        if group is not None:
            return _out_of(group, before)
        if _TELLS.search(part):
            return None  # somebody or something else stands there
    return None


_FROM = re.compile(r"\s(?:from|near|at)\s+(?:[A-Z][\w'’-]*\s*)+$")
"""Where people are from, right behind them: "two young men from Sarn"."""


def _out_of(group: Group, before: str) -> Group:
    """See "of the nine aboard, two died", "nine pilots were hurt and one of them died"."""
    if group.kind is None and _THEM.search(group.literal):
        told = read_group(before[: max(before.rfind(group.literal), 0)])
        return replace(group, kind=told.kind) if told and not told.is_person else group
    opening = _OUT_OF.match(before)
    of = read_group(opening["whom"]) if opening and group.kind is None else None
    if of is None or group.is_person:
        return group
    return replace(group, kind=of.kind, whole=of.whole or of.number)


_THEM = re.compile(r"\bof\s+them\b", re.IGNORECASE)
_OUT_OF = re.compile(r"^\W*(?:out\s+)?of\s+(?P<whom>[^,]+),", re.IGNORECASE)

SUBJECT_PARTS = 3
"""Parts of a sentence back in which the subject stands: "the crew, all Danes, survived"."""

_TELLS = re.compile(
    r"\b(?:the|a|an|its|his|their|he|she|it|this|that|which)\s+\w+", re.IGNORECASE
)


def _object(after: str) -> Group | None:
    """Read whom stands after a verb that befell them."""
    part = _STOP.split(f" {after.strip()} ", maxsplit=1)[0].strip()
    if not part:
        return None
    opening = _OBJECT.match(part)
    return read_group(part) if opening else _named_at_end(part)


_OBJECT = re.compile(
    r"^(?:not|no|nobody|none|neither|all|every\w*|each|both|any\w*|at|more|over|about|around|up|as"
    r"|the|its|his|her|their|our|a|an|some|several|\d+|[a-z]+)\b"
)


@lru_cache(maxsize=1)
def _uses() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for words, state, use in load_rows("compare_fates"):
        found[words] = (*found.get(words, ()), (state, use))
    return found


@lru_cache(maxsize=1)
def _forms() -> re.Pattern[str]:
    return re.compile(rf"\b({any_of(_uses())})\b", re.IGNORECASE)


def _sole(text: str, match: re.Match[str], state: str) -> _Told | None:
    """See "the only survivor": the others are dead."""
    if re.search(r"\bnot\s+(?:the|an?)\s+$", text[: match.start()], re.IGNORECASE):
        return None
    return match[0], state, Group(f"all but the {match[0]}", "aboard", "rest")


_READ = {
    "sole": _sole,
    "said": _said,
    "done": _done,
    "doing": _doing,
    "noun": _noun,
    "of": _of,
}
"""How each use of a word is read."""


def fate_names(fates: tuple[Fate, ...]) -> frozenset[str]:
    """Name whom fates befell so that two that may be of one share a name."""
    return frozenset(
        name
        for fate in fates
        for name in (fate.group.names if fate.group.is_person else ("people",))
    )
