"""Find whom a claim says the deed was by that its report is about, or not by.

    "the killers were members of the Orlo gang"  -> by the gang, of the deed the report tells of
    "Ruth blew up the mill"                      -> by Ruth, the mill
    "(denied) any knowledge of the operation"    -> not known to who speaks
    "it had no unit north of the river"          -> not there

A `Deed` needs a verb of harm with its doer beside it; a charge is laid in many other words,
and what it is about may only be pointed to ("the crime", "it").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.model import Claim, Reading
from rashomon.stages.compare.charge_forms import FORMS, Told
from rashomon.stages.compare.charge_words import MIN_NAMED, Stretch, charge_words, side_in
from rashomon.stages.compare.parties import Party, Patrons, to_party, unlinked_party
from rashomon.stages.compare.phrasing import Word, closed, find_words
from rashomon.stages.compare.words import is_light, stem, weight
from rashomon.text.lexicon import load_mapping, load_rows, load_words


@dataclass(frozen=True, slots=True)
class Charge:
    """Whom a claim lays a deed to, or clears of it."""

    doers: tuple[Party, ...]
    who: frozenset[str]
    """Names and nations of the doers, as two claims share them; see `who_words`."""
    part: str
    """What they had to do with it."""
    kind: str | None
    """Class of the deed; None: not said."""
    target: frozenset[str]
    """Terms of what was hit; empty: the deed is only pointed to."""

    @property
    def shown(self) -> tuple[Party, ...]:
        """The doer as the claim prints it, linked where the link is of all its words."""
        whole, *linked = self.doers
        return (next((p for p in linked if p.words == whole.words), whole),)


def find_charge(
    reading: Reading,
    claim: Claim,
    patrons: Patrons,
    voice: Party | None,
    *,
    is_negative: bool,
) -> Charge | None:
    """Find a charge; None: the claim lays nothing to anybody.

    Args:
        reading: Where mentions are looked up.
        claim: The claim.
        patrons: Nations its report puts before names.
        voice: Who speaks.
        is_negative: It says that something is not so.
    """
    if _is_unproven(reading, claim):
        return None
    quote = _with_doer(reading, claim)
    told = Told(reading, claim, patrons, find_words(quote), quote, voice, is_negative)
    for form in FORMS:
        found = form(told)
        if found is not None:
            part, kind, who, target = found
            doers = _parties(told, who)
            names = who_words(doers, target)
            return Charge(doers, names, part, kind, target - names) if names else None
    return None


_UNPROVEN = re.compile(
    r"\bno\s+(?:\w+\s+){0,2}(?:evidence|proof|indication|sign|reason|ground)s?\s+"
    r"(?:\w+\s+){0,2}(?:that|whether|of|for)\b",
    re.IGNORECASE,
)

UNPROVEN_REACH = 60

_ENDS = re.compile(r"[.!?\n]")


def _is_unproven(reading: Reading, claim: Claim) -> bool:
    """See "there is no evidence that": what follows is neither said nor denied."""
    text = reading.documents[claim.document_id].text
    before = text[max(claim.span.start - UNPROVEN_REACH, 0) : claim.span.start]
    said = _ENDS.split(before)[-1] + claim.span.quote
    return bool(_UNPROVEN.search(said))


_BY = re.compile(r"\s+by\s[^.;:!?\n]{3,90}")


def _with_doer(reading: Reading, claim: Claim) -> str:
    """Give the words of a claim, with the "by ..." that was cut off behind it."""
    text = reading.documents[claim.document_id].text
    after = _BY.match(text, claim.span.end)
    return claim.span.quote + (after.group() if after else "")


@lru_cache(maxsize=1 << 14)
def whole_names(words: str) -> frozenset[str]:
    """Give the names among some words with those of organs: a ministry is not its parliament."""
    capital = (w for w in find_words(words) if w.is_capital)
    return frozenset(_name(w) for w in capital if _is_told(w))


@lru_cache(maxsize=1 << 14)
def who_names(words: str) -> frozenset[str]:
    """Give the names among some words, without the endings of peoples."""
    capital = (w for w in find_words(words) if w.is_capital)
    return frozenset(_name(w) for w in capital if _is_name(w))


def who_words(
    doers: Sequence[Party], apart: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Name parties by what two tellings of them share: linked actors, nations, names.

    "Sarnian divers" and "Sarnia" share a name but for its ending.
    """
    found: set[str] = set()
    for party in doers:
        found |= {f"nation {code}" for code in party.nations}
        if party.actor_id:
            found.add(party.actor_id)
        if party.side:
            found.add(f"{SIDE}{party.side}")
        words = (w for w in find_words(party.literal) if w.is_capital)
        found |= {_name(w) for w in words if _is_name(w) and w.stem not in apart}
    if not found:  # "the government", nobody says which
        found |= {f"{SIDE}{side}" for p in doers if (side := side_in(p.literal))}
    return frozenset(found)


SIDE = "side "
"""Before the side a party is on: an army and rebels are two, two bands of rebels may be."""

FOR = "for "
"""Before the name of those for whom somebody is: "a pro-Velmian group" need not be Velm's."""


def _name(word: Word) -> str:
    return f"{FOR if word.text.startswith('pro-') else ''}{root(word.text)}"


def _is_name(word: Word) -> bool:
    if word.stem in charge_words()["carrier"] or word.stem in organs():
        return False  # "Warplanes bombed"; "the Ministry of Defence"
    if word.text in load_mapping("calendar_names") or word.stem in happening_words():
        return False  # "Overnight Fire Destroys Mill"; "a fire on Tuesday"
    return _is_told(word)


def _is_told(word: Word) -> bool:
    is_creed = word.stem in charge_words()["creed"]
    is_long = len(word.text) > 2 and not is_light(word.stem)
    return weight(word.text) >= MIN_NAMED and is_long and not is_creed


@lru_cache(maxsize=1)
def happening_words() -> frozenset[str]:
    """Give the stems of nouns for happenings, which do no deed: "Fire", "Overnight"."""
    rows = load_rows("compare_things")
    return frozenset(stem(w) for w, _, sort in rows if sort == "event") | {"overnight"}


@lru_cache(maxsize=1)
def organs() -> frozenset[str]:
    """Give the stems of words for organs that every state has: "Defence", "Ministry"."""
    kinds = load_mapping("link_organisation_words")
    bodies = {word for word, kind in kinds.items() if kind in _OF_STATES}
    return frozenset(stem(word) for word in load_words("link_portfolios") | bodies)


_OF_STATES = frozenset({"ministry", "army"})


_ADJECTIVE = re.compile(r"(?:i?an(?:s)?|ese|ish|ia|is?|a|s)$")

LEAST_ROOT = 4


def root(name: str) -> str:
    """Cut the endings by which a people is named after its country.

    >>> root("sarnian"), root("sarnia"), root("ostrel"), root("velm")
    ('sarn', 'sarn', 'ostrel', 'velm')
    """
    for part in name.split("-")[-1:]:
        short = _ADJECTIVE.sub("", part)
        return short if len(short) >= LEAST_ROOT else part
    return name


def _parties(told: Told, who: Stretch) -> tuple[Party, ...]:
    """Read the words that name the doer as parties; pronouns are who speaks."""
    if who is None:
        return ()
    words = told.words[who[0] : who[1]]
    if not words or words[0].text in closed("first") or _is_speaker(told, words):
        return (told.voice,) if told.voice is not None and told.voice.words else ()
    start, end = words[0].start, words[-1].end
    at = told.claim.span.start
    inside = [m for m in told.claim.actors if start <= m.span.start - at < end]
    linked = [to_party(told.reading, told.claim, m, told.patrons) for m in inside]
    whole = unlinked_party(told.quote[start:end])
    named = (whole, *(p for p in linked if p.actor_id or p.nations))
    is_own = told.claim.source is not None and any(w.text in _OWN for w in words)
    if is_own and told.voice is not None and not who_words(named):
        return (told.voice, *named)  # "one of its gunners", said by the guard
    return named


_OWN = frozenset({"its", "their", "our"})


def _is_speaker(told: Told, words: Sequence[Word]) -> bool:
    """See "it", "his men" in what somebody denies or says of himself."""
    return (
        told.is_negative
        and words[0].text in closed("third")
        and told.claim.source is not None
    )
