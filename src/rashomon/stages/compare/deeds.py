"""Find what deed a claim tells of, whose it says it was, and whose not.

    "army artillery had shelled it"            -> attack, by the army
    "blamed the Front for the strike on ..."   -> attack, by the Front
    "caused not by X but by Y"                 -> by Y, X cleared
    "... in order to blame X"                  -> X is blamed by others

Whose arms they were is read only where the text says it: "a shell from the ridge" is
nobody's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rashomon.model import Claim, Reading
from rashomon.stages.compare.parties import (
    Party,
    Patrons,
    find_agents,
    to_party,
    unlinked_party,
)
from rashomon.stages.compare.words import class_of, find_tokens, stem, term
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


def find_deed(reading: Reading, claim: Claim, patrons: Patrons) -> Deed:
    """Find the deed of a claim and who it says did it."""
    quote = claim.span.quote
    accused = _accused(claim)
    if accused is not None:
        who, what = accused
        return Deed(_kind_in(what), _named(reading, claim, who, patrons))
    kind = _kind(claim)
    if kind is None:
        return Deed(None, ())
    doers = find_agents(reading, claim, patrons) or _owner(reading, claim, patrons)
    not_by, to_blame = _NOT_BY.search(quote), _TO_BLAME.search(quote)
    return Deed(
        kind,
        doers,
        _named(reading, claim, not_by[1], patrons) if not_by else (),
        _named(reading, claim, to_blame[1], patrons) if to_blame else (),
    )


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
    if predicate == "caus":
        return _kind_in(claim.span.quote)
    if role != "commit":
        return None
    verb = stem(claim.predicate.lower())
    tokens = find_tokens(claim.span.quote)
    at = next((i for i, t in enumerate(tokens) if stem(t) == verb), None)
    return None if at is None else _kind_in(" ".join(tokens[at + 1 : at + 6]))


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
