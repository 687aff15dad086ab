"""Find what deed a claim tells of, whose it says it was, and whose not.

    "army artillery had shelled it"            -> attack, by the army
    "blamed the Front for the strike on ..."   -> attack, by the Front
    "caused not by X but by Y"                 -> by Y, X cleared
    "... in order to blame X"                  -> X is blamed by others
    "(denied) responsibility for the strike"   -> attack, not by who speaks

Whose arms they were is read only where the text says it: "a shell from the ridge" is
nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rashomon.model import Certainty, Claim, Reading
from rashomon.stages.compare.parties import (
    Party,
    Patrons,
    find_agents,
    to_party,
    unlinked_party,
)
from rashomon.stages.compare.words import (
    ONE_HAPPENING,
    class_of,
    find_tokens,
    stem,
    term,
)
from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_mapping, load_rows, load_words


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed that one side does to another, as a claim tells it."""

    kind: str | None
    """Class of the deed ("kill", "attack"); None: the claim tells of none."""
    doers: tuple[Party, ...]
    cleared: tuple[Party, ...] = ()
    """Those who, it says, did not do it, beside who did."""
    framed: tuple[Party, ...] = ()
    """Those whom, it says, others want to be blamed."""


ANY = "any"
"""Kind of a deed that is not named: "denied any role"."""


def deed_names(deed: Deed, leads: Iterable[str]) -> frozenset[str]:
    """Name the kinds of deed a claim may be of; one not named is what its report leads with."""
    if deed.kind == ANY:
        return deed_kinds().intersection(leads)
    return frozenset((ONE_HAPPENING.get(deed.kind, deed.kind),) if deed.kind else ())


_BLAMED = re.compile(r"^\W*\w+\s+(.{2,60}?)\s+(?:for|of)\b(.*)$", re.IGNORECASE | re.DOTALL)
"""\"blamed the Front for the strike\": who, and for what."""

_ACCUSED = re.compile(
    r"^\W*(.{2,60}?)\s+(?:for|of)\s+(\w+ing\b.*)$", re.IGNORECASE | re.DOTALL
)
"""\"(accused) French troops of committing a massacre\": who, and of what."""

_NOT_BY = re.compile(r"\bnot\s+by\s+(.{2,60}?),?\s+but\s+(?:rather\s+)?by\b", re.IGNORECASE)

_TO_BLAME = re.compile(
    r"\bto\s+(?:\w+\s+)?(?:blame|frame|incriminate|implicate)\s+((?:[\w'’-]+\s*){1,5})",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _several() -> re.Pattern[str]:
    nouns = any_of(load_words("account_nouns"))
    return re.compile(
        rf"\W*(?:both|all|these|those|either|(?:all |both )?(?:the|of the)(?: two| three)?)\W+"
        rf"(?:of (?:the|these|those)\W+)?{nouns}s?\W*$",
        re.IGNORECASE,
    )


def rejects_several(claim: Claim) -> bool:
    """See "(denied) both accounts": what was told before is not so, whoever told it."""
    return claim.certainty is Certainty.DENIED and bool(_several().match(claim.span.quote))


def find_deed(
    reading: Reading, claim: Claim, patrons: Patrons, voice: Party | None
) -> Deed:
    """Find the deed of a claim and who it says did it, or denies that he did.

    Args:
        reading: Where mentions are looked up.
        claim: The claim.
        patrons: Nations its report puts before names.
        voice: Who speaks and for whom; None: the report itself.
    """
    quote = claim.span.quote
    answerable = _answerable(reading, claim, patrons, voice)
    if answerable is not None:
        return answerable
    accused = _accused(claim)
    if accused is not None:
        who, what = accused
        return Deed(_kind_in(what), _named(reading, claim, who, patrons))
    kind = _kind(claim)
    if kind is None:
        return Deed(None, ())
    doers = find_agents(reading, claim, patrons) or _owner(reading, claim, patrons)
    if voice is not None and _is_speakers_own(claim, voice, _content(claim)):
        doers = (voice,)
    not_by, to_blame = _NOT_BY.search(quote), _TO_BLAME.search(quote)
    return Deed(
        kind,
        doers,
        _named(reading, claim, not_by[1], patrons) if not_by else (),
        _named(reading, claim, to_blame[1], patrons) if to_blame else (),
    )


_SPEAKERS_OWN = re.compile(
    r"\W*(?:that\W+)?(?:(?:it|he|she|they|its|his|her|their|the (?:movement|group))\b"
    r"|\w+ing\b)",
    re.IGNORECASE,
)
"""Subjects, and none at all, that in a denial stand for who denies: "that it had fired"."""

_FIRST_PERSON = re.compile(r"\W*(?:that\W+)?(?:we|i|our|my)\b", re.IGNORECASE)


def _is_speakers_own(claim: Claim, voice: Party, subject: str) -> bool:
    """Tell whether a deed is said of who speaks: by "we", or in a denial of "it" or nobody.

    "Residents said they shelled the town" tells of others than the residents, and so does
    "officials said a bomb went off, killing ten".
    """
    if not voice.words:
        return False
    denies = claim.certainty is Certainty.DENIED or claim.negated
    return bool(_FIRST_PERSON.match(subject) or (denies and _SPEAKERS_OWN.match(subject)))


ALLEGED = re.compile(
    r"\W*(?:the\s+)?(?:allegation|accusation|charge|claim|rumou?r|suggestion|report)s?"
    r"\s+(?:that|of)\b",
    re.IGNORECASE,
)
"""What stands behind such a noun is only mentioned: the claim says something about it. Who
denies the allegation denies its content, though."""


def _content(claim: Claim) -> str:
    """Give the words of what is said, behind "accusations that"."""
    quote = claim.span.quote
    opening = ALLEGED.match(quote)
    return quote[opening.end() :] if opening else quote


def _answerable(
    reading: Reading, claim: Claim, patrons: Patrons, voice: Party | None
) -> Deed | None:
    """See somebody made answerable for a deed, or denying that he is; None: nobody is."""
    said = _laying().search(claim.span.quote)
    cued = said is None and claim.cue is not None and _laying().search(claim.cue.quote)
    before = claim.span.quote[: said.start()] if said else ""
    if not (said or cued) or _NOBODY.match(before):
        return None
    is_bare = claim.certainty is Certainty.DENIED and bool(_BARE.match(before))
    after = find_tokens(claim.span.quote[said.end() if said else 0 :])
    kind = ANY if said and is_bare and not after else _kind_in(" ".join(after[:DEED_REACH]))
    doers = _subject(reading, claim, patrons, before)
    if voice is not None and (is_bare or _is_speakers_own(claim, voice, before)):
        doers = (voice,) if voice.words else ()
    return Deed(kind, doers) if doers and kind else None


DEED_REACH = 5
"""Words after "responsible for" in which the deed is named: "the deadly strike on the mill"."""

_BARE = re.compile(r"\W*(?:any|all|every|full|direct|having|being|\W)*\W*$", re.IGNORECASE)
"""What may stand before "(denied any) responsibility" where no other party does."""

_NOBODY = re.compile(r"\W*(?:no|nobody|none|neither)\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _laying() -> re.Pattern[str]:
    """Match what lays a deed at a door: "behind", "a role in ...", "(denied) responsibility".

    "Took part of the town in an attack" does not.
    """
    rows = sorted(load_rows("compare_answerable"), key=lambda row: (-len(row[0]), row[0]))
    forms = (word if link == "-" else rf"{word}(?=\s+{link}\b|\W*$)" for word, link in rows)
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)


def _subject(
    reading: Reading, claim: Claim, patrons: Patrons, before: str
) -> tuple[Party, ...]:
    """Give the party that opens a claim, before the word that makes it answerable."""
    end = claim.span.start + len(before)
    named = [m for m in claim.actors if m.span.end <= end]
    return tuple(to_party(reading, claim, m, patrons) for m in named[:1])


def _accused(claim: Claim) -> tuple[str, str] | None:
    """Give who is blamed and for what, where the claim or its cue lays a deed at a door."""
    quote = claim.span.quote
    if claim.predicate and _verb_kind(claim.predicate) == "blame":
        found = _BLAMED.match(quote)
        return (found[1], found[2]) if found and claim.source else None
    if claim.cue and any(_verb_kind(t) == "blame" for t in find_tokens(claim.cue.quote)):
        found = _ACCUSED.match(quote)
        return (found[1], found[2]) if found else None
    return None


def _kind(claim: Claim) -> str | None:
    """Give the class of the deed: the predicate's, or the noun's after a verb of doing it."""
    if not claim.predicate:
        return None
    predicate, role = term(claim.predicate.lower()), _verb_kind(claim.predicate)
    if predicate in deed_kinds():
        return predicate if role != "suffer" else None
    if predicate == "caus" or (
        claim.certainty is Certainty.DENIED and ALLEGED.match(claim.span.quote)
    ):
        return _kind_in(_content(claim))
    if role != "commit":
        return None
    verb = stem(claim.predicate.lower())
    tokens = find_tokens(claim.span.quote)
    at = next((i for i, t in enumerate(tokens) if stem(t) == verb), None)
    if at is None:
        return None
    return _kind_in(" ".join(tokens[at + 1 : at + 6])) or _kind_in(" ".join(tokens[:at]))


def _kind_in(words: str) -> str | None:
    found = (class_of(token) for token in find_tokens(words))
    return next((kind for kind in found if kind in deed_kinds()), None)


def _owner(reading: Reading, claim: Claim, patrons: Patrons) -> tuple[Party, ...]:
    """Give whose arms open the claim: "army artillery", never "a shell from the ridge"."""
    start = claim.span.start
    for mention in claim.actors:
        before = claim.span.quote[: max(mention.span.start - start, 0)]
        after = find_tokens(claim.span.quote[mention.span.end - start :])[:1]
        opens = not find_tokens(before) or find_tokens(before) == ("the",)
        if opens and after and stem(after[0]) in _instruments():
            return (to_party(reading, claim, mention, patrons),)
    return ()


def _named(
    reading: Reading, claim: Claim, words: str, patrons: Patrons
) -> tuple[Party, ...]:
    """Give the parties mentioned among some words of a claim, else the words themselves."""
    at = claim.span.start + claim.span.quote.find(words)
    inside = (m for m in claim.actors if at <= m.span.start < at + len(words))
    found = tuple(to_party(reading, claim, m, patrons) for m in inside)
    party = unlinked_party(words)
    return found or ((party,) if party.words else ())


@lru_cache(maxsize=1)
def deed_kinds() -> frozenset[str]:
    """Give the classes of deeds that one side does to another."""
    return frozenset(row[0] for row in load_rows("compare_deeds"))


def _verb_kind(word: str) -> str | None:
    return _verbs().get(stem(word.lower()))


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    return {stem(word): kind for word, kind in load_mapping("compare_blame").items()}


@lru_cache(maxsize=1)
def _instruments() -> frozenset[str]:
    return frozenset(stem(word) for word in load_words("compare_instruments"))
