"""See what shape the words of a claim have, and which claim puts an answer most directly.

claims of one answer -> whole clauses before fragments, first-hand before relayed -> one claim

A claim is quoted in a question or an answer, so its words must be able to stand alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import IntEnum

from rashomon.model import OriginLevel, Reading
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.words import find_tokens, term
from rashomon.text.lexicon import load_words

IDEAL_WORDS = 22
"""Words of a quotation a reader takes in at a glance; longer ones come later, by tens."""

LEAST_WORDS = 3
"""Fewest words of a clause that tells something: "signed a truce" has three."""


class Shape(IntEnum):
    """How far the words of a claim stand alone, the best first."""

    CLAUSE = 0
    """It has a subject and a verb: "the truce had lapsed"."""
    HEADLESS = 1
    """Its subject stands outside: "signed a truce"."""
    FRAGMENT = 2
    """It hangs on other words or only names something: "the release of the girls"."""


_HANGING = re.compile(
    r"\W*(?:who|whom|whose|which|that|where|when|while|as|to|if|whether|than|of|for|with"
    r"|all of which|what|how|why)\b",
    re.IGNORECASE,
)
"""How claims open that hang on other words."""

_TIED = re.compile(
    r"\W*(?:after|at|by|during|for|from|in|through|under|with)\s+(?:which|whom)\s+",
    re.IGNORECASE,
)
"""How a relative clause opens that has its own subject: "for which talks had been held"."""

_OF = re.compile(r"\s*(?:of|for|to|in|on|by|from|between|with)\b", re.IGNORECASE)
"""Words after a noun that is named rather than a verb that is said."""


def shape_of(facets: Facets) -> Shape:
    """Tell whether the words of a claim can stand alone."""
    tokens = facets.tokens
    if facets.predicate is None or len(tokens) < LEAST_WORDS or hangs(facets):
        return Shape.FRAGMENT
    at = _predicate_at(facets)
    if at is None:
        return Shape.CLAUSE
    if (
        _is_named(facets, at)
        or _is_participle(tokens, at)
        or "that" in tokens[1 : min(at, 4)]
    ):
        return Shape.FRAGMENT
    return (
        Shape.HEADLESS if at == 0 or tokens[0] in load_words("compare_be") else Shape.CLAUSE
    )


def _is_participle(tokens: tuple[str, ...], at: int) -> bool:
    """See "lines circling the sea", "seizing a bridge": an -ing with no "is" before it."""
    before = tokens[max(at - 3, 0) : at]
    return tokens[at].endswith("ing") and not any(
        t in load_words("compare_be") for t in before
    )


def hangs(facets: Facets) -> bool:
    """Tell whether the words of a claim hang on others before them ("all of which is").

    "For which talks had been held" is whole but for its opening, and what "when it sank, ..."
    opens ends at a comma.
    """
    quote = facets.claim.span.quote
    found = _HANGING.match(quote, opening_ends(quote))
    return found is not None and not _has_main_clause(facets, quote)


def _has_main_clause(facets: Facets, quote: str) -> bool:
    """Tell whether the predicate stands behind the comma that ends an opening "when".

    "Of the houses by the mill forty are gone" counts some of them: that is whole.
    """
    if _OF_THESE.match(quote) and facets.figures:
        return True
    if not _OPENS_TIME.match(quote) or facets.predicate is None:
        return False
    before, mark, after = quote.partition(",")
    told = {term(t) for t in find_tokens(after)}
    own = {term(t) for t in find_tokens(before)}
    return bool(mark) and facets.predicate in told - own


_OPENS_TIME = re.compile(r"\W*(?:when|while|as)\b", re.IGNORECASE)
"""How a clause of time opens, after which the main clause stands."""


_OF_THESE = re.compile(r"\W*of (?:the|those|these|its|their|our|all)\b", re.IGNORECASE)


def opening_ends(quote: str) -> int:
    """Give where a clause begins after the words that tie it on ("in which |"); 0: none do."""
    match = _TIED.match(quote)
    return match.end() if match else 0


def _predicate_at(facets: Facets) -> int | None:
    """Give the place of the predicate among the words; None: another form of it stands there."""
    terms = [term(token) for token in facets.tokens]
    return terms.index(facets.predicate) if facets.predicate in terms else None


def _is_named(facets: Facets, at: int) -> bool:
    """See a predicate that is a noun: "the release of", right after an article."""
    if at != 1 or facets.tokens[0] not in load_words("determiners"):
        return False
    rest = facets.claim.span.quote.lower().split(facets.tokens[at], 1)[-1]
    return len(facets.tokens) == at + 1 or _OF.match(rest) is not None


def find_copies(reading: Reading) -> frozenset[str]:
    """Give the ids of documents known to go back to another of the case."""
    origins = (o for o in reading.origins if o.level is OriginLevel.DOCUMENT and o.first_id)
    return frozenset(d for o in origins for d in o.document_ids if d != o.first_id)


def most_direct(members: Sequence[Facets], copies: frozenset[str]) -> Facets:
    """Choose the claim that puts an answer most directly.

    Whole clauses come before fragments, the text others go back to before its copies, a named
    voice before "residents", a plain credit before "A told B", a wording many share before one
    nobody else has, short before long.

    Args:
        members: At least one claim.
        copies: Documents that go back to others.
    """
    wordings = Counter(f.tokens for f in members)

    def rank(facets: Facets) -> tuple[object, ...]:
        source = facets.claim.source
        return (
            shape_of(facets),
            facets.claim.document_id in copies,
            _voice(facets),
            len(source.chain) if source else 0,
            -wordings[facets.tokens],
            max(len(facets.tokens) - IDEAL_WORDS, 0) // 10,
            facets.order,
        )

    return min(members, key=rank)


def _voice(facets: Facets) -> int:
    """Rank a named source before the report's own voice, and that before an unnamed one."""
    if facets.speaker.is_author:
        return 1
    return 0 if facets.speaker.is_named else 2


def surface(members: Sequence[Facets], name: str) -> str | None:
    """Give the form in which claims mostly print a term; None: none prints it."""
    forms = Counter(
        token
        for f in members
        for token in find_tokens(f.claim.span.quote)
        if term(token) == name
    )
    return min(forms, key=lambda form: (-forms[form], form), default=None)
