"""See what a claim says something carried, held or was: things of war, or of peace.

    "two of the lorries were packed with rifles"       -> arms
    "there was nothing in the lorries but flour"       -> goods of peace, and nothing else
    "the ship carried no weapons"                      -> no arms
    "a missile hit a command post" / "hit a bakery"    -> a target of war / of peace

Flour alone rules no rifle out; "only flour" does, and so does "no weapons".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rashomon.stages.compare.words import find_tokens, stem, weight
from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_rows, load_words


@dataclass(frozen=True, slots=True)
class Load:
    """What something carried or held, or what was hit."""

    literal: str
    of_war: bool
    """It is a thing or place of war, or is said to be none (`is_barred`)."""
    is_barred: bool
    is_all: bool
    """There was nothing else."""
    is_target: bool
    """It is what was hit, not what was carried."""
    carriers: frozenset[str]
    """Stems of the words for what held it."""
    sort: str = ""
    """Of a thing of war: "weapons" for a word that stands for all, "fighters", or its stem."""


_HELD = re.compile(
    r"\b(?:carr(?:y|ies|ied|ying)|transport(?:s|ed|ing)?|bringing|brought|delivering|delivered"
    r"|(?:loaded|laden|packed|filled|stuffed|stacked) with|full of|contain(?:s|ed|ing)?"
    r"|stor(?:ed|ing|es)|held|hid|hidden|conceal(?:ed|ing)|smuggl(?:ed|ing)|found|aboard"
    r"|on board|inside|cargo|load|shipment|consignment"
    r"|(?:there|it) (?:was|were|is|are)"
    r"(?=.*\b(?:in|on|aboard|inside|among|under|within|nothing)\b))\b"
)
_HIT = re.compile(
    r"\b(?:hit|hits|struck|shelled|bombed|destroyed|attacked|targeted|targeting|levelled|leveled"
    r"|flattened|landed on|landed in|fell on|fell in|aimed at|against|razed|blew up|set fire to"
    r"|damaged|was|were|is|been|served as|used as|turned into|housed|home to)\s+"
    r"(?:not\s+)?(?:only\s+)?(?:(?:a|an|the|one|two|no|its|their|what|his|our|some)\s+)?"
    r"(?:(?!of\b|in\b|and\b|by\b|near\b)[\w'’-]+\s+){0,2}$"
)
_WAS_HIT = re.compile(
    r"^s?\s+(?:[\w'’-]+\s+){0,4}?(?:was|were|been|being|got)\s+(?:\w+ly\s+)?(?:hit|struck|shelled"
    r"|bombed|destroyed|attacked|targeted|levelled|leveled|flattened|razed|damaged)\b"
)


@lru_cache(maxsize=1)
def _all() -> re.Pattern[str]:
    """Match words by which there was nothing else; "only six" counts."""
    counts = any_of(load_words("number_words"))
    return re.compile(
        r"\b(?:only|solely|exclusively|purely|nothing but|nothing else|nothing other than"
        r"|nothing more than|nobody but|nothing (?:in|on|aboard|inside)\b.*\bbut)\b"
        rf"(?!\s+(?:\d|(?:{counts}|some|a|about)\b))"
    )


OF_WAR = frozenset({"arms", "weapons", "fighters"})
"""Sorts of what is of war."""

_UNSEEN = re.compile(r"\b(?:signs?|traces?|evidence|proof|reports?|word|indications?) of\b")
"""Words of what was or was not seen: who saw no weapons in nine lorries looked into nine."""

_NOTHING = re.compile(r"\bno(?:thing|body)\b")
_NO = re.compile(
    r"(?:\b(?:no|not|never|nor|neither|without|any)|n't)\s+(?:(?!but\b)[\w'’-]+\s+){0,3}$"
)
_CIVIL = re.compile(
    r"\bpurely civil(?:ian)?\b|\bcivilian (?:ship|vessel|convoy|cargo|plane)\b"
)


def find_load(quote: str, before: str, *, is_negative: bool) -> Load | None:
    """Find what a claim says something held, or what it says was hit; None: neither.

    Args:
        quote: Its words.
        before: Its paragraph up to it, that may name what held it.
        is_negative: The claim is denied.
    """
    text = " ".join(quote.lower().split())
    return _target(text, is_negative=is_negative) or _held(
        text, before.lower(), is_negative=is_negative
    )


def _target(text: str, *, is_negative: bool) -> Load | None:
    """See what was hit, or what a place is said to be; two kinds at once say nothing."""
    sites = [(m, sort) for m, sort in _found(text) if sort in {"military", "home"}]
    if len(sites) > 1:  # "a barracks and no school"
        sites = [
            (m, s) for m, s in sites if s != "home" or not _NO.search(text[: m.start()])
        ]
    hit = [(m, sort) for m, sort in sites if _is_hit(text, m)]
    if not hit or len({sort for _, sort in sites}) > 1:
        return None
    match, sort = hit[0]
    is_barred = is_negative or bool(_NO.search(text[: match.start()]))
    if sort == "home" and is_barred:
        return None  # "no school was hit" leaves open what was
    return Load(
        match[0],
        of_war=sort == "military",
        is_barred=is_barred,
        is_all=True,
        is_target=True,
        carriers=frozenset(),
    )


def _is_hit(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    if _is_qualifier(after):
        return False
    return bool(_HIT.search(before) or _WAS_HIT.match(after))


def _is_qualifier(after: str) -> bool:
    """See "school teacher", "market prices": the word only qualifies another noun."""
    if after[:1] not in {" ", ""}:
        return False
    following = find_tokens(after)[:1]
    if not following or after.strip()[:1] in ",;:.":
        return False
    word = following[0]
    return weight(word) >= MIN_NOUN and not word.endswith(("ed", "ly")) and not _ends(word)


MIN_NOUN = 0.8
"""Lightest word that, right behind another noun, is the one it qualifies."""


def _ends(word: str) -> bool:
    return word in load_words("place_prepositions") or stem(word) in _VERBS


_VERBS = frozenset(
    map(stem, ("hidden", "found", "inside", "aboard", "hit", "struck", "burn", "killed"))
)


def _held(text: str, before: str, *, is_negative: bool) -> Load | None:
    loads = [(m, sort) for m, sort in _found(text) if sort in {*OF_WAR, "civil"}]
    loads = [(m, sort) for m, sort in loads if not _is_qualifier(text[m.end() :])]
    if not loads or not _HELD.search(text) or _UNSEEN.search(text):
        return None
    carriers = _carriers(text) or _carriers(before)
    arms = next((m for m, sort in loads if sort in OF_WAR), None)
    sort = next((sort for m, sort in loads if m is arms), "")
    is_all = bool(_all().search(text) or _CIVIL.search(text))
    match = arms or loads[0][0]
    is_denied = is_negative and not (is_all and _NOTHING.search(text))
    no = is_denied or bool(_NO.search(text[: match.start()]))
    if (arms is None and (is_denied or not is_all)) or not (carriers or is_all):
        return None
    return Load(
        match[0],
        of_war=arms is not None,
        is_barred=no and arms is not None,
        is_all=is_all,
        is_target=False,
        carriers=carriers,
        sort=stem(match[1]) if sort == "arms" else sort,
    )


def _carriers(text: str) -> frozenset[str]:
    return frozenset(stem(m[0]) for m, sort in _found(text) if sort in {"carrier", "home"})


def _found(text: str) -> list[tuple[re.Match[str], str]]:
    """Give the listed words of a text with their sorts, the longest first of two."""
    return [(m, sort) for m in _forms().finditer(text) for sort in sorted(_sorts()[m[1]])]


@lru_cache(maxsize=1)
def _sorts() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for words, sort in load_rows("compare_loads"):
        found.setdefault(words, set()).add(sort)
    return {words: frozenset(sorts) for words, sorts in found.items()}


@lru_cache(maxsize=1)
def _forms() -> re.Pattern[str]:
    return re.compile(rf"\b({any_of(_sorts())})s?\b")


def load_key(load: Load) -> str:
    """Name what a claim tells of, so that two that may part share a name."""
    return "target" if load.is_target else "load"


def load_parts(a: Load, b: Load) -> bool:
    """Tell whether two loads cannot both be so: arms, and nothing but flour or no arms."""
    if a.is_target != b.is_target:
        return False
    return _shuts_out(a, b) or _shuts_out(b, a)


def _shuts_out(no: Load, yes: Load) -> bool:
    if not yes.of_war or yes.is_barred:
        return False
    if not no.of_war:
        return no.is_all
    return no.is_barred and (no.is_target or _is_of(no.sort, yes.sort))


def _is_of(barred: str, told: str) -> bool:
    """Tell whether what is told is of the sort that is denied: rifles are weapons, no rockets."""
    return barred == told or (barred == "weapons" and told != "fighters")
