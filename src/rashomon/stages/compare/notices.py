"""Find whether a claim says that word reached somebody: a warning, a letter, a call, a report.

    "the mayor was telephoned at three"       -> a call to the mayor
    "no warning had reached our office"       -> no warning to who speaks
    "they reported it to the harbour master"  -> a report to the harbour master
    "nobody had called him"                   -> no call to who speaks

That a warning was given and that none came is asked after every mishap and every attack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rashomon.stages.compare.holders import Holder, to_holder
from rashomon.stages.compare.words import find_tokens, stem, term, weight
from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_rows

ANY = "notice"
"""Kind that stands for every kind."""

WARNING = "warning"
"""The kind that may be meant for all who hear it."""

MIN_TO = 0.7
"""Lightest word that tells who is told: "government" weighs 0.73, "mayor" 1.7."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Word that reached somebody, or did not."""

    literal: str
    is_given: bool
    kinds: frozenset[str]
    """Kinds of message; `ANY` meets all."""
    about: frozenset[str]
    """Stems of what its noun is named by: "weather" of "no weather warning"."""
    topic: frozenset[str]
    """Terms of what it is about, where words behind it say so: "about the brewery"."""
    to: frozenset[str]
    """Stems of the words for who is told; empty: nobody is named."""
    names: frozenset[str]
    """Names among them."""


@dataclass(frozen=True, slots=True)
class _Told:
    """One shape found in a claim."""

    start: int
    end: int
    to: str
    kinds: frozenset[str]
    about: str
    is_none: bool
    """Its own words deny it: "no letter", "nobody called"."""


def find_notice(
    quote: str, before: str, voice: Holder, *, is_negative: bool
) -> Notice | None:
    """Find the first word given to somebody, or denied; None: none, or it is open.

    Args:
        quote: Words of a claim.
        before: The words before it: an "it" may be the office they name.
        voice: Who speaks: "we" and "him" are told.
        is_negative: What it says is denied.
    """
    if _MODAL.search(quote):
        return None
    found = next(_told(quote), None)
    if found is None:
        return None
    who = _who(found.to, before, voice)
    if who is None:
        return None
    return Notice(
        " ".join(quote[found.start : found.end].split()),
        not (found.is_none or is_negative),
        found.kinds,
        _named_by(found.about),
        _topic(quote[found.start :]),
        frozenset(
            w for w in who.words if weight(w) >= MIN_TO and w not in _listed_stems("desk")
        ),
        who.names,
    )


MIN_ABOUT = 1.2
"""Lightest word that tells what a message is of: "weather" weighs 1.4, "such" nothing."""


_ABOUT = re.compile(
    r"\b(?:about|of|on|concerning|regarding)\s+(?!(?:it|this|that|them|any|the\s+\w+day)\b)"
    r"(?P<what>[^,;:.]{2,60}?)(?=\s+(?:was|were|had|has|reached|came|to|by|in|at|before)\b|[,;:.]|$)",
    re.IGNORECASE,
)


def _topic(words: str) -> frozenset[str]:
    about = (m["what"] for m in _ABOUT.finditer(words))
    return frozenset(
        term(t) for w in about for t in find_tokens(w) if weight(t) >= MIN_TOPIC
    )


MIN_TOPIC = 2.0
"""Lightest word that tells what a message is about."""


def _named_by(words: str) -> frozenset[str]:
    """Give the stems that tell what a message is of; "any earlier" tells nothing."""
    told = (t for t in find_tokens(words) if weight(t) > MIN_ABOUT)
    return frozenset(stem(t) for t in told) - _listed_stems("open")


def _who(to: str, before: str, voice: Holder) -> Holder | None:
    """Read who is told: named, who speaks, or nobody; None: a pronoun for somebody unknown."""
    if not to.strip():
        return to_holder("")
    if _SELF.search(to):
        return voice
    if _OTHER.match(to):
        return voice if not voice.is_publisher or _is_named(voice, before) else None
    return to_holder(to)


def _is_named(voice: Holder, before: str) -> bool:
    """See "This Ministry was not idle. No letter was received by it": it is who writes."""
    named = {stem(t) for t in find_tokens(before)} - _listed_stems("desk")
    return any(w in named and weight(w) >= MIN_TO for w in voice.words)


_SELF = re.compile(r"\b(?:we|us|our|my|me)\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\W*(?:(?:any|one|all) of\s+)?(?:he|him|his|she|her|it|its|they|them|their|I|you|your)\b",
    re.IGNORECASE,
)

_MODAL = re.compile(
    r"\b(?:should|would|could|might|may|must|can|cannot|will|if|whether|unless|to be)\b"
)
"""Words by which it is asked for, supposed or foreseen."""


def _told(quote: str) -> Iterator[_Told]:
    for form, find in _FORMS:
        if form is _sent and not _noun().search(quote):
            continue  # looking for one who sent it is dear
        for match in form().finditer(quote):
            found = find(match)
            if found is not None:
                yield found


@lru_cache(maxsize=1)
def _noun() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('noun')})\b", re.IGNORECASE)


_NO = r"(?:no|not one|not a single|not an?|never an?|neither|none of the)"
_NOBODY = re.compile(r"^\W*(?:nobody|no one|no-one|none|neither|not one)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|no|neither|nor)\b|n['’]t\b", re.IGNORECASE)
_BE = r"(?:was|were|(?:had|has|have)(?:\s+(?:not|never|also|all))?\s+been)"
_ADV = r"(?:\s+(?:not|never|ever|also|only|already|first|duly|once|twice|[a-z]+ly))*"
_START = r"(?:^|(?<=[,;:.“\"])|(?<=\bthat)|(?<=\band)|(?<=\bbut))\s*"
_STOP = (
    r"(?=\s+(?:by|at|on|in|about|that|when|before|after|ahead|during|until|since|for|with|from"
    r"|twice|again|three|two|several|and|or|as)\b|[,;:.!?”\"]|\s*$)"
)
_NP = r"(?P<to>[^,;:.!?“”\"]{1,70}?)"
_PLAIN = r"(?:(?!(?:of|to|by|in|on|for|with|without|from|that|which)\b)[\w'’-]+\s+){0,3}?"
_MIX = rf"(?P<about>{_PLAIN})"


@lru_cache(maxsize=1)
def _was_told() -> re.Pattern[str]:
    """Match "the mukhtar was telephoned", "they had not been warned"."""
    verb = _words("told")
    return re.compile(
        rf"{_START}{_NP}\s+(?P<be>{_BE}{_ADV})\s+(?P<verb>{verb})\b(?!\s+to\b)", re.I
    )


@lru_cache(maxsize=1)
def _told_whom() -> re.Pattern[str]:
    """Match "they rang the ministry's hotline", "nobody had called him"."""
    verb = _words("told")
    return re.compile(
        rf"{_START}(?P<by>(?:[\w'’-]+\s+){{1,9}}?)(?P<verb>{verb})\s+"
        rf"(?!(?:for|up|off|on|out|back|it|that|a|an)\b){_NP}{_STOP}",
        re.I,
    )


@lru_cache(maxsize=1)
def _got() -> re.Pattern[str]:
    """Match "he received no such report", "they had been given no warning"."""
    return re.compile(
        rf"{_START}{_NP}\s+(?P<get>(?:(?:had|has|have|did){_ADV}\s+)?"
        r"(?:received|receive|got|get|(?:(?:was|were|been)\s+)(?:given|handed|sent))"
        r"|(?<!has )(?<!had )had)\s+"
        rf"(?P<no>{_NO}\s+|any\s+|an?\s+|the\s+|its\s+|their\s+|several\s+|two\s+|three\s+)?"
        rf"{_MIX}(?P<noun>{_words('noun')})\b",
        re.I,
    )


@lru_cache(maxsize=1)
def _came() -> re.Pattern[str]:
    """Match "no letter was received by it", "a copy had been faxed to the office"."""
    return re.compile(
        rf"\b(?P<no>{_NO}\s+|any\s+|an?\s+|the\s+|its\s+|several\s+|two\s+|three\s+)"
        rf"{_MIX}(?P<noun>{_words('noun')})\b(?P<list>[^.;]{{0,60}}?)\s+"
        rf"(?P<come>(?:{_BE}|had|has|have|ever){_ADV}\s+(?:{_words('came')})"
        rf"|(?:reached|arrived){_ADV})"
        r"(?:\s+(?:over|on|out))?(?:\s+(?P<how>by|to|at|in|for))?"
        rf"(?:\s+{_NP}{_STOP}|(?=[,;:.!?”\"]|\s*$))",
        re.I,
    )


@lru_cache(maxsize=1)
def _sent() -> re.Pattern[str]:
    """Match "handed the government a note", "sent a letter to the ministry"."""
    det = rf"(?P<no>{_NO}|any|an?|the|its|their|several|two|three)\s+"
    return re.compile(
        rf"(?P<by>[^,;:.]*?)\b(?P<verb>{_words('sent')})\s+"
        rf"(?:{det}{_MIX}(?P<noun>{_words('noun')})\s+(?:[^,;:.]{{0,40}}?\s)?to\s+{_NP}{_STOP}"
        rf"|(?P<to2>[^,;:.]{{1,60}}?)\s+(?:{_NO}|any|an?|its|several|two|three)\s+"
        rf"{_PLAIN}(?P<noun2>{_words('noun')})\b)",
        re.I,
    )


@lru_cache(maxsize=1)
def _reported() -> re.Pattern[str]:
    """Match "they reported them to the district head"."""
    return re.compile(
        rf"\b(?P<verb>report(?:ed)?)\s+(?:it|them|this|that|these|the\s+[\w-]+)\s+to\s+"
        rf"{_NP}{_STOP}",
        re.I,
    )


@lru_cache(maxsize=1)
def _kept() -> re.Pattern[str]:
    """Match "a copy of the letter was found in a ministry file": it had come there."""
    return re.compile(
        rf"\b(?:an?|the|one|two|three|several)\s+(?P<about>)(?P<noun>{_words('noun')})\b"
        r"[^.;]{0,70}?\s(?:lay|(?:was|were|been)\s+(?:found|discovered)|turned up)"
        rf"\s+(?:in|on|among|at)\s+{_NP}{_STOP}",
        re.I,
    )


@lru_cache(maxsize=1)
def _none_was() -> re.Pattern[str]:
    """Match "without any warning", "there was no warning": meant for all who were there."""
    return re.compile(
        r"\b(?:without|there\s+(?:was|were|had been)\s+(?:[\w-]+\s+(?:and\s+)?){0,4}?no)\s+"
        r"(?:any\s+|prior\s+|a\s+)?(?P<noun>warnings?)\b",
        re.I,
    )


def _read_was_told(m: re.Match[str]) -> _Told:
    none = bool(_NOBODY.match(m["to"]) or _NOT.search(m["be"]))
    to = "" if _NOBODY.match(m["to"]) else m["to"]
    return _Told(m.start("to"), m.end(), to, _kinds(m["verb"], "told"), "", none)


def _read_told_whom(m: re.Match[str]) -> _Told | None:
    near = m["by"].lower().split()[-NEAR:]
    if near[-1] in _NO_SENDER:
        return None
    none = bool(_NOBODY.match(m["by"]) or {"not", "never"} & set(near))
    if m["verb"].lower() == "told" and not none:
        return None  # "he told the newspaper" hands over words
    return _Told(m.start("verb"), m.end("to"), m["to"], _kinds(m["verb"], "told"), "", none)


NEAR = 3
"""Words before a verb among which one denies it: of "a man who gave no name rang" none does."""

_NO_SENDER = frozenset(
    {
        *("was", "were", "been", "being", "be", "is", "are"),
        *("the", "a", "an", "to", "by", "of", "no", "phone", "telephone"),
    }
)
"""Words right before a participle or a noun, not before a verb with its subject."""


def _read_got(m: re.Match[str]) -> _Told:
    none = bool(_is_no(m["no"]) or _NOT.search(m["get"]) or _NOBODY.match(m["to"]))
    if re.match(r"\W*no\b", m["to"], re.IGNORECASE):
        none = True  # "no office of the ministry had received any warning"
    to = "" if _NOBODY.match(m["to"]) else m["to"]
    return _Told(m.start("get"), m.end(), to, _kinds(m["noun"], "noun"), m["about"], none)


def _read_came(m: re.Match[str]) -> _Told | None:
    come, how, to = m["come"].lower(), (m["how"] or "").lower(), m["to"] or ""
    if (how == "by" and "received" not in come) or (not how and "reached" not in come):
        to = ""  # who sent it, or when
    kinds = _kinds(m["noun"], "noun").union(
        *(_kinds(w, "noun") for w in _listed(m["list"]))
    )
    none = bool(_is_no(m["no"]) or _NOT.search(come))
    if not to and WARNING not in kinds:
        return None
    return _Told(m.start("no"), m.end(), to, kinds, m["about"], none)


def _listed(text: str) -> list[str]:
    """Give the further messages of a list: "no letter, call or message"."""
    head = re.match(r"(?:\s*,\s*[\w-]+)*(?:\s*,?\s+(?:or|nor|and)\s+[\w-]+)?", text)
    return re.findall(r"[\w-]+", head[0]) if head else []


def _read_sent(m: re.Match[str]) -> _Told:
    noun, to = m["noun"] or m["noun2"], m["to"] or m["to2"]
    none = bool(_NOBODY.match(m["by"]) or _NOT.search(m["by"]) or _is_no(m["no"]))
    about = m["about"] or ""
    return _Told(m.start("verb"), m.end(), to, _kinds(noun, "noun"), about, none)


def _read_reported(m: re.Match[str]) -> _Told:
    return _Told(m.start(), m.end(), m["to"], frozenset({"report"}), "", is_none=False)


def _read_kept(m: re.Match[str]) -> _Told:
    return _Told(m.start(), m.end(), m["to"], _kinds(m["noun"], "noun"), "", is_none=False)


def _read_none(m: re.Match[str]) -> _Told:
    return _Told(m.start(), m.end(), "", frozenset({WARNING}), "", is_none=True)


_FORMS = (
    (_came, _read_came),
    (_got, _read_got),
    (_sent, _read_sent),
    (_was_told, _read_was_told),
    (_told_whom, _read_told_whom),
    (_reported, _read_reported),
    (_kept, _read_kept),
    (_none_was, _read_none),
)
"""Shapes of words, and how each is read; the first that fits speaks for a claim."""


def _is_no(words: str | None) -> bool:
    return words is not None and re.match(_NO, words, re.IGNORECASE) is not None


def _kinds(word: str, part: str) -> frozenset[str]:
    rows = load_rows("compare_notices")
    return frozenset(
        kind for words, at, kind in rows if at == part and words == word.lower()
    )


@lru_cache(maxsize=8)
def _words(part: str) -> str:
    return any_of(words for words, at, _ in load_rows("compare_notices") if at == part)


@lru_cache(maxsize=8)
def _listed_stems(part: str) -> frozenset[str]:
    rows = load_rows("compare_notices")
    return frozenset(stem(words) for words, at, _ in rows if at == part)
