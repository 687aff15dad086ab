"""See who a claim says holds, took, gave up or never reached a place.

    "Sarn remains under the control of the army"     -> the army has Sarn, and had it before
    "rebels have taken the airfield"                 -> the rebels have the airfield
    "its marines never reached the bridge"           -> the marines do not have the bridge
    "nobody has set foot on that runway except us"   -> nobody but who speaks has the runway

Half a town or its outskirts leave the rest to others, so such a part is left out, but for a part of
one thing ("the west wing of the dam"), which who holds all of it holds too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from rashomon.stages.compare.holders import MIN_NAME, Holder, find_holder, to_holder
from rashomon.stages.compare.words import find_tokens, stem, weight
from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_mapping, load_words


@dataclass(frozen=True, slots=True)
class Site:
    """A place that is held: "the Kessel airfield" is of kind airfield and named Kessel."""

    kind: str | None
    """Kind of a place in or beside the one named; None: the place itself."""
    names: frozenset[str]
    literal: str
    is_guessed: bool = False
    """Its names are all that stand before it, of which one may be meant."""
    is_part: bool = False
    """Only a part of it: "the west wing of the dam"."""
    is_every: bool = False
    """All of it: "the entire dam"."""

    @property
    def keys(self) -> frozenset[str]:
        """Name it so that two that may be one share a name."""
        return frozenset((self.kind,)) if self.kind else self.names


@dataclass(frozen=True, slots=True)
class Hold:
    """Who has a place, or has not."""

    sites: tuple[Site, ...]
    holder: Holder
    verb: str
    has: bool
    is_turn: bool
    """It came to be so ("took"), rather than was so ("holds")."""
    is_again: bool
    """It came back: "recaptured"."""
    is_lasting: bool
    """It was so before as well: "still", "remains", "never"."""
    is_since: bool
    """It has been so since the day it names."""
    is_arrival: bool = False
    """It tells of getting there: who never did may have had others of his side there."""
    but_nobody: bool = False
    """Nobody but the holder has, or ever had, the place."""
    is_ever: bool = False
    """It was so all the time: "throughout"."""


_WORD = r"[\w'’-]+"
_LASTING = re.compile(
    r"\b(?:still|remain(?:s|ed)?|continue[sd]?|keeps?|kept|never|retain(?:s|ed)?|always)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_BE = re.compile(
    r"\b(?:was|were|is|are|be|been|being|got)\s+(?:\w+ly\s+|now\s+|soon\s+)?$", re.I
)
_NOUN = re.compile(
    r"\b(?:within|beyond|out of|in|of|under)\s+(?:the\s+|easy\s+)?$", re.IGNORECASE
)
"""Words right before what is a noun there: "no guns within reach of the town"."""

_FLAG = re.compile(
    rf"\b(?:flags?\s+of\s+(?P<owner>(?:{_WORD}\s+){{1,5}}?)"
    rf"|(?:the|an?|no|their|our)\s+(?P<whose>(?:{_WORD}\s+){{1,3}}?)flags?\s+)"
    r"(?:(?:was|were|is|are|had been|has been|still|now|ever|never|again)\s+){0,3}"
    r"(?:flies|flew|fly|flying|waves?|waved|waving|hangs?|hung|hanging"
    r"|(?P<turn>raised|hoisted|run up))\s+(?:over|above|from|on)\s+",
    re.IGNORECASE,
)
_OUSTED = re.compile(
    rf"\b(?:drove|driven|pushed|forced|thrown|threw|expelled|ousted|cleared|chased)\s+"
    rf"(?P<whom>(?:(?!(?:out|from|back|by)\b){_WORD}\s+){{1,6}}?)(?:out\s+of|from)\s+",
    re.IGNORECASE,
)
"""Whom one side drives out of a place that it then has: "drove the last units out of Sarn"."""

_EVER = re.compile(r"\b(?:throughout|always|all along|at all times)\b", re.IGNORECASE)
_ITSELF = re.compile(r"\b(?:itself|proper)\b", re.IGNORECASE)
_IN_HANDS = re.compile(
    rf"\b(?:in|into|under|to)\s+(?P<owner>(?:{_WORD}\s+){{1,3}}?)(?:hands|control|rule)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"^\W*(?:nobody|no\s+one|no-one|none)\b", re.IGNORECASE)
_BUT = re.compile(
    rf"\b(?:except|but|save|other\s+than)\s+(?:for\s+)?(?P<owner>{_WORD})", re.I
)


def find_hold(quote: str, before: str, voice: Holder, *, is_negative: bool) -> Hold | None:
    """Find what a claim says about who holds a place; None: nothing.

    Args:
        quote: Its words.
        before: The sentence before, that may name "the town".
        voice: Who speaks, and for whom: the owner of "our hands".
        is_negative: The claim is denied: "has not taken the town".
    """
    frames = (_by_flag, _by_hands, _by_place, _by_ousting, _by_holder)
    read = (frame(quote, voice, is_negative=is_negative) for frame in frames)
    found = [hold for hold in read if hold is not None]
    if not found:
        return None
    first = next((hold for hold in found if not hold.sites[0].is_part), found[0])
    return replace(first, sites=tuple(_placed(s, before) for s in first.sites))


def _placed(site: Site, before: str) -> Site:
    """Let "the town" be one of those named before it."""
    if site.kind is not None or site.names:
        return site
    named = (w for w in re.findall(r"[^\W\d_][\w'’-]*", before) if _is_name(w))
    told = frozenset(
        stem(t) for w in named for t in find_tokens(w) if weight(t) >= MIN_NAME
    )
    return replace(site, names=told, is_guessed=True)


def _by_flag(quote: str, voice: Holder, *, is_negative: bool) -> Hold | None:
    match = _FLAG.search(quote)
    if match is None:
        return None
    owner = find_holder(match["owner"] or match["whose"], voice)
    sites, kind = _sites(quote[match.end() :]), "take" if match["turn"] else "hold"
    is_none = re.match(r"no\b", match[0], re.IGNORECASE) is not None
    return _hold(quote, sites, owner, "flag", kind, has=not (is_negative or is_none))


def _by_ousting(quote: str, voice: Holder, *, is_negative: bool) -> Hold | None:
    """See "rebels drove the last soldiers out of Sarn": the rebels have it."""
    match = _OUSTED.search(quote)
    if match is None or is_negative or _BE.search(quote[: match.start()]):
        return None
    whom = to_holder(match["whom"])
    if not (whom.side or whom.is_enemy or whom.names):
        return None
    owner = find_holder(_subject(quote[: match.start()]), voice)
    verb = f"{match[0].split()[0]} out"
    return _hold(quote, _sites(quote[match.end() :]), owner, verb, "take", has=True)


def _by_hands(quote: str, voice: Holder, *, is_negative: bool) -> Hold | None:
    """See "the airfield is in our hands", "the port remains under rebel control"."""
    match = _IN_HANDS.search(quote)
    if match is None:
        return None
    sites, owner = _sites_before(quote[: match.start()]), find_holder(match["owner"], voice)
    kind = "take" if match[0].lower().startswith(("into", "to")) else "hold"
    return _hold(quote, sites, owner, match[0], kind, has=not is_negative)


def _by_place(quote: str, voice: Holder, *, is_negative: bool) -> Hold | None:
    """See "Sarn is held by the army", "Sarn fell to the rebels"."""
    match = _pattern("place").search(quote)
    if match is None:
        return None
    kind = _kinds().get(match[1].lower(), "under")
    owner = find_holder(_phrase(quote[match.end() :]), voice)
    sites = _sites_before(quote[: match.start()])
    told = "take" if kind == "fall" else "hold"
    return _hold(quote, sites, owner, match[1], told, has=not is_negative)


def _by_holder(quote: str, voice: Holder, *, is_negative: bool) -> Hold | None:
    """See "rebels took Sarn", "our marines never reached the bridge"."""
    match = _pattern("holder").search(quote)
    if match is None:
        return None
    kind, before = _kinds()[match[1].lower()], quote[: match.start()]
    is_passive = bool(_BE.search(before)) and " " not in match[1].strip()
    if is_passive or _NOUN.search(before) or (kind == "reach" and not is_negative):
        return None
    sites = _sites(quote[match.end() :])
    if _NOBODY.match(before):
        return _by_nobody(quote, sites, match[1], voice)
    owner = find_holder(_subject(before), voice)
    has = kind != "reach" and (kind == "leave") == is_negative
    return _hold(quote, sites, owner, match[1], kind, has=has)


def _by_nobody(
    quote: str, sites: tuple[Site, ...], verb: str, voice: Holder
) -> Hold | None:
    """See "nobody has entered the palace but us"."""
    but = _BUT.search(quote)
    if but is None or not sites:
        return None
    owner = find_holder(but["owner"], voice)
    return Hold(
        sites,
        owner,
        verb,
        has=True,
        is_turn=False,
        is_again=False,
        is_lasting=True,
        is_since=False,
        but_nobody=True,
    )


def _hold(
    quote: str, sites: tuple[Site, ...], owner: Holder, verb: str, kind: str, *, has: bool
) -> Hold | None:
    if not sites or not owner.is_known:
        return None
    was_kept = kind == "leave" and has  # "has not lost the town"
    return Hold(
        sites=sites,
        holder=owner,
        verb=" ".join(verb.split()),
        has=has,
        is_turn=kind in {"take", "retake"} if has and not was_kept else kind == "leave",
        is_again=kind == "retake",
        is_lasting=was_kept
        or bool(_LASTING.search(quote))
        or (not has and kind != "leave"),
        is_since=bool(_SINCE.search(quote)),
        is_ever=bool(_EVER.search(quote)),
        is_arrival=kind == "reach",
    )


_VERBS = re.compile(
    r"\s(?:has|have|had|is|are|was|were|be|been|remain(?:s|ed)?|stay(?:s|ed)?|lies|lay|still"
    r"|now|too|also|will|did|does|do|never|not|n[o']t|continue[sd]?)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
"""Words with which the verb of a clause begins."""


def _subject(before: str) -> str:
    """Give the subject of a clause: the words before its verb, without an introduction."""
    parts = [part for part in re.split(r"[,;:]", before) if find_tokens(part)]
    return _VERBS.sub("", f" {parts[-1]}") if parts else ""


_STOPS = re.compile(
    r"[,;:.()“”\"—–]|\s(?:after|at|on|since|in|from|with|before|during|by|to|for|until|when"
    r"|while|as|within|under|without|despite|who|which|that|where|amid|following|last|this"
    r"|yesterday|today|throughout|except|but|save|because|too|again|early|late|again|over)\b",
    re.IGNORECASE,
)
"""Words at which a noun phrase ends; "of" goes on with it."""

_DETERMINER = re.compile(r"^(?:the|that|this|these|those|its|their|our|a|an)\s+", re.I)

_PART = re.compile(
    r"\b(?:half|part|parts|third|quarter|quarters|most|outskirts|suburbs?|edge|edges"
    r"|neighbourhoods?|neighborhoods?|districts? of|side|north|south|east|west|\w+ern"
    r"|percent|some|several|two|three|bank|approach|approaches|near|towards?)\b"
)
"""Words by which a phrase is of a part of a place, or beside it."""

_EVERY = re.compile(r"\b(?:every|all|whole|entire|each)\b", re.IGNORECASE)


def _phrase(text: str) -> str:
    """Give the noun phrase that opens a text."""
    padded = f" {_DETERMINER.sub('', text.strip())}"
    stop = _STOPS.search(padded)
    return padded[: stop.start()] if stop else padded


def _sites_before(text: str) -> tuple[Site, ...]:
    """Give the places that the subject of a clause names: "the port, the radio and the mint"."""
    text = _ITSELF.sub(" ", _BESIDE.sub(" ", text))
    parts = re.split(r",\s*(?:and\s+)?|\s+and\s+", _VERBS.sub("", f" {text}"))
    listed = [_site(part) for part in parts]
    if all(site is not None for site in listed):
        return tuple(site for site in listed if site is not None)
    return _sites(_subject(text))


_BESIDE = re.compile(r",\s+(?:with|including)\s[^,]*,\s")
"""An aside of what is held: "the fort, with all its towers, is"."""


def _sites(text: str) -> tuple[Site, ...]:
    """Give the places a noun phrase names, each part of "X and Y" by itself."""
    parts = re.split(r"\s+and\s+", _phrase(text))
    return tuple(site for part in parts if (site := _site(part)) is not None)


def _site(phrase: str) -> Site | None:
    """Read a noun phrase as a place; None: it is none, or a part of a town."""
    is_part = bool(_PART.search(phrase))
    words = re.findall(r"[^\W\d_][\w'’-]*", phrase)
    is_whole = bool(_EVERY.search(phrase))
    kinds = [
        k for w in words if w[0].islower() or not _is_name(w) for k in (_site_kind(w),) if k
    ]
    names = frozenset(stem(t) for w in words if _is_name(w) for t in find_tokens(w))
    if not kinds and not _is_bare_name(words):
        return None
    kind = next((k for k in kinds if k != "whole"), None)
    if is_whole and names:
        kind = None
    if is_part and kind is None:
        return None
    site = Site(kind, names, _called(phrase), is_part=is_part, is_every=is_whole)
    return site if names or kinds else None


def _called(phrase: str) -> str:
    return _DETERMINER.sub("", " ".join(phrase.split()))


def _is_name(word: str) -> bool:
    return word[0].isupper() and word.lower() not in load_words("determiners")


def _is_bare_name(words: list[str]) -> bool:
    """See "Sarn", "Upper Sarn"; "nine Sarn guards" and "Colonel Dray" are no places."""
    kept = [w for w in words if w.lower() not in load_words("determiners")]
    if not kept or kept[0].lower() in load_words("titles"):
        return False
    return all(_is_name(w) or weight(w.lower()) == 0 for w in kept)


def _site_kind(word: str) -> str | None:
    return _site_kinds().get(stem(word.lower()))


@lru_cache(maxsize=1)
def _site_kinds() -> dict[str, str]:
    return {stem(word): kind for word, kind in load_mapping("compare_sites").items()}


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    return load_mapping("compare_holds")


@lru_cache(maxsize=2)
def _pattern(of: str) -> re.Pattern[str]:
    """Match the words between who holds and the place ("holder"), or the other way ("place")."""
    wanted = (
        {"under", "fall"} if of == "place" else {"take", "retake", "hold", "reach", "leave"}
    )
    forms = any_of(w for w, k in _kinds().items() if k in wanted)
    if of == "place":  # "under the firm control of"
        forms = rf"{forms}|under\s+(?:the\s+)?[a-z]+\s+control\s+of"
    return re.compile(rf"\b({forms})\b", re.IGNORECASE)


def sites_of_both(a: Hold, b: Hold) -> Iterator[tuple[Site, Site]]:
    """Give the places of two claims that may be one: of one kind, and not named apart."""
    for p in a.sites:
        for q in b.sites:
            if p.kind == q.kind and _may_be_one(p, q):
                yield p, q


def _may_be_one(p: Site, q: Site) -> bool:
    if p.is_guessed and q.is_guessed:
        return False
    if (p.is_part and not q.is_every) or (q.is_part and not p.is_every):
        return False
    if p.names & q.names:
        return True
    return p.kind is not None and not (p.names and q.names)


def hold_names(hold: Hold) -> frozenset[str]:
    """Name the places of a claim so that two claims of one place share a name."""
    return frozenset(name for site in hold.sites for name in site.keys)
