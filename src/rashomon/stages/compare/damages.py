"""See how badly a claim says one thing was harmed.

    "the mill was razed"               -> the mill: 5 to 6 of 6
    "the mill suffered slight damage"  -> the mill: 1 to 2
    "the mill still has its roof"      -> the mill: 0 to 4

One thing with an article or a name is meant; of "twelve houses" and "a part of the bridge" the
rest is open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rashomon.stages.compare.things import called, find_things
from rashomon.stages.compare.words import find_tokens, shared, stem, weight
from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_rows, load_words

MOST = 6
"""The worst that can become of a thing."""

FEW = frozenset({"aircraft", "ship", "train"})
"""Kinds of things of which hardly two come to harm in one matter, so that "the vessel" is it."""

HEAVY = 4
"""From here on harm is heavy."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that was, or was not, harmed."""

    literal: str
    head: str
    """Stem of its noun."""
    kinds: frozenset[str]
    """Kind of compare_things; empty: another noun."""
    names: frozenset[str]
    beside: frozenset[str]
    """Stems of the other words set to the noun: "railway" of a bridge."""
    is_general: bool
    """Its noun may stand for many others: "the building", "the vessel"."""
    before: frozenset[str]
    """Stems of the words before the claim, among which a general noun's thing is named."""


@dataclass(frozen=True, slots=True)
class Damage:
    """How badly a thing was harmed, at least and at most."""

    literal: str
    thing: Thing
    least: int
    most: int


def find_damage(quote: str, before: str, *, is_negative: bool) -> Damage | None:
    """Find how badly a claim says one thing was harmed; None: it does not, or of several.

    Args:
        quote: Its words.
        before: The words before it, in which stands what "the building" is.
        is_negative: The claim is denied: "was not damaged".
    """
    text = " ".join(quote.split())
    if _OPEN.search(text):
        return None
    for match in _forms().finditer(text):
        words = match[0].lower()
        least, most, use = _degrees()[words]
        phrase = _antecedent(text, match, before) or _READ[use](text, match)
        thing = _thing(phrase, before) if phrase else None
        if thing is None:
            continue
        left = (least, most)
        if is_negative and not words.startswith(("no ", "not ")):
            left = _denied(least, most) if _is_denied(text, match) else None
        return Damage(match[0], thing, *left) if left else None
    return None


_OPEN = re.compile(
    r"\b(?:whether|if|unclear|unknown|feared|expected|threats?|threatened|likely|would|could"
    r"|might|risk(?:s|ed)?|be\s+(?:destroyed|razed|sunk|levelled|damaged))\b",
    re.IGNORECASE,
)
"""Words that leave open what became of it, or are of what is yet to come."""


def _is_denied(text: str, match: re.Match[str]) -> bool:
    """Tell whether it is the harm that is denied, not who did it."""
    if _NOT.search(text[: match.start()]):
        return True
    return not _DENIES.search(text) and bool(_BE.search(text[: match.start()]))


_NOT = re.compile(
    r"(?:\b(?:not|never)|n[’']t)\s+(?:(?:been|be|being|yet|even|so|\w+ly)\s+){0,2}$",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:no|not|never|nobody|none|neither|nor)\b|n[’']t\b", re.IGNORECASE
)


def _denied(least: int, most: int) -> tuple[int, int] | None:
    """Turn "not destroyed" round; None: it is open how badly then."""
    if least == 0:
        return (most + 1, MOST) if most == 1 else None
    if most < HEAVY:
        return None
    return 0, least - 1


_BE = re.compile(
    r"\b(?:was|were|is|are|been|being|got|lay|lies|lie|stands?|stood)\s+(?:(?:not|now|also|all|\w+ly)\s+)*$",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[,;:()“”\"—–]|\.\s|\s(?:and|but|while|when|after|before|as|though|although|because|since|said"
    r"|says|that|which|who|so|where)\s",
    re.IGNORECASE,
)


def _said(text: str, match: re.Match[str]) -> str | None:
    return _last(text[: match.start()])


def _close(text: str, match: re.Match[str]) -> str | None:
    """See "the mill stands", "the mill stands, but"; "stands on a hill" says where it is."""
    return _said(text, match) if _CLOSE.match(text[match.end() :]) else None


_CLOSE = re.compile(r"\s*(?:$|[.,;:!”\"—–]|(?:and|but|though|although|despite)\b)", re.I)


def _done(text: str, match: re.Match[str]) -> str | None:
    """See "the mill was razed", and "the jets razed the mill"."""
    before, after = text[: match.start()], text[match.end() :]
    if _BE.search(before):
        return _last(before)
    if _HAD.search(before) or _DID.search(before):
        return _STOP.split(f"{after.strip()} ", maxsplit=1)[0].strip(" .") or None
    return None


def _moved(text: str, match: re.Match[str]) -> str | None:
    """See "the ferry sank", and "the torpedo sank the ferry"."""
    after = text[match.end() :]
    is_active = _OBJECT.match(after)
    return (
        _STOP.split(f"{after.strip()} ", maxsplit=1)[0] if is_active else _said(text, match)
    )


_OBJECT = re.compile(
    r"^\s+(?:the|a|an|its|our|their|his|her|two|three|several|\d+)\s", re.I
)

_HAD = re.compile(r"\b(?:has|have|had)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_DID = re.compile(r"[\w’']+\s+(?:\w+ly\s+)?$")


def _noun(text: str, match: re.Match[str]) -> str | None:
    """See "the mill suffered slight damage", "did heavy damage to the mill"."""
    after = _TO.match(text[match.end() :])
    if after is not None:
        return _STOP.split(f"{after['what']} ", maxsplit=1)[0].strip(" .")
    suffered = _SUFFERED.search(text[: match.start()])
    return _last(text[: match.start()][: suffered.start()]) if suffered else None


_TO = re.compile(r"^\s+to\s+(?P<what>.+)", re.DOTALL)
_SUFFERED = re.compile(
    r"\b(?:suffer(?:s|ed)?|sustain(?:s|ed)?|took|received|shows?|showed|bears|bore"
    r"|escaped\s+with|got\s+away\s+with|has|had)\s+(?:only\s+|just\s+|some\s+|a\s+little\s+)?$",
    re.IGNORECASE,
)


def _last(before: str) -> str | None:
    """Give the subject: the last stretch of words before the verb."""
    parts = [part.strip() for part in _STOP.split(before)]
    return next((part for part in reversed(parts[-2:]) if find_tokens(part)), None)


def _antecedent(text: str, match: re.Match[str], before: str) -> str | None:
    """See "over the Velm bridge, which was hit but | is intact": what "which" stands for."""
    opening = text[: match.start()]
    which = _WHICH.search(before) if not _TAIL.sub("", f" {opening}").strip() else None
    return _ENDS.split(f" {_last(which['what']) or ''} ")[-1].strip() if which else None


_WHICH = re.compile(r"(?P<what>[^.;]+),?\s+which\b[^.;]*$", re.IGNORECASE)


_READ = {"said": _said, "close": _close, "done": _done, "noun": _noun, "moved": _moved}
"""How each use of a word is read."""

_TAIL = re.compile(
    r"(?:\s+(?:was|were|is|are|be|been|being|has|have|had|got|also|later|now|still|reportedly|not"
    r"|n't|never|did|does|do|lies|lay|remains?|remained|stands?|stood|\w+ly))+\s*$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s(?:of|on|in|at|near|over|from|to|for|with|between|by|under|beside|above|behind|across"
    r"|during|is|was|were|are|has|had)\s",
    re.IGNORECASE,
)
"""Words at which the naming part of a noun phrase ends: "the mill on the Velm road" is a mill."""

_DEFINITE = re.compile(r"^(?:the|this|that|its|his|her|their|our)\s+", re.IGNORECASE)


def _thing(phrase: str, before: str) -> Thing | None:
    """Read a noun phrase as one thing; None: several, a part, or one of many."""
    text = _TAIL.sub("", f" {phrase}").strip()
    article = _DEFINITE.match(text)
    bare = text[article.end() :] if article else text
    naming = _ENDS.split(f" {bare} ", maxsplit=1)[0].strip()
    words = re.findall(r"[^\W\d_][\w'’-]*", naming)
    is_named = (
        bool(words) and words[-1][0].isupper() and weight(words[-1].lower()) >= MIN_NOUN
    )
    if not words or not (article or is_named) or not naming[:1].isalpha():
        return None
    head = stem(words[-1].lower())
    if not (is_named or is_site(words[-1])) or _is_many(words):
        return None
    names = shared(_stems(w for w in re.findall(r"[^\W\d_][\w'’-]*", bare) if _is_name(w)))
    return Thing(
        literal=" ".join(text.split()),
        head=head,
        kinds=find_things(words[-1]),
        names=names,
        beside=shared(_stems(w for w in words[:-1] if not _is_name(w))) - names,
        is_general=called(head) == "-" and len(words) == 1,
        before=shared(stem(t) for t in find_tokens(before)),
    )


MIN_NOUN = 1.0
"""Lightest word that is set to a noun as its name or kind."""


def is_site(word: str) -> bool:
    """Tell whether a noun is of something that can be brought down: "the peace" cannot."""
    return bool(find_things(word)) or stem(word.lower()) in _sites()


_HOLDING = frozenset({"military", "home", "carrier"})
"""Sorts of compare_loads that are places or vehicles."""


@lru_cache(maxsize=1)
def _sites() -> frozenset[str]:
    places = (row[0] for row in load_rows("compare_sites") if row[1] != "whole")
    held = (row[0] for row in load_rows("compare_loads") if row[1] in _HOLDING)
    general = (row[0] for row in load_rows("compare_called") if row[1] == "-")
    listed = (words.split()[-1] for words in (*places, *held, *general))
    return frozenset(map(stem, listed))


def _is_many(words: list[str]) -> bool:
    """See "two bridges", "houses": more than one thing, with no end to them."""
    counted = words[0].lower() in load_words("number_words")
    last = words[-1].lower()
    plural = last.endswith("s") and not last.endswith(
        ("ss", "us", "is", "works", "barracks")
    )
    return counted or (plural and last[:1] == words[-1][:1])


def _is_name(word: str) -> bool:
    return word[0].isupper() and word.lower() not in load_words("determiners")


def _stems(words: Iterable[str]) -> list[str]:
    return [stem(t) for w in words for t in find_tokens(w) if weight(t) >= MIN_NOUN]


@lru_cache(maxsize=1)
def _degrees() -> dict[str, tuple[int, int, str]]:
    return {
        row[0]: (int(row[1]), int(row[2]), row[3]) for row in load_rows("compare_damage")
    }


@lru_cache(maxsize=1)
def _forms() -> re.Pattern[str]:
    return re.compile(rf"\b({any_of(_degrees())})\b", re.IGNORECASE)


def damage_names(damage: Damage) -> frozenset[str]:
    """Name what was harmed so that two that may be one share a name."""
    thing = damage.thing
    return frozenset({thing.head, *thing.kinds}) | (
        thing.before if thing.is_general else frozenset()
    )


def things_of_both(a: Thing, b: Thing) -> bool:
    """Tell whether two noun phrases may be of one thing."""
    if a.names and b.names and not a.names & b.names:
        return False
    if a.is_general or b.is_general:
        return _stands_for(a, b) or _stands_for(b, a)
    if a.beside and b.beside and not a.beside & b.beside:
        return False
    return a.head == b.head


def _stands_for(general: Thing, other: Thing) -> bool:
    """Tell whether "the building" is the mill that the words before it, or after all, name."""
    if not general.is_general:
        return False
    if other.is_general:
        is_rare = bool(
            general.kinds - {"building"}
        )  # a matter has many buildings, one plant
        return general.head == other.head and (is_rare or bool(general.names & other.names))
    if other.head in general.before or other.head == general.head:
        return True
    return bool(general.kinds & other.kinds & FEW)
