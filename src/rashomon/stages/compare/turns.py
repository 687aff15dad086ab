"""Read at whose wish somebody came or left, or how what bound him ended.

words -> an act (come, leave, pact), the way (asked, made, own, ...), the words for who -> Turn

"Bhutan intervened at Andorra's request": come, asked. "They came uninvited": come, own. "A landing
under the guise of a rescue": come, guise. "Asked the mission to leave": leave, made. "Nobody asked
it to leave", "left of its own accord": leave, own. "The contract ran out": pact, lapsed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_rows, load_words

COME, LEAVE, PACT = "come", "leave", "pact"

ASKED = "asked"
"""Somebody else wished it."""

MADE = "made"
"""They were asked to leave, or thrown out."""

OWN = "own"
"""Nobody else wished it."""

GUISE = "guise"
"""Its ground is told as a pretext."""

DONE = "done"
"""There was no more to do."""

LAPSED = "lapsed"
"""It ended by itself."""

BROKEN = "broken"
"""Somebody ended it."""

REACH = 12
"""Words between coming or leaving and the words for whose wish it was: "abandoned their base in
the old town, two days before the raid, of their own accord" has eleven."""

OWNER_WORDS = 3
"""Words before a noun in which stands whose it is: "France's first military intervention"."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What a claim says of a coming, a leaving or the end of a pact."""

    act: str
    way: str
    literal: str
    """The words that show it, as printed."""
    whom: str
    """The words among which stands who came or left; "" where the claim leaves that out."""


def find_turn(quote: str, before: str, *, is_denied: bool) -> Turn | None:
    """Find at whose wish somebody came or left; None: nothing shows it.

    Args:
        quote: The words of a claim.
        before: Its sentence up to it and the sentence before: what it goes on from.
        is_denied: It is denied from outside: "denied that it had asked them to leave".
    """
    text = " ".join(quote.split())
    found = next((turn for look in _LOOKS if (turn := look(text, before))), None)
    if found is None or not is_denied:
        return found
    return _turned(found) if found.way in {ASKED, MADE} else None


def _turned(found: Turn) -> Turn:
    """Give what is left of a wish that is denied: nobody else wished it."""
    return Turn(found.act, OWN, found.literal, found.whom)


@lru_cache(maxsize=64)
def _listed(*kinds: str) -> str:
    return any_of(words for words, kind in load_rows("compare_wishes") if kind in kinds)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


_NOBODY = re.compile(
    r"\b(?:not|never|nobody|no one|no-one|none|nor|neither|without|no (?:\w+ ){1,3}ever)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:“”\"(]|\bbut\b|\band\b")


def _is_denied(text: str, match: re.Match[str]) -> bool:
    """Tell whether some words hold a "not", or their clause does before them."""
    before = _CLAUSE.split(text[: match.start()])[-1]
    return bool(match.groupdict().get("no")) or _NOBODY.search(before) is not None


_MEANT = re.compile(
    r"\b(?:to|will|would|shall|should|could|may|might|must|can|cannot)\s+$", re.IGNORECASE
)


def _is_meant(text: str, match: re.Match[str]) -> bool:
    """See "threatened to expel them": it may never be done."""
    return _MEANT.search(text[: match.start()]) is not None


def _before(text: str, match: re.Match[str]) -> str:
    """Give the clause before some words, where their subject stands."""
    return _CLAUSE.split(text[: match.start()])[-1].strip()


_BE = r"(?:was|were|been|being|is|are|be|got)\s+(?:\w+ly\s+)?"
_NOT_BE = r"(?:was|were|been|being|is|are|be|got)\s+(?P<no>(?:not|never)\s+)?(?:\w+ly\s+)?"
_THEIR = r"(?:its|their|his|her|our|my|your)"
_OBJECT = r"(?P<whom>(?:(?!(?:to|that|who|which|and|but|if|whether)\b)[\w'’.-]+\s+){1,6}?)"
_SOME = r"(?:[\w'’-]+\s+){0,3}?"


@lru_cache(maxsize=1)
def _quits() -> str:
    """Write a pattern for leaving a place to stay at: "vacated the old base"."""
    return rf"{_listed('quits')}\s+{_SOME}{_listed('stay')}"


@lru_cache(maxsize=1)
def _wished() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Give act, way and pattern of a wish told in a verb; who moves is its object or subject."""
    ask, make = _listed("asks", "begs"), _listed("asks", "forces")
    leave = rf"(?:{_listed('leave')}\b|{_quits()}\b|go(?=\s*(?:$|[,.;])))"
    come = rf"(?:to\s+{_listed('come')}\b|in\b(?=\s*(?:$|[,.;]|to\b)))"
    leaving = rf"{_listed('leaving')}\b(?:\s+of\s+(?P<more>[\w'’. -]+))?"
    rows = (
        (LEAVE, MADE, rf"{_NOT_BE}{make}\s+to\s+{leave}"),
        (LEAVE, MADE, rf"{make}\s+{_OBJECT}to\s+{leave}"),
        (COME, ASKED, rf"{_NOT_BE}{ask}\s+{come}"),
        (COME, ASKED, rf"{ask}\s+{_OBJECT}{come}"),
        (COME, ASKED, rf"(?:called|brought)\s+in\s+{_OBJECT}(?:to|for)\b"),
        (LEAVE, MADE, rf"(?:demand|enforce)\w*\s+{_SOME}(?P<whom>[\w'’.-]+\s+){leaving}"),
    )
    return tuple((act, way, _pattern(words)) for act, way, words in rows)


def _wished_by_another(text: str, _: str) -> Turn | None:
    """See "asked them to leave", "were invited to come", and that nobody did."""
    for act, way, pattern in _wished():
        match = pattern.search(text)
        if match is None or _is_meant(text, match):
            continue
        whom = _object(match) if "whom" in match.groupdict() else _before(text, match)
        if _OWN_PEOPLE.match(whom):
            continue  # "ordered its troops to leave": at its own wish
        found = Turn(act, way, match[0].strip(), whom)
        return _turned(found) if _is_denied(text, match) else found
    return None


_OWN_PEOPLE = re.compile(rf"\W*{_THEIR}\b", re.IGNORECASE)


def _object(match: re.Match[str]) -> str:
    """Give who is asked: "the withdrawal of the guards" names them behind the noun."""
    return f"{match['whom']} {match.groupdict().get('more') or ''}".strip()


@lru_cache(maxsize=1)
def _expelling() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Match "expelled the mission", "threw the mission out"; "was thrown out", "were expelled"."""
    oust, expel, dismiss = _listed("ousts"), _listed("expels"), _listed("dismisses")
    some = r"(?:[\w'’.-]+\s*){1,8}"
    role = any_of(load_words("link_person_roles"))
    post = (
        r"from\s+(?:office|the\s+board|(?:his|her|their|its)\s+(?:post|job|office|command))"
    )
    office = rf"(?:as\s+(?:[\w'’-]+\s+){{0,3}}?{role}|{post})\b"
    active = (
        rf"(?:{oust}\s+(?P<all>{some})|{dismiss}\s+(?P<office>{some}?)\b{office}"
        rf"|{expel}\s+{_OBJECT}out\b)"
    )
    passive = rf"{_NOT_BE}(?:{oust}\b|{expel}\s+out\b|{dismiss}\s+{office})"
    return _pattern(active), _pattern(passive)


def _expelled(text: str, _: str) -> Turn | None:
    active, passive = _expelling()
    match = passive.search(text)
    if match is not None:
        return _ousted(match, _before(text, match), is_denied=bool(match["no"]))
    match = active.search(text)
    if match is None or _is_denied(text, match) or _is_meant(text, match):
        return None
    whom = match["all"] or match["office"] or match["whom"]
    return _ousted(match, whom, is_denied=False)


def _ousted(match: re.Match[str], whom: str, *, is_denied: bool) -> Turn | None:
    """Take who was thrown out, not what: "the lawsuit was thrown out"."""
    if _matter().search(whom):
        return None
    found = Turn(LEAVE, MADE, match[0].strip(), whom.strip())
    return _turned(found) if is_denied else found


@lru_cache(maxsize=1)
def _matter() -> re.Pattern[str]:
    return _pattern(rf"{_listed('matter')}\b")


_UNBIDDEN = "unbidden"
"""Way of a coming that those it was done to did not wish; told as OWN."""


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give what words beside a coming or leaving say of whose wish it was."""
    wish = _listed("wish")
    against = (
        r"(?:against|contrary to) the (?:express(?:ed)? )?(?:will|wish|wishes) of"
        r"|without the (?:\w+ )?(?:consent|permission|agreement|approval|leave) of"
        r"|over the (?:objections?|protests?) of"
    )
    whose = rf"(?:the (?:[\w-]+ ){{0,2}}?|[\w'’.-]+[’'](?:s )?(?:[\w-]+ )?|{_THEIR} (?:[\w-]+ )?)"
    rows = (
        (OWN, rf"(?:at|on|by) {_THEIR} own (?:\w+ )?(?:{wish}|decision|initiative)\b"),
        (OWN, rf"of {_THEIR} own (?:free )?(?:accord|will|choice|volition|choosing)\b"),
        (OWN, rf"{_listed('own')}\b"),
        (_UNBIDDEN, rf"(?:{_listed('unbidden')}|{against})\b"),
        (
            GUISE,
            rf"(?:under|on|with|in) (?:the|an?|any) (?:\w+ )?{_listed('guise')} (?:of|that)",
        ),
        (ASKED, rf"(?:at|on|upon|by) {whose}{wish}\b(?!\s+(?!of|from|by|in|and|to)\w)"),
        (ASKED, r"(?:invited|called in|asked in|summoned) by\b"),
    )
    return tuple((way, _pattern(words)) for way, words in rows)


def _in_a_phrase(text: str, _: str) -> Turn | None:
    """See "of its own accord", "at the request of the council" beside a coming or leaving."""
    for way, pattern in _phrases():
        match = pattern.search(text)
        moved = _moved(text, match) if match else None
        if match is None or moved is None:
            continue
        act, whom = moved
        told = _TOLD.get((act, way))
        if told is not None and not _NOBODY.search(_last(text[: match.start()], 3)):
            return Turn(act, told, match[0], whom)
    return None


_TOLD = {
    (COME, OWN): OWN,
    (COME, _UNBIDDEN): OWN,
    (COME, GUISE): GUISE,
    (COME, ASKED): ASKED,
    (LEAVE, OWN): OWN,
    (LEAVE, ASKED): MADE,
}
"""What each says; "left over the protests of the mayor" does not say who wished it."""


def _last(text: str, count: int) -> str:
    return " ".join(text.split()[-count:])


@lru_cache(maxsize=1)
def _acts() -> re.Pattern[str]:
    shut = rf"{_listed('stay')}\s+{_BE}{_listed('quits')}"
    return _pattern(
        rf"(?:(?P<come>{_listed('come')})|(?P<coming>{_listed('coming')})"
        rf"|(?P<leave>{_listed('leave')}|{_quits()}|(?P<shut>{shut}))"
        rf"|(?P<leaving>{_listed('leaving')}))\b"
        r"(?!\s+(?:bank|wing|hand|side|behind|dead|open)\b)"
    )


def _moved(text: str, phrase: re.Match[str]) -> tuple[str, str] | None:
    """Give the coming or leaving nearest to a phrase, and the words for who; None: none is told."""
    found = [*_acts().finditer(text)]
    ahead = [m for m in found if m.end() <= phrase.start()]
    behind = [m for m in found if m.start() >= phrase.end()]
    near = [*ahead[-1:], *behind[:1]]
    at = next((m for m in near if _words_between(text, m, phrase) <= REACH), None)
    if at is None:
        return None
    act = COME if at["come"] or at["coming"] else LEAVE
    if at["shut"]:
        return act, f"{_before(text, at)} {at[0]}".strip()
    if at["come"] or at["leave"]:
        return act, _before(text, at)
    of = re.match(r"\s+(?:of|by)\s+((?:[\w'’.-]+\s*){1,6})", text[at.end() :])
    return act, of[1].strip() if of else _last(text[: at.start()], OWNER_WORDS)


def _words_between(text: str, one: re.Match[str], other: re.Match[str]) -> int:
    low, high = sorted((one.span(), other.span()))
    return len(text[low[1] : high[0]].split())


@lru_cache(maxsize=1)
def _decided() -> re.Pattern[str]:
    leave = rf"(?:{_listed('leave')}|{_quits()})\b"
    return _pattern(rf"(?:decided|chose|resolved|preferred|opted)\s+to\s+{leave}")


def _chosen(text: str, _: str) -> Turn | None:
    """See "decided to pull out"."""
    match = _decided().search(text)
    if match is None or _is_denied(text, match):
        return None
    return Turn(LEAVE, OWN, match[0], _before(text, match))


@lru_cache(maxsize=1)
def _finished() -> re.Pattern[str]:
    work, done = r"(?:mission|task|work|job|assignment)", _listed("done")
    return _pattern(
        rf"(?:{work}\s+(?:was|is|had been|has been|being)\s+(?:\w+ly\s+)?{done}"
        rf"|(?:having|after|had|has|have)\s+(?:\w+ly\s+)?{done}\s+{_THEIR}\s+(?:\w+\s+)?{work})\b"
    )


def _no_more_to_do(text: str, before: str) -> Turn | None:
    """See "left, its mission was complete", where leaving is told with it."""
    match = _finished().search(text)
    if match is None or _is_denied(text, match):
        return None
    told = f"{before} {text}"
    left = [m for m in _acts().finditer(told) if m["leave"] or m["leaving"]]
    return Turn(LEAVE, DONE, match[0], _before(told, left[-1])) if left else None


@lru_cache(maxsize=1)
def _ended() -> re.Pattern[str]:
    pact = rf"(?:{_listed(PACT)}|agreement\s+with)"
    gap = r"(?:\s+(?!(?:and|or|but|which|that)\b)[\w'’-]+)"
    return _pattern(
        rf"(?:(?P<lapsed>{pact}\b{gap}{{0,6}}?\s+{_listed(LAPSED)})"
        rf"|(?P<broken>{_listed(BROKEN)}\s+{_SOME}{pact}|{pact}\b{gap}{{0,4}}?\s+{_BE}"
        rf"{_listed(BROKEN)}))\b"
    )


def _pact_ended(text: str, _: str) -> Turn | None:
    """See a contract that ran out, or was torn up."""
    match = _ended().search(text)
    if match is None or _is_denied(text, match):
        return None
    return Turn(PACT, LAPSED if match["lapsed"] else BROKEN, match[0], text)


_LOOKS: tuple[Callable[[str, str], Turn | None], ...] = (
    _wished_by_another,
    _expelled,
    _in_a_phrase,
    _chosen,
    _pact_ended,
    _no_more_to_do,
)
"""In order of how plain they are."""
